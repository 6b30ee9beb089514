import type { Stated } from "./stated.ts";

/** A note that a resource carries: a name and a text, without effect on the network. */
export interface Tag {
  /** Unique in its resource, without regard to case. */
  readonly name: string;
  /** Free text. */
  readonly value: Stated<string>;
}
