/** The known word that was probably meant, if one is near enough. */
export function suggest(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  // A long word is no typing mistake of a short one, and comparing it would cost time.
  if (wanted.length > 40) return undefined;
  const ranked = known
    .map((word) => ({ word, distance: editDistance(wanted, word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const nearest = ranked[0];
  if (nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(wanted.length / 3))) return nearest.word;
  return wanted.length < 2 ? undefined : known.find((word) => word.toLowerCase().startsWith(wanted));
}

/** The end of a message that suggests a word, or nothing. */
export function didYouMean(typed: string, known: readonly string[], prefix = ""): string {
  const word = suggest(typed, known);
  return word === undefined ? "" : `, did you mean "${prefix}${word}"?`;
}

/** How many letters to insert, delete, replace or swap to make one word of another. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] as number) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] as number;
}
