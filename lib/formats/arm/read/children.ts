import { type Stated, textOf } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import type { AnyFields } from "../fields/field.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { Unresolved } from "../template/value.ts";
import { find } from "./find.ts";
import { type IdText, keyOf, segmentsOf, statedText } from "./idText.ts";
import type { ArmReadContext } from "./readContext.ts";
import { type FieldReading, isStated, readFields } from "./readFields.ts";
import { placed, statedName, textOfNode } from "./readResource.ts";
import type { ArmResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";

/** A part of a resource, however often it is described: inside of it, and as a resource of its own. */
export interface Part {
  readonly name: Stated<string>;
  readonly nameOrigin: readonly JsonNode[];
  readonly bodies: readonly EvaluatedNode[];
  /** The description as a resource of its own, if there is one. */
  readonly resource: ArmResource | undefined;
  readonly at: JsonNode;
}

/** The parts of a resource that stand at a path inside it, and those that are resources of a type. */
export function partsOf(
  context: ArmReadContext,
  resources: ResourceSet,
  parent: ArmResource,
  path: string,
  type: string,
): Part[] {
  const parts = new Map<string, Part>();
  const add = (key: string, part: Part): void => {
    const known = parts.get(key);
    parts.set(
      key,
      known === undefined
        ? part
        : {
            ...known,
            bodies: [...known.bodies, ...part.bodies],
            nameOrigin: [...known.nameOrigin, ...part.nameOrigin],
            resource: part.resource ?? known.resource,
          },
    );
  };
  for (const body of parent.bodies) {
    const list = find(body, path);
    // A list that is known only at deployment stays for the report of what is not read, and so do such items.
    if (path === "" || !isStated(context, list) || list.kind !== "array") continue;
    context.understand(list);
    for (const item of list.items) {
      if (!isStated(context, item) || item.kind !== "object") continue;
      const { node, text, name } = nameOf(context, item);
      add(node === undefined ? `#${parts.size}` : keyOf(text), {
        name,
        nameOrigin: node === undefined ? [] : context.origin(node),
        bodies: [item],
        resource: undefined,
        at: item.at,
      });
      for (const each of ["id", "type"]) {
        const own = item.member(each);
        if (own !== undefined && !context.isUnderstood(own)) context.ignore(own, "says which resource it is");
      }
    }
  }
  for (const resource of resources.partsOf(parent.id, type)) {
    resources.understand(resource);
    add(keyOf(resource.names.at(-1) ?? []), {
      name: statedName(resource),
      nameOrigin: resource.nameNode === undefined ? [] : context.origin(resource.nameNode),
      bodies: resource.bodies,
      resource,
      at: resource.at,
    });
    for (const body of resource.bodies) {
      for (const each of ["id", "type", "name"]) {
        const own = body.member(each);
        if (own !== undefined && !context.isUnderstood(own)) context.ignore(own, "says which resource it is");
      }
    }
  }
  return [...parts.values()];
}

// The name of a part inside another resource: stated, or the end of its id.
function nameOf(
  context: ArmReadContext,
  item: EvaluatedNode,
): { readonly node: EvaluatedNode | undefined; readonly text: IdText; readonly name: Stated<string> } {
  const own = item.member("name");
  const stated = context.text(own);
  if (own !== undefined && stated !== undefined) return { node: own, text: textOfNode(own), name: stated };
  const id = item.member("id");
  const text = context.text(id) === undefined || id === undefined ? [] : (segmentsOf(textOfNode(id)).at(-1) ?? []);
  if (text.length === 0) return { node: undefined, text, name: "" };
  const reason = id?.value instanceof Unresolved ? id.value.reason : "";
  return { node: id, text, name: statedText(text, reason) };
}

/** Reads a part whose settings are all in a table. `further` are settings that no table has, with their origins. */
export function readPart<T extends object>(
  context: ArmReadContext,
  fields: AnyFields,
  part: Part,
  words: string,
  further: FieldReading = { value: {}, origins: {} },
): T {
  const { value, origins } = readFields(context, fields, part.bodies, `${words} "${textOf(part.name)}"`);
  const object = { name: part.name, ...value, ...further.value };
  return placed(context, object, { ...origins, ...further.origins, name: part.nameOrigin }, part.at) as T;
}
