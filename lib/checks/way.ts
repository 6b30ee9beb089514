import type { Hub, HubsAt } from "./hub.ts";
import { isDefined, type Territory } from "./territory.ts";

/** Ways are looked for among so many hubs at most: one for each finding in a large estate would take too long. */
const mostHubs = 200;

/**
 * The places between two places that are connected, in order, on a way with as few hubs as possible; undefined where it is not
 * looked for.
 */
export function wayBetween(from: number, to: number, hubsAt: HubsAt): readonly Territory[] | undefined {
  const cameFrom = new Map<number, number>([[from, from]]);
  const names = new Map<number, Territory>();
  const seen = new Set<Hub>();
  for (const place of cameFrom.keys()) {
    for (const hub of hubsAt.get(place) as ReadonlySet<Hub>) {
      if (seen.has(hub)) continue;
      seen.add(hub);
      if (seen.size > mostHubs) return undefined;
      for (const { territory } of hub.members) {
        const named = names.get(territory.place);
        if (named === undefined || (!isDefined(named) && isDefined(territory))) names.set(territory.place, territory);
        if (!cameFrom.has(territory.place)) cameFrom.set(territory.place, place);
      }
    }
    if (cameFrom.has(to)) break;
  }
  const between: Territory[] = [];
  for (let at = cameFrom.get(to) as number; at !== from; at = cameFrom.get(at) as number) {
    between.unshift(names.get(at) as Territory);
  }
  return between;
}
