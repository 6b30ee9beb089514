import { type Expression, parseExpression } from "../template/expression.ts";

/** Functions whose texts name things. In all others a text may be a part of what they make. */
const naming: ReadonlySet<string> = new Set(
  [
    "parameters",
    "reference",
    "references",
    "resourceId",
    "subscriptionResourceId",
    "tenantResourceId",
    "managementGroupResourceId",
    "extensionResourceId",
    "subscription",
    "resourceGroup",
    "tenant",
    "managementGroup",
    "deployment",
    "uniqueString",
    "guid",
    "newGuid",
    "utcNow",
    "copyIndex",
  ].map((name) => name.toLowerCase()),
);

/** Whether the expression of a secret only names where it comes from, and shows no part of it. */
export function showsNothing(expression: string): boolean {
  const parsed = parseExpression(`[${expression}]`);
  return "kind" in parsed && isNaming(parsed);
}

function isNaming(expression: Expression): boolean {
  switch (expression.kind) {
    case "text":
    case "number":
      return false;
    case "member":
      return isNaming(expression.of);
    case "index":
      return isNaming(expression.of) && isNameOrNaming(expression.index);
    case "call": {
      const name = expression.name.toLowerCase();
      const isKnown = expression.space === undefined && (naming.has(name) || /^list\w+$/.test(name));
      return isKnown && expression.args.every(isNameOrNaming);
    }
  }
}

function isNameOrNaming(expression: Expression): boolean {
  return expression.kind === "text" || expression.kind === "number" || isNaming(expression);
}
