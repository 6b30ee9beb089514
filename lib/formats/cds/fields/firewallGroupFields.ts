import type { IpSet } from "../../../model/edge.ts";
import { addressSet, oneOf, text } from "./codecs.ts";
import { type AnyTable, fieldsOf } from "./field.ts";
import { referenceTable } from "./referenceFields.ts";

const set = fieldsOf<IpSet>();

/** `FirewallGroup`: an IP set or another kind of group. What it belongs to is read and written by code of its own. */
export const firewallGroupTable: AnyTable = {
  fields: [
    set.value("id", "id", text),
    set.value("name", "name", text, { required: "name" }),
    set.value("description", "description", text),
    // Sources disagree on the word for groups of networks; go-vcloud-director has the third.
    set.value("type", "typeValue", oneOf("IP_SET", "STATIC_MEMBERS", "SECURITY_GROUP", "VM_CRITERIA"), {
      older: [{ path: "type", codec: oneOf("IP_SET", "SECURITY_GROUP") }],
    }),
    set.values("addresses", "ipAddresses", addressSet),
    set.parts("members", "members", referenceTable),
    set.given("edge", "ownerRef"),
    set.part("organization", "orgRef", referenceTable),
  ],
  quiet: {
    status: "read-only: the state of the object",
    networkProviderScope: "read-only: the network manager of the provider behind it",
  },
  beyond: { vmCriteria: "a choice of virtual machines by what they are" },
};
