import { Steps } from "./steps.ts";
import { type Printed, type PrintedLeaf, type Traced, TracedLeaf } from "./traced.ts";
import { pointerStep } from "./tree.ts";

/** Told of a leaf and the JSON Pointer at which it stands. */
export type Visit = (path: string, leaf: TracedLeaf) => void;

/** A text that was printed from a tree of arrays and objects, with the leaves of the tree. */
export function printed(text: string, root: Traced): Printed {
  return {
    text,
    get leaves(): readonly PrintedLeaf[] {
      const leaves: PrintedLeaf[] = [];
      visitTraced(root, "", true, (path, leaf) => leaves.push({ path, leaf }));
      return leaves;
    },
    visitLeaves(visit: Visit): void {
      visitTraced(root, "", false, visit);
    },
  };
}

const steps = new Steps((name) => `/${pointerStep(name)}`);

/** Visits every leaf of a tree that stands at a path, in the order of its text, with or without those that are constant. */
export function visitTraced(node: Traced, path: string, constants: boolean, visit: Visit): void {
  if (node instanceof TracedLeaf) {
    if (constants || node.kind !== "constant") visit(path, node);
  } else if (isList(node)) {
    for (let index = 0; index < node.length; index++) {
      const item = node[index] as Traced;
      if (constants || !isConstant(item)) visitTraced(item, path + steps.named(String(index)), constants, visit);
    }
  } else {
    for (const name in node) {
      const member = node[name];
      if (member === undefined || (!constants && isConstant(member))) continue;
      visitTraced(member, path + steps.named(name), constants, visit);
    }
  }
}

// Asked before a path is made: half of the leaves of a template are constant.
function isConstant(node: Traced): boolean {
  return node instanceof TracedLeaf && node.kind === "constant";
}

/** Whether a tree is an array: Array.isArray does not narrow away a readonly one. */
export function isList(node: Traced): node is readonly Traced[] {
  return Array.isArray(node);
}
