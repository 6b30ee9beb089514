import { Steps } from "./steps.ts";
import { type Printed, type PrintedLeaf, type Traced, TracedLeaf } from "./traced.ts";
import { pointerStep } from "./tree.ts";

/**
 * Prints a traced tree as strict JSON, indented by 2, with a line break at the end. A property that is undefined is left
 * out.
 */
export function printJson(root: Traced): Printed {
  return {
    text: `${JSON.stringify(root, null, 2)}\n`,
    get leaves(): readonly PrintedLeaf[] {
      const leaves: PrintedLeaf[] = [];
      walk(root, "", true, (path, leaf) => leaves.push({ path, leaf }));
      return leaves;
    },
    visitLeaves(visit: Visit): void {
      walk(root, "", false, visit);
    },
  };
}

/**
 * Prints one item of a list that stands so many levels deep in a document, without the document around it, and visits its
 * leaves that are not constant. A large document that is printed item by item never stands in memory as a tree.
 */
export function printJsonItem(item: Traced, levels: number, path: string, visit: Visit): string {
  walk(item, path, false, visit);
  let nested: Traced = item;
  for (let level = 0; level < levels; level++) nested = [nested];
  const text = JSON.stringify(nested, null, 2);
  // What was put around: an opening bracket, a line break and the indentation at each level; at the end without the last.
  const before = levels * 2 + levels * (levels + 1);
  const after = levels * 2 + levels * (levels - 1);
  return text.slice(before, text.length - after);
}

type Visit = (path: string, leaf: TracedLeaf) => void;

const steps = new Steps((name) => `/${pointerStep(name)}`);

function walk(node: Traced, path: string, constants: boolean, visit: Visit): void {
  if (node instanceof TracedLeaf) {
    if (constants || node.kind !== "constant") visit(path, node);
  } else if (isArray(node)) {
    for (let index = 0; index < node.length; index++) {
      const item = node[index] as Traced;
      if (constants || !isConstant(item)) walk(item, path + steps.named(String(index)), constants, visit);
    }
  } else {
    for (const name in node) {
      const member = node[name];
      if (member === undefined || (!constants && isConstant(member))) continue;
      walk(member, path + steps.named(name), constants, visit);
    }
  }
}

// Asked before a path is made: half of the leaves of a template are constant.
function isConstant(node: Traced): boolean {
  return node instanceof TracedLeaf && node.kind === "constant";
}

// Array.isArray does not narrow away a readonly array.
function isArray(node: Traced): node is readonly Traced[] {
  return Array.isArray(node);
}
