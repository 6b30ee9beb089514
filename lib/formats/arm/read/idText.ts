import type { Stated, Unresolved } from "../../../model/stated.ts";
import { type Expression, parseExpression } from "../template/expression.ts";
import { printExpression, quoted } from "../template/printExpression.ts";
import { UnresolvedId } from "../template/resourceIds.ts";

/**
 * A text of which some parts are known only at deployment, such as the id of a resource in a group that was not given. Two of
 * them are the same when their known parts and the expressions of the others are.
 */
export type IdText = readonly (string | Hole)[];

/** A part that is known only at deployment. */
export interface Hole {
  readonly expression: string;
  /** The input whose parameters it hangs on: another input may have others of the same names. */
  readonly input?: string;
}

/** The text of a value of an input: an expression is taken apart as far as it joins texts or makes ids. */
export function idTextOf(value: string | { readonly expression: string }, input: string): IdText {
  if (typeof value === "string") return [value];
  // The id of a resource in a template inside another says only by its key which group it is in.
  const parts = value instanceof UnresolvedId ? partsOfKey(value.key) : partsOfText(value.expression);
  return joined(parts).map((part) =>
    typeof part === "object" && /\bparameters\(/i.test(part.expression) ? { ...part, input } : part,
  );
}

function partsOfText(expression: string): IdText {
  const parsed = parseExpression(`[${expression}]`);
  return "kind" in parsed ? partsOf(parsed) : [{ expression }];
}

// What is not known of an id stands in brackets, which can hold further ones.
function partsOfKey(key: string): IdText {
  const parts: (string | Hole)[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < key.length; at++) {
    if (key[at] === "[" && depth++ === 0) {
      parts.push(key.slice(start, at));
      start = at + 1;
    }
    if (key[at] === "]" && --depth === 0) {
      parts.push(...partsOfText(key.slice(start, at)));
      start = at + 1;
    }
  }
  return [...parts, key.slice(start)];
}

/** For comparing: texts in lower case, expressions in braces. */
export function keyOf(text: IdText): string {
  return text
    .map((part) =>
      typeof part === "string" ? part : `{${`${part.expression}@${part.input ?? ""}`.replaceAll("/", "∕")}}`,
    )
    .join("")
    .replace(/\/+$/, "")
    .toLowerCase();
}

/** The text cut at each slash of its known parts. */
export function segmentsOf(text: IdText): IdText[] {
  const segments: (string | Hole)[][] = [[]];
  for (const part of text) {
    if (typeof part !== "string") {
      segments.at(-1)?.push(part);
      continue;
    }
    const [first = "", ...others] = part.split("/");
    if (first !== "") segments.at(-1)?.push(first);
    for (const other of others) segments.push(other === "" ? [] : [other]);
  }
  return segments;
}

/** As a value of the model. */
export function statedText(text: IdText, reason: string): Stated<string> {
  const parts = joined(text);
  if (parts.every((part) => typeof part === "string")) return parts.join("");
  const [only] = parts;
  if (parts.length === 1 && typeof only === "object") return unresolvedText(only.expression, reason);
  const args = parts.map((part) => (typeof part === "string" ? quoted(part) : part.expression));
  return unresolvedText(`concat(${args.join(", ")})`, reason);
}

function unresolvedText(expression: string, reason: string): Unresolved {
  return { unresolved: expression, reason };
}

function joined(text: IdText): IdText {
  const parts: (string | Hole)[] = [];
  for (const part of text) {
    const last = parts.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

const subscriptionId: IdText = ["/subscriptions/", { expression: "subscription().subscriptionId" }];
const resourceGroupId: IdText = [...subscriptionId, "/resourceGroups/", { expression: "resourceGroup().name" }];

function partsOf(expression: Expression): IdText {
  if (expression.kind === "text") return [expression.value];
  if (expression.kind === "number") return [String(expression.value)];
  const printed = printExpression(expression);
  if (printed === "resourceGroup().id") return resourceGroupId;
  if (printed === "subscription().id") return subscriptionId;
  const parts = expression.kind === "call" ? partsOfCall(expression.name.toLowerCase(), expression.args) : undefined;
  return parts ?? [{ expression: printed }];
}

function partsOfCall(name: string, args: readonly Expression[]): IdText | undefined {
  switch (name) {
    case "concat":
      return args.flatMap(partsOf);
    case "format":
      return formatted(args);
    case "resourceid":
      return resourceId(args, resourceGroupId);
    case "subscriptionresourceid":
      return resourceId(args, subscriptionId);
    case "extensionresourceid":
      return args[0] === undefined ? undefined : [...partsOf(args[0]), ...typeAndNames(args.slice(1))];
    case "tenantresourceid":
      return typeAndNames(args);
    default:
      return undefined;
  }
}

function formatted([pattern, ...args]: readonly Expression[]): IdText | undefined {
  if (pattern?.kind !== "text" || /\{(?!\d+\})|(?<!\{\d{1,4})\}/.test(pattern.value)) return undefined;
  return pattern.value.split(/\{(\d+)\}/).flatMap((piece, index): IdText => {
    if (index % 2 === 0) return [piece];
    const arg = args[Number(piece)];
    return arg === undefined ? [] : partsOf(arg);
  });
}

function resourceId(args: readonly Expression[], own: IdText): IdText | undefined {
  const type = args.findIndex((arg) => arg.kind === "text" && arg.value.includes("/") && !arg.value.startsWith("/"));
  if (type === -1) return undefined;
  const [first, second] = args.slice(0, type);
  const rest = typeAndNames(args.slice(type));
  if (first === undefined) return [...own, ...rest];
  if (second !== undefined) {
    return ["/subscriptions/", ...partsOf(first), "/resourceGroups/", ...partsOf(second), ...rest];
  }
  if (own === subscriptionId) return ["/subscriptions/", ...partsOf(first), ...rest];
  return [...subscriptionId, "/resourceGroups/", ...partsOf(first), ...rest];
}

function typeAndNames([type, ...names]: readonly Expression[]): IdText {
  const [provider = "", ...types] = type?.kind === "text" ? type.value.replace(/\/+$/, "").split("/") : [""];
  const pairs = types.flatMap((word, index): IdText => {
    const name = names[index];
    return ["/", word, "/", ...(name === undefined ? [] : partsOf(name))];
  });
  return ["/providers/", provider, ...pairs];
}
