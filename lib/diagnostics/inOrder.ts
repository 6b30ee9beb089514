import type { Diagnostic } from "./diagnostic.ts";

/** File by file in the order in which files first have a finding, by place within a file; what has no place comes last. */
export function inOrder(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string, number>();
  for (const { file } of findings) if (file !== undefined && !files.has(file)) files.set(file, files.size);
  const rank = ({ file }: Diagnostic): number => (file === undefined ? files.size : (files.get(file) ?? 0));
  return [...findings].sort(
    (one, other) =>
      rank(one) - rank(other) || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0),
  );
}
