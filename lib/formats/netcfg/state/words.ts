import type { Routing } from "../../../model/gateway.ts";
import type { Integrity } from "../../../model/ipsec.ts";
import type { Route } from "../../../model/routeTable.ts";
import type { SecurityRule } from "../../../model/securityGroup.ts";

/** Pairs of a classic word and the value that it stands for; of several words for one value the first is written. */
export type Words<T> = readonly (readonly [word: string, value: T])[];

// Words of the classic REST interface and of its PowerShell module: recorded answers of the service in the tests of vendor
// SDKs, and reference pages of the module (2016 to 2018).

/** `GatewayType`. */
export const routingWords: Words<Routing> = [
  ["DynamicRouting", "RouteBased"],
  ["StaticRouting", "PolicyBased"],
];

/** `GatewaySize`, `GatewaySKU`; the value is the name that Resource Manager took over. */
export const sizeWords: Words<string> = [
  ["Default", "Basic"],
  ["Basic", "Basic"],
  ["Standard", "Standard"],
  ["HighPerformance", "HighPerformance"],
  ["UltraPerformance", "UltraPerformance"],
];

/** `PfsGroup`; 0 is none. */
export const pfsWords: Words<number> = [
  ["PFS1", 1],
  ["None", 0],
];

/** `HashAlgorithm`. Which texts the service took is written down nowhere: these two say what is meant. */
export const hashWords: Words<Integrity> = [
  ["SHA1", "SHA1-96"],
  ["SHA256", "SHA2-256-128"],
];

/** `Rule/Type`. */
export const directionWords: Words<SecurityRule["direction"] & string> = [
  ["Inbound", "Inbound"],
  ["Outbound", "Outbound"],
];

/** `Rule/Action`. */
export const actionWords: Words<SecurityRule["action"] & string> = [
  ["Allow", "Allow"],
  ["Deny", "Deny"],
];

/** `Rule/Protocol`. */
export const protocolWords: Words<string> = [
  ["TCP", "Tcp"],
  ["UDP", "Udp"],
  ["*", "*"],
];

/** Words that stand for addresses in rules. */
export const addressWords: Words<string> = [
  ["VIRTUAL_NETWORK", "VirtualNetwork"],
  ["AZURE_LOADBALANCER", "AzureLoadBalancer"],
  ["INTERNET", "Internet"],
  ["*", "*"],
];

/** `NextHopType/Type`. */
export const nextHopWords: Words<Route["nextHop"] & string> = [
  ["VirtualAppliance", "VirtualAppliance"],
  ["VPNGateway", "VirtualNetworkGateway"],
  ["Internet", "Internet"],
  ["VNETLocal", "VnetLocal"],
  ["Null", "None"],
];

/** The value that a word stands for, whatever its case. */
export function valueOfWord<T>(words: Words<T>, text: string): T | undefined {
  const folded = text.toLowerCase();
  return words.find(([word]) => word.toLowerCase() === folded)?.[1];
}

/** The word for a value. */
export function wordOfValue<T>(words: Words<T>, value: T): string | undefined {
  return words.find(([, each]) => each === value)?.[0];
}
