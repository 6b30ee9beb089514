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
      walk(root, "", new Steps(memberStep), true, (path, leaf) => leaves.push({ path, leaf }));
      return leaves;
    },
    visitLeaves(visit: Visit): void {
      walk(root, "", new Steps(memberStep), false, visit);
    },
  };
}

type Visit = (path: string, leaf: TracedLeaf) => void;

function memberStep(name: string): string {
  return `/${pointerStep(name)}`;
}

function walk(node: Traced, path: string, steps: Steps, constants: boolean, visit: Visit): void {
  if (node instanceof TracedLeaf) {
    if (constants || node.kind !== "constant") visit(path, node);
  } else if (isArray(node)) {
    for (let index = 0; index < node.length; index++) {
      const item = node[index] as Traced;
      if (constants || !isConstant(item)) walk(item, path + steps.named(String(index)), steps, constants, visit);
    }
  } else {
    for (const name in node) {
      const member = node[name];
      if (member === undefined || (!constants && isConstant(member))) continue;
      walk(member, path + steps.named(name), steps, constants, visit);
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
