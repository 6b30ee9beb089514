import type { SelectorPolicy } from "../model/ipsec.ts";
import { isUnresolved, known } from "../model/stated.ts";
import { azurePairs } from "./azurePairs.ts";
import { applyChanges, type Change, changeOf } from "./change.ts";
import { lostRoutes } from "./degradation.ts";
import type { End, SelectorPair } from "./end.ts";
import { textOfPair } from "./pairSet.ts";
import { anyPrefix } from "./trafficSelector.ts";

/** The changes that make the prefixes of one end the mirror image of the other; undefined where that end cannot say them. */
export function repairSelectors(own: End, other: End, isNeeded: boolean): readonly Change[] | undefined {
  if (own.vendor === "azure") {
    const routes = routeChanges(own, other);
    const changes = isNeeded ? azureChanges(own, other, routes) : [];
    return changes === undefined ? undefined : [...changes, ...routes];
  }
  return isNeeded ? edgeChanges(own, other) : [];
}

function azureChanges(
  { view, selectorRule }: End,
  { pairs }: End,
  routes: readonly Change[],
): readonly Change[] | undefined {
  if (pairs === undefined || selectorRule === "exact" || pairs.length > 100) return undefined;
  if (pairs.length === 1 && pairs[0]?.azure === anyPrefix && pairs[0].cds === anyPrefix) {
    return [changeOf(view, "policyBasedSelectors", false)];
  }
  const on = known(view.tunnel.policyBasedSelectors) === true ? [] : [changeOf(view, "policyBasedSelectors", true)];
  // The switch alone may do: it joins the prefixes of the virtual network with those of the local network gateway.
  const routed = applyChanges(view, routes);
  const withSwitch = { ...routed, tunnel: { ...routed.tunnel, policyBasedSelectors: true } };
  const mirrored = azurePairs(withSwitch, "RouteBased").pairs;
  if (mirrored !== undefined && sameSet(mirrored, pairs)) return on;
  // An edge has a child SA for each pair, and whether Azure takes lists apart is not documented.
  const selectors = pairs.map(({ azure, cds }): SelectorPolicy => ({ local: [azure], remote: [cds] }));
  return [...on, changeOf(view, "selectors", selectors)];
}

function edgeChanges({ view, pairs: now = [] }: End, { pairs, view: azure }: End): readonly Change[] | undefined {
  if (pairs === undefined || pairs.length === 0 || pairs.length > 100) return undefined;
  const local = column(pairs, "cds");
  const remote = column(pairs, "azure");
  // An edge joins each with each.
  if (local.length * remote.length !== new Set(pairs.map(textOfPair)).size) return undefined;
  if (azure.tunnel.policyBasedSelectors !== undefined && isUnresolved(azure.tunnel.policyBasedSelectors))
    return undefined;
  return [
    ...(sameList(column(now, "cds"), local) ? [] : [changeOf(view, "localPrefixes", local)]),
    ...(sameList(column(now, "azure"), remote) ? [] : [changeOf(view, "site.prefixes", remote)]),
  ];
}

function column(pairs: readonly SelectorPair[], side: "azure" | "cds"): readonly string[] {
  return [...new Set(pairs.map((pair) => pair[side]))];
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

function sameSet(a: readonly SelectorPair[], b: readonly SelectorPair[]): boolean {
  return sameList(a.map(textOfPair), b.map(textOfPair));
}

function routeChanges(own: End, other: End): readonly Change[] {
  const lost = lostRoutes(own, other);
  return lost.length === 0 ? [] : [changeOf(own.view, "site.prefixes", [...(own.view.site?.prefixes ?? []), ...lost])];
}
