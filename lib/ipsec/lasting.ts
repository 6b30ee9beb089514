import type { Offers } from "./end.ts";

let count = 0;
// Two numbers below this are one number that is still exact.
const perNumber = 2 ** 26;

/** Offers that stay the same ones: what follows from them is found once. */
export function lastingOffers({ offered, accepted }: Offers): Offers {
  if (count >= perNumber - 1) return { offered, accepted };
  count++;
  return { offered, accepted, number: count };
}

// What is kept for two offers takes up to half a kilobyte.
const mostFound = 1_000;

/** What was found about lasting offers, or about two of them; about others it is found anew each time. */
export class Found<T extends object> {
  readonly #all = new Map<number, T>();

  /** What `find` gives for offers. */
  for({ number }: Offers, find: () => T): T {
    return number === undefined ? find() : this.#at(number, find);
  }

  /** What `find` gives for two offers, in this order. */
  forBoth({ number: one }: Offers, { number: other }: Offers, find: () => T): T {
    return one === undefined || other === undefined ? find() : this.#at(one * perNumber + other, find);
  }

  #at(key: number, find: () => T): T {
    let found = this.#all.get(key);
    if (found === undefined) {
      found = find();
      if (this.#all.size >= mostFound) this.#all.clear();
      this.#all.set(key, found);
    }
    return found;
  }
}

type Words = readonly (string | number)[] | undefined;

// A fleet has a few policies; a script that tries all there are is not to fill the memory.
const mostMade = 100;

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
      offers = lastingOffers(make());
      if (this.#made.size >= mostMade) this.#made.clear();
      this.#made.set(key, offers);
    }
    return offers;
  }
}

// Most lists have one word.
function textOf(words: readonly (string | number)[]): string {
  return words.length === 1 ? String(words[0]) : words.join();
}
