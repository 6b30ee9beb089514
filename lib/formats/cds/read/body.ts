import type { JsonNode } from "../../../source/tree.ts";

/** What a body of the API describes. */
export type BodyKind =
  | "edge"
  | "tunnel"
  /** The security profile of a tunnel. */
  | "properties"
  /** The values of the DEFAULT profile. */
  | "defaultProperties"
  /** All rules of a firewall, in lists. */
  | "firewall"
  | "firewallRule"
  | "natRule"
  | "staticRoute"
  | "orgNetwork"
  | "firewallGroup"
  | "portProfile"
  /** States, counters and addresses in use. */
  | "readOnly";

/** One body, wherever it was found. */
export interface Body {
  readonly kind: BodyKind;
  readonly node: JsonNode;
  /** The input that it is in. */
  readonly scope: string;
  /** Lower counts first: an object that was read by itself, one that was sent, one in a list. */
  readonly rank: 0 | 1 | 2;
  /** Its own, in lower case; of connection properties that of the tunnel. */
  readonly id: string | undefined;
  /** The edge gateway that the request line names, as it is written there. */
  readonly edgeId: string | undefined;
  /** Of a firewall rule: the list that it stands in. */
  readonly origin?: "system" | "default" | undefined;
  /** Of a tunnel: the connection properties that stand beside it. */
  readonly properties?: JsonNode | undefined;
}

/** What kind of body an object is, by its members; undefined when it is none that is known. */
export function kindOf(node: JsonNode): BodyKind | undefined {
  if (node.kind !== "object") return undefined;
  for (const [kind, members] of marks) if (members.some((name) => node.member(name) !== undefined)) return kind;
  const id = node.member("id")?.value;
  if (typeof id !== "string") return undefined;
  return idMarks.find(([, prefix]) => id.toLowerCase().startsWith(prefix))?.[0];
}

/** Whether an object is a tunnel with its connection properties beside it. */
export function isPair(node: JsonNode): boolean {
  const tunnel = node.member("tunnel");
  return tunnel !== undefined && kindOf(tunnel) === "tunnel";
}

// In this order: the first member that is found decides.
const marks: readonly (readonly [BodyKind, readonly string[]])[] = [
  ["edge", ["edgeGatewayUplinks"]],
  ["tunnel", ["localEndpoint", "remoteEndpoint", "connectorInitiationMode"]],
  ["properties", ["ikeConfiguration", "tunnelConfiguration", "dpdConfiguration"]],
  ["firewall", ["userDefinedRules", "defaultRules", "systemRules"]],
  ["orgNetwork", ["networkType", "backingNetworkType", "parentNetworkId"]],
  ["portProfile", ["applicationPorts"]],
  ["natRule", ["internalAddresses", "externalAddresses", "dnatExternalPort", "snatDestinationAddresses"]],
  ["staticRoute", ["networkCidr", "nextHops"]],
  ["firewallRule", ["sourceFirewallGroups", "destinationFirewallGroups", "actionValue"]],
  ["firewallGroup", ["ipAddresses", "vmCriteria"]],
  ["readOnly", ["tunnelStatus", "ikeStatus", "packetsIn"]],
];

const idMarks: readonly (readonly [BodyKind, string])[] = [
  ["edge", "urn:vcloud:gateway:"],
  ["orgNetwork", "urn:vcloud:network:"],
  ["firewallGroup", "urn:vcloud:firewallgroup:"],
  ["portProfile", "urn:vcloud:applicationportprofile:"],
];
