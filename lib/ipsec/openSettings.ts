import type { Encryption, IpsecPolicy } from "../model/ipsec.ts";
import { isUnresolved, type Stated, textOf, type Unresolved } from "../model/stated.ts";
import { type Offers, type OpenSetting, openItem, type ParameterName } from "./end.ts";
import { childProposal, ikeProposal } from "./proposal.ts";
import { placeAt, type TunnelEnd } from "./tunnelEnd.ts";
import { isCombined } from "./vendors.ts";

const openIke = [ikeProposal({})];
const openChild = [childProposal({})];

/** Both phases of an end of which no input tells the policy: they may meet anything. */
export const openProposals: { readonly ike: Offers; readonly child: Offers } = {
  ike: { offered: openIke, accepted: openIke },
  child: { offered: openChild, accepted: openChild },
};

/** The parameters that a whole policy decides. */
export const policyParameters: readonly ParameterName[] = [
  "ike.encryption",
  "ike.integrity",
  "ike.prf",
  "ike.dhGroup",
  "child.encryption",
  "child.integrity",
  "child.pfsGroup",
];

type Lists = { readonly [key: string]: readonly Stated<unknown>[] | undefined };

type Field = readonly [phase: "ike" | "child", key: string, parameters: readonly ParameterName[], words: string];

const fields: readonly Field[] = [
  ["ike", "encryption", ["ike.encryption"], "the cipher of phase 1"],
  ["ike", "integrity", ["ike.integrity", "ike.prf"], "the integrity of phase 1"],
  ["ike", "dhGroups", ["ike.dhGroup"], "the group of phase 1"],
  ["child", "encryption", ["child.encryption"], "the cipher of phase 2"],
  ["child", "integrity", ["child.integrity"], "the integrity of phase 2"],
  ["child", "pfsGroups", ["child.pfsGroup"], "the group of perfect forward secrecy"],
];

/**
 * What of a policy is not known, and what to supply for it. `what` names the policy in messages. Beside combined ciphers alone
 * an edge makes nothing of its digests.
 */
export function openSettings(view: TunnelEnd, policy: Stated<IpsecPolicy>, what: string): readonly OpenSetting[] {
  if (isUnresolved(policy)) {
    return [openSetting(view, policyParameters, `${what} says`, policy, view.tunnel, "policy")];
  }
  const open: OpenSetting[] = [];
  for (const [phase, key, parameters, words] of fields) {
    const list = (policy[phase] as unknown as Lists)[key];
    const index = openItem(list);
    if (list === undefined || index === -1) continue;
    const item = list[index] as Unresolved;
    if (key === "integrity" && view.vendor === "edge" && areCombined(policy[phase].encryption)) continue;
    open.push(openSetting(view, parameters, `${what} says of ${words}`, item, list, index));
  }
  return open;
}

function areCombined(encryption: readonly Stated<Encryption>[] = []): boolean {
  return encryption.length > 0 && encryption.every((each) => !isUnresolved(each) && isCombined(each));
}

/** A setting that is an expression still. */
export function openSetting(
  view: TunnelEnd,
  parameters: readonly ParameterName[],
  what: string,
  value: Unresolved,
  holder: object,
  key: string | number,
): OpenSetting {
  return {
    parameters,
    message: `It is not known what ${what}: "${textOf(value)}"`,
    supply: value.reason,
    at: placeAt(view, [holder, key]),
  };
}
