import { known } from "../model/stated.ts";
import { knownItems } from "./end.ts";
import type { Judgement } from "./judge.ts";
import { childProposal, ikeProposal } from "./proposal.ts";
import { select } from "./selection.ts";
import { isCombined } from "./vendors.ts";

/** Whether a policy of Azure that fits in neither phase would fit with its phases exchanged. */
export function phasesSwapped({ azure, cds, azureInitiates }: Judgement): boolean {
  const policy = known(azure.view.tunnel.policy);
  if (policy === undefined || (azureInitiates.ike.kind !== "none" && azureInitiates.child.kind !== "none"))
    return false;
  const { ike, child } = policy;
  const [cipher, hash, groups] = [
    knownItems(child.encryption),
    knownItems(child.integrity),
    knownItems(child.pfsGroups),
  ];
  const [ikeCipher, ikeHash, ikeGroups] = [
    knownItems(ike.encryption),
    knownItems(ike.integrity),
    knownItems(ike.dhGroups),
  ];
  if (cipher === undefined || hash === undefined || groups === undefined) return false;
  if (ikeCipher === undefined || ikeHash === undefined || ikeGroups === undefined) return false;
  if (cipher.includes("NULL") || groups.includes(0) || groups.includes("same")) return false;
  const hashes = hash.filter((each) => !isCombined(each));
  const asIke = ikeProposal({
    encryption: cipher,
    integrity: hashes.length === 0 ? ["SHA2-256-128"] : hashes,
    groups: groups as readonly number[],
  });
  const asChild = childProposal({ encryption: ikeCipher, integrity: ikeHash, groups: ikeGroups });
  return select(cds.ike.accepted, [asIke]).kind === "chosen" && select(cds.child.accepted, [asChild]).kind === "chosen";
}
