import type { Printed, Traced } from "./traced.ts";
import { printed, type Visit, visitTraced } from "./tracedLeaves.ts";

/**
 * Prints a traced tree as strict JSON, indented by 2, with a line break at the end. A property that is undefined is left
 * out.
 */
export function printJson(root: Traced): Printed {
  return printed(`${JSON.stringify(root, null, 2)}\n`, root);
}

/**
 * Prints one item of a list that stands so many levels deep in a document, without the document around it, and visits its
 * leaves that are not constant. A large document that is printed item by item never stands in memory as a tree.
 */
export function printJsonItem(item: Traced, levels: number, path: string, visit: Visit): string {
  visitTraced(item, path, false, visit);
  let nested: Traced = item;
  for (let level = 0; level < levels; level++) nested = [nested];
  const text = JSON.stringify(nested, null, 2);
  // What was put around: an opening bracket, a line break and the indentation at each level; at the end without the last.
  const before = levels * 2 + levels * (levels + 1);
  const after = levels * 2 + levels * (levels - 1);
  return text.slice(before, text.length - after);
}
