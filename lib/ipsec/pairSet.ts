import type { SelectorPair } from "./end.ts";
import { lookedThrough } from "./lookedThrough.ts";

/** Pairs of prefixes, each once, in the order in which they came. */
export class PairSet {
  readonly #pairs: SelectorPair[] = [];
  #texts: Set<string> | undefined;

  /** Takes those of a list. */
  constructor(pairs: readonly SelectorPair[] = []) {
    for (const pair of pairs) this.add(pair);
  }

  /** Adds a pair, unless it is there. */
  add(pair: SelectorPair): void {
    if (this.has(pair.azure, pair.cds)) return;
    this.#pairs.push(pair);
    if (this.#texts !== undefined) this.#texts.add(textOfPair(pair));
    else if (this.#pairs.length > lookedThrough) this.#texts = new Set(this.#pairs.map(textOfPair));
  }

  /** Whether a pair is among them. */
  has(azure: string, cds: string): boolean {
    if (this.#texts !== undefined) return this.#texts.has(textOfPair({ azure, cds }));
    for (const own of this.#pairs) if (own.azure === azure && own.cds === cds) return true;
    return false;
  }

  /** All of them. */
  list(): readonly SelectorPair[] {
    return this.#pairs;
  }
}

/** A pair of prefixes for messages. */
export function textOfPair({ azure, cds }: SelectorPair): string {
  return `${azure} – ${cds}`;
}
