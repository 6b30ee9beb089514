import type { ChildProposal, Encryption, IkeProposal, Integrity, IpsecPolicy } from "../model/ipsec.ts";
import { known } from "../model/stated.ts";
import { azureDefaults } from "./azureDefaults.ts";
import { type Change, changeOf } from "./change.ts";
import { edgeDefaults } from "./edgeDefaults.ts";
import { edgePolicy } from "./edgeOffers.ts";
import { type End, knownItems } from "./end.ts";
import { bestSuite, type PhaseNow, type SuiteWords, weakerFields } from "./suiteChoice.ts";
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
  const { view, vendor } = end;
  const policy = vendor === "edge" ? known(edgePolicy(view)) : known(view.tunnel.policy);
  const isWhole = view.tunnel.policy === undefined;
  // A policy of one's own for one phase is one for both.
  const needs = isWhole ? { ike: true, child: true } : phases;
  const ikeNow =
    policy === undefined ? undefined : phaseNow(policy.ike, policy.ike.dhGroups as ChildProposal["pfsGroups"]);
  const childNow = policy === undefined ? undefined : phaseNow(policy.child, groupsNow(policy));
  const ike = needs.ike ? bestSuite(vendor, "ike", other.ike, ikeNow, version === 1) : undefined;
  const child = needs.child ? bestSuite(vendor, "child", other.child, childNow, false) : undefined;
  if ((needs.ike && ike === undefined) || (needs.child && child === undefined)) return undefined;
  const changes = [
    ...(vendor === "edge" && known(view.tunnel.profile) !== "CUSTOM" ? [changeOf(view, "profile", "CUSTOM")] : []),
    ...(ike === undefined ? [] : ikeChanges(end, ike, isWhole ? undefined : ikeNow)),
    ...(child === undefined ? [] : childChanges(end, child, isWhole ? undefined : childNow)),
    ...(isWhole ? lifetimes(end) : []),
  ];
  const weaker = [
    ...(ike === undefined || ikeNow === undefined ? [] : weakerFields(ike, ikeNow)),
    ...(child === undefined || childNow === undefined ? [] : weakerFields(child, childNow)),
  ];
  return { changes, weaker };
}

function phaseNow(proposal: IkeProposal | ChildProposal, groups: ChildProposal["pfsGroups"]): PhaseNow {
  return {
    encryption: knownItems(proposal.encryption) ?? [],
    integrity: knownItems(proposal.integrity) ?? [],
    groups: (knownItems(groups) ?? []).filter((group) => group !== "same"),
  };
}

function groupsNow({ ike, child }: IpsecPolicy): ChildProposal["pfsGroups"] {
  return knownItems(child.pfsGroups)?.includes("same") === true ? ike.dhGroups : child.pfsGroups;
}

function ikeChanges({ view, vendor }: End, suite: SuiteWords, now: PhaseNow | undefined): readonly Change[] {
  const noDigest = vendor === "edge" && isCombined(suite.encryption) && !now?.encryption.includes(suite.encryption);
  const integrity = noDigest || suite.integrity === undefined ? [] : [suite.integrity];
  return [
    ...unless(now?.encryption.includes(suite.encryption), () =>
      changeOf(view, "policy.ike.encryption", [suite.encryption]),
    ),
    ...integrityChange(view, "policy.ike.integrity", integrity, now, vendor === "edge" && isCombined(suite.encryption)),
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
    ...integrityChange(
      view,
      "policy.child.integrity",
      integrity,
      now,
      suite.integrity === undefined && vendor === "edge",
    ),
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
  noneNeeded: boolean,
): readonly Change[] {
  if (noneNeeded) {
    // Beside other ciphers the digests stay; alone a combined cipher has none.
    const isMixed = now?.encryption.some((each) => !isCombined(each)) === true && now.encryption.some(isCombined);
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
