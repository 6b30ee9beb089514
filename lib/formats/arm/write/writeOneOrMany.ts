import { isUnresolved } from "../../../model/stated.ts";
import type { OneOrMany } from "../fields/field.ts";
import type { ArmScope, Owner } from "./scope.ts";
import type { TracedObject } from "./tracedExpression.ts";
import { writeValue, writeValues } from "./writeFields.ts";

/** Writes a list that stands under one name as a text, or under another as a list. */
export function writeOneOrMany<M extends object>(
  scope: ArmScope,
  { key, one, many, codec }: OneOrMany<M>,
  holder: M,
  owner: Owner,
): TracedObject {
  const list = holder[key] as readonly unknown[];
  const [only] = list;
  const isList = list.length > 1 || (isUnresolved(only) && only.list === true);
  if (isList) return { [many]: writeValues(scope, codec, list, many, owner) };
  return only === undefined ? {} : { [one]: writeValue(scope, codec, list, 0, one, owner) };
}
