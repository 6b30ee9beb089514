import type { Gateway } from "../../../model/gateway.ts";
import type { Network } from "../../../model/network.ts";
import { textOf } from "../../../model/stated.ts";
import type { Places } from "../../../source/places.ts";
import { ref, type Trace } from "../../../source/traced.ts";
import type { Unsaid, WriteContext, WriteResult } from "../../format.ts";
import { filledScopes } from "./filledScopes.ts";
import { gatewayOwner } from "./gatewayResource.ts";
import { ignoreExisting, withoutEdges } from "./ignoreAll.ts";
import { anyLocation, locationOfTunnel } from "./locations.ts";
import { NetworkIndex } from "./networkIndex.ts";
import { type NamedValue, resourceOf } from "./resources.ts";
import type { ResourceKind } from "./resourceTypes.ts";
import { ArmScope } from "./scope.ts";
import { Template } from "./templateWriter.ts";
import { writeCircuit, writePartsOfCircuit } from "./writeCircuit.ts";
import { tunnelOwner, writeConnection } from "./writeConnection.ts";
import { reachesSite } from "./writeFarSide.ts";
import { writeGateway, writeRulesOfGateway } from "./writeGateway.ts";
import { writePartsOfCloud, writePrivateCloud } from "./writePrivateCloud.ts";
import { writePublicAddress } from "./writePublicAddress.ts";
import { writeRoutesOfTable, writeRouteTable } from "./writeRouteTable.ts";
import { writeRulesOfGroup, writeSecurityGroup } from "./writeSecurityGroup.ts";
import { isOwnResource, writeOwnSite, writeSiteInRegion } from "./writeSite.ts";
import { writeSubnetsOf } from "./writeSubnets.ts";
import { inputIdentity } from "./writeUnresolved.ts";
import { writeVirtualNetwork } from "./writeVirtualNetwork.ts";

/** Writes deployment templates, one per input: what one subscription holds is deployed to one resource group. */
export function writeArm(whole: Network, places: Places, trace: Trace, how: WriteContext = {}): WriteResult {
  const unsaid: Unsaid[] = [];
  const network = withoutEdges(unsaid, whole);
  const index = new NetworkIndex(network);
  const names = filledScopes(index);
  const prefixes = documentPrefixes(names);
  const scopes = names.map((name, at) => {
    const scope = new ArmScope(name, new Template(`${prefixes[at]}azuredeploy.json`, trace), index, places, how);
    writeScope(scope);
    return scope;
  });
  const documents = scopes.map(({ template }) => template.document());
  // Main documents first: the others accompany them.
  for (const [at, { template }] of scopes.entries()) {
    const parameters = template.parametersFile(`${prefixes[at]}azuredeploy.parameters.json`);
    if (parameters !== undefined) documents.push(parameters);
  }
  ignoreExisting(unsaid, network);
  const all = [...scopes.flatMap((scope) => scope.unsaid), ...unusedServers(network), ...unsaid];
  return { documents, unsaid: all, diagnostics: scopes.flatMap((scope) => scope.diagnostics) };
}

/** What an input deploys, or deploys parts of. */
type ScopeValues = Pick<
  Network,
  | "virtualNetworks"
  | "securityGroups"
  | "routeTables"
  | "publicAddresses"
  | "gateways"
  | "sites"
  | "circuits"
  | "tunnels"
  | "privateClouds"
>;

function writeScope(scope: ArmScope): void {
  const { network } = scope.index;
  const all = <T extends { readonly scope: string }>(values: readonly T[]): T[] =>
    values.filter((value) => value.scope === scope.scope);
  const mine: ScopeValues = {
    virtualNetworks: all(network.virtualNetworks),
    securityGroups: all(network.securityGroups),
    routeTables: all(network.routeTables),
    publicAddresses: all(network.publicAddresses).filter((address) => isDeployed(address) && address.name !== ""),
    gateways: all(network.gateways).filter((gateway) => isUsed(scope, gateway)),
    sites: all(network.sites).filter(isDeployed),
    circuits: all(network.circuits),
    tunnels: all(network.tunnels).filter(isDeployed),
    privateClouds: all(network.privateClouds),
  };
  reserveNames(scope, mine);
  for (const group of mine.securityGroups) {
    (isDeployed(group) ? writeSecurityGroup : writeRulesOfGroup)(scope, group);
  }
  for (const table of mine.routeTables) (isDeployed(table) ? writeRouteTable : writeRoutesOfTable)(scope, table);
  writeNetworks(scope, mine);
  for (const address of mine.publicAddresses) writePublicAddress(scope, address);
  for (const gateway of mine.gateways) (isDeployed(gateway) ? writeGateway : writeRulesOfGateway)(scope, gateway);
  writeSites(scope, mine);
  for (const circuit of mine.circuits) (isDeployed(circuit) ? writeCircuit : writePartsOfCircuit)(scope, circuit);
  for (const tunnel of mine.tunnels) writeConnection(scope, tunnel);
  for (const cloud of mine.privateClouds) {
    if (isDeployed(cloud)) writePrivateCloud(scope, cloud);
    writePartsOfCloud(scope, cloud);
  }
  reportLimits(scope, mine);
}

/** Whether a value is deployed by its input, and not only referred to. */
function isDeployed({ existing }: { readonly existing?: true }): boolean {
  return existing === undefined;
}

// Names that inputs give come before names that are made up. Parameters of inputs keep their names in the same way.
function reserveNames(scope: ArmScope, mine: ScopeValues): void {
  for (const input of scope.index.awaitedInputs) {
    if (scope.scope !== input.scope && !scope.scope.startsWith(`${input.scope} (`)) continue;
    scope.template.reserve(inputIdentity(input), input.name);
  }
  const kinds: readonly (readonly [ResourceKind, readonly object[]])[] = [
    ["virtualNetwork", mine.virtualNetworks],
    ["securityGroup", mine.securityGroups],
    ["routeTable", mine.routeTables],
    ["publicIpAddress", mine.publicAddresses],
    ["virtualNetworkGateway", mine.gateways.filter(({ name }) => name !== undefined)],
    ["localNetworkGateway", mine.sites.filter(isOwnResource)],
    ["circuit", mine.circuits],
    ["connection", mine.tunnels.filter(({ name }) => name !== undefined)],
    ["privateCloud", mine.privateClouds],
  ];
  for (const [kind, values] of kinds) {
    for (const value of values as readonly NamedValue[]) {
      const { id, name } = resourceOf(scope, kind, value);
      if (isDeployed(value)) scope.declare(kind, id, name);
    }
  }
}

// A gateway of a network of the old kind is made with all that it needs, a subnet too.
function writeNetworks(scope: ArmScope, { virtualNetworks, gateways }: ScopeValues): void {
  const made = gateways.filter((gateway) => isDeployed(gateway) && gateway.name === undefined);
  const withGateway = new Set(made.map((gateway) => gateway.virtualNetwork));
  for (const network of virtualNetworks) {
    if (isDeployed(network)) writeVirtualNetwork(scope, network, withGateway.has(network.key));
    else writeSubnetsOf(scope, network);
  }
}

const classicKeys: ReadonlySet<string> = new Set([
  "key",
  "scope",
  "virtualNetwork",
  "type",
  "profile",
  "clientPrefixes",
]);

// The element stands in files of networks that never had a gateway; only a tunnel or a client pool needs one.
function isUsed(scope: ArmScope, gateway: Gateway): boolean {
  if (scope.index.tunnelsOf(gateway).length > 0 || gateway.clientPrefixes.length > 0) return true;
  if (Object.keys(gateway).some((key) => !classicKeys.has(key))) return true;
  scope.report("NT3109", {
    message: `"${gatewayOwner(scope, gateway).names[0]}" has a gateway without connections or client addresses: no gateway is written`,
    help: "Add the gateway by hand if the network had one that was provisioned",
    at: scope.placeOf(gateway, "profile"),
  });
  return false;
}

function writeSites(scope: ArmScope, { sites, tunnels }: ScopeValues): void {
  for (const site of sites.filter(isOwnResource)) writeOwnSite(scope, site);
  const written = new Set<string>();
  for (const tunnel of tunnels) {
    const site = scope.index.sites.get(tunnel.site ?? "");
    if (site === undefined || isOwnResource(site) || !reachesSite(scope, tunnel)) continue;
    const location = locationOfTunnel(scope, tunnel, () => tunnelOwner(scope, tunnel));
    const entry = `${site.key}/${location.value}`;
    if (written.has(entry)) continue;
    written.add(entry);
    writeSiteInRegion(scope, site, location);
  }
  for (const site of sites) {
    if (scope.index.usedSites.has(site.key) || isOwnResource(site)) continue;
    const name = textOf(site.name);
    scope.report("NT3108", {
      message: `No virtual network connects to local network site "${name}"; its gateway is written all the same`,
      help: "Remove it if the site is gone",
      at: scope.placeOf(site, "name"),
    });
    writeSiteInRegion(scope, site, anyLocation(scope, `site "${name}"`));
  }
}

function reportLimits(scope: ArmScope, mine: ScopeValues): void {
  const first = mine.virtualNetworks[0] ?? mine.sites[0];
  for (const sentence of scope.template.exceeded()) {
    scope.report("NT3107", {
      message: `The template of "${scope.scope}" has ${sentence}`,
      help: "Split the file into several, each with the networks that belong together, and convert them one by one",
      at: first === undefined ? undefined : scope.placeOf(first, "name"),
    });
  }
}

function unusedServers(network: Network): Unsaid[] {
  const used = new Set(network.virtualNetworks.filter(isDeployed).flatMap(({ dnsServers }) => dnsServers));
  const note = "no virtual network uses this DNS server, and Resource Manager lists servers only where they are used";
  const unsaid: Unsaid[] = [];
  for (const server of network.dnsServers) {
    if (used.has(server.key)) continue;
    if (server.name !== undefined) unsaid.push({ kind: "ignored", ...ref(server, "name"), note });
    if (server.address !== undefined) unsaid.push({ kind: "ignored", ...ref(server, "address"), note });
  }
  return unsaid;
}

// One template is called what templates are called; several are told apart by the names of their inputs.
function documentPrefixes(scopes: readonly string[]): string[] {
  if (scopes.length === 1) return [""];
  const seen = new Set<string>();
  return scopes.map((scope) => {
    const stem =
      scope
        .replace(/^.*[\\/]/, "")
        .replace(/\.[^.]*$/, "")
        .replace(/[^A-Za-z0-9_-]+/g, "-") || "input";
    let prefix = `${stem}.`;
    for (let count = 2; seen.has(prefix.toLowerCase()); count++) prefix = `${stem}-${count}.`;
    seen.add(prefix.toLowerCase());
    return prefix;
  });
}
