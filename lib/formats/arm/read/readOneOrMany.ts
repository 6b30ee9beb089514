import { isUnresolved, type Stated } from "../../../model/stated.ts";
import type { OneOrMany } from "../fields/field.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import type { Part } from "./children.ts";
import { find } from "./find.ts";
import type { ArmReadContext } from "./readContext.ts";
import { decodeNode, isStated, reportDifference } from "./readFields.ts";

interface ReadValue {
  readonly value: Stated<string>;
  readonly nodes: EvaluatedNode[];
}

interface ReadList {
  readonly found: Map<string, ReadValue>;
  readonly nodes: EvaluatedNode[];
}

/**
 * Reads a list that stands under one name as a text, or under another as a list; current exports have both, saying the
 * same, and so may two descriptions of one thing.
 */
export function readOneOrMany<M>(
  context: ArmReadContext,
  names: OneOrMany<M>,
  part: Part,
  owner: string,
): readonly Stated<string>[] {
  const what = `"${names.one}" of ${owner}`;
  const all = part.bodies.map((body) => valuesOf(context, names, body, what)).filter(({ found }) => found.size > 0);
  const [first, ...others] = all;
  const list = first === undefined ? [] : agreed(context, first, others, what);
  const values = list.map(({ value }) => value);
  context.places.put(
    values,
    list.map(({ nodes }) => context.origin(...nodes)),
  );
  return values;
}

function agreed(
  context: ArmReadContext,
  first: ReadList,
  others: readonly ReadList[],
  what: string,
): readonly ReadValue[] {
  for (const { found, nodes } of others) {
    const isSame = found.size === first.found.size && [...found.keys()].every((key) => first.found.has(key));
    if (isSame) for (const [key, { nodes: more }] of found) first.found.get(key)?.nodes.push(...more);
    else {
      reportDifference(context, what, first.nodes[0] as EvaluatedNode, nodes[0] as EvaluatedNode);
      for (const node of nodes.slice(1)) context.leaveAll(node.at, "given twice, and differently; the first is read");
    }
  }
  return [...first.found.values()];
}

function valuesOf<M>(
  context: ArmReadContext,
  { one, many, codec }: OneOrMany<M>,
  body: EvaluatedNode,
  what: string,
): ReadList {
  const found = new Map<string, ReadValue>();
  const nodes: EvaluatedNode[] = [];
  for (const name of [one, many]) {
    const node = find(body, `properties.${name}`);
    if (!isStated(context, node)) continue;
    context.understand(node);
    nodes.push(node);
    const isWholeList = node.kind === "unresolved" && name === many;
    for (const item of node.kind === "array" ? node.items : [node]) {
      if (!isStated(context, item)) continue;
      const value = isWholeList
        ? context.unresolved(item, true)
        : (decodeNode(context, codec, item, what) as Stated<string> | undefined);
      if (value === undefined) continue;
      const key = isUnresolved(value) ? `[${value.unresolved}]` : value;
      const known = found.get(key);
      if (known === undefined) found.set(key, { value, nodes: [item] });
      else known.nodes.push(item);
    }
  }
  return { found, nodes };
}
