import { isUnresolved, known } from "../model/stated.ts";
import type { End, SelectorPair } from "./end.ts";
import { type Judgement, samePairs } from "./judge.ts";
import { lookedThrough } from "./lookedThrough.ts";
import { encryptionOf, integrityOf, type Suite } from "./proposal.ts";
import { firstRenewal } from "./renewal.ts";
import { anyPrefix, contains, intersect, selectorOf } from "./trafficSelector.ts";

/** Whether a tunnel that is up is not what was meant: each reason has a finding of its own. */
export function isDegraded(judgement: Judgement, isOdd: boolean = hasOddTraffic(judgement)): boolean {
  return isPeerIgnored(judgement) || isOdd || suiteChange(judgement) !== undefined;
}

/** Whether traffic goes another way than through the pairs of prefixes: no algorithm and no version changes that. */
export function hasOddTraffic({ azure, cds }: Judgement): boolean {
  return (
    known(azure.view.gateway?.activeActive) === true ||
    known(azure.view.tunnel.bgp) === true ||
    overlapOf(azure, cds) !== undefined ||
    lostRoutes(azure, cds).length > 0
  );
}

/** Whether the edge starts a tunnel that Azure is set not to answer. */
export function isPeerIgnored({ azure, cds }: Judgement): boolean {
  return azure.answers === false && cds.starts === true;
}

/** The first pair of prefixes of an end whose two sides overlap. */
export function overlapOf(azure: End, cds: End): SelectorPair | undefined {
  for (const { pairs = [] } of samePairs(azure, cds) ? [azure] : [azure, cds]) {
    for (const pair of pairs) {
      if (pair.azure === anyPrefix || pair.cds === anyPrefix) continue;
      const [left, right] = [selectorOf(pair.azure), selectorOf(pair.cds)];
      if (left !== undefined && right !== undefined && intersect(left, right) !== undefined) return pair;
    }
  }
  return undefined;
}

/**
 * Prefixes behind the edge that Azure has no route to. It takes what the edge proposes, and sends only where the local network
 * gateway, or BGP, leads (VPN Gateway FAQ, 2026-08-19).
 */
export function lostRoutes({ view, selectorRule }: End, { pairs = [] }: End): readonly string[] {
  const { site, tunnel } = view;
  if (selectorRule !== "any" || site === undefined || known(tunnel.bgp ?? false) !== false) return [];
  const prefixes = site.prefixes;
  if (prefixes.some(isUnresolved)) return [];
  const wanted = pairs.map(({ cds }) => cds);
  const unlisted = (wanted.length > lookedThrough ? [...new Set(wanted)] : wanted).filter(
    (prefix) => prefix !== anyPrefix && !prefixes.includes(prefix),
  );
  if (unlisted.length === 0) return [];
  const routed = (prefixes as readonly string[]).flatMap((prefix) => selectorOf(prefix) ?? []);
  return [...new Set(unlisted)].filter((prefix) => {
    const selector = selectorOf(prefix);
    return selector !== undefined && !routed.some((each) => contains(each, selector));
  });
}

/** The suites of the first child SA and of its successor, where they differ: only the latter has a key exchange. */
export function suiteChange({
  azureInitiates,
  cdsInitiates,
  rekeys,
  azure,
  cds,
  version,
}: Judgement): readonly [before: Suite, after: Suite] | undefined {
  if (version !== 2) return undefined;
  const first = firstRenewal(azure, cds, "childSeconds")?.by === "azure" ? rekeys.azure : rekeys.cds;
  if (first.kind !== "chosen") return undefined;
  for (const { outcome, child } of [azureInitiates, cdsInitiates]) {
    if (outcome !== "established" || child.kind !== "chosen") continue;
    const isSame =
      encryptionOf(child.suite) === encryptionOf(first.suite) && integrityOf(child.suite) === integrityOf(first.suite);
    if (!isSame) return [child.suite, first.suite];
  }
  return undefined;
}
