import { type DnsServer, emptyNetwork, type Network } from "../../../model/network.ts";
import type { Site } from "../../../model/site.ts";
import type { Element, Tree } from "../../../source/tree.ts";
import type { ReadResult } from "../../format.ts";
import { scopeNames } from "../../scopeNames.ts";
import { openDocument } from "../document.ts";
import { type Answers, answersOf } from "../state/answer.ts";
import { configurationOf, nameOf } from "../state/networkElement.ts";
import type { Part } from "../state/part.ts";
import { StateContext } from "../state/stateContext.ts";
import { supply } from "../state/supply.ts";
import { Lookup } from "./lookup.ts";
import { reportPairKeys } from "./pairKeys.ts";
import { attributeOf, ReadContext, sections } from "./readContext.ts";
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
  const state = new StateContext(context);
  const answers = new Map(
    trees.flatMap((tree) => {
      const found = answersOf(tree);
      return found === undefined ? [] : [[tree, found] as const];
    }),
  );
  const configurations = trees.flatMap((tree, index) =>
    answers.has(tree) ? [] : [open(context, tree, scopes[index] as string)],
  );
  const shown = openAnswers(state, trees, scopes, answers, configurations);
  const documents = [...configurations, ...shown.documents];
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
  const configured: Network = { ...emptyNetwork, dnsServers, virtualNetworks, sites, gateways, tunnels };
  const supplied = supply(state, configured, [...answers.values()], shown.described);
  const network: Network = { ...supplied, tunnels: recogniseVnetToVnet(context, supplied) };
  reportPairKeys(context, network.tunnels);
  return { network, places: context.places, diagnostics: context.diagnostics };
}

interface ShownNetworks {
  readonly documents: readonly Opened[];
  /** Answers that describe a network that no configuration has. */
  readonly described: ReadonlySet<Part>;
}

/** Opens what answers show of networks that are in no configuration: they are read as one. */
function openAnswers(
  state: StateContext,
  trees: readonly Tree[],
  scopes: readonly string[],
  answers: ReadonlyMap<Tree, Answers>,
  configurations: readonly Opened[],
): ShownNetworks {
  const known = new Map<string, string>();
  for (const { root, scope } of configurations) {
    for (const element of sections(root, "VirtualNetworkConfiguration", "VirtualNetworkSites", "VirtualNetworkSite")) {
      known.set((attributeOf(element, "name")?.value ?? "").toLowerCase(), scope);
    }
  }
  const described = new Set<Part>();
  const documents: Opened[] = [];
  for (const [index, tree] of trees.entries()) {
    const found = answers.get(tree);
    const networks = (found?.answers ?? []).filter(({ kind }) => kind === "network").map(({ part }) => part);
    const names = networks.map((part) => nameOf(part)?.text?.toLowerCase() ?? "");
    const fresh = networks.filter(
      (_, at) => !known.has(names[at] as string) && names.indexOf(names[at] as string) === at,
    );
    if (found === undefined || fresh.length === 0) continue;
    // Networks that stand beside those of a configuration are of the same subscription.
    const scope = names.map((name) => known.get(name)).find((each) => each !== undefined) ?? (scopes[index] as string);
    documents.push({ scope, root: configurationOf(state, fresh, found.root), invented: new Set() });
    for (const part of fresh) {
      described.add(part);
      known.set(nameOf(part)?.text?.toLowerCase() ?? "", scope);
    }
  }
  return { documents, described };
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
