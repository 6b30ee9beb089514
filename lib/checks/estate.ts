import type { Place, ReadNetwork } from "../ipsec/tunnelEnd.ts";
import { Realm } from "./realm.ts";

/** A property that may have a place: the value that holds it, and its name or number there. */
export type Property = readonly [holder: object | undefined, key: string | number];

/**
 * All that is checked together: one realm for each reading, because keys are unique in a reading only. Rules look things up
 * in the realms, and ask here where they stand.
 */
export class Estate {
  /** In the order of the readings. */
  readonly realms: readonly Realm[];

  constructor(networks: readonly ReadNetwork[]) {
    this.realms = networks.map((each) => new Realm(each));
  }

  /** Where to point for a property: its own place, else that of the first of the others that has one. */
  at(...properties: readonly Property[]): Place | undefined {
    for (const [holder, key] of properties) {
      if (holder === undefined) continue;
      for (const { places } of this.realms) {
        const spot = places?.spotOf(holder, key);
        if (spot !== undefined) return spot;
      }
    }
    return undefined;
  }
}
