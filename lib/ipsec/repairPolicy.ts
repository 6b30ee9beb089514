import type { ChildProposal, IkeProposal, Integrity, IpsecPolicy } from "../model/ipsec.ts";
import { known } from "../model/stated.ts";
import { azureDefaults } from "./azureDefaults.ts";
import { type Change, changeOf } from "./change.ts";
import { edgeDefaults } from "./edgeDefaults.ts";
import { edgePolicy } from "./edgeOffers.ts";
import { type End, knownItems } from "./end.ts";
import { bestSuite, commonSuite, type PhaseNow, type SuiteWords, weakerFields } from "./suiteChoice.ts";
import { isCombined, type Vendor } from "./vendors.ts";

/** Changes of a policy, and what they make weaker. */
export interface PolicyRepair {
  readonly changes: readonly Change[];
  readonly weaker: readonly string[];
}

/** Which phases of an end have to change. */
export interface Phases {
  readonly ike: boolean;
  readonly child: boolean;
}

/** The changes of the policy of one end that let it meet the other; undefined where there are none that it can say. */
export function repairPolicy(end: End, other: End, phases: Phases, version: 1 | 2): PolicyRepair | undefined {
  if (!phases.ike && !phases.child) return { changes: [], weaker: [] };
  const now = policyNow(end);
  // A policy of one's own for one phase is one for both.
  const needs = now.isWhole ? { ike: true, child: true } : phases;
  const allNew = now.isWhole;
  const ike = needs.ike
    ? bestSuite(end.vendor, "ike", other.ike, now.ike, { plainOnly: version === 1, allNew })
    : undefined;
  const child = needs.child
    ? bestSuite(end.vendor, "child", other.child, now.child, { plainOnly: false, allNew })
    : undefined;
  if ((needs.ike && ike === undefined) || (needs.child && child === undefined)) return undefined;
  return changesTo(end, now, ike, child);
}

/** The changes of the policies of both ends that let them meet, in the order of the ends. */
export function repairPolicies(
  ends: readonly [End, End],
  phases: Phases,
  version: 1 | 2,
): readonly [PolicyRepair, PolicyRepair] {
  const [left, right] = [policyNow(ends[0]), policyNow(ends[1])];
  // What is written anew at one end is a phase that the other has to meet.
  const anew = (phases.ike || phases.child) && (left.isWhole || right.isWhole);
  const ike = phases.ike || anew ? commonSuite("ike", [left.ike, right.ike], version === 1) : undefined;
  const child = phases.child || anew ? commonSuite("child", [left.child, right.child], false) : undefined;
  return [changesTo(ends[0], left, ike, child), changesTo(ends[1], right, ike, child)];
}

interface PolicyNow {
  readonly ike: PhaseNow | undefined;
  readonly child: PhaseNow | undefined;
  /** The end has no policy of its own yet. */
  readonly isWhole: boolean;
}

function policyNow({ view, vendor }: End): PolicyNow {
  const policy = vendor === "edge" ? known(edgePolicy(view)) : known(view.tunnel.policy);
  const isWhole = view.tunnel.policy === undefined;
  if (policy === undefined) return { ike: undefined, child: undefined, isWhole };
  const { ike, child } = policy === edgeDefaults ? defaultsNow : phasesNow(policy);
  return { ike, child, isWhole };
}

function phasesNow(policy: IpsecPolicy): Record<"ike" | "child", PhaseNow> {
  return {
    ike: phaseNow(policy.ike, policy.ike.dhGroups as ChildProposal["pfsGroups"]),
    child: phaseNow(policy.child, groupsNow(policy)),
  };
}

const defaultsNow = phasesNow(edgeDefaults);

function changesTo(end: End, now: PolicyNow, ike: SuiteWords | undefined, child: SuiteWords | undefined): PolicyRepair {
  const { view, vendor } = end;
  const [changes, weaker]: [Change[], string[]] = [[], []];
  const change: Changing = (setting, value) => changes.push(changeOf(view, setting, value));
  if (ike !== undefined) changeIke(vendor, ike, now.isWhole ? undefined : now.ike, change);
  if (child !== undefined) changeChild(vendor, child, now.isWhole ? undefined : now.child, change);
  if (ike !== undefined) followGroup(end, now, ike, child, change);
  if (now.isWhole && changes.length > 0) addLifetimes(end, change);
  if (vendor === "edge" && changes.length > 0 && known(view.tunnel.profile) !== "CUSTOM") {
    changes.unshift(changeOf(view, "profile", "CUSTOM"));
  }
  if (ike !== undefined && now.ike !== undefined) weaker.push(...weakerFields(ike, now.ike));
  if (child !== undefined && now.child !== undefined) weaker.push(...weakerFields(child, now.child));
  return { changes, weaker };
}

/** Says that a setting is to have a value. */
type Changing = (setting: string, value: unknown) => void;

function phaseNow(proposal: IkeProposal | ChildProposal, groups: ChildProposal["pfsGroups"]): PhaseNow {
  const integrity = knownItems(proposal.integrity) ?? [];
  return {
    encryption: knownItems(proposal.encryption) ?? [],
    integrity,
    hashes: integrity.filter((each) => !isCombined(each)),
    groups: (knownItems(groups) ?? []).filter((group) => group !== "same"),
  };
}

function groupsNow({ ike, child }: IpsecPolicy): ChildProposal["pfsGroups"] {
  return knownItems(child.pfsGroups)?.includes("same") === true ? ike.dhGroups : child.pfsGroups;
}

// A group of forward secrecy that is that of phase 1 would change with it.
function followGroup(
  { view }: End,
  now: PolicyNow,
  ike: SuiteWords,
  child: SuiteWords | undefined,
  change: Changing,
): void {
  const groups = known(view.tunnel.policy)?.child.pfsGroups;
  if (groups?.includes("same") !== true || now.ike?.groups.includes(ike.group) === true) return;
  const group = child?.group ?? now.ike?.groups[0];
  if (group !== undefined) change("policy.child.pfsGroups", [group]);
}

function changeIke(vendor: Vendor, suite: SuiteWords, now: PhaseNow | undefined, change: Changing): void {
  const keepsCipher = now?.encryption.includes(suite.encryption) === true;
  // Alone a combined cipher has no digest on an edge; beside others its pseudorandom function comes from the digests.
  const isAlone = !keepsCipher || now?.encryption.every(isCombined) === true;
  const noDigest = vendor === "edge" && isCombined(suite.encryption) && isAlone;
  if (!keepsCipher) change("policy.ike.encryption", [suite.encryption]);
  changeIntegrity("policy.ike.integrity", suite.integrity, now, { none: noDigest, alone: isAlone }, change);
  if (now?.groups.includes(suite.group) !== true) change("policy.ike.dhGroups", [suite.group]);
}

function changeChild(vendor: Vendor, suite: SuiteWords, now: PhaseNow | undefined, change: Changing): void {
  // Azure says a combined cipher twice.
  const isTwice = suite.integrity === undefined && isCombined(suite.encryption) && vendor === "azure";
  const integrity = isTwice ? (suite.encryption as Integrity) : suite.integrity;
  const keepsCipher = now?.encryption.includes(suite.encryption) === true;
  const needed = { none: suite.integrity === undefined && vendor === "edge", alone: !keepsCipher };
  if (!keepsCipher) change("policy.child.encryption", [suite.encryption]);
  changeIntegrity("policy.child.integrity", integrity, now, needed, change);
  if (now?.groups.includes(suite.group) !== true) change("policy.child.pfsGroups", [suite.group]);
  // The edge asks for a group even where forward secrecy is off.
  if (suite.group === 0 && vendor === "edge" && now === undefined) {
    change("policy.child.idleGroups", edgeDefaults.ike.dhGroups);
  }
}

function changeIntegrity(
  setting: string,
  wanted: Integrity | undefined,
  now: PhaseNow | undefined,
  needed: { readonly none: boolean; readonly alone: boolean },
  change: Changing,
): void {
  if (needed.none) {
    // Beside other ciphers the digests stay; alone a combined cipher has none.
    const isMixed = !needed.alone && now?.encryption.some((each) => !isCombined(each)) === true;
    if (now !== undefined && now.integrity.length > 0 && !isMixed) change(setting, undefined);
  } else if (wanted !== undefined && now?.integrity.includes(wanted) !== true) change(setting, [wanted]);
}

function addLifetimes({ view, vendor, lifetimes: now }: End, change: Changing): void {
  if (vendor === "azure") {
    const { child } = azureDefaults.RouteBased;
    change("policy.child.lifetimeSeconds", now.childSeconds ?? child.lifetimeSeconds);
    change("policy.child.lifetimeKilobytes", now.childKilobytes ?? child.lifetimeKilobytes);
    return;
  }
  const { ike, child, protocol, dpdProbeSeconds } = edgeDefaults;
  change("policy.ike.lifetimeSeconds", ike.lifetimeSeconds);
  change("policy.child.dontFragment", child.dontFragment);
  change("policy.child.lifetimeSeconds", child.lifetimeSeconds);
  if (view.tunnel.protocol === undefined) change("protocol", protocol);
  if (view.tunnel.dpdProbeSeconds === undefined) change("dpdProbeSeconds", dpdProbeSeconds);
}
