import type { ChildProposal, DhGroup, IkeProposal } from "../../../model/ipsec.ts";
import { isUnresolved, known, type Stated } from "../../../model/stated.ts";
import { derived, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import { groups } from "../fields/algorithms.ts";
import { type Alternatives, type Choice, chooseOne } from "./chooseAlgorithm.ts";
import type { CdsWriteScope, Owner } from "./writeScope.ts";

/** The two members that only mean something together. */
export interface Secrecy {
  readonly perfectForwardSecrecyEnabled?: TracedLeaf | undefined;
  readonly dhGroups: Traced;
}

const what = "group of phase 2";

/** Writes whether there is forward secrecy, and the group that the API asks for in either case. */
export function writeSecrecy(scope: CdsWriteScope, child: ChildProposal, ike: IkeProposal, owner: Owner): Secrecy {
  const { pfsGroups = [], idleGroups } = child;
  const at = pfsGroups.findIndex((group) => !isUnresolved(group));
  if (at < 0) return unstated(scope, child, owner);
  return pfsGroups[at] === 0 ? off(scope, child, at, ike, owner) : on(scope, pfsGroups, idleGroups, ike, owner);
}

// Whether there is any is not known, or which group there is.
function unstated(scope: CdsWriteScope, { pfsGroups = [], idleGroups }: ChildProposal, owner: Owner): Secrecy {
  const idle = chooseIdle(scope, idleGroups, owner);
  const [first, ...others] = pfsGroups.map((_, key) => ({ holder: pfsGroups, key }));
  if (first === undefined) return { dhGroups: [idle?.leaf ?? scope.blank(what, owner)] };
  const open = (asked: string): TracedLeaf => scope.blankFor(asked, owner, [first, ...others], "it is not known yet");
  if (idle === undefined) return { dhGroups: [open(what)] };
  return { perfectForwardSecrecyEnabled: open("forward secrecy"), dhGroups: [idle.leaf] };
}

function off(
  scope: CdsWriteScope,
  { pfsGroups = [], idleGroups }: ChildProposal,
  at: number,
  ike: IkeProposal,
  owner: Owner,
): Secrecy {
  for (const key of pfsGroups.keys()) {
    if (key !== at) scope.drop(pfsGroups, key, "forward secrecy is off by what comes first");
  }
  const perfectForwardSecrecyEnabled = derived(false, [{ holder: pfsGroups, key: at }]);
  const idle = chooseIdle(scope, idleGroups, owner);
  if (idle !== undefined) return { perfectForwardSecrecyEnabled, dhGroups: [idle.leaf] };
  const same = ike.dhGroups?.map((group) => groups.encode(known(group) ?? -1)).find((word) => word !== undefined);
  const why = "the API asks for a group although forward secrecy is off";
  const group = scope.assume((same as string | undefined) ?? "GROUP14", why, what, owner);
  return { perfectForwardSecrecyEnabled, dhGroups: [group] };
}

function on(
  scope: CdsWriteScope,
  list: readonly Stated<DhGroup | "same">[],
  idleGroups: ChildProposal["idleGroups"],
  ike: IkeProposal,
  owner: Owner,
): Secrecy {
  for (const key of (idleGroups ?? []).keys()) {
    scope.pass(idleGroups as object, key, "not in use: forward secrecy is on, with a group of its own");
  }
  const first = ike.dhGroups?.map((group) => known(group)).find((group) => group !== undefined && group !== 0);
  // `same` is the group of phase 1 by another name.
  const encode = (group: DhGroup | "same"): string | undefined =>
    groups.encode(group === "same" ? (first ?? -1) : group) as string | undefined;
  const alternatives: Alternatives<DhGroup | "same"> = {
    list,
    codec: { ...groups, encode },
    what,
    instead: () => 14,
    refuse: (group) => (group === 0 ? "another alternative has forward secrecy" : undefined),
  };
  const choice = chooseOne(scope, alternatives, owner);
  const key = choice?.leaf.refs[0]?.key ?? 0;
  return {
    perfectForwardSecrecyEnabled: derived(true, [{ holder: list, key }]),
    dhGroups: [choice?.leaf ?? scope.blank(what, owner)],
  };
}

function chooseIdle(scope: CdsWriteScope, list: ChildProposal["idleGroups"], owner: Owner): Choice<number> | undefined {
  return chooseOne<number>(scope, { list, codec: groups, what, instead: () => 14 }, owner);
}
