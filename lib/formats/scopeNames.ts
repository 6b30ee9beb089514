import type { Tree } from "../source/tree.ts";

/**
 * What the scope of each input is called: a scope is one input, and two may have the same name (standard input twice, files of
 * two folders).
 */
export function scopeNames(trees: readonly Tree[]): string[] {
  const seen = new Map<string, number>();
  return trees.map(({ source: { name } }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
