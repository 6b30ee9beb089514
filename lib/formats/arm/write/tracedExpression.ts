import { derived, type Ref, type Traced, TracedLeaf } from "../../../source/traced.ts";
import { isExpression } from "../template/expression.ts";
import { quoted } from "../template/printExpression.ts";

/** A part of a resource under construction. */
export type TracedObject = { [name: string]: Traced | undefined };

/** An item of a list; `whole` when it stands for a list itself. */
export interface ListItem {
  readonly item: Traced;
  readonly whole: boolean;
}

/** Whether a tree is an object. */
export function isTracedObject(traced: Traced | undefined): traced is TracedObject {
  return typeof traced === "object" && !(traced instanceof TracedLeaf) && !Array.isArray(traced);
}

/** A list of which some items stand for lists whose length is not known: then an expression joins them. */
export function writeList(items: readonly ListItem[]): Traced {
  const [only] = items;
  if (items.length === 1 && only?.whole) return only.item;
  if (!items.some(({ whole }) => whole)) return items.map(({ item }) => item);
  const refs: Ref[] = [];
  const args = items.map(({ item, whole }) => (whole ? operand(item, refs) : `createArray(${operand(item, refs)})`));
  return derived(`[concat(${args.join(", ")})]`, refs);
}

/** Two descriptions of one object. Where one of them is an expression, an expression joins them; the second one wins. */
export function writeUnion(first: Traced, second: Traced): Traced {
  if (isTracedObject(first) && isTracedObject(second)) return { ...first, ...second };
  const refs: Ref[] = [];
  const args = [first, second].map((each) => operand(each, refs));
  return derived(`[union(${args.join(", ")})]`, refs);
}

/** What stands for a tree inside of an expression. */
function operand(traced: Traced, refs: Ref[]): string {
  if (traced instanceof TracedLeaf) {
    refs.push(...traced.refs);
    return scalarOperand(traced.value);
  }
  if (isTracedObject(traced)) {
    const members = Object.entries(traced).flatMap(([name, member]) =>
      member === undefined ? [] : [quoted(name), operand(member, refs)],
    );
    return `createObject(${members.join(", ")})`;
  }
  return `createArray(${(traced as readonly Traced[]).map((item) => operand(item, refs)).join(", ")})`;
}

function scalarOperand(value: TracedLeaf["value"]): string {
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : `json('${value}')`;
  if (typeof value !== "string") return `${value}()`;
  if (isExpression(value)) return value.slice(1, -1);
  return quoted(value.startsWith("[[") && value.endsWith("]") ? value.slice(1) : value);
}
