import type { AddressRange, EdgeSubnet } from "../../../model/edge.ts";
import { anyAddress, text, truth, wholeNumber } from "./codecs.ts";
import { type AnyTable, fieldsOf } from "./field.ts";

const subnet = fieldsOf<EdgeSubnet>();
const range = fieldsOf<AddressRange>();

const counters = {
  totalIpCount: "read-only: counted by the platform",
  usedIpCount: "read-only: counted by the platform",
};

const rangeTable: AnyTable = {
  fields: [
    range.value("first", "startAddress", anyAddress, { required: "first address of a range" }),
    range.value("last", "endAddress", anyAddress, { required: "last address of a range" }),
  ],
  quiet: counters,
};

/** One entry of `subnets.values`, of an uplink or of a network. */
export const subnetTable: AnyTable = {
  fields: [
    subnet.value("gateway", "gateway", anyAddress, { required: "address of the gateway of a subnet" }),
    subnet.value("prefixLength", "prefixLength", wholeNumber(0, 128), { required: "prefix length of a subnet" }),
    subnet.value("dnsSuffix", "dnsSuffix", text),
    subnet.value("dnsServer1", "dnsServer1", anyAddress),
    subnet.value("dnsServer2", "dnsServer2", anyAddress),
    subnet.parts("ranges", "ipRanges.values", rangeTable),
    subnet.value("enabled", "enabled", truth),
    subnet.value("primaryAddress", "primaryIp", anyAddress),
  ],
  quiet: {
    ...counters,
    autoAllocateIpRanges: "asks for addresses at the moment when it is sent; what came of it stands in the ranges",
  },
};
