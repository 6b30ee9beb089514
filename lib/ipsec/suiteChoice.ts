import type { DhGroup, Encryption, Integrity } from "../model/ipsec.ts";
import { hashes, nameOf } from "./algorithms.ts";
import type { Offers } from "./end.ts";
import { Found } from "./lasting.ts";
import type { Proposal } from "./proposal.ts";
import { idOf, type Transform, transformTypes as types } from "./transform.ts";
import { isCombined, strengthOf, type Vendor, vocabularies } from "./vendors.ts";

/** One suite in the words of the model. */
export interface SuiteWords {
  readonly encryption: Encryption;
  /** Phase 1: also the pseudorandom function. Undefined beside a combined cipher of phase 2. */
  readonly integrity: Integrity | undefined;
  /** 0 is none. */
  readonly group: DhGroup;
}

/** What an end has now for one phase; an empty list for what it does not say. */
export interface PhaseNow {
  readonly encryption: readonly Encryption[];
  readonly integrity: readonly Integrity[];
  /** Those of `integrity` that are hashes: Azure repeats a combined cipher there. */
  readonly hashes: readonly Integrity[];
  readonly groups: readonly DhGroup[];
}

/**
 * The suite that one end can be given so that it meets every role of the other: of those that change the fewest fields, one
 * that makes none weaker, and of these the strongest; where all fields are written anew, changes do not count. Undefined where
 * its vendor can say none of them, or none that encrypts.
 */
export function bestSuite(
  vendor: Vendor,
  phase: "ike" | "child",
  other: Offers,
  now: PhaseNow | undefined,
  { plainOnly, allNew }: { readonly plainOnly: boolean; readonly allNew: boolean },
): SuiteWords | undefined {
  let best: Ranked | undefined;
  for (const { suite, byStrength } of suitesFor(vendor, phase, other)) {
    if (plainOnly && isCombined(suite.encryption)) continue;
    // No end is told to stop encrypting.
    if (strengthOf(suite.encryption) === 0 && (allNew || now?.encryption.includes(suite.encryption) !== true)) continue;
    const rank = lossRank(suite, now, allNew) + byStrength;
    if (best === undefined || rank < best.rank) best = { suite, rank };
  }
  return best?.suite;
}

// Strengths are at most 256 bits each: the digits of a number that tells how far a suite is from the strongest.
const mostBits = 256;
const perBit = 3 * mostBits + 1;
const mostByStrength = (mostBits + 1) * perBit * 2;

/** A suite that can be chosen. */
interface Candidate {
  readonly suite: SuiteWords;
  /** How far it is from the strongest. */
  readonly byStrength: number;
}

/** What a vendor can say of what an end has in every role. */
function suitesFor(vendor: Vendor, phase: "ike" | "child", other: Offers): readonly Candidate[] {
  return foundSuites[vendor].for(other, () => {
    const { offered, accepted } = other;
    const suitesOf = (list: readonly Proposal[]): readonly SuiteWords[] =>
      list.flatMap((proposal) => listSuites(proposal, phase));
    const sayable = suitesOf(offered).filter((suite) => isSayable(vendor, phase, suite));
    // It may have more words when it answers than when it starts; the suite has to be among both.
    const also = accepted === offered ? undefined : suitesOf(accepted);
    const suites = also === undefined ? sayable : sayable.filter((suite) => also.some((each) => isSame(each, suite)));
    return suites.map((suite) => candidate(suite, phase));
  });
}

// Offers are those of one phase.
const foundSuites = { azure: new Found<readonly Candidate[]>(), edge: new Found<readonly Candidate[]>() };

/**
 * The suite that both ends can be given: of those that both vendors can say the one that changes the fewest fields of both,
 * makes the fewest weaker, and is the strongest. `now` is what each end has.
 */
export function commonSuite(
  phase: "ike" | "child",
  now: readonly (PhaseNow | undefined)[],
  plainOnly: boolean,
): SuiteWords {
  let best: Ranked | undefined;
  for (const { suite, byStrength } of commonSuites[phase]) {
    if (plainOnly && isCombined(suite.encryption)) continue;
    let rank = byStrength;
    for (const each of now) rank += lossRank(suite, each, false);
    if (best === undefined || rank < best.rank) best = { suite, rank };
  }
  return (best as Ranked).suite;
}

interface Ranked {
  readonly suite: SuiteWords;
  readonly rank: number;
}

// What both vendors can say and nobody has to be warned of: no cipher that does not encrypt, and a group in both phases.
const commonSuites: Readonly<Record<"ike" | "child", readonly Candidate[]>> = {
  ike: allSuites("ike").map((suite) => candidate(suite, "ike")),
  child: allSuites("child").map((suite) => candidate(suite, "child")),
};

function allSuites(phase: "ike" | "child"): readonly SuiteWords[] {
  const { azure } = vocabularies;
  const [ciphers, integrities, groups] =
    phase === "ike"
      ? [azure.ikeEncryption, azure.ikeIntegrity, azure.ikeGroups]
      : [azure.childEncryption, azure.childIntegrity, azure.pfsGroups];
  return ciphers.flatMap((encryption) => {
    const own = phase === "child" && isCombined(encryption) ? [undefined] : integrities;
    return own.flatMap((integrity) =>
      groups
        .map((group) => ({ encryption, integrity, group }))
        .filter((suite) => encryption !== "NULL" && suite.group !== 0 && isSayable("edge", phase, suite)),
    );
  });
}

const hashOfPrf = new Map(hashes.map(({ prf, name }) => [prf as string, name]));

function listSuites({ types: byType }: Proposal, phase: "ike" | "child"): readonly SuiteWords[] {
  const ciphers = namesOf<Encryption>(byType.get(types.encryption));
  const groups = (byType.get(types.group) ?? []).map(idOf);
  const kept = groups.length === 0 ? [0] : groups;
  const plain = namesOf<Integrity>(byType.get(types.integrity));
  const prfs = namesOf<string>(byType.get(types.prf))
    .map((prf) => hashOfPrf.get(prf))
    .filter((hash) => hash !== undefined);
  const suites: SuiteWords[] = [];
  for (const encryption of ciphers) {
    const combined = phase === "ike" ? prfs : noIntegrity;
    for (const integrity of isCombined(encryption) ? combined : plain) {
      for (const group of kept) suites.push({ encryption, integrity, group });
    }
  }
  return suites;
}

const noIntegrity: readonly undefined[] = [undefined];

function namesOf<T extends string>(transforms: readonly Transform[] = []): readonly T[] {
  const found: T[] = [];
  for (const transform of transforms) {
    const name = nameOf(transform);
    if (name !== undefined) found.push(name as T);
  }
  return found;
}

function isSayable(vendor: Vendor, phase: "ike" | "child", { encryption, integrity, group }: SuiteWords): boolean {
  const words = vocabularies[vendor];
  const [ciphers, integrities, groups] =
    phase === "ike"
      ? [words.ikeEncryption, words.ikeIntegrity, words.ikeGroups]
      : [words.childEncryption, words.childIntegrity, words.pfsGroups];
  // With a combined cipher alone the edge has one pseudorandom function.
  if (vendor === "edge" && phase === "ike" && isCombined(encryption) && integrity !== "SHA2-256-128") return false;
  return (
    ciphers.includes(encryption) &&
    groups.includes(group) &&
    (integrity === undefined || integrities.includes(integrity))
  );
}

function isSame(a: SuiteWords, b: SuiteWords): boolean {
  return a.encryption === b.encryption && a.integrity === b.integrity && a.group === b.group;
}

/**
 * What an end would lose with a suite: the fields that change count first, then those that get weaker. The first digits of a
 * number, with room for the sum of two ends; behind them is room for the strength.
 */
function lossRank(suite: SuiteWords, now: PhaseNow | undefined, allNew: boolean): number {
  if (now === undefined) return 0;
  const changed = allNew ? 0 : changedFields(suite, now);
  return (changed * 8 + countWeaker(suite, now)) * mostByStrength;
}

/** The weakest part counts first, then all parts together; of equal ones a combined cipher is better. */
function candidate(suite: SuiteWords, phase: "ike" | "child"): Candidate {
  const cipher = strengthOf(suite.encryption);
  const hash = suite.integrity === undefined ? 0 : strengthOf(suite.integrity);
  const group = strengthOf(suite.group);
  const weakest = suite.group === 0 && phase === "child" ? cipher : Math.min(cipher, group);
  const missing = (mostBits - weakest) * perBit + 3 * mostBits - (cipher + hash + group);
  return { suite, byStrength: missing * 2 + (isCombined(suite.encryption) ? 0 : 1) };
}

function changedFields({ encryption, integrity, group }: SuiteWords, now: PhaseNow): number {
  const hasCipher = now.encryption.includes(encryption) ? 0 : 1;
  const hasHash = integrity === undefined || now.integrity.includes(integrity) ? 0 : 1;
  return hasCipher + hasHash + (now.groups.includes(group) ? 0 : 1);
}

type Algorithm = Encryption | Integrity | DhGroup;

function isWeaker(value: Algorithm, list: readonly Algorithm[]): boolean {
  const strength = strengthOf(value);
  return list.length > 0 && list.every((each) => strengthOf(each) > strength);
}

type Field = "cipher" | "hash" | "group";

const fields: readonly Field[] = ["cipher", "hash", "group"];

function isFieldWeaker(field: Field, { encryption, integrity, group }: SuiteWords, now: PhaseNow): boolean {
  if (field === "cipher") return isWeaker(encryption, now.encryption);
  if (field === "group") return isWeaker(group, now.groups);
  return integrity !== undefined && isHashWeaker(integrity, now);
}

function countWeaker(suite: SuiteWords, now: PhaseNow): number {
  let count = 0;
  for (const field of fields) if (isFieldWeaker(field, suite, now)) count++;
  return count;
}

// What a combined cipher brings, and Azure writes in the place of a hash, is as good as the shortest that nobody is warned of.
function isHashWeaker(value: Integrity, { encryption, hashes }: PhaseNow): boolean {
  if (hashes.length > 0) return isWeaker(value, hashes);
  return encryption.length > 0 && encryption.every(isCombined) && strengthOf(value) < strengthOf("SHA2-256-128");
}

/** The fields that a suite makes weaker than all that an end has there now. */
export function weakerFields(suite: SuiteWords, now: PhaseNow): readonly string[] {
  return fields.filter((field) => isFieldWeaker(field, suite, now)).map((field) => weakerText(field, suite, now));
}

function weakerText(field: Field, suite: SuiteWords, now: PhaseNow): string {
  if (field === "cipher") return `${now.encryption.join(", ")} → ${suite.encryption}`;
  if (field === "group") return `group ${now.groups.join(", ")} → ${suite.group === 0 ? "none" : suite.group}`;
  return `${(now.hashes.length === 0 ? now.encryption : now.hashes).join(", ")} → ${suite.integrity}`;
}
