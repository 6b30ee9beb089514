import type { Gateway } from "../../model/gateway.ts";
import type { Network } from "../../model/network.ts";
import type { Places } from "../../source/places.ts";
import { ref, type Trace } from "../../source/traced.ts";
import type { Unsaid, WriteResult } from "../format.ts";
import { ArmScope, NetworkIndex } from "./scope.ts";
import { Template } from "./templateWriter.ts";
import { writeConnection } from "./writeConnection.ts";
import { writeGateway } from "./writeGateway.ts";
import { writeSite } from "./writeSite.ts";
import { writeVirtualNetwork } from "./writeVirtualNetwork.ts";

/** Writes deployment templates, one per input: what one subscription holds is deployed to one resource group. */
export function writeArm(network: Network, places: Places, trace: Trace): WriteResult {
  const index = new NetworkIndex(network);
  const names = filledScopes(network);
  const prefixes = documentPrefixes(names);
  const scopes = names.map((name, at) => {
    const scope = new ArmScope(name, new Template(`${prefixes[at]}azuredeploy.json`, trace), index, places);
    writeScope(scope);
    return scope;
  });
  const documents = scopes.map(({ template }) => template.document());
  // Main documents first: the others accompany them.
  for (const [at, { template }] of scopes.entries()) {
    const parameters = template.parametersFile(`${prefixes[at]}azuredeploy.parameters.json`);
    if (parameters !== undefined) documents.push(parameters);
  }
  const unsaid = [...scopes.flatMap((scope) => scope.unsaid), ...unusedServers(network)];
  return { documents, unsaid, diagnostics: scopes.flatMap((scope) => scope.diagnostics) };
}

/** Inputs that have something to deploy: networks, or sites that no other input uses. */
function filledScopes(network: Network): string[] {
  const used = new Set(network.tunnels.map((tunnel) => tunnel.site));
  const unused = network.sites.filter((site) => !used.has(site.key));
  const filled = new Set([...network.virtualNetworks, ...unused].map(({ scope }) => scope));
  const all = new Set([...network.virtualNetworks, ...network.sites, ...network.dnsServers].map(({ scope }) => scope));
  const inOrder = [...all].filter((scope) => filled.has(scope));
  return inOrder.length > 0 ? inOrder : [[...all][0] ?? ""];
}

function writeScope(scope: ArmScope): void {
  const { network } = scope.index;
  const mine = <T extends { readonly scope: string }>(values: readonly T[]): T[] =>
    values.filter((value) => value.scope === scope.scope);
  const gateways = mine(network.gateways).filter((gateway) => isUsed(scope, gateway));
  const withGateway = new Set(gateways.map((gateway) => gateway.virtualNetwork));
  for (const virtualNetwork of mine(network.virtualNetworks)) {
    writeVirtualNetwork(scope, virtualNetwork, withGateway.has(virtualNetwork.key));
  }
  for (const gateway of gateways) writeGateway(scope, gateway);
  writeSites(scope, gateways);
  for (const gateway of gateways) {
    for (const tunnel of scope.index.tunnelsOf(gateway)) writeConnection(scope, gateway, tunnel);
  }
  const first = mine(network.virtualNetworks)[0] ?? mine(network.sites)[0];
  for (const sentence of scope.template.exceeded()) {
    scope.report("NT3107", {
      message: `The template of "${scope.scope}" has ${sentence}`,
      help: "Split the file into several, each with the networks that belong together, and convert them one by one",
      at: first === undefined ? undefined : scope.placeOf(first, "name"),
    });
  }
}

// The element stands in files of networks that never had a gateway; only a tunnel or a client pool needs one.
function isUsed(scope: ArmScope, gateway: Gateway): boolean {
  if (scope.index.tunnelsOf(gateway).length > 0 || gateway.clientPrefixes.length > 0) return true;
  const network = scope.index.virtualNetworkOf(gateway);
  scope.report("NT3109", {
    message: `"${network.name}" has a gateway without connections or client addresses: no gateway is written`,
    help: "Add the gateway by hand if the network had one that was provisioned",
    at: scope.placeOf(gateway, "profile"),
  });
  return false;
}

function writeSites(scope: ArmScope, gateways: readonly Gateway[]): void {
  const { sites, network, virtualNetworkOf } = bound(scope);
  const used = new Set(network.tunnels.map((tunnel) => tunnel.site));
  const written = new Set<string>();
  for (const gateway of gateways) {
    for (const tunnel of scope.index.tunnelsOf(gateway)) {
      const site = sites.get(tunnel.site ?? "");
      if (site === undefined || tunnel.remoteGateway !== undefined || tunnel.medium === "ExpressRoute") continue;
      const location = scope.locationOf(virtualNetworkOf(gateway));
      const entry = `${site.key}/${location.value}`;
      if (written.has(entry)) continue;
      written.add(entry);
      writeSite(scope, site, location);
    }
  }
  for (const site of network.sites) {
    if (site.scope !== scope.scope || used.has(site.key)) continue;
    scope.report("NT3108", {
      message: `No virtual network connects to local network site "${site.name}"; its gateway is written all the same`,
      help: "Remove it if the site is gone",
      at: scope.placeOf(site, "name"),
    });
    writeSite(scope, site, scope.anyLocation(`site "${site.name}"`));
  }
}

function bound(scope: ArmScope): Pick<NetworkIndex, "sites" | "network" | "virtualNetworkOf"> {
  const { index } = scope;
  return { sites: index.sites, network: index.network, virtualNetworkOf: (gateway) => index.virtualNetworkOf(gateway) };
}

function unusedServers(network: Network): Unsaid[] {
  const used = new Set(network.virtualNetworks.flatMap(({ dnsServers }) => dnsServers));
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
