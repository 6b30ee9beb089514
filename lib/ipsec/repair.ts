import type { SelectorPolicy } from "../model/ipsec.ts";
import { isUnresolved, known } from "../model/stated.ts";
import { type Assessment, judgeEnds, verdictOf } from "./assess.ts";
import { azureDefaults } from "./azureDefaults.ts";
import { applyChanges, type Change, changeOf } from "./change.ts";
import { hasOddTraffic } from "./degradation.ts";
import { edgeDefaults } from "./edgeDefaults.ts";
import type { End, Fault, ParameterName } from "./end.ts";
import { type Judgement, unmetPairs, type Verdict } from "./judge.ts";
import { isOutOfLength } from "./keyRules.ts";
import { lacks } from "./parameters.ts";
import { azureAddresses } from "./peer.ts";
import { encryptionOf, groupOf, integrityOf, prfOf } from "./proposal.ts";
import { type Phases, repairPolicies, repairPolicy } from "./repairPolicy.ts";
import { repairSelectors } from "./repairSelectors.ts";
import type { Selection } from "./selection.ts";
import { anyPrefix } from "./trafficSelector.ts";
import { transformTypes as types } from "./transform.ts";
import { placeAt } from "./tunnelEnd.ts";

/** A way to mend a tunnel. */
export interface Fix {
  /** Which end has to be changed. */
  readonly side: "azure" | "cds" | "both";
  readonly changes: readonly Change[];
  /** The verdict after the changes. */
  readonly result: Verdict;
  /** What the ends agree on then, and what has become weaker by it. */
  readonly strength: string;
}

/**
 * The smallest changes that let a tunnel come up and hold, for each side on which there are some, and for both where neither
 * can alone or each gets weaker by it: those that make nothing weaker first, then those that change less; both ends first
 * only where that takes no more changes. None for a tunnel that is up or hangs on what is not known.
 */
export function repair(assessment: Assessment): readonly Fix[] {
  if (assessment.verdict === "up" || assessment.verdict === "unknown") return [];
  const broken = brokenBy(assessment);
  const made = [attempt(broken, ["azure"]), attempt(broken, ["cds"])].filter((each) => each !== undefined);
  reportOneSided(assessment, made);
  made.sort((a, b) => costOf(a) - costOf(b) || a.fix.changes.length - b.fix.changes.length);
  const fixes = made.map(({ fix }) => fix);
  if (made.some(({ weaker }) => weaker.length === 0)) return fixes;
  // What one end alone pays for with its strength, both together may have for nothing.
  const both = attempt(broken, ["azure", "cds"]);
  if (both === undefined || (made.length > 0 && both.weaker.length > 0)) return fixes;
  const isShort = fixes.every(({ changes }) => changes.length >= both.fix.changes.length);
  return isShort ? [both.fix, ...fixes] : [...fixes, both.fix];
}

const widened = "prefixes → any";

// All traffic into a tunnel is the last thing to be wanted.
function costOf({ weaker }: Made): number {
  return weaker.length + (weaker.includes(widened) ? 100 : 0);
}

// Deprecated: RFC 9395, 2023-04.
const oldVersion = "IKEv2 → IKEv1";

interface Made {
  readonly fix: Fix;
  readonly weaker: readonly string[];
}

type Side = "azure" | "cds";

/** What is to be mended, and what every attempt asks of it. */
interface Broken {
  readonly judgement: Judgement;
  readonly azureEnds: readonly End[];
  /** Prefixes that one end has are not taken by the other. */
  readonly hasUnmet: boolean;
  /** Most fixes change nothing that it hangs on. */
  readonly isOdd: boolean;
}

function brokenBy({ judgement, azureEnds }: Assessment): Broken {
  const hasUnmet = unmetPairs(judgement.azure, judgement.cds, judgement.counted).length > 0;
  return { judgement, azureEnds, hasUnmet, isOdd: hasOddTraffic(judgement) };
}

function attempt(before: Broken, sides: readonly Side[]): Made | undefined {
  const { azure, cds } = before.judgement;
  // A phase 2 that has to change anyway is not one more thing to try.
  const mendsChild = sides.some((side) => phasesToMend(before.judgement, before.judgement[side], false).child);
  for (const force of mendsChild ? [false] : [false, true]) {
    const step = sides.length === 1 ? changesOn(before, sides[0] as Side, force) : changesOnBoth(before, force);
    if (step === undefined) return undefined;
    if (step.changes.length === 0) continue;
    const touched = touchedBy(step.changes);
    const { judgement: after } = judgeEnds(
      applyChanges(azure.view, step.changes),
      applyChanges(cds.view, step.changes),
      {
        azureEnds: touched.azure ? undefined : before.azureEnds,
        edge: touched.cds ? undefined : cds,
        checks: touched.peer ? undefined : before.judgement.checks,
      },
    );
    const result = verdictOf(after, touched.traffic ? undefined : before.isOdd);
    if (result !== "up") continue;
    const side = !touched.cds ? "azure" : touched.azure ? "both" : "cds";
    return {
      fix: { side, changes: step.changes, result, strength: strengthText(after, step.weaker) },
      weaker: step.weaker,
    };
  }
  return undefined;
}

/** Which ends changes are of, and whether anything hangs on them but the security associations. */
interface Touched {
  azure: boolean;
  cds: boolean;
  /** Addresses, identities and the key. */
  peer: boolean;
  /** Which traffic goes into the tunnel. */
  traffic: boolean;
}

function touchedBy(changes: readonly Change[]): Touched {
  const touched: Touched = { azure: false, cds: false, peer: false, traffic: false };
  for (const { side, setting } of changes) {
    if (side === "azure") touched.azure = true;
    else touched.cds = true;
    if (setting.startsWith("policy.") || settingsOfSas.has(setting)) continue;
    touched.traffic = true;
    if (setting !== "policyBasedSelectors") touched.peer = true;
  }
  return touched;
}

const settingsOfSas: ReadonlySet<string> = new Set(["profile", "protocol", "dpdProbeSeconds"]);

function strengthText({ azureInitiates, cdsInitiates, rekeys }: Judgement, weaker: readonly string[]): string {
  const { ike } = azureInitiates.outcome === "established" ? azureInitiates : cdsInitiates;
  const change = weaker.length === 0 ? "nothing weaker than before" : `weaker than before: ${weaker.join(", ")}`;
  return `${suiteText(ike, true)}; ${suiteText(rekeys.cds, false)}; ${change}`;
}

function suiteText(selection: Selection, isIke: boolean): string {
  if (selection.kind !== "chosen") return "";
  const { suite } = selection;
  const group = groupOf(suite);
  const besides = integrityOf(suite) ?? (isIke ? prfOf(suite) : undefined);
  const words = besides === undefined ? encryptionOf(suite) : `${encryptionOf(suite)} ${besides}`;
  return `${words} ${group === null ? "no forward secrecy" : `group ${group}`}`;
}

interface Step {
  readonly changes: readonly Change[];
  readonly weaker: readonly string[];
}

/** What has to change at one end; undefined where something cannot be mended there. */
function changesOn({ judgement, hasUnmet }: Broken, side: Side, force: boolean): Step | undefined {
  const [own, other] = side === "azure" ? [judgement.azure, judgement.cds] : [judgement.cds, judgement.azure];
  if (other.faults.length > 0) return undefined;
  const faults = faultChanges(own);
  const version = versionChanges(judgement, own, other);
  const peer = peerChanges(judgement, own);
  if (faults === undefined || version === undefined || peer === undefined) return undefined;
  const policy = repairPolicy(own, other, phasesToMend(judgement, own, force), version.version);
  if (policy === undefined) return undefined;
  const selectors = repairSelectors(own, other, hasUnmet);
  if (selectors === undefined) return undefined;
  const rest = [...initiationChanges(judgement, own), ...peer, ...faults, ...selectors];
  const changes = distinct([...policy.changes, ...version.changes, ...rest]);
  return { changes, weaker: [...policy.weaker, ...weakerBeyondPolicy(judgement, changes)] };
}

/** What has to change where neither end can meet the other alone. */
function changesOnBoth({ judgement, hasUnmet }: Broken, force: boolean): Step | undefined {
  const { azure, cds } = judgement;
  const faults = [faultChanges(azure), faultChanges(cds)];
  const peers = [peerChanges(judgement, azure), peerChanges(judgement, cds)];
  // Each difference is mended at the end that can; the address that Azure has is not its own to choose.
  const peer = peers.find((each) => each !== undefined) ?? partialPeers(judgement);
  if (faults.includes(undefined) || peer === undefined) return undefined;
  const left = phasesToMend(judgement, azure, force);
  const right = phasesToMend(judgement, cds, force);
  const phases = { ike: left.ike || right.ike, child: left.child || right.child };
  const version = azure.selectorRule === "exact" ? 1 : 2;
  const versions = [azure, cds]
    .filter(({ startsWith, answersTo }) => startsWith !== version || answersTo?.includes(version) !== true)
    .map(({ view }) => changeOf(view, "protocol", `IKEv${version}`));
  const policies = repairPolicies([azure, cds], phases, version);
  const selectors = repairSelectors(azure, cds, hasUnmet) ?? repairSelectors(cds, azure, hasUnmet);
  if (selectors === undefined) return undefined;
  const changes = [
    ...policies.flatMap((policy) => policy.changes),
    ...versions,
    ...initiationChanges(judgement, azure),
    ...peer,
    ...faults.flatMap((each) => each ?? []),
    ...selectors,
  ];
  const weaker = [...policies.flatMap((policy) => policy.weaker), ...weakerBeyondPolicy(judgement, changes)];
  return { changes: distinct(changes), weaker: [...new Set(weaker)] };
}

function weakerBeyondPolicy({ azure, cds }: Judgement, changes: readonly Change[]): readonly string[] {
  const weaker: string[] = [];
  for (const change of changes) {
    const [own, other] = change.side === "azure" ? [azure, cds] : [cds, azure];
    const isOlder = change.setting === "protocol" && change.value === "IKEv1" && own.answersTo?.includes(1) === false;
    const what = isOlder ? oldVersion : widens(change, own, other) ? widened : undefined;
    if (what !== undefined && !weaker.includes(what)) weaker.push(what);
  }
  return weaker;
}

/** Whether a change lets all traffic of a side into a tunnel that took some; where routes choose it, the prefixes do not. */
function widens({ setting, value }: Change, { pairs = [] }: End, { view: other }: End): boolean {
  if (!selectorSettings.includes(setting)) return false;
  if (known(other.tunnel.routeBased) === true || pairs.some(({ azure, cds }) => [azure, cds].includes(anyPrefix))) {
    return false;
  }
  if (setting === "policyBasedSelectors") return value === false;
  const items = Array.isArray(value) ? (value as readonly (string | SelectorPolicy)[]) : [];
  return items.some((item) =>
    typeof item === "string" ? item === anyPrefix : [...item.local, ...item.remote].includes(anyPrefix),
  );
}

const selectorSettings = ["policyBasedSelectors", "selectors", "localPrefixes", "site.prefixes"];

function distinct(changes: readonly Change[]): readonly Change[] {
  const kept: Change[] = [];
  for (const change of changes) {
    const index = kept.findIndex(({ side, setting }) => side === change.side && setting === change.setting);
    if (index === -1) kept.push(change);
    else kept[index] = change;
  }
  return kept;
}

const policyFaults: readonly Fault["code"][] = ["NT4018", "NT4020", "NT4024"];

/** Faults that a new policy mends leave no changes of their own. */
function faultChanges({ view, faults, vendor }: End): readonly Change[] | undefined {
  const changes: Change[] = [];
  for (const { code, parameter } of faults) {
    if (policyFaults.includes(code)) continue;
    if (code === "NT4028") changes.push(changeOf(view, "enabled", true));
    else if (code === "NT4027") {
      const [, value] = lifetimeDefaults[vendor].find(([name]) => name === parameter) ?? lifetimeDefaults.edge[0] ?? [];
      changes.push(changeOf(view, `policy.${parameter}`, value));
    } else return undefined;
  }
  return changes;
}

const lifetimeDefaults: Readonly<Record<End["vendor"], readonly (readonly [parameter: string, value: number])[]>> = {
  azure: [
    ["child.lifetimeSeconds", azureDefaults.RouteBased.child.lifetimeSeconds],
    ["child.lifetimeKilobytes", azureDefaults.RouteBased.child.lifetimeKilobytes],
  ],
  edge: [
    ["ike.lifetimeSeconds", edgeDefaults.ike.lifetimeSeconds as number],
    ["child.lifetimeSeconds", edgeDefaults.child.lifetimeSeconds as number],
  ],
};

function phasesToMend({ azureInitiates, cdsInitiates, rekeys }: Judgement, { faults }: End, force: boolean): Phases {
  const walks = [azureInitiates, cdsInitiates];
  const isFaulty = (phase: string): boolean =>
    faults.some(
      ({ code, parameter }) => policyFaults.includes(code) && (code === "NT4018" || parameter.startsWith(phase)),
    );
  return {
    ike: isFaulty("ike") || walks.some(({ ike }) => ike.kind !== "chosen"),
    child:
      force ||
      isFaulty("child") ||
      walks.some(({ child, laterChild }) => child.kind !== "chosen" || laterChild.kind !== "chosen") ||
      lacks(rekeys.azure, types.group) ||
      lacks(rekeys.cds, types.group),
  };
}

function versionChanges(
  { azureInitiates, cdsInitiates }: Judgement,
  own: End,
  other: End,
): { readonly changes: readonly Change[]; readonly version: 1 | 2 } | undefined {
  const fits = [azureInitiates, cdsInitiates].every(({ versionFits }) => versionFits === true);
  const current = own.startsWith ?? 2;
  if (fits) return { changes: [], version: azureInitiates.version ?? current };
  const wanted = other.startsWith;
  if (wanted === undefined) return undefined;
  return { changes: [changeOf(own.view, "protocol", `IKEv${wanted}`)], version: wanted };
}

function initiationChanges({ azure, cds, azureInitiates, cdsInitiates }: Judgement, own: End): readonly Change[] {
  const nobody = azureInitiates.allowed === false && cdsInitiates.allowed === false;
  if (nobody && cds.view.tunnel.enabled !== false) return [changeOf(own.view, "initiation", "Default")];
  if (azure.answers !== false || cds.starts !== true) return [];
  return [changeOf(own.view, "initiation", own === azure ? "Default" : "ResponderOnly")];
}

/** Undefined where what differs is a setting of the other end. */
function peerChanges(judgement: Judgement, own: End): readonly Change[] | undefined {
  const { checks, azure } = judgement;
  const changes: Change[] = [];
  for (const { parameter, status } of checks) {
    if (status !== "differs") continue;
    const change = peerChange(judgement, own, parameter);
    if (change === undefined) return undefined;
    changes.push(change);
  }
  if (own === azure && known(azure.view.tunnel.bgp) === true) changes.push(changeOf(own.view, "bgp", false));
  return changes;
}

/** Each difference at the end that can mend it. */
function partialPeers(judgement: Judgement): readonly Change[] | undefined {
  const { checks, azure, cds } = judgement;
  const differing = checks.filter(({ status }) => status === "differs");
  const changes = differing.map(
    ({ parameter }) => peerChange(judgement, azure, parameter) ?? peerChange(judgement, cds, parameter),
  );
  return changes.every((each) => each !== undefined) ? changes : undefined;
}

function peerChange({ azure, cds }: Judgement, own: End, parameter: ParameterName): Change | undefined {
  const isAzure = own === azure;
  const { view } = own;
  const [address] = azureAddresses(azure.view).addresses;
  if (parameter === "sharedKey") {
    const key = known((isAzure ? cds : azure).view.tunnel.sharedKey);
    // A key that no end takes is no help.
    return key === undefined || isOutOfLength(key) ? undefined : changeOf(view, "sharedKey", key);
  }
  if (isAzure) {
    return parameter === "address.cds"
      ? changeOf(view, "site.gatewayAddress", cds.view.tunnel.localAddress)
      : undefined;
  }
  if (parameter === "address.azure") return changeOf(view, "site.gatewayAddress", address);
  if (parameter !== "identity.azure") return undefined;
  return changeOf(view, "remoteId", address ?? known(cds.view.site?.gatewayAddress));
}

function reportOneSided({ judgement, findings }: Assessment, made: readonly Made[]): void {
  const [only, ...others] = made;
  if (only === undefined || others.length > 0) return;
  const { azure, cds } = judgement;
  const [who, where, view] =
    only.fix.side === "azure" ? ["Azure", "the edge", azure.view] : ["the edge", "Azure", cds.view];
  const cannot = where === "Azure" && isUnresolved(azure.view.tunnel.policy) ? ": its policy is not known" : "";
  findings.one(
    "NT4059",
    `No change on ${where} alone mends the tunnel${cannot}`,
    `Change ${who}: the fix names what`,
    only.fix.changes.find(({ at }) => at !== undefined)?.at ?? placeAt(view),
  );
}
