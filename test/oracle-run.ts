import type { DirectionResult } from "../lib/ipsec/negotiateTunnel.ts";
import { type NegotiatedFix, type NegotiatedTunnel, negotiate, read } from "../mod.ts";
import { edited } from "./edited.ts";
import { type DaemonConnection, DaemonPair, type DaemonState, type DaemonSuite, settled } from "./ipsec-daemons.ts";
import { numbersOf } from "./ipsec-pairs.ts";
import { asDaemon } from "./oracle-differences.ts";
import { setupsOf, textsOf } from "./oracle-documents.ts";
import { azureDaemonEnd, type DaemonEnd, type DaemonWords, edgeDaemonEnd } from "./oracle-ends.ts";
import { makeSetups } from "./oracle-pairs.ts";
import { gatewayAddresses, prefixesBehind, type Setups } from "./oracle-setup.ts";
import { daemonNames } from "./oracle-words.ts";

/** Which end starts. */
export type Starter = "azure" | "cds";

/** What came of one direction, or is said to: the same words for both. */
export interface Outcome {
  /** Whether the first or a later child SA came up. */
  readonly outcome: string;
  /** What the first refusal was; null for none, and for silence. */
  readonly notify: string | null;
  readonly ike: unknown;
  readonly child: unknown;
  /** What came of each pair of prefixes: `up`, or the notify. */
  readonly selectors: readonly string[];
  /** Who starts the renewal and what happens. */
  readonly rekey: { readonly azure: string; readonly cds: string } | null;
}

/** Two ends with what nettrans says of them and what the daemons are told. */
export interface OracleCase {
  readonly setups: Setups;
  readonly negotiated: NegotiatedTunnel;
  readonly ends: Readonly<Record<Starter, DaemonEnd>>;
}

/** Reads and negotiates two inputs the way a user does, and sets up the daemons from the documents alone. */
export function caseOf(setups: Setups): OracleCase {
  const texts = textsOf(setups);
  const [azure, cds] = [read({ name: "azure", text: texts.azure }), read({ name: "cds", text: texts.cds })];
  const { tunnels, diagnostics } = negotiate(azure, cds);
  const [negotiated, ...more] = tunnels;
  if (negotiated === undefined || more.length > 0) throw new Error(`not one tunnel: ${JSON.stringify(diagnostics)}`);
  return { setups, negotiated, ends: { azure: azureDaemonEnd(setups), cds: edgeDaemonEnd(setups) } };
}

/** The same ends after one of the ways to mend them; a key that is not told is that of the other end. */
function mendedCase({ setups }: OracleCase, { changes }: NegotiatedFix): OracleCase {
  const told = changes.filter(({ to }) => to !== "(secret)");
  const { azure, cds } = setupsOf(edited(textsOf(setups), told));
  const preSharedKey = azure.connection.sharedKey ?? cds.tunnel.preSharedKey;
  return caseOf(
    told.length === changes.length
      ? { azure, cds }
      : { azure, cds: { ...cds, tunnel: { ...cds.tunnel, preSharedKey } } },
  );
}

/** What a run of the oracle counts. */
export interface OracleRun {
  /** Directions that the daemons went through. */
  directions: number;
  /** Of these, how many came up. */
  established: number;
  /** Renewals that were tried. */
  renewals: number;
  /** Directions that the settings do not let anybody start. */
  notAttempted: number;
  /** Directions that a platform refuses before there is anything to negotiate. */
  refused: number;
  /** Ways to mend a pair that were tried. */
  fixes: number;
  /** Directions that were gone through again because they differed, and then did not. */
  again: number;
  /** One text for each that went otherwise than said. */
  readonly differences: string[];
}

/** Settings of a run. */
export interface OracleOptions {
  /** Whether what does not hold is tried again after each way to mend it. */
  readonly fixes?: boolean;
  readonly onPair?: (index: number) => void;
}

/** Pairs of ends that are the same for the same seed. */
export function randomCases(pairs: number, seed: number): readonly Setups[] {
  const next = numbersOf(seed);
  return Array.from({ length: pairs }, () => makeSetups(next));
}

/** Compares what nettrans says of these setups with what two daemons do. */
export async function runOracle(cases: readonly Setups[], options: OracleOptions = {}): Promise<OracleRun> {
  const run: OracleRun = {
    directions: 0,
    established: 0,
    renewals: 0,
    notAttempted: 0,
    refused: 0,
    fixes: 0,
    again: 0,
    differences: [],
  };
  const daemons = await DaemonPair.start(gatewayAddresses, prefixesBehind);
  try {
    for (const [index, setups] of cases.entries()) {
      const made = caseOf(setups);
      await compareBoth(daemons, made, `pair ${index}`, run);
      if (options.fixes === true) {
        for (const fix of made.negotiated.fixes) {
          run.fixes += 1;
          await compareMended(daemons, made, fix, `pair ${index}, mended on the side ${fix.side}`, run);
        }
      }
      options.onPair?.(index);
    }
  } finally {
    await daemons.stop();
  }
  return run;
}

async function compareMended(
  daemons: DaemonPair,
  made: OracleCase,
  fix: NegotiatedFix,
  name: string,
  run: OracleRun,
): Promise<void> {
  let mended: OracleCase;
  try {
    mended = mendedCase(made, fix);
  } catch (error) {
    run.differences.push(`${name}: the edits do not fit: ${error}; ${JSON.stringify(made.setups)}`);
    return;
  }
  const { verdict } = mended.negotiated;
  if (verdict !== fix.result) run.differences.push(`${name}: ${verdict}, promised ${fix.result}`);
  await compareBoth(daemons, mended, name, run);
}

async function compareBoth(daemons: DaemonPair, made: OracleCase, name: string, run: OracleRun): Promise<void> {
  for (const starter of ["azure", "cds"] as const) await compare(daemons, made, starter, name, run);
}

async function compare(
  daemons: DaemonPair,
  made: OracleCase,
  starter: Starter,
  name: string,
  run: OracleRun,
): Promise<void> {
  const said = made.negotiated.directions[`${starter}-initiates`];
  const report = (what: string, seen: unknown, foretold: unknown): void => {
    const own = { ends: made.ends, azure: made.setups.azure, cds: made.setups.cds };
    run.differences.push(
      `${name}, ${starter} starts: ${what} is ${JSON.stringify(seen)}, foretold ${JSON.stringify(foretold)}; ${JSON.stringify(own)}`,
    );
  };
  const mayTry = made.ends[starter].starts && made.ends[other(starter)].answers;
  if ((said.outcome === "not-attempted") === mayTry) report("whether it may be tried", mayTry, said.outcome);
  if (said.exchange === "CONFIGURATION") run.refused += 1;
  else if (!mayTry) run.notAttempted += 1;
  if (!mayTry || said.exchange === "CONFIGURATION") return;
  const foretold = asDaemon(inDaemonWords(said), made, starter);
  const differs = (outcome: Outcome): boolean => differencesIn(outcome, foretold).length > 0;
  let seen = await tryOut(daemons, made, starter);
  // On a busy machine a time runs out, or the deletes of one moment cross the quick mode of the next, which IKEv1 does not
  // order. What is foretold wrongly is wrong the second time too.
  if (differs(seen)) {
    await settled(1_000);
    seen = await tryOut(daemons, made, starter);
    if (!differs(seen)) run.again += 1;
  }
  run.directions += 1;
  if (seen.outcome === "established") run.established += 1;
  if (seen.rekey !== null) run.renewals += 2;
  for (const what of differencesIn(seen, foretold)) report(what, seen[what], foretold[what]);
}

function differencesIn(seen: Outcome, foretold: Partial<Outcome>): readonly (keyof Outcome)[] {
  const names = Object.keys(foretold) as (keyof Outcome)[];
  return names.filter((what) => JSON.stringify(seen[what]) !== JSON.stringify(foretold[what]));
}

function other(starter: Starter): Starter {
  return starter === "azure" ? "cds" : "azure";
}

function inDaemonWords({ outcome, notify, ike, child, selectors, rekey }: DirectionResult): Outcome {
  const isUp = (text: string): boolean => text === "established" || text === "narrowed";
  return {
    outcome,
    notify,
    ike,
    child,
    selectors: selectors.map((pair) => (isUp(pair.outcome) ? "up" : pair.outcome)),
    rekey,
  };
}

async function tryOut(daemons: DaemonPair, { ends }: OracleCase, starter: Starter): Promise<Outcome> {
  const answering = other(starter);
  const [own, peer] = [ends[starter], ends[answering]];
  await daemons[starter].load(connectionOf(own, starter, own.offered, own.pairs));
  await daemons[answering].load(connectionOf(peer, answering, peer.accepted, answeredPairs(peer)));
  const selectors: string[] = [];
  for (let child = 0; child < own.pairs.length; child++) {
    const isUp = await daemons[starter].initiate(child);
    selectors.push(isUp ? "up" : await refusalOf(daemons));
    if (child === 0 && (await daemons[starter].state()).ike === undefined) break;
  }
  const { ike, children } = await daemons[starter].state();
  const outcome = children.length > 0 ? "established" : "failed";
  const renewals = children.length > 0 ? await renewBoth(daemons, ends, starter) : undefined;
  const [suite] = children;
  const group = suite === undefined ? undefined : ike?.version === "1" ? suite.group : renewals?.group;
  const seen: Outcome = {
    outcome,
    notify: selectors.find((each) => each !== "up" && each !== "silence") ?? null,
    ike: ike === undefined ? null : ikeSuite(ike.version, ike.suite),
    child: suite === undefined ? null : { ...suiteWords(suite), pfsGroup: groupOf(group) },
    selectors: ike === undefined ? [] : selectors,
    rekey: renewals === undefined ? null : { azure: renewals.azure.text, cds: renewals.cds.text },
  };
  await daemons.clear();
  return seen;
}

function connectionOf(end: DaemonEnd, who: Starter, words: DaemonWords, pairs: DaemonEnd["pairs"]): DaemonConnection {
  const turned = pairs.map(({ azure, cds }) =>
    who === "azure" ? { local: azure, remote: cds } : { local: cds, remote: azure },
  );
  return { ...end, ...words, pairs: turned };
}

function answeredPairs({ takesAny, pairs }: DaemonEnd): DaemonEnd["pairs"] {
  return takesAny ? [{ azure: "0.0.0.0/0", cds: "0.0.0.0/0" }] : pairs;
}

// The guess of a group that is not the chosen one costs a round trip and is no fault (RFC 7296, 1.3).
async function refusalOf(daemons: DaemonPair): Promise<string> {
  await settled(10);
  const told = [...daemons.azure.notifies(), ...daemons.cds.notifies()];
  return told.find((notify) => notify !== "INVALID_KE_PAYLOAD") ?? "silence";
}

function isSymmetric({ offered, accepted }: DaemonEnd): boolean {
  return offered.esp.join() === accepted.esp.join();
}

interface Renewal {
  readonly text: string;
  readonly group: string | undefined;
}

/** Renews from either end; `group` is the one after the renewal that comes first by the clocks of the two. */
async function renewBoth(
  daemons: DaemonPair,
  ends: OracleCase["ends"],
  starter: Starter,
): Promise<{ readonly azure: Renewal; readonly cds: Renewal; readonly group: string | undefined }> {
  const answering = other(starter);
  await refusalOf(daemons);
  const own = await renew(daemons, ends, starter, starter);
  const theirs = await renew(daemons, ends, answering, starter);
  const [azure, cds] = starter === "azure" ? [own, theirs] : [theirs, own];
  const [first, second] = ends.azure.childSeconds < ends.cds.childSeconds ? [azure, cds] : [cds, azure];
  return { azure, cds, group: first.text === "ok" ? first.group : second.group };
}

/**
 * A renewal by one end. Where the words that an end was loaded with are not those of this role – Azure has more of them when
 * it answers – they are loaded, and another child SA is opened instead: the same exchange (RFC 7296, 1.3).
 */
async function renew(daemons: DaemonPair, ends: OracleCase["ends"], by: Starter, starter: Starter): Promise<Renewal> {
  const before = await statesOf(daemons);
  if (by === starter || (isSymmetric(ends.azure) && isSymmetric(ends.cds))) {
    await daemons[by].rekey();
  } else {
    const [own, peer] = [ends[by], ends[starter]];
    const pairs = (own.takesAny ? peer.pairs : own.pairs).slice(0, 1);
    // A connection with another list for the IKE SA would be another connection to the daemon.
    const offered = { ike: own.accepted.ike, esp: own.offered.esp };
    const accepted = { ike: peer.offered.ike, esp: peer.accepted.esp };
    await daemons[by].load(connectionOf(own, by, offered, pairs));
    await daemons[starter].load(connectionOf(peer, starter, accepted, answeredPairs(peer)));
    await daemons[by].closeChildren();
    await daemons[by].initiate(0);
  }
  // It is over when a refusal was sent, or both ends have a new child SA; large groups take their time.
  for (let tries = 0; tries < 150; tries++) {
    const refusal = await refusalOf(daemons);
    if (refusal !== "silence") return { text: refusal, group: undefined };
    const after = await statesOf(daemons);
    const [child] = after[by === "azure" ? 0 : 1].children.slice(-1);
    if (after.every(({ newest }, index) => newest !== undefined && newest !== before[index]?.newest)) {
      return { text: "ok", group: child?.group };
    }
  }
  return { text: "silence", group: undefined };
}

async function statesOf({ azure, cds }: DaemonPair): Promise<readonly [azure: DaemonState, cds: DaemonState]> {
  return [await azure.state(), await cds.state()];
}

function ikeSuite(version: string, suite: DaemonSuite): unknown {
  const { encryption, integrity } = suiteWords(suite);
  return {
    version: Number(version),
    encryption,
    integrity,
    prf: daemonNames[suite.prf ?? ""],
    dhGroup: groupOf(suite.group),
  };
}

function suiteWords({ cipher, keyBits, integrity }: DaemonSuite): { encryption: string; integrity: unknown } {
  const name = daemonNames[cipher] ?? cipher;
  return {
    encryption: keyBits === undefined || keyBits === "0" ? `${name}` : `${name}-${keyBits}`,
    integrity: integrity === undefined ? null : (daemonNames[integrity] ?? integrity),
  };
}

function groupOf(name: string | undefined): unknown {
  return name === undefined ? null : (daemonNames[name] ?? name);
}
