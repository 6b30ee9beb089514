/** Shorter names are a slip away from too many others. */
const fewestLetters = 5;

/** The names that members of objects can have, to find the one that is meant by a name that is not known. */
export class KnownNames {
  readonly #objects: () => readonly (readonly string[])[];
  // Made when it is first asked for: most documents have no name that is not known.
  #groups: readonly ReadonlySet<string>[] | undefined;

  /** `objects` gives the paths of all members, a list for each kind of object, with dots between the steps. */
  constructor(objects: () => readonly (readonly string[])[]) {
    this.#objects = objects;
  }

  /**
   * The known name that is meant by one that is not known: it is one slip away, does not stand there itself, and others that
   * stand together with it do. Undefined where there is none. Case does not tell names apart: what differs in that alone is a
   * slip too.
   */
  meantBy(name: string, beside: readonly string[]): string | undefined {
    this.#groups ??= this.#objects().flatMap(groupsOf);
    const others = beside.filter((each) => each !== name);
    const there = new Set(others.map((each) => each.toLowerCase()));
    for (const group of this.#groups) {
      if (!others.some((other) => group.has(other))) continue;
      for (const known of group) {
        const low = known.toLowerCase();
        if (known !== name && !there.has(low) && isOneSlip(name.toLowerCase(), low)) return known;
      }
    }
    return undefined;
  }
}

/** The names that stand together in one part, for each part that the paths lead through. */
function groupsOf(paths: readonly string[]): readonly ReadonlySet<string>[] {
  const byHolder = new Map<string, Set<string>>();
  for (const path of paths) {
    const steps = path.split(".").filter((step) => step !== "");
    for (const [index, step] of steps.entries()) {
      const holder = steps.slice(0, index).join(".");
      byHolder.set(holder, (byHolder.get(holder) ?? new Set()).add(step));
    }
  }
  return [...byHolder.values()];
}

/** Whether two names are the same but for one letter that is missing, too much, another, or exchanged with its neighbour. */
function isOneSlip(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < fewestLetters || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
