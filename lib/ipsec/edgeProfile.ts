import { isUnresolved, known } from "../model/stated.ts";
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
    ["ike.encryption", ike.encryption],
    ["ike.integrity", ike.integrity],
    ["ike.dhGroup", ike.dhGroups],
    ["child.encryption", child.encryption],
    ["child.integrity", child.integrity],
    ["child.pfsGroup", child.pfsGroups],
  ] as const;
  for (const [parameter, long] of lists) {
    if (long === undefined || long.length < 2) continue;
    faults.push({
      code: "NT4049",
      parameter,
      message: "The security profile of the edge has lists of several values; VMware Cloud Director takes one of each",
      help: "Leave one value in each list",
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
      message: "The security profile of the edge has a digest beside a combined cipher",
      help: "Take the digest away: the server refuses or ignores it",
      at: placeAt(view, [integrity, 0]),
    });
  }
  return faults;
}
