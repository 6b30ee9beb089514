import { type Codec, gatewayPrefix, oneOf, prefix, region, resourceId, text, truth, wholeNumber } from "./codec.ts";

/** One member of a part of a description. */
export interface Field {
  /** As it is written. */
  readonly name: string;
  /** The setting of the model that it becomes; absent where the reader makes something else of it. */
  readonly key?: string;
  readonly codec: Codec<unknown>;
  /** A list of such values; one alone may stand without brackets. */
  readonly list?: true;
  /** A template asks the resource itself where it is not stated: what is not understood is left out. */
  readonly isLookedUp?: true;
}

/** The types whose ids a description can hold. */
export const circuitType = "Microsoft.Network/expressRouteCircuits";
export const cloudType = "Microsoft.AVS/privateClouds";

/** Where a resource is, and whether an id says it: both ways to say the same. */
const whereabouts = (type: string): readonly Field[] => [
  { name: "id", codec: resourceId(type) },
  { name: "subscription", codec: text },
  { name: "resourceGroup", codec: text },
];

/** `privateCloud`. */
export const cloudFields: readonly Field[] = [
  { name: "name", key: "name", codec: text },
  { name: "location", key: "location", codec: region },
  ...whereabouts(cloudType),
  { name: "managementBlock", key: "networkBlock", codec: prefix },
  { name: "furtherBlocks", key: "extendedNetworkBlocks", codec: prefix, list: true },
  { name: "circuitId", key: "circuitId", codec: resourceId(circuitType), isLookedUp: true },
];

/** An item of `segments`. */
export const segmentFields: readonly Field[] = [
  { name: "name", key: "name", codec: text },
  { name: "gateway", key: "gatewayAddress", codec: gatewayPrefix },
];

/**
 * An item of `onPremisesCircuits`. Words of `tier` and `billing`: @azure/arm-network 39, ExpressRouteCircuitSkuTier and
 * ExpressRouteCircuitSkuFamily; of `providerState`: ServiceProviderProvisioningState.
 */
export const circuitFields: readonly Field[] = [
  { name: "name", key: "name", codec: text },
  { name: "location", key: "location", codec: region },
  ...whereabouts(circuitType),
  { name: "create", codec: truth },
  { name: "provider", key: "provider", codec: text },
  { name: "peeringLocation", key: "peeringLocation", codec: text },
  { name: "bandwidthMbps", key: "bandwidthMbps", codec: wholeNumber(1, 100_000) },
  { name: "tier", key: "tier", codec: oneOf("Standard", "Premium", "Basic", "Local", "MultiCloud") },
  { name: "billing", key: "billing", codec: oneOf("MeteredData", "UnlimitedData") },
  {
    name: "providerState",
    key: "providerState",
    codec: oneOf("NotProvisioned", "Provisioning", "Provisioned", "Deprovisioning"),
  },
  { name: "authorization", codec: text },
];

/** What an item of `onPremisesCircuits` says of its private peering. */
export const peeringFields: readonly Field[] = [
  { name: "peerAsn", key: "peerAsn", codec: wholeNumber(1, 4_294_967_294) },
  { name: "fourByteAsn", key: "fourByteAsn", codec: truth },
  { name: "primaryLink", key: "primaryPrefix", codec: prefix },
  { name: "secondaryLink", key: "secondaryPrefix", codec: prefix },
  { name: "vlan", key: "vlanId", codec: wholeNumber(1, 4094) },
  { name: "prefixes", key: "routes", codec: prefix, list: true },
];

/** An item of `virtualNetworks`: the network itself. */
export const virtualNetworkFields: readonly Field[] = [
  { name: "name", key: "name", codec: text },
  { name: "location", key: "location", codec: region },
  { name: "prefixes", key: "prefixes", codec: prefix, list: true },
];

/** What an item of `virtualNetworks` says of its gateway and of the connection to the private cloud. */
export const connectionFields: readonly Field[] = [
  { name: "gateway", codec: text },
  { name: "connection", codec: text },
];

/** A member that holds a key: never shown. */
export const keyMember = "authorizationKey";
