import type { EdgeCluster, EdgeSettings, EdgeUplink } from "../../../model/edge.ts";
import type { Gateway } from "../../../model/gateway.ts";
import { gatewayPrefix, oneOf, text, truth } from "./codecs.ts";
import { type AnyTable, fieldsOf } from "./field.ts";
import { referenceTable } from "./referenceFields.ts";
import { subnetTable } from "./subnetFields.ts";

const gateway = fieldsOf<Gateway>();
const edge = fieldsOf<EdgeSettings>();
const uplink = fieldsOf<EdgeUplink>();
const cluster = fieldsOf<EdgeCluster>();

/** `EdgeGateway`: what every gateway has. */
export const gatewayTable: AnyTable = {
  fields: [gateway.value("name", "name", text, { required: "name" })],
};

const uplinkTable: AnyTable = {
  fields: [
    uplink.value("id", "uplinkId", text, { narrows: "uplink" }),
    uplink.value("name", "uplinkName", text),
    uplink.parts("subnets", "subnets.values", subnetTable),
    uplink.value("connected", "connected", truth),
    uplink.value("dedicated", "dedicated", truth),
    uplink.value("usesIpSpaces", "usingIpSpace", truth),
  ],
  quiet: {
    quickAddAllocatedIpCount: "asks for addresses at the moment when it is sent; what came of it stands in the ranges",
    vrfLiteBacked: "read-only: how the provider made the uplink",
    backingType: "read-only: how the provider made the uplink",
  },
};

const clusterTable: AnyTable = {
  fields: [
    cluster.value("name", "edgeClusterRef.name", text),
    cluster.value("id", "edgeClusterRef.id", text),
    cluster.value("backingId", "backingId", text),
  ],
};

/** `EdgeGateway`: what only an edge gateway has. */
export const edgeTable: AnyTable = {
  fields: [
    edge.value("id", "id", text),
    edge.value("description", "description", text),
    edge.parts("uplinks", "edgeGatewayUplinks", uplinkTable),
    edge.value("distributedRouting", "distributedRoutingEnabled", truth),
    edge.value("nonDistributedRouting", "nonDistributedRoutingEnabled", truth),
    edge.value("backing", "gatewayBacking.gatewayType", oneOf("NSXT_BACKED", "NSXV_BACKED", "NSXT_IMPORTED")),
    edge.part("owner", "ownerRef", referenceTable, { older: ["orgVdc"] }),
    edge.part("organization", "orgRef", referenceTable),
    edge.value("serviceNetwork", "serviceNetworkDefinition", gatewayPrefix),
    edge.part("primaryCluster", "edgeClusterConfig.primaryEdgeCluster", clusterTable),
    edge.part("secondaryCluster", "edgeClusterConfig.secondaryEdgeCluster", clusterTable),
    edge.value("deploymentMode", "deploymentMode", oneOf("ACTIVE_STANDBY", "DISTRIBUTED_ONLY")),
  ],
  quiet: {
    status: "read-only: the state of the object",
    orgVdcNetworkCount: "read-only: counted by the platform",
    "gatewayBacking.backingId": "read-only: the router of the provider behind it",
    "gatewayBacking.networkProvider": "read-only: the network manager of the provider behind it",
  },
  beyond: { distributedRouterUplinkNetworkDefinition: "a setting of edge gateways on NSX-V" },
};
