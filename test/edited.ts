import assert from "node:assert/strict";
import type { Edit } from "../mod.ts";

// biome-ignore lint/suspicious/noExplicitAny: documents of any shape
type Any = any;

/** Texts of JSON documents by their names, after somebody followed the edits one by one. */
export function edited<Name extends string>(
  texts: Readonly<Record<Name, string>>,
  edits: readonly Edit[],
): Readonly<Record<Name, string>> {
  const names = Object.keys(texts) as Name[];
  const documents: Record<string, Any> = Object.fromEntries(names.map((name) => [name, JSON.parse(texts[name])]));
  for (const { file, path = "", from, to } of edits) {
    const steps = path.split("/").slice(1);
    const last = steps.pop() ?? "";
    let holder: Any = documents[file];
    for (const [index, step] of steps.entries()) {
      if (holder[step] === undefined) holder[step] = /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
      holder = holder[step];
    }
    assert.deepEqual(holder[last] ?? null, from, `${file} ${path}`);
    if (to === null) delete holder[last];
    else holder[last] = to;
  }
  // An item that is taken away leaves its place until all edits are made, for they count the items that there were.
  const closed = (_: string, value: Any): Any => (Array.isArray(value) ? value.filter(() => true) : value);
  return Object.fromEntries(names.map((name) => [name, JSON.stringify(documents[name], closed)])) as Record<
    Name,
    string
  >;
}
