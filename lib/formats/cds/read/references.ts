import type { EntityReference } from "../../../model/edge.ts";
import type { Key } from "../../../model/key.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { referenceTable } from "../fields/referenceFields.ts";
import { isStated } from "./decode.ts";
import { type CdsReadContext, find } from "./readContext.ts";
import { type FieldReading, itemsOf, readFields, type Said } from "./readFields.ts";
import { reportDiffering } from "./readValue.ts";

/** Finds what a reference means: by id, else by name. */
export interface Lookup {
  find(reference: EntityReference): Key | undefined;
}

/** Things by id and by name. */
export class ReferenceLookup implements Lookup {
  readonly #byId = new Map<string, Key>();
  /** A name that several have finds none of them. */
  readonly #byName = new Map<string, Key | undefined>();

  add(key: Key, id: unknown, name: unknown): void {
    if (typeof id === "string") this.#byId.set(id.toLowerCase(), key);
    if (typeof name !== "string" || name === "") return;
    this.#byName.set(name, this.#byName.has(name) ? undefined : key);
  }

  find({ id, name }: EntityReference): Key | undefined {
    if (typeof id === "string") return this.#byId.get(id.toLowerCase());
    return typeof name === "string" ? this.#byName.get(name) : undefined;
  }
}

/**
 * Reads one reference; `older` are paths of deprecated members. What is found in the lookup stands under `key`, and under
 * `referenceKey` what is not.
 */
export function readReference(
  context: CdsReadContext,
  said: Said,
  paths: readonly [path: string, ...older: string[]],
  lookup: Lookup,
  keys: readonly [key: string, referenceKey: string],
  into: FieldReading,
): void {
  const [own = [], ...older] = paths.map((path) =>
    said.nodes.map((node) => find(node, path)).filter((node) => isStated(context, node)),
  );
  const nodes = [...own, ...older.flat()];
  if (nodes.length === 0) return;
  const twins = new Set(own.length === 0 ? [] : older.flat());
  for (const node of nodes) if (node.kind !== "object") refuse(context, node, paths[0], said.owner);
  const reading = readFields(context, referenceTable, { nodes, owner: said.owner, older: twins });
  const key = lookup.find(reading.value);
  if (key !== undefined) {
    into.value[keys[0]] = key;
    into.origins[keys[0]] = originOf(reading);
    return;
  }
  context.places.put(reading.value, reading.origins, nodes[0]);
  into.value[keys[1]] = reading.value;
}

function originOf({ origins }: FieldReading): readonly JsonNode[] {
  return [...(origins.id ?? []), ...(origins.name ?? [])];
}

function refuse(context: CdsReadContext, node: JsonNode, path: string, owner: string): void {
  context.leave(node, "not understood: a reference has a name and an id");
  context.report("NT2604", {
    message: `"${path}" of ${owner} is not understood: a reference is an object with a name and an id`,
    help: 'Write it like { "name": "…", "id": "…" }',
    at: node,
    actual: node.kind === "scalar" ? String(node.value) : node.kind,
  });
}

/** Reads a list of references: keys of what is found in the lookup, and what is not, each in a list of its own. */
export function readReferences(
  context: CdsReadContext,
  said: Said,
  path: string,
  lookup: Lookup,
  keys: readonly [key: string, referenceKey: string],
  into: FieldReading,
): void {
  const [first, ...others] = said.nodes.map((node) => find(node, path)).filter((node) => isStated(context, node));
  if (first === undefined) return;
  const items = itemsOf(first).filter((item) => isStated(context, item));
  const twins = others.map((other) => {
    if (itemsOf(other).length === items.length) return itemsOf(other);
    reportDiffering(context, `"${path}" of ${said.owner}`, first, other, false);
    return [];
  });
  const found: Key[] = [];
  const origins: (readonly JsonNode[])[] = [];
  const rest: object[] = [];
  items.forEach((item, index) => {
    const nodes = [item, ...twins.map((list) => list[index]).filter((twin) => twin !== undefined)];
    if (item.kind !== "object") refuse(context, item, path, said.owner);
    const reading = readFields(context, referenceTable, { nodes, owner: said.owner });
    const key = lookup.find(reading.value);
    // One that could not be read stays as an empty one: a rule without its groups would count for everything.
    if (key === undefined) {
      context.places.put(reading.value, reading.origins, item);
      rest.push(reading.value);
      return;
    }
    found.push(key);
    origins.push(originOf(reading));
  });
  if (found.length > 0) {
    context.places.put(found, origins);
    into.value[keys[0]] = found;
  }
  if (rest.length > 0) {
    context.places.put(rest, []);
    into.value[keys[1]] = rest;
  }
}
