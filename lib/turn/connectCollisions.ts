import { overlap, rangesOf } from "../model/address.ts";
import type { Spot } from "../source/tree.ts";
import type { TurnContext } from "./turnContext.ts";

/** Addresses that belong to one place of a design. */
export interface PlaceRange {
  /** In words. */
  readonly what: string;
  readonly prefixes: readonly string[];
  readonly at: Spot | undefined;
}

/** Reports places that share addresses: traffic cannot be routed to both. */
export function reportCollisions(context: TurnContext, places: readonly PlaceRange[]): void {
  const ranges = places.map(({ prefixes }) => rangesOf(prefixes));
  for (const [index, one] of places.entries()) {
    for (let at = index + 1; at < places.length; at++) {
      const other = places[at] as PlaceRange;
      if (!overlap(ranges[index] ?? [], ranges[at] ?? [])) continue;
      const what = one.what.charAt(0).toUpperCase() + one.what.slice(1);
      context.report("NT3529", {
        message: `${what} (${one.prefixes.join(", ")}) and ${other.what} (${other.prefixes.join(", ")}) share addresses`,
        help: "State others for one of them: traffic cannot be routed to both, and rules cannot tell them apart",
        at: other.at,
        related: one.at === undefined ? [] : [{ message: "The other one is here", at: one.at }],
      });
    }
  }
}
