/**
 * Converts VPN configuration between Azure classic network configuration (netcfg), Azure Resource Manager and edge gateways
 * of VMware Cloud Director (CDS), negotiates the two ends of a tunnel, evaluates templates offline,
 * and accounts for every setting on the way. Pure functions: text or bytes in, data out.
 *
 * @example
 * ```ts
 * import { convert } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const text = '<VirtualNetworkSite name="Net1" Location="West US"/>';
 * const { documents } = convert({ name: "NetworkConfig.xml", text }, { to: "arm" });
 * assert.equal(JSON.parse(documents[0]?.text ?? "").resources[0].name, "Net1");
 * ```
 *
 * @module
 */
export { check } from "./lib/check.ts";
export {
  type ConnectReach,
  type ConnectReachMember,
  type ConnectReachPair,
  connectReach,
  type ReachToday,
} from "./lib/connectReach.ts";
export { type Conversion, type ConvertOptions, convert } from "./lib/convert.ts";
export { detect } from "./lib/detect.ts";
export type { Code } from "./lib/diagnostics/code.ts";
export type { Diagnostic, RelatedPlace, Severity } from "./lib/diagnostics/diagnostic.ts";
export { type Explanation, explain } from "./lib/diagnostics/explain.ts";
export type { Edit, EditValue } from "./lib/edit.ts";
export {
  type DeploymentContext,
  type EvaluateOptions,
  type Evaluation,
  evaluateTemplate,
  type LinkedTemplate,
  type SkippedResource,
  type TemplateResource,
  type TemplateValue,
  type UnresolvedValue,
} from "./lib/evaluateTemplate.ts";
export type { FormatId, OutputDocument, Source } from "./lib/formats/format.ts";
export type { Consoles } from "./lib/ipsec/consoles.ts";
export type { ParameterName } from "./lib/ipsec/end.ts";
export type { Verdict } from "./lib/ipsec/judge.ts";
export type { ChildSuite, DirectionResult, IkeSuite } from "./lib/ipsec/negotiateTunnel.ts";
export type { Effect, ParameterResult } from "./lib/ipsec/parameters.ts";
export type { Exchange } from "./lib/ipsec/walk.ts";
export type { LedgerEntry, Target } from "./lib/ledger.ts";
export { type Mending, mend, type Refusal } from "./lib/mend.ts";
export type { BgpPeeringAddress, BgpSpeaker } from "./lib/model/bgp.ts";
export type { Circuit, CircuitAuthorization, CircuitConnection, CircuitPeering } from "./lib/model/circuit.ts";
export type {
  ConnectEndpoint,
  ConnectGroup,
  ConnectRelayRegion,
  ConnectRole,
  ConnectSubscription,
} from "./lib/model/connectGroup.ts";
export type { DeploymentInput } from "./lib/model/deploymentInput.ts";
export type {
  AddressRange,
  EdgeCluster,
  EdgeNatRule,
  EdgeSettings,
  EdgeSubnet,
  EdgeUplink,
  EntityReference,
  FirewallRule,
  IpSet,
  NextHop,
  OrgNetwork,
  PortProfile,
  PortSet,
  StaticRoute,
} from "./lib/model/edge.ts";
export type {
  ClientAccess,
  ClientCertificate,
  Gateway,
  GatewayAddress,
  GatewayType,
  NatMapping,
  NatRule,
  Routing,
} from "./lib/model/gateway.ts";
export type {
  ChildProposal,
  DhGroup,
  Encryption,
  IkeProposal,
  Integrity,
  IpsecPolicy,
  SelectorPolicy,
} from "./lib/model/ipsec.ts";
export type { Key } from "./lib/model/key.ts";
export type { DnsServer, Network, Subnet, VirtualNetwork } from "./lib/model/network.ts";
export type {
  CloudAuthorization,
  CloudSegment,
  GlobalReachConnection,
  PrivateCloud,
} from "./lib/model/privateCloud.ts";
export type { PublicAddress } from "./lib/model/publicAddress.ts";
export type { Route, RouteTable } from "./lib/model/routeTable.ts";
export { Secret } from "./lib/model/secret.ts";
export type { SecurityGroup, SecurityRule } from "./lib/model/securityGroup.ts";
export type { Site } from "./lib/model/site.ts";
export { isUnresolved, type Stated, type Unresolved } from "./lib/model/stated.ts";
export type { Tag } from "./lib/model/tag.ts";
export type { Tunnel, TunnelBgpAddress } from "./lib/model/tunnel.ts";
export {
  type NegotiatedFix,
  type NegotiatedTunnel,
  type NegotiateOptions,
  type Negotiation,
  negotiate,
} from "./lib/negotiate.ts";
export { type JoinFix, type NegotiatedJoin, negotiateReach, type ReachNegotiation } from "./lib/negotiateReach.ts";
export type { JoinParameter, JoinParameterName } from "./lib/reach/join.ts";
export { type Reading, type ReadOptions, read } from "./lib/read.ts";
export { type Origin, type Origins, Places } from "./lib/source/places.ts";
export { type Position, SourceText } from "./lib/source/text.ts";
export type { Leaf, Scalar, Spot } from "./lib/source/tree.ts";
export { type WriteOptions, type Writing, write } from "./lib/write.ts";
