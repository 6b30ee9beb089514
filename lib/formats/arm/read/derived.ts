import { EvaluatedNode } from "../template/evaluated.ts";
import { printAccess } from "../template/printExpression.ts";
import { Trace } from "../template/trace.ts";
import { Unresolved } from "../template/value.ts";

const wholes = new WeakMap<EvaluatedNode, EvaluatedNode>();
const made = new WeakMap<EvaluatedNode, Map<string, EvaluatedNode>>();

/**
 * A member of something that is known only at deployment, where the service would take nothing without that member: the
 * `id` of a reference. Undefined where the whole may be null.
 */
export function memberOfUnresolved(whole: EvaluatedNode, name: string): EvaluatedNode | undefined {
  const { value } = whole;
  if (!(value instanceof Unresolved) || /\bnull\(\)|\btryGet\(/i.test(value.expression)) return undefined;
  const members = made.get(whole) ?? new Map<string, EvaluatedNode>();
  made.set(whole, members);
  const known = members.get(name);
  if (known !== undefined) return known;
  const trace = new Trace(
    undefined,
    whole.from.map((leaf) => new Trace(leaf)),
    whole.secure,
  );
  const expression = `${value.expression}${printAccess(name)}`;
  const member = new EvaluatedNode("unresolved", whole.at, trace, { value: new Unresolved(expression, value.reason) });
  members.set(name, member);
  wholes.set(member, whole);
  return member;
}

/** What {@linkcode memberOfUnresolved} made a node of; undefined for others. */
export function wholeOf(node: EvaluatedNode): EvaluatedNode | undefined {
  return wholes.get(node);
}
