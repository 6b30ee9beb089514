import { known, textOf } from "../model/stated.ts";
import { nameOf } from "./algorithms.ts";
import { lostRoutes, overlapOf } from "./degradation.ts";
import { edgeDefaults } from "./edgeDefaults.ts";
import type { End, Fault, Offers, ParameterName } from "./end.ts";
import { type Judgement, unmetPairs } from "./judge.ts";
import { Found } from "./lasting.ts";
import { textOfPair } from "./pairSet.ts";
import type { PeerCheck } from "./peer.ts";
import { isCombinedProposal, type Proposal } from "./proposal.ts";
import { rateOfVolumeRenewal } from "./renewal.ts";
import type { Selection } from "./selection.ts";
import { idOf, type TransformType, transformTypes as types } from "./transform.ts";
import type { Met, Walk } from "./walk.ts";

/** What a difference in one setting does. */
export type Effect = "none" | "degrades" | "partial" | "breaks-at-rekey" | "one-way" | "blocks" | "unknown";

/** One setting of both ends, what they agree on, and what a difference does. */
export interface ParameterResult {
  /** `ike.dhGroup`, `selectors`, … */
  readonly name: ParameterName;
  /** What the Azure end has, in order of preference. */
  readonly azure: readonly string[];
  /** What the edge end has. */
  readonly cds: readonly string[];
  /** What they agree on; null where they do not, or where nothing is agreed on. */
  readonly chosen: string | null;
  /** What comes of a difference. */
  readonly effect: Effect;
}

/** Parameters by their names. Looking through so few is faster than an index of them. */
export class ParameterTable {
  readonly #rows: readonly ParameterResult[];

  /** Takes the parameters as they are. */
  constructor(rows: readonly ParameterResult[]) {
    this.#rows = rows;
  }

  /** The parameter of that name; undefined where the ends are not compared by it. */
  get(name: ParameterName): ParameterResult | undefined {
    for (const row of this.#rows) if (row.name === name) return row;
    return undefined;
  }
}

/** Whether a difference keeps at least one of the ends from bringing the tunnel up. */
export function isFault(parameter: ParameterResult | undefined): parameter is ParameterResult {
  return parameter !== undefined && (parameter.effect === "blocks" || parameter.effect === "one-way");
}

/** What a parameter is called in messages, in the phase that it belongs to. */
export const parameterWords: Readonly<Partial<Record<ParameterName, string>>> = {
  "ike.encryption": "cipher",
  "ike.integrity": "integrity",
  "ike.prf": "pseudorandom function",
  "ike.dhGroup": "group",
  "child.encryption": "cipher",
  "child.integrity": "integrity",
  "child.pfsGroup": "group of perfect forward secrecy",
};

/** What both ends have, for messages. */
export function valuesText({ azure, cds }: Pick<ParameterResult, "azure" | "cds">): string {
  return `${azure.join(", ") || "none"} on the Azure end, ${cds.join(", ") || "none"} on the edge`;
}

type Phase = "ike" | "child";

/** Every setting that two ends are compared by, in the order in which a set-up meets them. */
export function parametersOf(judgement: Judgement): readonly ParameterResult[] {
  const checks = judgement.checks.map(checkParameter);
  const check = (start: string): ParameterResult[] => checks.filter(({ name }) => name.startsWith(start));
  const row = (name: ParameterName, phase: Phase, type: TransformType): ParameterResult =>
    algorithmParameter(judgement, name, phase, type);
  const rows = [
    ...check("address."),
    initiation(judgement),
    version(judgement),
    row("ike.encryption", "ike", types.encryption),
    row("ike.integrity", "ike", types.integrity),
    row("ike.prf", "ike", types.prf),
    row("ike.dhGroup", "ike", types.group),
    ...check("authentication"),
    ...check("identity."),
    ...check("sharedKey"),
    selectors(judgement),
    row("child.encryption", "child", types.encryption),
    row("child.integrity", "child", types.integrity),
    row("child.pfsGroup", "child", types.group),
    ...lifetimes(judgement),
    dpd(judgement),
  ];
  const faults = [...judgement.azure.faults, ...judgement.cds.faults];
  return faults.length === 0 ? rows : rows.map((each) => withFaults(faults, each));
}

function checkParameter({ parameter, azure, cds, status }: PeerCheck): ParameterResult {
  const same = parameter === "sharedKey" ? undefined : azure.find((value) => cds.includes(value));
  return { name: parameter, azure, cds, chosen: same ?? null, effect: status === "differs" ? "blocks" : "none" };
}

// What a platform refuses blocks, whatever it would negotiate.
function withFaults(faults: readonly Fault[], row: ParameterResult): ParameterResult {
  return faults.some(({ parameter }) => parameter === row.name) ? { ...row, chosen: null, effect: "blocks" } : row;
}

/** The effect of something that fails in so many of the directions that count. */
function effectOf(fails: number, directions: number, isOpen: boolean): Effect {
  if (fails === directions) return "blocks";
  if (fails > 0) return "one-way";
  return isOpen ? "unknown" : "none";
}

function effectAmong(selections: readonly Selection[], type: TransformType): Effect {
  let fails = 0;
  let isOpen = false;
  for (const selection of selections) {
    if (lacks(selection, type)) fails++;
    else if (isOpenAt(selection, type)) isOpen = true;
  }
  return effectOf(fails, selections.length, isOpen);
}

/** Whether a selection fails for want of a type. */
export function lacks(selection: Selection, type: TransformType): boolean {
  return selection.kind === "none" && selection.lacking.includes(type);
}

function isOpenAt(selection: Selection, type: TransformType): boolean {
  return selection.kind === "open" && selection.open.includes(type);
}

function algorithmParameter(
  judgement: Judgement,
  name: ParameterName,
  phase: Phase,
  type: TransformType,
): ParameterResult {
  const { azure, cds, counted, rekeys, version: spoken } = judgement;
  const isPfs = name === "child.pfsGroup" && spoken === 2;
  // Ends that speak different versions compare groups at once as soon as both speak the older one.
  const ofWalk = (walk: Walk): Selection =>
    name === "child.pfsGroup" && spoken === 1 ? rekeys[walk.initiator === azure ? "azure" : "cds"] : walk[phase];
  const selections = counted.map(ofWalk);
  const atOnce = effectAmong(selections, type);
  const isGroup = name === "child.pfsGroup" && (isPfs || atOnce === "none");
  const effect = isGroup ? pfsEffect([rekeys.azure, rekeys.cds]) : atOnce;
  const best = (isPfs ? [rekeys.cds, rekeys.azure] : selections).find(({ kind }) => kind === "chosen");
  const [ofAzure, ofEdge] = [valuesIn(azure[phase], type), valuesIn(cds[phase], type)];
  // What is not known stays open behind what fails for sure.
  const isOpen = effect === "none" && (ofAzure.includes("(not known)") || ofEdge.includes("(not known)"));
  return {
    name,
    azure: ofAzure,
    cds: ofEdge,
    chosen: best?.kind === "chosen" ? chosenText(best, type) : null,
    effect: isOpen ? "unknown" : effect,
  };
}

// Without a key exchange in IKE_AUTH the group is compared in every CREATE_CHILD_SA only: RFC 7296, 1.2 and 1.3.
function pfsEffect(rekeys: readonly Selection[]): Effect {
  if (rekeys.some((selection) => lacks(selection, types.group))) return "breaks-at-rekey";
  return rekeys.some((selection) => isOpenAt(selection, types.group)) ? "unknown" : "none";
}

function chosenText(selection: Extract<Selection, { readonly kind: "chosen" }>, type: TransformType): string | null {
  const transform = selection.suite.get(type);
  if (transform === undefined) return type === types.group ? "none" : null;
  return type === types.group ? String(idOf(transform)) : (nameOf(transform) ?? null);
}

/** The values of one type that an end offers or accepts, by their names. */
export function valuesIn(offers: Offers, type: TransformType): readonly string[] {
  const byType = foundValues.for(offers, () => new Map());
  let values = byType.get(type);
  if (values === undefined) {
    values = listValues(offers, type);
    byType.set(type, values);
  }
  // Whoever gets the result may change the list that is in it.
  return [...values];
}

const foundValues = new Found<Map<TransformType, readonly string[]>>();

function listValues({ offered, accepted }: Offers, type: TransformType): readonly string[] {
  const values: string[] = [];
  for (const list of offered === accepted ? [offered] : [offered, accepted]) {
    for (const proposal of list) {
      for (const value of valuesOf(proposal, type)) if (!values.includes(value)) values.push(value);
    }
  }
  return values;
}

function valuesOf(proposal: Proposal, type: TransformType): readonly string[] {
  if (proposal.open?.has(type) === true) return ["(not known)"];
  const list = proposal.types.get(type);
  if (type === types.group)
    return (list ?? [0]).map((group) =>
      list === undefined || idOf(group as never) === 0 ? "none" : String(idOf(group as never)),
    );
  if (type === types.integrity && isCombinedProposal(proposal)) return ["(in the cipher)"];
  return (list ?? []).map((transform) => nameOf(transform) ?? String(idOf(transform)));
}

function initiation(judgement: Judgement): ParameterResult {
  const { azure, cds, azureInitiates, cdsInitiates } = judgement;
  const allowed = [azureInitiates.allowed, cdsInitiates.allowed];
  const isRefused = azure.answers === false && cds.starts === true;
  const effect: Effect = allowed.every((each) => each === false)
    ? "blocks"
    : allowed.includes(undefined)
      ? "unknown"
      : isRefused
        ? "degrades"
        : "none";
  const said = ({ view: { tunnel }, vendor }: End): string => {
    if (tunnel.initiation === undefined) return vendor === "azure" ? "Default" : "INITIATOR";
    const word = textOf(tunnel.initiation);
    return vendor === "azure" ? word : (edgeWords[word] ?? word);
  };
  const offWords = known(cds.view.tunnel.enabled) === false ? ["switched off"] : [];
  return { name: "initiation", azure: [said(azure)], cds: [said(cds), ...offWords], chosen: null, effect };
}

const edgeWords: Readonly<Record<string, string>> = {
  Default: "INITIATOR",
  OnDemand: "ON_DEMAND",
  ResponderOnly: "RESPOND_ONLY",
};

function version({ azure, cds, counted: walks }: Judgement): ParameterResult {
  const said = ({ startsWith, answersTo }: End): readonly string[] =>
    startsWith === undefined ? ["(not known)"] : (answersTo ?? [startsWith]).map((each) => `IKEv${each}`);
  const effect = effectOf(
    walks.filter(({ versionFits }) => versionFits === false).length,
    walks.length,
    walks.some(({ versionFits }) => versionFits === undefined),
  );
  const fits = walks.find(({ versionFits }) => versionFits === true);
  const chosen = fits?.version === undefined ? null : `IKEv${fits.version}`;
  return { name: "ike.version", azure: said(azure), cds: said(cds), chosen, effect };
}

const pairsShown = 20;

function selectors({ azure, cds, counted: walks }: Judgement): ParameterResult {
  const said = ({ pairs }: End): readonly string[] => {
    if (pairs === undefined) return ["(not known)"];
    const texts = pairs.slice(0, pairsShown).map(textOfPair);
    return pairs.length > pairsShown ? [...texts, `and ${pairs.length - pairsShown} more`] : texts;
  };
  const fails = walks.filter(({ pairs }) => pairs?.every(({ met }) => isUnmet(met)) === true).length;
  const isOpen = walks.some(({ pairs }) => pairs === undefined || pairs.some(({ met }) => met === "unknown"));
  const base = effectOf(fails, walks.length, isOpen);
  const isPartial = base === "none" && unmetPairs(azure, cds, walks).length > 0;
  const isPoor = base === "none" && (overlapOf(azure, cds) !== undefined || lostRoutes(azure, cds).length > 0);
  const effect = isPartial ? "partial" : isPoor ? "degrades" : base;
  return { name: "selectors", azure: said(azure), cds: said(cds), chosen: null, effect };
}

/** Whether prefixes are refused, by themselves or for their number. */
export function isUnmet(met: Met): boolean {
  return met === "refused" || met === "disjoint" || met === "over-limit";
}

function lifetimes({ azure, cds, rekeys }: Judgement): readonly ParameterResult[] {
  // An edge counts time only: the volume makes Azure renew although its time is the longer one.
  const isByVolume =
    rekeys.azure.kind === "none" && rekeys.cds.kind === "chosen" && rateOfVolumeRenewal(azure, cds) !== undefined;
  const row = (name: ParameterName, key: keyof End["lifetimes"], effect: Effect = "none"): ParameterResult => {
    const [left, right] = [azure.lifetimes[key], cds.lifetimes[key]];
    // An edge counts no volume; all others have a limit, whether it is known or not.
    const isTime = key !== "childKilobytes";
    const limits = isTime ? [left, right] : [left];
    const known = limits.filter((each) => each !== undefined);
    const chosen = known.length < limits.length ? null : String(Math.min(...known));
    return { name, azure: limitText(left), cds: isTime ? limitText(right) : [], chosen, effect };
  };
  return [
    row("ike.lifetimeSeconds", "ikeSeconds"),
    row("child.lifetimeSeconds", "childSeconds"),
    row("child.lifetimeKilobytes", "childKilobytes", isByVolume ? "breaks-at-rekey" : "none"),
  ];
}

function limitText(value: number | undefined): readonly string[] {
  return [value === undefined ? "(not known)" : String(value)];
}

/** Seconds: "13886" and "Peer sent delete" come from an end that gives up after a silence that maintenance easily reaches. */
export const leastPatience = 30;

// The clocks need not meet, and an impatient one does not keep the tunnel from coming up: the verdict does not hang on it.
function dpd({ azure, cds }: Judgement): ParameterResult {
  const timeout = dpdTimeout(azure);
  const probe = known(cds.view.tunnel.dpdProbeSeconds) ?? edgeDefaults.dpdProbeSeconds;
  return {
    name: "dpd",
    azure: timeout === undefined ? [] : [`timeout ${timeout} s`],
    cds: [`probe every ${probe} s`],
    chosen: null,
    effect: Math.min(timeout ?? probe, probe) < leastPatience ? "degrades" : "none",
  };
}

/** Seconds of silence after which Azure gives its peer up; 0 is stored for the default of 45 (VPN Gateway FAQ, 2026-08-19). */
export function dpdTimeout({ view: { tunnel }, selectorRule }: End): number | undefined {
  // A policy-based gateway does not detect dead peers.
  if (selectorRule === "exact") return undefined;
  const stated = known(tunnel.dpdTimeoutSeconds);
  return stated === undefined || stated === 0 ? 45 : stated;
}
