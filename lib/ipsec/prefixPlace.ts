import { isUnresolved } from "../model/stated.ts";
import type { End, SelectorPair } from "./end.ts";
import { parameterPlace } from "./parameterPlace.ts";
import { intersect, selectorOf } from "./trafficSelector.ts";
import { type Place, placeAt, type TunnelEnd } from "./tunnelEnd.ts";

/** Where both ends say the prefix of a pair that they do not agree on, or what stands there instead. */
export function pairPlaces(
  pair: SelectorPair,
  azure: End,
  cds: End,
): { readonly azure: Place | undefined; readonly cds: Place | undefined } {
  // Where the prefix of the Azure side is known to both, the other one is the odd one.
  const side = hasPrefix(azure, "azure", pair.azure) && hasPrefix(cds, "azure", pair.azure) ? "cds" : "azure";
  return {
    azure: prefixPlace(azure.view, side, pair[side]) ?? parameterPlace(azure.view, "selectors"),
    cds: prefixPlace(cds.view, side, pair[side]) ?? parameterPlace(cds.view, "selectors"),
  };
}

function hasPrefix({ pairs = [] }: End, side: "azure" | "cds", prefix: string): boolean {
  return pairs.some((pair) => pair[side] === prefix);
}

/** The leaf of a prefix in the list of an end for that side: the same, else one that overlaps it, else the first. */
export function prefixPlace(view: TunnelEnd, side: "azure" | "cds", prefix: string): Place | undefined {
  const lists = listsOf(view, side);
  const wanted = selectorOf(prefix);
  const overlaps = (each: unknown): boolean => {
    const selector = typeof each === "string" ? selectorOf(each) : undefined;
    return selector !== undefined && wanted !== undefined && intersect(selector, wanted) !== undefined;
  };
  for (const fits of [(each: unknown) => each === prefix, overlaps, () => true]) {
    for (const list of lists) {
      const index = list.findIndex(fits);
      if (index >= 0) return placeAt(view, [list, index]);
    }
  }
  return undefined;
}

function listsOf(
  { vendor, tunnel, site, virtualNetwork }: TunnelEnd,
  side: "azure" | "cds",
): readonly (readonly unknown[])[] {
  const isOwn = (vendor === "azure") === (side === "azure");
  const selectors = (tunnel.policyBasedSelectors === true ? (tunnel.selectors ?? []) : []).flatMap((each) =>
    isUnresolved(each) ? [] : [isOwn ? each.local : each.remote],
  );
  if (selectors.length > 0) return selectors;
  const list =
    vendor === "edge" ? (isOwn ? tunnel.localPrefixes : site?.prefixes) : (isOwn ? virtualNetwork : site)?.prefixes;
  return list === undefined ? [] : [list];
}
