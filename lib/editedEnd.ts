import type { TunnelEnd } from "./ipsec/tunnelEnd.ts";
import { Kept } from "./kept.ts";
import type { Reading } from "./read.ts";
import type { Places } from "./source/places.ts";
import type { JsonNode } from "./source/tree.ts";

/** An end with the reading that it comes from. */
export interface EditedEnd {
  readonly view: TunnelEnd;
  readonly reading: Reading;
  /** Where settings would stand that it does not state, as far as somebody has asked. */
  readonly unstated: Map<string, UnstatedPlace>;
}

/** Where something would stand that is not stated. */
export interface UnstatedPlace {
  readonly file: string;
  /** Undefined where the input does not show it. */
  readonly path: string | undefined;
  /** What stands there all the same: a list without items or an empty value, that is nothing to the model. */
  readonly node: JsonNode | undefined;
  /** The file is of one of the older kinds of edges, which have their own words. */
  readonly isOlder: boolean;
}

/** An end of a reading. What is read does not change, and the places in it are found once. */
export function editedEnd(view: TunnelEnd, reading: Reading): EditedEnd {
  return { view, reading, unstated: found.for(reading.places, view.tunnel, () => new Map()) };
}

const found = new Kept<Places, object, Map<string, UnstatedPlace>>();
