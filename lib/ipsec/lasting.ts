import type { Offers } from "./end.ts";

const lasting = new WeakSet<object>();

/** Says that offers are always the same ones: what follows from them, and from their lists, is found once. */
export function markLasting(offers: Offers): void {
  for (const each of [offers, offers.offered, offers.accepted]) lasting.add(each);
}

/** Whether what follows from offers, or from a list of them, can be kept for the next time. */
export function isLasting(offers: Offers | Offers["offered"]): boolean {
  return lasting.has(offers);
}

type Words = readonly (string | number)[] | undefined;

// Of two ends there are as many pairs as this squared, and what is kept for a pair takes half a kilobyte.
const most = 100;

const all: OffersByWords[] = [];

/** Forgets all offers that were made of words, and with them what followed from them: they are made anew. */
export function forgetOffers(): void {
  for (const each of all) each.forget();
}

/** Offers by the words that they are made of: a fleet has many tunnels and few policies. */
export class OffersByWords {
  readonly #made = new Map<string, Offers>();

  /** Has none yet. */
  constructor() {
    all.push(this);
  }

  /** Has none any more. */
  forget(): void {
    this.#made.clear();
  }

  /** The offers of ciphers, hashes and groups; made anew where something is not known. */
  for(encryption: Words, integrity: Words, groups: Words, make: () => Offers): Offers {
    if (encryption === undefined || integrity === undefined || groups === undefined) return make();
    const key = `${textOf(encryption)};${textOf(integrity)};${textOf(groups)}`;
    let offers = this.#made.get(key);
    if (offers === undefined) {
      offers = make();
      markLasting(offers);
      if (this.#made.size >= most) this.#made.clear();
      this.#made.set(key, offers);
    }
    return offers;
  }
}

// Most lists have one word.
function textOf(words: readonly (string | number)[]): string {
  return words.length === 1 ? String(words[0]) : words.join();
}
