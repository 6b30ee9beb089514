import type { Place, PlaceFinder, ReadNetwork } from "../ipsec/tunnelEnd.ts";
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

  /** Where to point: the first of these properties that is stated, else what stands nearest to the first that is near anything. */
  at(...properties: readonly Property[]): Place | undefined {
    return (
      this.#first(properties, (places, holder, key) => places.of(holder, key)) ??
      this.#first(properties, (places, holder, key) => places.spotOf(holder, key))
    );
  }

  #first(
    properties: readonly Property[],
    find: (places: PlaceFinder, holder: object, key: string | number) => Place | undefined,
  ): Place | undefined {
    for (const [holder, key] of properties) {
      if (holder === undefined) continue;
      for (const { places } of this.realms) {
        const place = places && find(places, holder, key);
        if (place !== undefined) return place;
      }
    }
    return undefined;
  }
}
