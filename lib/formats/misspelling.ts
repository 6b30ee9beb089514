/** Names that stand together in one object, one set for each kind of object. */
export type NameGroups = readonly ReadonlySet<string>[];

/** Shorter names are a slip away from too many others. */
const fewestLetters = 5;

/**
 * The known name that is meant by one that is not known: it is one slip away, does not stand there itself, and others of its
 * group do. Undefined where there is none. Case does not tell names apart: what differs in that alone is a slip too.
 */
export function meantName(name: string, beside: readonly string[], groups: NameGroups): string | undefined {
  const others = beside.filter((each) => each !== name);
  const there = new Set(others.map((each) => each.toLowerCase()));
  for (const group of groups) {
    if (!others.some((other) => group.has(other))) continue;
    for (const known of group) {
      const low = known.toLowerCase();
      if (known !== name && !there.has(low) && isOneSlip(name.toLowerCase(), low)) return known;
    }
  }
  return undefined;
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
