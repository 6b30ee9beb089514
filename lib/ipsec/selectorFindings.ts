import type { SelectorPolicy } from "../model/ipsec.ts";
import { isUnresolved, known, type Stated } from "../model/stated.ts";
import { lostRoutes, overlapOf } from "./degradation.ts";
import type { End, SelectorPair } from "./end.ts";
import type { Findings } from "./findings.ts";
import { type Judgement, unmetPairs } from "./judge.ts";
import { textOfPair } from "./pairSet.ts";
import { parameterPlace } from "./parameterPlace.ts";
import { pairPlaces, prefixPlace } from "./prefixPlace.ts";
import { anyPrefix } from "./trafficSelector.ts";
import { placeAt } from "./tunnelEnd.ts";

/** Reports what is wrong with the prefixes of both ends. */
export function reportSelectors(judgement: Judgement, findings: Findings): void {
  const { azure, cds } = judgement;
  reportSwitch(azure, findings);
  reportEmpty(azure, cds, findings);
  reportLists(azure, cds, findings);
  reportOverlap(azure, cds, findings);
  reportRoutes(azure, cds, findings);
  reportUnmet(judgement, findings);
}

function reportUnmet(judgement: Judgement, findings: Findings): void {
  const { azure, cds, counted: walks } = judgement;
  const unmet = unmetPairs(azure, cds, walks);
  if (unmet.length === 0) return;
  const values = { azure: shown(azure), cds: shown(cds) };
  const tooMany = walks.flatMap(({ pairs = [] }) => pairs.filter(({ met }) => met === "over-limit"));
  if (tooMany.length > 0) {
    const [side, prefix] = longerSide(azure, cds);
    findings.both(
      "NT4034",
      `There are ${Math.max(azure.pairs?.length ?? 0, cds.pairs?.length ?? 0)} pairs of prefixes; Azure holds 100 child SAs`,
      "Join prefixes, at both ends alike",
      prefixPlace(azure.view, side, prefix),
      prefixPlace(cds.view, side, prefix),
    );
  }
  const missing = tooMany.length === 0 ? unmet : oddPairs(azure, cds);
  if (missing.length === 0) return;
  const [odd = anyToAny] = missing;
  if (isAny(azure) && !isAny(cds)) {
    const { tunnel } = azure.view;
    const isOwn = known(tunnel.policyBasedSelectors) === true;
    findings.both(
      "NT4011",
      "The Azure end proposes any to any, and the edge has prefixes: it refuses the tunnel when Azure starts it",
      isOwn
        ? "Write the prefixes of the edge into trafficSelectorPolicies"
        : "Set usePolicyBasedTrafficSelectors to true on the Azure connection, with the prefixes of the edge",
      isOwn ? parameterPlace(azure.view, "selectors") : placeAt(azure.view, [tunnel, "policyBasedSelectors"]),
      parameterPlace(cds.view, "selectors"),
      values,
    );
    return;
  }
  if (areSwapped(azure, cds)) {
    const at = pairPlaces(odd, azure, cds);
    findings.both(
      "NT4031",
      "The selectors of the Azure connection have local and remote exchanged",
      "Exchange localAddressRanges and remoteAddressRanges: local is the Azure side",
      at.azure,
      at.cds,
      values,
    );
    return;
  }
  const texts = missing.map(textOfPair);
  const at = pairPlaces(odd, azure, cds);
  findings.both(
    "NT4005",
    `The prefixes of the ends are no mirror image: ${texts.slice(0, 3).join(", ")}${texts.length > 3 ? ` and ${texts.length - 3} more` : ""} ${texts.length === 1 ? "is" : "are"} not at both`,
    "Give both ends the same pairs of prefixes, with the same lengths",
    at.azure,
    at.cds,
    values,
  );
}

/** Pairs that one of the ends has and the other has not. */
function oddPairs(azure: End, cds: End): readonly SelectorPair[] {
  const [left, right] = [azure, cds].map(({ pairs = [] }) => new Map(pairs.map((pair) => [textOfPair(pair), pair])));
  const without = (own = new Map<string, SelectorPair>(), other = own): readonly SelectorPair[] =>
    [...own].flatMap(([text, pair]) => (other.has(text) ? [] : [pair]));
  return [...without(left, right), ...without(right, left)];
}

/** The side with more prefixes, and the first of them. */
function longerSide(azure: End, cds: End): readonly [side: "azure" | "cds", prefix: string] {
  const pairs = (azure.pairs?.length ?? 0) > (cds.pairs?.length ?? 0) ? azure.pairs : cds.pairs;
  const count = (side: "azure" | "cds"): number => new Set(pairs?.map((pair) => pair[side])).size;
  const side = count("azure") >= count("cds") ? "azure" : "cds";
  return [side, pairs?.[0]?.[side] ?? anyPrefix];
}

const anyToAny = { azure: anyPrefix, cds: anyPrefix };

function shown({ pairs = [] }: End): readonly string[] {
  const texts = pairs.slice(0, 5).map(textOfPair);
  return pairs.length > 5 ? [...texts, `and ${pairs.length - 5} more`] : texts;
}

function isAny({ pairs = [] }: End): boolean {
  return pairs.length === 1 && pairs[0]?.azure === anyPrefix && pairs[0].cds === anyPrefix;
}

function areSwapped({ pairs: left = [] }: End, { pairs: right = [] }: End): boolean {
  const own = new Set(right.map(textOfPair));
  return (
    left.length > 0 && left.every(({ azure, cds }) => azure !== cds && own.has(textOfPair({ azure: cds, cds: azure })))
  );
}

// Explicit selectors have no effect until the switch is set: VPN Gateway FAQ, 2026-08-19.
function reportSwitch({ view, startsWith, selectorRule }: End, findings: Findings): void {
  const { tunnel } = view;
  if (startsWith === 1 && selectorRule === "any" && known(tunnel.policyBasedSelectors) === true) {
    findings.one(
      "NT4068",
      "The Azure connection has policy-based selectors and IKEv1; Microsoft describes them for IKEv2",
      "Use IKEv2 at both ends, or watch whether the tunnel comes up when Azure starts it",
      placeAt(view, [tunnel, "policyBasedSelectors"]),
    );
  }
  if (tunnel.selectors === undefined || tunnel.selectors.length === 0 || known(tunnel.policyBasedSelectors) === true)
    return;
  if (isUnresolved(tunnel.policyBasedSelectors)) return;
  findings.one(
    "NT4030",
    "The Azure connection has selectors of its own, which have no effect without policy-based selectors",
    "Set usePolicyBasedTrafficSelectors to true",
    placeAt(view, ...tunnel.selectors.flatMap(localSpots), [tunnel, "policyBasedSelectors"]),
  );
}

function localSpots(selector: Stated<SelectorPolicy>): readonly (readonly [object, number])[] {
  return isUnresolved(selector) ? [] : [[selector.local, 0]];
}

function reportEmpty(azure: End, { view }: End, findings: Findings): void {
  const { tunnel, site } = view;
  if (known(tunnel.routeBased) === true) return;
  const empty = [
    ...((tunnel.localPrefixes ?? []).length === 0 ? ["local"] : []),
    ...((site?.prefixes ?? []).length === 0 ? ["remote"] : []),
  ];
  if (empty.length === 0) return;
  const isRemote = empty.includes("remote");
  findings.one(
    "NT4033",
    `The edge tunnel lists no ${empty.join(" and no ")} networks, which means ${anyPrefix}`,
    "List the prefixes",
    isRemote
      ? placeAt(view, [site?.prefixes, 0], [site, "prefixes"])
      : placeAt(view, [tunnel.localPrefixes, 0], [tunnel, "localPrefixes"], [tunnel, "localAddress"]),
    prefixPlace(azure.view, isRemote ? "azure" : "cds", anyPrefix),
  );
}

function reportLists({ view }: End, { view: edge }: End, findings: Findings): void {
  const { tunnel } = view;
  if (known(tunnel.policyBasedSelectors) !== true) return;
  for (const selector of tunnel.selectors ?? []) {
    if (isUnresolved(selector) || selector.local.length * selector.remote.length < 2) continue;
    findings.one(
      "NT4032",
      `A selector of the Azure connection joins ${selector.local.length} local with ${selector.remote.length} remote prefixes; an edge has a child SA for each pair`,
      "Write a selector for each pair if the further pairs do not come up",
      placeAt(view, [selector.local.length > 1 ? selector.local : selector.remote, 0]),
      parameterPlace(edge, "selectors"),
    );
    return;
  }
}

function reportOverlap(azure: End, cds: End, findings: Findings): void {
  const pair = overlapOf(azure, cds);
  if (pair === undefined) return;
  findings.both(
    "NT4036",
    `The prefixes ${pair.azure} of Azure and ${pair.cds} of the edge overlap`,
    "Renumber one side, or translate addresses",
    prefixPlace(azure.view, "azure", pair.azure),
    prefixPlace(cds.view, "cds", pair.cds),
  );
}

function reportRoutes(azure: End, cds: End, findings: Findings): void {
  const lost = lostRoutes(azure, cds);
  if (lost.length === 0) return;
  const { site } = azure.view;
  findings.both(
    "NT4035",
    `Azure has no route to ${lost.slice(0, 3).join(", ")}${lost.length > 3 ? ` and ${lost.length - 3} more` : ""} behind the edge`,
    "Add the prefixes to the local network gateway",
    placeAt(azure.view, [site?.prefixes, 0], [site, "prefixes"]),
    placeAt(cds.view, [cds.view.tunnel.localPrefixes, 0]),
  );
}
