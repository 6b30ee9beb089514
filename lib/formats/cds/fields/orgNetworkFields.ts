import type { OrgNetwork } from "../../../model/edge.ts";
import { oneOf, text, truth } from "./codecs.ts";
import { type AnyTable, fieldsOf } from "./field.ts";
import { referenceTable } from "./referenceFields.ts";
import { subnetTable } from "./subnetFields.ts";

const network = fieldsOf<OrgNetwork>();

const made = "read-only: what the platform made for the network";

/** `VdcNetwork`: an organization VDC network. */
export const orgNetworkTable: AnyTable = {
  fields: [
    network.value("id", "id", text),
    network.value("name", "name", text, { required: "name" }),
    network.value("description", "description", text),
    network.parts("subnets", "subnets.values", subnetTable),
    network.value(
      "type",
      "networkType",
      oneOf("NAT_ROUTED", "ISOLATED", "DIRECT", "DIRECT_UPLINK", "OPAQUE", "CROSS_VDC"),
      { required: "type" },
    ),
    network.part("owner", "ownerRef", referenceTable, { older: ["orgVdc"] }),
    network.part("organization", "orgRef", referenceTable),
    network.given("edge", "connection.routerRef"),
    network.value(
      "connection",
      "connection.connectionTypeValue",
      oneOf("INTERNAL", "DISTRIBUTED", "SUBINTERFACE", "NON_DISTRIBUTED"),
      { older: [{ path: "connection.connectionType", codec: oneOf("INTERNAL", "DISTRIBUTED", "SUBINTERFACE") }] },
    ),
    network.value("connected", "connection.connected", truth),
    network.part("parent", "parentNetworkId", referenceTable),
    network.value("shared", "shared", truth),
    network.value("dualSubnets", "enableDualSubnetNetwork", truth),
    network.value("guestVlanTagging", "guestVlanTaggingAllowed", truth),
    network.value("routeAdvertised", "routeAdvertised", truth),
  ],
  quiet: {
    status: "read-only: the state of the object",
    lastTaskFailureMessage: "read-only: the state of the object",
    totalIpCount: "read-only: counted by the platform",
    usedIpCount: "read-only: counted by the platform",
    orgVdcIsNsxTBacked: made,
    isDefaultNetwork: made,
    backingNetworkId: made,
    backingNetworkType: made,
    crossVdcNetworkId: made,
    crossVdcNetworkLocationId: made,
    overlayId: made,
  },
  off: ["retainNicResources"],
  beyond: {
    securityGroups: "groups that the network belongs to",
    segmentProfileTemplateRef: "a template of segment profiles",
  },
};
