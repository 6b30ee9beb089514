import type { Routing } from "../model/gateway.ts";
import type { SelectorPolicy } from "../model/ipsec.ts";
import { isUnresolved, type Stated, type Unresolved } from "../model/stated.ts";
import { type OpenSetting, openItem, type SelectorPair } from "./end.ts";
import { anyPrefix } from "./trafficSelector.ts";
import { placeAt, type TunnelEnd } from "./tunnelEnd.ts";

/** The pairs of prefixes that an end opens; undefined where inputs do not tell, with what to supply. */
export interface Pairs {
  readonly pairs: readonly SelectorPair[] | undefined;
  readonly open: readonly OpenSetting[];
}

const anyToAny: readonly SelectorPair[] = [{ azure: anyPrefix, cds: anyPrefix }];

/**
 * The pairs that Azure proposes when it starts: any to any on a route-based gateway; with policy-based selectors each prefix of
 * the virtual network with each of the local network gateway, or the selectors of the connection (VPN Gateway FAQ,
 * 2026-08-19; "Connect to multiple policy-based VPN devices", 2023-10-06). A policy-based gateway always has the prefixes.
 */
export function azurePairs(view: TunnelEnd, routing: Routing): Pairs {
  const { tunnel } = view;
  if (routing === "RouteBased") {
    const { policyBasedSelectors, selectors } = tunnel;
    if (isUnresolved(policyBasedSelectors)) {
      return unknown(view, tunnel, "policyBasedSelectors", "whether the Azure end has policy-based selectors", [
        policyBasedSelectors.reason,
      ]);
    }
    if (policyBasedSelectors !== true) return { pairs: anyToAny, open: [] };
    if (selectors !== undefined && selectors.length > 0) return explicitPairs(view, selectors);
  }
  return prefixPairs(view);
}

function explicitPairs(view: TunnelEnd, selectors: readonly Stated<SelectorPolicy>[]): Pairs {
  const pairs: SelectorPair[] = [];
  for (const [index, selector] of selectors.entries()) {
    if (isUnresolved(selector)) {
      return unknown(view, selectors, index, "which selectors the Azure end has", [selector.reason]);
    }
    const local = readable(view, selector.local);
    const remote = readable(view, selector.remote);
    if ("open" in local) return { pairs: undefined, open: local.open };
    if ("open" in remote) return { pairs: undefined, open: remote.open };
    addPairs(pairs, local.prefixes, remote.prefixes);
  }
  return { pairs, open: [] };
}

function prefixPairs(view: TunnelEnd): Pairs {
  const { virtualNetwork, site, tunnel, gateway } = view;
  if (virtualNetwork === undefined) {
    return unknown(view, gateway ?? tunnel, "subnetId", "which prefixes the virtual network of the Azure gateway has", [
      "Give the template or the resource of the virtual network too",
    ]);
  }
  if (site === undefined) {
    return unknown(view, tunnel, "siteId", "which prefixes the local network gateway of the Azure end has", [
      "Give the template or the resource of the local network gateway too",
    ]);
  }
  const local = readable(view, virtualNetwork.prefixes);
  const remote = readable(view, site.prefixes);
  if ("open" in local) return { pairs: undefined, open: local.open };
  if ("open" in remote) return { pairs: undefined, open: remote.open };
  const pairs: SelectorPair[] = [];
  addPairs(pairs, local.prefixes, remote.prefixes);
  return { pairs, open: [] };
}

function addPairs(pairs: SelectorPair[], azure: readonly string[], cds: readonly string[]): void {
  for (const local of azure) for (const remote of cds) pairs.push({ azure: local, cds: remote });
}

function readable(
  view: TunnelEnd,
  list: readonly Stated<string>[],
): { readonly prefixes: readonly string[] } | { readonly open: readonly OpenSetting[] } {
  const index = openItem(list);
  if (index === -1) return { prefixes: list as readonly string[] };
  const { reason } = list[index] as Unresolved;
  return { open: unknown(view, list, index, "which prefixes the Azure end has as selectors", [reason]).open };
}

function unknown(
  view: TunnelEnd,
  holder: object,
  key: string | number,
  what: string,
  [supply = ""]: readonly string[],
): Pairs {
  const at = placeAt(view, [holder, key]);
  return { pairs: undefined, open: [{ parameters: ["selectors"], message: `It is not known ${what}`, supply, at }] };
}
