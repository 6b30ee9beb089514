import type { ChildProposal, Encryption, IkeProposal, Integrity, IpsecPolicy } from "../model/ipsec.ts";
import { known } from "../model/stated.ts";
import { azureDefaults } from "./azureDefaults.ts";
import { type Change, changeOf } from "./change.ts";
import { edgeDefaults } from "./edgeDefaults.ts";
import { edgePolicy } from "./edgeOffers.ts";
import { type End, knownItems } from "./end.ts";
import { bestSuite, commonSuite, type PhaseNow, type SuiteWords, weakerFields } from "./suiteChoice.ts";
import { isCombined } from "./vendors.ts";

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
  if (ike === undefined && child === undefined) return { changes: [], weaker: [] };
  const changes = [
    ...(ike === undefined ? [] : ikeChanges(end, ike, now.isWhole ? undefined : now.ike)),
    ...(child === undefined ? [] : childChanges(end, child, now.isWhole ? undefined : now.child)),
    ...followsGroup(end, now, ike, child),
    ...(now.isWhole ? lifetimes(end) : []),
  ];
  const profile =
    vendor === "edge" && known(view.tunnel.profile) !== "CUSTOM" ? [changeOf(view, "profile", "CUSTOM")] : [];
  const weaker = [
    ...(ike === undefined || now.ike === undefined ? [] : weakerFields(ike, now.ike)),
    ...(child === undefined || now.child === undefined ? [] : weakerFields(child, now.child)),
  ];
  return { changes: changes.length === 0 ? [] : [...profile, ...changes], weaker };
}

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
function followsGroup(
  { view }: End,
  now: PolicyNow,
  ike: SuiteWords | undefined,
  child: SuiteWords | undefined,
): readonly Change[] {
  const groups = known(view.tunnel.policy)?.child.pfsGroups;
  if (ike === undefined || groups?.includes("same") !== true || now.ike?.groups.includes(ike.group) === true) return [];
  const group = child?.group ?? now.ike?.groups[0];
  return group === undefined ? [] : [changeOf(view, "policy.child.pfsGroups", [group])];
}

function ikeChanges({ view, vendor }: End, suite: SuiteWords, now: PhaseNow | undefined): readonly Change[] {
  const keepsCipher = now?.encryption.includes(suite.encryption);
  // Alone a combined cipher has no digest on an edge; beside others its pseudorandom function comes from the digests.
  const isAlone = keepsCipher !== true || now?.encryption.every(isCombined) === true;
  const noDigest = vendor === "edge" && isCombined(suite.encryption) && isAlone;
  const integrity = suite.integrity === undefined ? [] : [suite.integrity];
  return [
    ...unless(keepsCipher, () => changeOf(view, "policy.ike.encryption", [suite.encryption])),
    ...integrityChange(view, "policy.ike.integrity", integrity, now, { none: noDigest, alone: isAlone }),
    ...unless(now?.groups.includes(suite.group), () => changeOf(view, "policy.ike.dhGroups", [suite.group])),
  ];
}

function childChanges({ view, vendor }: End, suite: SuiteWords, now: PhaseNow | undefined): readonly Change[] {
  // Azure says a combined cipher twice.
  const asIntegrity = isCombined(suite.encryption) && vendor === "azure" ? [suite.encryption as Integrity] : [];
  const integrity = suite.integrity === undefined ? asIntegrity : [suite.integrity];
  const keepsCipher = now?.encryption.includes(suite.encryption);
  return [
    ...unless(keepsCipher, () => changeOf(view, "policy.child.encryption", [suite.encryption] satisfies Encryption[])),
    ...integrityChange(view, "policy.child.integrity", integrity, now, {
      none: suite.integrity === undefined && vendor === "edge",
      alone: keepsCipher !== true,
    }),
    ...unless(now?.groups.includes(suite.group), () => changeOf(view, "policy.child.pfsGroups", [suite.group])),
    // The edge asks for a group even where forward secrecy is off.
    ...(suite.group === 0 && vendor === "edge" && now === undefined
      ? [changeOf(view, "policy.child.idleGroups", edgeDefaults.ike.dhGroups)]
      : []),
  ];
}

function integrityChange(
  view: End["view"],
  setting: string,
  wanted: readonly Integrity[],
  now: PhaseNow | undefined,
  needed: { readonly none: boolean; readonly alone: boolean },
): readonly Change[] {
  if (needed.none) {
    // Beside other ciphers the digests stay; alone a combined cipher has none.
    const isMixed = !needed.alone && now?.encryption.some((each) => !isCombined(each)) === true;
    return now === undefined || now.integrity.length === 0 || isMixed ? [] : [changeOf(view, setting, undefined)];
  }
  const [first] = wanted;
  return first === undefined || now?.integrity.includes(first) === true ? [] : [changeOf(view, setting, wanted)];
}

function unless(holds: boolean | undefined, change: () => Change): readonly Change[] {
  return holds === true ? [] : [change()];
}

function lifetimes({ view, vendor, lifetimes: now }: End): readonly Change[] {
  const { child } = azureDefaults.RouteBased;
  if (vendor === "azure") {
    return [
      changeOf(view, "policy.child.lifetimeSeconds", now.childSeconds ?? child.lifetimeSeconds),
      changeOf(view, "policy.child.lifetimeKilobytes", now.childKilobytes ?? child.lifetimeKilobytes),
    ];
  }
  return [
    changeOf(view, "policy.ike.lifetimeSeconds", edgeDefaults.ike.lifetimeSeconds),
    changeOf(view, "policy.child.dontFragment", edgeDefaults.child.dontFragment),
    changeOf(view, "policy.child.lifetimeSeconds", edgeDefaults.child.lifetimeSeconds),
    ...(view.tunnel.protocol === undefined ? [changeOf(view, "protocol", edgeDefaults.protocol)] : []),
    ...(view.tunnel.dpdProbeSeconds === undefined
      ? [changeOf(view, "dpdProbeSeconds", edgeDefaults.dpdProbeSeconds)]
      : []),
  ];
}
