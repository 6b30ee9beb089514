import { type Diagnostic, diagnose } from "./diagnostics/diagnostic.ts";
import type { Edit, EditValue } from "./edit.ts";
import { type Verdict, worst } from "./ipsec/judge.ts";
import type { Network } from "./model/network.ts";
import { Secret } from "./model/secret.ts";
import { textOf } from "./model/stated.ts";
import type { JoinChange, JoinParameter } from "./reach/join.ts";
import { type JoinJudgement, judgeJoins } from "./reach/judgeJoin.ts";
import { keysOfWrongEnd, sharedAuthorizations } from "./reach/lookAtKeys.ts";
import type { Reading } from "./read.ts";

/** What comes of joining private clouds with circuits on premises by ExpressRoute Global Reach. */
export interface ReachNegotiation {
  /** Version of this shape; a change that could break a script changes it. */
  readonly schemaVersion: 1;
  /** The worst of all joins: `up`, `degraded`, `down`, or `unknown` where there is none or something was not supplied. */
  readonly verdict: Verdict;
  /** None: nothing here is a tunnel over the internet. */
  readonly tunnels: readonly [];
  /** Every pair of a private cloud and a circuit, in the order of the inputs. */
  readonly joins: readonly NegotiatedJoin[];
  /** What was found in reading, and what concerns no pair. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What comes of one pair. */
export interface NegotiatedJoin {
  /** Name of the private cloud. */
  readonly cloud: string;
  /** Name of the circuit on premises. */
  readonly circuit: string;
  /** What comes of it, as far as the inputs tell. */
  readonly verdict: Verdict;
  /** Conditions that the inputs rightly leave out. */
  readonly provided: readonly string[];
  /** Every setting that was looked at, in the order in which a set-up meets them. */
  readonly parameters: readonly JoinParameter[];
  /** What is wrong; each finding points at both ends where both have a part. */
  readonly diagnostics: readonly Diagnostic[];
  /** What mends it; none where it is up, or where no edit of the inputs can. */
  readonly fixes: readonly JoinFix[];
}

/** Edits that mend a pair. */
export interface JoinFix {
  /** Whose input has to be changed. */
  readonly side: "cloud" | "circuit" | "both";
  /** Edits of the inputs. */
  readonly changes: readonly Edit[];
  /** The verdict after the changes. */
  readonly result: Verdict;
}

/**
 * Tells what comes of joining the private clouds of a reading with its circuits on premises: whether key and circuit are those
 * of the right ends, one authorization for each connection, addresses that do not overlap, routes that are not discarded,
 * circuits that can be joined; and the edits that mend it. What no file can state is a condition under `provided`. Pure;
 * total: a reading without such a pair gives `unknown` with a finding.
 *
 * Rules: Microsoft's documents on ExpressRoute Global Reach (2018, 2019) and Azure VMware Solution (2021); `explain` has
 * the source of each.
 *
 * @example
 * ```ts
 * import { negotiateReach, read } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const text = JSON.stringify({
 *   globalReach: {
 *     privateCloud: { name: "harbour-cloud", managementBlock: "10.20.0.0/22" },
 *     onPremisesCircuits: [{ name: "er-paris", prefixes: ["10.20.2.0/24"] }],
 *   },
 * });
 * const { verdict, joins } = negotiateReach(read({ name: "reach.json", text }));
 * assert.equal(verdict, "down");
 * assert.equal(joins[0]?.diagnostics[0]?.slug, "joined-ranges-overlap");
 * // The block of a private cloud that is there cannot be changed.
 * assert.deepEqual(joins[0]?.fixes[0]?.changes.map(({ from }) => from), ["10.20.2.0/24"]);
 * ```
 */
export function negotiateReach(reading: Reading): ReachNegotiation {
  const read = { network: reading.network, places: reading.places, isDescription: reading.from === "reach" };
  const judged = judgeJoins(read);
  const joins = judged.map((each) => described(each, reading));
  const beside = [
    ...keysOfWrongEnd(read),
    ...sharedAuthorizations(
      read,
      judged.map(({ join }) => join),
    ),
  ];
  const others = beside.map(({ code, ...finding }) => diagnose(code, finding));
  const missing = joins.length === 0 && reading.from !== undefined ? [nothingToJoin(reading)] : [];
  const verdicts = [...joins.map(({ verdict }) => verdict), ...(others.length > 0 ? (["down"] as const) : [])];
  return {
    schemaVersion: 1,
    verdict: joins.length === 0 ? "unknown" : worst(verdicts),
    tunnels: [],
    joins,
    diagnostics: [...reading.diagnostics, ...missing, ...others],
  };
}

function nothingToJoin({ network, places }: Reading): Diagnostic {
  const [only] = [...network.privateClouds, ...network.circuits];
  return diagnose("NT4513", {
    message: `The inputs hold ${network.privateClouds.length === 0 ? "no private cloud" : "no circuit on premises"}, expected both`,
    help: "Give the private cloud and the circuit on premises together",
    at: only === undefined ? undefined : places.spotOf(only, "name"),
  });
}

function described(judged: JoinJudgement, reading: Reading): NegotiatedJoin {
  const { join, verdict, provided, parameters, findings } = judged;
  return {
    cloud: textOf(join.cloud.name),
    circuit: textOf(join.circuit.name),
    verdict,
    provided,
    parameters,
    diagnostics: findings.map(({ code, change: _, ...finding }) => diagnose(code, finding)),
    fixes: fixesOf(judged, reading),
  };
}

/** All changes that are known, if the pair is better off with them: judged again, not promised. */
function fixesOf({ join, verdict, findings }: JoinJudgement, { network, places, from }: Reading): readonly JoinFix[] {
  const changes = distinct(findings.map(({ change }) => change).filter((change) => change !== undefined));
  const edits = changes.flatMap((change) => editOf(change, places));
  if (edits.length === 0 || edits.length < changes.length) return [];
  const changed = replaced(network, changes) as Network;
  const again = judgeJoins({ network: changed, isDescription: from === "reach" });
  const same = again.find(
    ({ join: each }) => each.cloud.key === join.cloud.key && each.circuit.key === join.circuit.key,
  );
  const result = same?.verdict ?? verdict;
  if (result === verdict) return [];
  const sides = new Set(changes.map(({ side }) => side));
  const [only] = sides;
  return [{ side: sides.size === 1 && only !== undefined ? only : "both", changes: edits, result }];
}

// Two findings about one value have one mend.
function distinct(changes: readonly JoinChange[]): readonly JoinChange[] {
  return changes.filter(
    (change, index) => changes.findIndex(({ holder, key }) => holder === change.holder && key === change.key) === index,
  );
}

function editOf({ holder, key, value }: JoinChange, places: Reading["places"]): readonly Edit[] {
  const leaf = places.of(holder, key);
  if (leaf === undefined) return [];
  const { line } = leaf.source.positionAt(leaf.start);
  const place = { file: leaf.source.name, path: leaf.path, line };
  const isHidden = value instanceof Secret || places.hidden.has(leaf);
  return [isHidden ? { ...place, from: mask, to: mask } : { ...place, from: leaf.value, to: value as EditValue }];
}

const mask = "(secret)";

function replaced(value: unknown, changes: readonly JoinChange[]): unknown {
  if (typeof value !== "object" || value === null || value instanceof Secret) return value;
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(value)
    ? value.map((item) => replaced(item, changes))
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, changes)]));
  for (const { holder, key, value: other } of changes) {
    if (holder === value) (copy as Record<string | number, unknown>)[key] = other;
  }
  return copy;
}
