import type { Source } from "../formats/format.ts";
import { decode } from "../source/encoding.ts";
import { SourceText } from "../source/text.ts";
import type { Leaf } from "../source/tree.ts";

/** The texts of inputs by name, for the lines that findings point at; what is hidden is covered, sign by sign. */
export function sourceTexts(
  sources: readonly Source[],
  hidden: ReadonlySet<Leaf> = new Set(),
): ReadonlyMap<string, SourceText> {
  const texts = new Map<string, SourceText>();
  for (const { name, text } of sources) {
    const { source } = decode(name, text);
    if (source !== undefined) texts.set(name, covered(source, hidden));
  }
  return texts;
}

function covered(source: SourceText, hidden: ReadonlySet<Leaf>): SourceText {
  const { name, text } = source;
  const own = [...hidden].filter((leaf) => leaf.source.name === name && leaf.source.text.length === text.length);
  if (own.length === 0) return source;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of own.sort((one, other) => one.start - other.start)) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), text.slice(start, end).replace(/[^\s"']/g, "*"));
    at = end;
  }
  return new SourceText(name, pieces.join("") + text.slice(at));
}
