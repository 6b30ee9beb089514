import type { Tunnel, TunnelBgpAddress } from "../../../model/tunnel.ts";
import type { Codec } from "./codec.ts";
import { address, oneOf, openWord, region, secret, text, truth, wholeNumber, words } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";
import { policyFields, selectorFields } from "./ipsecFields.ts";

const tunnel = fieldsOf<Tunnel>();
const bgpAddress = fieldsOf<TunnelBgpAddress>();

/** `Vnet2Vnet` is IPsec too: the ends tell them apart. */
export const connectionTypes: Codec<"IPsec" | "ExpressRoute"> = words([
  ["IPsec", "IPsec"],
  ["Vnet2Vnet", "IPsec"],
  ["ExpressRoute", "ExpressRoute"],
] as const);

/** The region of a resource. */
export const locationPath = "location";

/** Settings of `Microsoft.Network/connections`, without its ends and its type. */
export const connectionFields: AnyFields = [
  tunnel.value("location", locationPath, region),
  tunnel.value("protocol", "properties.connectionProtocol", oneOf("IKEv1", "IKEv2")),
  tunnel.value("initiation", "properties.connectionMode", oneOf("Default", "InitiatorOnly", "ResponderOnly")),
  tunnel.value("authentication", "properties.authenticationType", openWord("PSK", "Certificate")),
  tunnel.value("sharedKey", "properties.sharedKey", secret),
  tunnel.value("authorizationKey", "properties.authorizationKey", secret),
  tunnel.value("bgp", "properties.enableBgp", truth),
  tunnel.value("dpdTimeoutSeconds", "properties.dpdTimeoutSeconds", wholeNumber),
  tunnel.value("policyBasedSelectors", "properties.usePolicyBasedTrafficSelectors", truth),
  tunnel.parts("selectors", "properties.trafficSelectorPolicies", selectorFields),
  tunnel.only("policy", "properties.ipsecPolicies", policyFields),
  tunnel.value("routingWeight", "properties.routingWeight", wholeNumber),
  tunnel.value("privateAddress", "properties.useLocalAzureIpAddress", truth),
  tunnel.value("gatewayBypass", "properties.expressRouteGatewayBypass", truth),
  tunnel.value("privateLinkBypass", "properties.enablePrivateLinkFastPath", truth),
  tunnel.parts("bgpAddresses", "properties.gatewayCustomBgpIpAddresses", [
    bgpAddress.value("configurationId", "ipConfigurationId", text),
    bgpAddress.value("address", "customBgpIpAddress", address),
  ]),
];
