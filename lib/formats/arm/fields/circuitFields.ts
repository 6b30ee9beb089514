import type { Circuit, CircuitAuthorization, CircuitConnection, CircuitPeering } from "../../../model/circuit.ts";
import { openWord, prefix, region, secret, text, truth, wholeNumber } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";

const circuit = fieldsOf<Circuit>();
const peering = fieldsOf<CircuitPeering>();
const connection = fieldsOf<CircuitConnection>();
const authorization = fieldsOf<CircuitAuthorization>();

/** Settings of `Microsoft.Network/expressRouteCircuits`, without what can stand in resources of its own. */
export const circuitFields: AnyFields = [
  circuit.value("location", "location", region),
  circuit.value("sku", "sku.name", text),
  circuit.value("tier", "sku.tier", openWord("Standard", "Premium", "Basic", "Local", "MultiCloud")),
  circuit.value("billing", "sku.family", openWord("MeteredData", "UnlimitedData")),
  circuit.value("provider", "properties.serviceProviderProperties.serviceProviderName", text),
  circuit.value("peeringLocation", "properties.serviceProviderProperties.peeringLocation", text),
  circuit.value("bandwidthMbps", "properties.serviceProviderProperties.bandwidthInMbps", wholeNumber),
  circuit.value("portId", "properties.expressRoutePort.id", text),
  circuit.value("bandwidthGbps", "properties.bandwidthInGbps", wholeNumber),
  circuit.value("globalReach", "properties.globalReachEnabled", truth),
  circuit.value("classicOperations", "properties.allowClassicOperations", truth),
  circuit.value("serviceKey", "properties.serviceKey", secret),
  // Read-only, as is the use of an authorization.
  circuit.value(
    "providerState",
    "properties.serviceProviderProvisioningState",
    openWord("NotProvisioned", "Provisioning", "Provisioned", "Deprovisioning"),
  ),
];

/** Settings of `expressRouteCircuits/peerings`. */
export const peeringFields: AnyFields = [
  peering.value(
    "type",
    "properties.peeringType",
    openWord("AzurePrivatePeering", "AzurePublicPeering", "MicrosoftPeering"),
  ),
  peering.value("state", "properties.state", openWord("Enabled", "Disabled")),
  peering.value("peerAsn", "properties.peerASN", wholeNumber),
  peering.value("primaryPrefix", "properties.primaryPeerAddressPrefix", prefix),
  peering.value("secondaryPrefix", "properties.secondaryPeerAddressPrefix", prefix),
  peering.value("vlanId", "properties.vlanId", wholeNumber),
  peering.value("sharedKey", "properties.sharedKey", secret),
];

/** Settings of `expressRouteCircuits/peerings/connections`. */
export const circuitConnectionFields: AnyFields = [
  connection.value("peeringId", "properties.expressRouteCircuitPeering.id", text),
  connection.value("peerPeeringId", "properties.peerExpressRouteCircuitPeering.id", text),
  connection.value("addressPrefix", "properties.addressPrefix", prefix),
  connection.value("authorizationKey", "properties.authorizationKey", secret),
];

/** Settings of `expressRouteCircuits/authorizations`. */
export const circuitAuthorizationFields: AnyFields = [
  authorization.value("authorizationKey", "properties.authorizationKey", secret),
  authorization.value("use", "properties.authorizationUseStatus", openWord("Available", "InUse")),
];
