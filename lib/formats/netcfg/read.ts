import { type DnsServer, emptyNetwork, type Network } from "../../model/network.ts";
import type { Site } from "../../model/site.ts";
import type { Element, Tree } from "../../source/tree.ts";
import type { ReadResult } from "../format.ts";
import { openDocument } from "./document.ts";
import { Lookup } from "./lookup.ts";
import { ReadContext, sections } from "./readContext.ts";
import { readGateways } from "./readGateways.ts";
import { readDnsServers, readSites } from "./readSites.ts";
import { readVirtualNetworks, type VirtualNetworkElement } from "./readVirtualNetworks.ts";
import { reportUnknown } from "./unknown.ts";
import { recogniseVnetToVnet } from "./vnetToVnet.ts";

interface Opened {
  readonly scope: string;
  readonly root: Element;
  readonly invented: ReadonlySet<Element>;
}

/** Reads network configurations that belong together, one per subscription. */
export function readNetcfg(trees: readonly Tree[]): ReadResult {
  const context = new ReadContext();
  const scopes = scopeNames(trees);
  const documents = trees.map((tree, index) => open(context, tree, scopes[index] as string));
  let dnsServers: readonly DnsServer[] = [];
  let sites: readonly Site[] = [];
  for (const { root, scope } of documents) {
    const body = sections(root, "VirtualNetworkConfiguration");
    dnsServers = dnsServers.concat(readDnsServers(context, below(body, "Dns", "DnsServers", "DnsServer"), scope));
    sites = sites.concat(readSites(context, below(body, "LocalNetworkSites", "LocalNetworkSite"), scope));
  }
  const serverLookup = new Lookup(dnsServers);
  let networks: readonly VirtualNetworkElement[] = [];
  for (const { root, scope, invented } of documents) {
    const body = sections(root, "VirtualNetworkConfiguration");
    const elements = below(body, "VirtualNetworkSites", "VirtualNetworkSite");
    networks = networks.concat(readVirtualNetworks(context, elements, scope, serverLookup, invented));
  }
  const virtualNetworks = networks.map(({ virtualNetwork }) => virtualNetwork);
  const { gateways, tunnels } = readGateways(context, networks, new Lookup(sites));
  const network: Network = {
    ...emptyNetwork,
    dnsServers,
    virtualNetworks,
    sites,
    gateways,
    tunnels: recogniseVnetToVnet(context, virtualNetworks, sites, gateways, tunnels),
  };
  return { network, places: context.places, diagnostics: context.diagnostics };
}

function open(context: ReadContext, tree: Tree, scope: string): Opened {
  const { root, empty, invented, diagnostics } = openDocument(tree);
  for (const diagnostic of diagnostics) context.diagnostics.push(diagnostic);
  for (const diagnostic of reportUnknown(root, context.places)) context.diagnostics.push(diagnostic);
  for (const leaf of empty) context.places.ignore(leaf, "an empty section");
  return { scope, root, invented };
}

function below(elements: readonly Element[], ...names: readonly string[]): readonly Element[] {
  return elements.flatMap((element) => sections(element, ...names));
}

// Two inputs may have the same name (standard input twice, files of two folders): a scope is one input.
function scopeNames(trees: readonly Tree[]): string[] {
  const seen = new Map<string, number>();
  return trees.map(({ source: { name } }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
