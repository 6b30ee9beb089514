import { isUnresolved, known, textOf } from "../model/stated.ts";
import type { Fault } from "./end.ts";
import { placeAt, type TunnelEnd } from "./tunnelEnd.ts";
import { isCombined } from "./vendors.ts";

/** What an edge takes otherwise than its security profile says: lists of several values, a digest that is not needed. */
export function edgeProfileFaults(view: TunnelEnd): readonly Fault[] {
  const policy = known(view.tunnel.policy);
  if (policy === undefined) return [];
  const { ike, child } = policy;
  const faults: Fault[] = [];
  const lists = [
    ["ike.encryption", ike.encryption, "ciphers"],
    ["ike.integrity", ike.integrity, "digests"],
    ["ike.dhGroup", ike.dhGroups, "groups"],
    ["child.encryption", child.encryption, "ciphers"],
    ["child.integrity", child.integrity, "digests"],
    ["child.pfsGroup", child.pfsGroups, "groups"],
  ] as const;
  for (const [parameter, long, what] of lists) {
    if (long === undefined || long.length < 2) continue;
    faults.push({
      code: "NT4049",
      parameter,
      message: `Phase ${parameter.startsWith("ike") ? 1 : 2} of the edge has several ${what}: ${long.map((each) => textOf(each)).join(", ")}; VMware Cloud Director takes one`,
      help: "Leave the one that the other end has",
      at: placeAt(view, [long, 1]),
    });
  }
  for (const [parameter, { encryption = [], integrity = [] }] of [
    ["ike.integrity", ike],
    ["child.integrity", child],
  ] as const) {
    const onlyCombined = encryption.length > 0 && encryption.every((each) => !isUnresolved(each) && isCombined(each));
    if (!onlyCombined || integrity.length === 0) continue;
    faults.push({
      code: "NT4025",
      parameter,
      message: `Phase ${parameter.startsWith("ike") ? 1 : 2} of the edge has the digest ${textOf(integrity[0] ?? "")} beside ${textOf(encryption[0] ?? "")}, which takes none`,
      help: "Take the digest away: the server refuses or ignores it",
      at: placeAt(view, [integrity, 0]),
    });
  }
  return faults;
}
