import type { Field } from "../fields.ts";
import type { ReachReadContext } from "./readContext.ts";
import { type FieldReading, type Part, readNamed } from "./readFields.ts";

/** Which resource a part stands for, and from where. */
export interface Identity {
  readonly value: { readonly name: string; readonly resourceId?: string };
  readonly origins: FieldReading["origins"];
}

/**
 * Reads which resource a part stands for: its name, and its id where that is stated, or follows from subscription, resource
 * group and name. Without any of these the group is the one that the templates are deployed to.
 */
export function readIdentity(context: ReachReadContext, fields: readonly Field[], type: string, part: Part): Identity {
  const id = readNamed<string>(context, fields, "id", part);
  const name = readNamed<string>(context, fields, "name", part);
  const subscription = readNamed<string>(context, fields, "subscription", part);
  const group = readNamed<string>(context, fields, "resourceGroup", part);
  // They count where an id reaches an output.
  for (const part of [id, subscription, group]) {
    if (part !== undefined) context.places.ignore(part.node, "says which resource it is");
  }
  if (id !== undefined) {
    const own = id.value.slice(id.value.lastIndexOf("/") + 1);
    if (name !== undefined && name.value.toLowerCase() !== own.toLowerCase()) {
      context.report("NT2705", {
        message: `"name" of ${part.words} differs from that in its id, "${own}", which counts`,
        help: "Make both say the same, or leave the name out",
        at: name.node,
        related: [{ message: "The id is here", at: id.node }],
        actual: name.value,
        expected: [own],
      });
    }
    const origin = name?.value === own ? [name.node, id.node] : [id.node];
    if (name !== undefined && name.value !== own) context.places.note(name.node, `"${own}": the name in the id`);
    return {
      value: { name: own, resourceId: id.value },
      origins: { name: name === undefined ? origin : [...origin, name.node], resourceId: [id.node] },
    };
  }
  if (name === undefined) demand(context, part, {}, "name", "name", "harbour-1");
  const origins: FieldReading["origins"] = name === undefined ? {} : { name: [name.node] };
  if (name === undefined || subscription === undefined || group === undefined) {
    reportHalf(context, part, subscription, group);
    return { value: { name: name?.value ?? "" }, origins };
  }
  const resourceId = `/subscriptions/${subscription.value}/resourceGroups/${group.value}/providers/${type}/${name.value}`;
  return {
    value: { name: name.value, resourceId },
    origins: { ...origins, resourceId: [subscription.node, group.node, name.node] },
  };
}

function reportHalf(
  context: ReachReadContext,
  part: Part,
  subscription: { readonly node: Part["node"] } | undefined,
  group: { readonly node: Part["node"] } | undefined,
): void {
  for (const [stated, missing, other] of [
    [subscription, "resourceGroup", group],
    [group, "subscription", subscription],
  ] as const) {
    if (stated === undefined) continue;
    context.places.leave(stated.node, "says too little for an id");
    if (other !== undefined) continue;
    context.report("NT2705", {
      message: `The id of ${part.words} does not follow: "${missing}" is missing beside "${stated.node.step}"`,
      help: `Add "${missing}", or give the whole id as "id"`,
      at: stated.node,
      expected: [missing],
    });
  }
}

/** Reports a member without which nothing can be said, or checked. */
export function demand(
  context: ReachReadContext,
  part: Part,
  value: Readonly<Record<string, unknown>>,
  member: string,
  key: string,
  example: string,
): void {
  // What stands there and is not understood has been reported.
  const node = part.node.member(member);
  if (value[key] !== undefined || (node !== undefined && context.isStated(node))) return;
  context.report("NT2703", {
    message: `"${member}" of ${part.words} is not stated`,
    help: `State it, like ${example}`,
    at: part.node,
    expected: [example],
  });
}
