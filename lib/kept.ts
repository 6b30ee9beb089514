/** What was found for two things together: found once, and kept for as long as both are there. */
export class Kept<One extends object, Other extends object, Found> {
  readonly #all = new WeakMap<One, WeakMap<Other, { readonly found: Found }>>();

  /** What `find` gives for the two, asked for the first time only. */
  for(one: One, other: Other, find: () => Found): Found {
    let own = this.#all.get(one);
    if (own === undefined) {
      own = new WeakMap();
      this.#all.set(one, own);
    }
    let kept = own.get(other);
    if (kept === undefined) {
      kept = { found: find() };
      own.set(other, kept);
    }
    return kept.found;
  }
}
