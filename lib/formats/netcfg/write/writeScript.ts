import type { Gateway } from "../../../model/gateway.ts";
import type { Subnet, VirtualNetwork } from "../../../model/network.ts";
import { isUnresolved, type Stated, textOf } from "../../../model/stated.ts";
import { printScript, type TracedCommand, type TracedStatement } from "../../../source/printScript.ts";
import { constant, derived, type Ref, ref, type Trace, type TracedLeaf } from "../../../source/traced.ts";
import type { OutputDocument, WriteContext } from "../../format.ts";
import { routingWords, sizeWords, wordOfValue } from "../state/words.ts";
import { nameOfUndescribed } from "../undescribed.ts";
import { nameInId } from "./farSites.ts";
import { farName } from "./writeGateway.ts";
import { writeGroup, writeTable } from "./writeRules.ts";
import { nameText, type WriteScope } from "./writeScope.ts";
import { writeKey, writeParameters } from "./writeTunnelScript.ts";

/**
 * Writes what a configuration cannot hold as a PowerShell script for the classic service: gateways with routing type and size,
 * keys, IPsec parameters, default sites, security groups and route tables with what they are bound to. Undefined when there
 * is nothing to set.
 */
export function writeScript(
  scope: WriteScope,
  name: string,
  configuration: string,
  trace: Trace,
  how: WriteContext,
): OutputDocument | undefined {
  const statements = [
    ...scope.mine(scope.network.virtualNetworks).flatMap((network) => writeGatewaysOf(scope, network, how)),
    ...scope.mine(scope.network.securityGroups).flatMap((group) => writeGroup(scope, group)),
    ...scope.mine(scope.network.routeTables).flatMap((table) => writeTable(scope, table)),
    ...scope.mine(scope.network.virtualNetworks).flatMap((network) => writeBindings(scope, network)),
  ];
  if (statements.length === 0) return undefined;
  const head = [
    `Sets what ${configuration} cannot hold. Run it after the configuration is in place (Set-AzureVNetConfig),`,
    "with the Azure Service Management module. What stands in pointed brackets is to be filled in.",
  ];
  const { text, visitLeaves } = printScript(head, statements);
  visitLeaves((path, leaf) => trace(name, path, leaf));
  return { name, text };
}

function writeGatewaysOf(scope: WriteScope, network: VirtualNetwork, how: WriteContext): TracedStatement[] {
  const statements = (scope.index.gateways.get(network.key) ?? []).flatMap((gateway) => [
    ...writeGateway(scope, network, gateway),
    ...writeDefaultSite(scope, network, gateway),
    ...(scope.index.tunnels.get(gateway.key) ?? []).flatMap((tunnel) => {
      const far = farName(scope, tunnel);
      if (far === undefined) return [];
      const ends = { VNetName: networkName(network), LocalNetworkSiteName: far };
      return [...writeKey(scope, tunnel, ends, how), ...writeParameters(scope, tunnel, ends)];
    }),
  ]);
  const [first, ...others] = statements;
  return first === undefined ? [] : [{ ...first, comment: `Gateway of ${nameText(network.name)}` }, ...others];
}

function networkName(network: VirtualNetwork): TracedLeaf {
  return derived(nameText(network.name), [ref(network, "name")]);
}

/** One command as a statement of its own. */
function single(command: string, parameters: TracedCommand["parameters"]): TracedStatement {
  return { commands: [{ command: constant(command), parameters }] };
}

function writeGateway(scope: WriteScope, network: VirtualNetwork, gateway: Gateway): TracedStatement[] {
  const type = writeRouting(scope, gateway);
  const size = writeSize(scope, gateway);
  if (type === undefined && size === undefined) return [];
  const parameters = { VNetName: networkName(network), GatewayType: type, GatewaySKU: size };
  return [single("New-AzureVNetGateway", parameters)];
}

function writeRouting(scope: WriteScope, gateway: Gateway): TracedLeaf | undefined {
  const { routing } = gateway;
  if (routing === undefined || isUnresolved(routing)) {
    scope.known(gateway, "routing");
    return undefined;
  }
  return derived(wordOfValue(routingWords, routing) ?? routing, [ref(gateway, "routing")]);
}

function writeSize(scope: WriteScope, gateway: Gateway): TracedLeaf | undefined {
  const { sku } = gateway;
  if (sku === undefined || isUnresolved(sku)) {
    scope.known(gateway, "sku");
    return undefined;
  }
  const word = wordOfValue(sizeWords, sku);
  if (word !== undefined) return derived(word, [ref(gateway, "sku")]);
  scope.drop(gateway, "sku", "the classic service had the sizes Default, Standard and HighPerformance");
  return undefined;
}

function writeDefaultSite(scope: WriteScope, network: VirtualNetwork, gateway: Gateway): TracedStatement[] {
  const name = defaultSiteName(scope, gateway);
  if (name === undefined) return [];
  return [single("Set-AzureVNetGatewayDefaultSite", { VNetName: networkName(network), DefaultSite: name })];
}

function defaultSiteName(scope: WriteScope, gateway: Gateway): TracedLeaf | undefined {
  const site = scope.index.sites.get(gateway.defaultSite ?? "");
  if (site !== undefined) return derived(nameText(site.name), [ref(gateway, "defaultSite")]);
  if (gateway.defaultSite !== undefined) scope.drop(gateway, "defaultSite", "what it refers to is not described");
  const { defaultSiteId } = gateway;
  if (defaultSiteId === undefined) return undefined;
  return derived(nameInId(textOf(defaultSiteId)), [ref(gateway, "defaultSiteId")]);
}

function writeBindings(scope: WriteScope, network: VirtualNetwork): TracedStatement[] {
  const statements = network.subnets.flatMap((subnet) => {
    const group = boundName(scope, subnet, "securityGroup", "securityGroupId");
    const table = boundName(scope, subnet, "routeTable", "routeTableId");
    const place = { VirtualNetworkName: networkName(network), SubnetName: subnetName(subnet) };
    return [
      ...(group === undefined ? [] : [single("Set-AzureNetworkSecurityGroupToSubnet", { Name: group, ...place })]),
      ...(table === undefined ? [] : [single("Set-AzureSubnetRouteTable", { ...place, RouteTableName: table })]),
    ];
  });
  const [first, ...others] = statements;
  return first === undefined ? [] : [{ ...first, comment: `Subnets of ${nameText(network.name)}` }, ...others];
}

function subnetName(subnet: Subnet): TracedLeaf {
  return derived(nameText(subnet.name), [ref(subnet, "name")]);
}

function boundName(
  { index: { groups, tables } }: WriteScope,
  subnet: Subnet,
  key: "securityGroup" | "routeTable",
  idKey: "securityGroupId" | "routeTableId",
): TracedLeaf | undefined {
  const found = (key === "securityGroup" ? groups : tables).get(subnet[key] ?? "");
  const refs: Ref[] = subnet[key] === undefined ? [] : [ref(subnet, key)];
  if (found !== undefined) return derived(nameText(found.name), refs);
  const id: Stated<string> | undefined = subnet[idKey];
  if (id === undefined) return undefined;
  const name = (isUnresolved(id) ? nameOfUndescribed(id) : undefined) ?? nameInId(textOf(id));
  return derived(name, [...refs, ref(subnet, idKey)]);
}
