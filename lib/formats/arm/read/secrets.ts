import { Secret } from "../../../model/secret.ts";
import type { Stated, Unresolved } from "../../../model/stated.ts";
import { secretName } from "../../../source/secretNames.ts";
import type { JsonNode } from "../../../source/tree.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { isExpression } from "../template/expression.ts";
import { memberOf } from "../template/members.ts";
import { Declaration } from "../template/parameters.ts";
import type { IdText } from "./idText.ts";
import type { ArmReadContext } from "./readContext.ts";
import { showsNothing } from "./secretExpression.ts";

/** What stands for a secret whose expression shows parts of it. */
export const unshown: Unresolved = {
  unresolved: "…",
  reason: "It is put together when it is deployed, of parts that are not shown",
};

/** A secret setting: its value in a wrapping that cannot be printed, or the expression that gives it. */
export function withheld(context: ArmReadContext, node: EvaluatedNode): Stated<Secret> | undefined {
  const stated = node.kind === "unresolved" ? context.unresolved(node) : undefined;
  // What only names where a secret comes from was made of names.
  if (stated !== undefined && showsNothing(stated.unresolved)) {
    hideText(context, node.at);
    return stated;
  }
  for (const leaf of [node.at, ...node.from]) hideText(context, leaf);
  // A key put together of pieces shows some of them in its expression.
  if (stated !== undefined) return unshown;
  return node.kind === "scalar" && node.value !== null ? new Secret(String(node.value)) : undefined;
}

/** Covers the values of secure parameters and what a parameters file gives for them. */
export function hideSecureParameters(context: ArmReadContext, template: JsonNode, given: readonly JsonNode[]): void {
  const definitions = memberOf(template, "definitions");
  for (const { name, value } of memberOf(template, "parameters")?.members ?? []) {
    if (!new Declaration(name, value, definitions).secure) continue;
    hideBelow(context, memberOf(value, "defaultValue"));
    for (const file of given)
      hideBelow(context, memberOf(memberOf(memberOf(file, "parameters") ?? file, name), "value"));
  }
}

const hash = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|^[a-z2-7]{13}$/i;

/**
 * The text of a name that a secret had a part in: parts that are written out elsewhere, or are hashes, are shown, the others
 * are not.
 */
export function nameWithout(context: ArmReadContext, name: EvaluatedNode, text: IdText): IdText {
  const leaves = name.at.isLeaf ? [name.at, ...name.from] : name.from;
  const texts = (hidden: boolean): string[] =>
    leaves
      .filter((leaf) => context.places.hidden.has(leaf) === hidden)
      .map(({ value }) => String(value ?? "").toLowerCase())
      .filter((value) => value !== "");
  const secret = texts(true);
  const open = texts(false);
  const isShown = (piece: string): boolean => {
    const folded = piece.toLowerCase();
    if (secret.some((each) => folded.includes(each))) return false;
    return hash.test(piece) || open.some((each) => each.includes(folded));
  };
  return text.flatMap((part): IdText => {
    if (typeof part !== "string") return [showsNothing(part.expression) ? part : { expression: "…" }];
    return part.split(/(\/)/).map((piece) => (piece === "/" || isShown(piece) ? piece : { expression: "…" }));
  });
}

/** Covers all that stands in a part of a document. */
export function hideBelow(context: ArmReadContext, node: JsonNode | undefined): void {
  if (node === undefined) return;
  hideText(context, node);
  for (const { value } of node.members) hideBelow(context, value);
  for (const item of node.items) hideBelow(context, item);
}

/** Covers what stands in a part of a document under a name that speaks of a secret. */
export function hideNamed(context: ArmReadContext, node: JsonNode): void {
  if (typeof node.step === "string" && secretName.test(node.step)) {
    hideBelow(context, node);
    return;
  }
  for (const { value } of node.members) hideNamed(context, value);
  for (const item of node.items) hideNamed(context, item);
}

// What an expression says is no secret as long as it only names where the value comes from.
function hideText(context: ArmReadContext, leaf: JsonNode): void {
  if (typeof leaf.value !== "string" || leaf.value === "") return;
  if (isExpression(leaf.value) && showsNothing(leaf.value.slice(1, -1))) return;
  context.places.hide(leaf);
}
