import type { DhGroup, Encryption, Integrity, IpsecPolicy } from "../model/ipsec.ts";
import { known } from "../model/stated.ts";
import { knownItems } from "./end.ts";
import type { Judgement } from "./judge.ts";
import { type ChildWords, childProposal, type IkeWords, ikeProposal } from "./proposal.ts";
import { select } from "./selection.ts";
import { isCombined } from "./vendors.ts";

/**
 * What of the phases of an Azure policy that fits in neither, or in one only, has to be exchanged so that all of it fits: the
 * whole phases, or their groups alone.
 */
export function phasesSwapped({ azure, cds, azureInitiates }: Judgement): "phases" | "groups" | undefined {
  const policy = known(azure.view.tunnel.policy);
  if (policy === undefined || (azureInitiates.ike.kind !== "none" && azureInitiates.child.kind !== "none")) return;
  const values = valuesOf(policy);
  if (values === undefined) return undefined;
  const { cipher, hash, group, childCipher, childHash, childGroup } = values;
  if (childGroup.includes(0) || childGroup.includes("same")) return undefined;
  const groups = childGroup as readonly number[];
  const fits = (asIke: IkeWords, asChild: ChildWords): boolean =>
    select(cds.ike.accepted, [ikeProposal(asIke)]).kind === "chosen" &&
    select(cds.child.accepted, [childProposal(asChild)]).kind === "chosen";
  const hashes = childHash.filter((each) => !isCombined(each));
  const isSame = String(cipher) === String(childCipher) && String(group) === String(groups);
  if (
    !isSame &&
    !childCipher.includes("NULL") &&
    fits(
      { encryption: childCipher, integrity: hashes.length === 0 ? ["SHA2-256-128"] : hashes, groups },
      { encryption: cipher, integrity: hash, groups: group },
    )
  ) {
    return "phases";
  }
  const groupsFit =
    String(group) !== String(groups) &&
    fits(
      { encryption: cipher, integrity: hash, groups },
      { encryption: childCipher, integrity: childHash, groups: group },
    );
  return groupsFit ? "groups" : undefined;
}

interface PolicyValues {
  readonly cipher: readonly Encryption[];
  readonly hash: readonly Integrity[];
  readonly group: readonly DhGroup[];
  readonly childCipher: readonly Encryption[];
  readonly childHash: readonly Integrity[];
  readonly childGroup: readonly (DhGroup | "same")[];
}

function valuesOf({ ike, child }: IpsecPolicy): PolicyValues | undefined {
  const [cipher, hash, group] = [knownItems(ike.encryption), knownItems(ike.integrity), knownItems(ike.dhGroups)];
  const childCipher = knownItems(child.encryption);
  const childHash = knownItems(child.integrity);
  const childGroup = knownItems(child.pfsGroups);
  if (cipher === undefined || hash === undefined || group === undefined) return undefined;
  if (childCipher === undefined || childHash === undefined || childGroup === undefined) return undefined;
  return { cipher, hash, group, childCipher, childHash, childGroup };
}
