import { quoted } from "../template/printExpression.ts";

/** A name on its way into a template: written out, or an expression that gives it. */
export interface ResourceName {
  /** What stands where a name goes. */
  readonly value: string;
  /** What stands for it inside of an expression. */
  readonly operand: string;
  /** The name itself; absent when it is known at deployment only. */
  readonly text?: string;
}

/** A name that is known. */
export function knownName(text: string): ResourceName {
  return { value: literalText(text), operand: quoted(text), text };
}

/** A name that an expression gives. */
export function openName(expression: string): ResourceName {
  return { value: `[${expression}]`, operand: expression };
}

/** The name of a part of a resource, as a resource of its own: `network/subnet`. */
export function childName(parent: ResourceName, child: ResourceName): ResourceName {
  if (parent.text !== undefined && child.text !== undefined) return knownName(`${parent.text}/${child.text}`);
  if (parent.text !== undefined) return openName(`concat(${quoted(`${parent.text}/`)}, ${child.operand})`);
  if (child.text !== undefined) return openName(`concat(${parent.operand}, ${quoted(`/${child.text}`)})`);
  return openName(`concat(${parent.operand}, '/', ${child.operand})`);
}

/** A resource id inside the template's own resource group. */
export function resourceIdExpression(type: string, ...names: readonly ResourceName[]): string {
  return `[resourceId('${type}', ${names.map(({ operand }) => operand).join(", ")})]`;
}

/** The value of a template parameter. */
export function parameterExpression(name: string): string {
  return `[parameters('${name}')]`;
}

/** Free text as a template value: a text in brackets would be taken for an expression, so its bracket is doubled. */
export function literalText(text: string): string {
  return text.startsWith("[") && text.endsWith("]") ? `[${text}` : text;
}
