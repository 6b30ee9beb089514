import type { JsonNode } from "../../../source/tree.ts";
import type { AnyCodec } from "../fields/codec.ts";
import type { AnyField, AnyTable } from "../fields/field.ts";
import { decodeNode, decodeQuietly, isStated } from "./decode.ts";
import { type CdsReadContext, find } from "./readContext.ts";
import { readValue, reportDiffering } from "./readValue.ts";

/** What was read of a model value, and from where. */
export interface FieldReading {
  readonly value: { [key: string]: unknown };
  readonly origins: { [key: string]: readonly JsonNode[] };
}

/** All that is said about one thing, the description that counts first, and who it is in messages. */
export interface Said {
  readonly nodes: readonly JsonNode[];
  readonly owner: string;
  /** Of these nodes, those that are deprecated twins of the first. */
  readonly older?: ReadonlySet<JsonNode>;
}

/** Reads the fields of a table. */
export function readFields(context: CdsReadContext, table: AnyTable, said: Said): FieldReading {
  const reading: FieldReading = { value: {}, origins: {} };
  for (const field of table.fields) new FieldReader(context, field, said, reading).read();
  for (const node of said.nodes) readRest(context, table, node, said.owner);
  return reading;
}

/** Reads the fields of a table into an object of the model and remembers where they were. */
export function readObject<T extends object>(
  context: CdsReadContext,
  table: AnyTable,
  said: Said,
  fixed: object = {},
): T {
  const { value, origins } = readFields(context, table, said);
  const object = { ...fixed, ...value };
  context.places.put(object, origins, said.nodes[0]);
  return object as T;
}

function readRest(context: CdsReadContext, table: AnyTable, node: JsonNode, owner: string): void {
  for (const [path, note] of Object.entries(table.quiet ?? {})) {
    const quiet = find(node, path);
    if (quiet !== undefined) context.ignore(quiet, note);
  }
  for (const path of table.off ?? []) {
    const off = find(node, path);
    if (off?.value === false) context.ignore(off, "off, as it is by itself");
    else reportBeyond(context, off, path, "it is on", owner);
  }
  for (const [path, what] of Object.entries(table.beyond ?? {})) {
    reportBeyond(context, find(node, path), path, what, owner);
  }
}

function reportBeyond(
  context: CdsReadContext,
  node: JsonNode | undefined,
  path: string,
  what: string,
  owner: string,
): void {
  if (!isStated(context, node)) return;
  context.leave(node, `"${path}" is not read: ${what}`);
  context.report("NT2602", {
    message: `"${path}" of ${owner} is not read: ${what}`,
    help: "Set it by hand where it is still needed: it is not in what is converted",
    at: node,
  });
}

class FieldReader {
  readonly #context: CdsReadContext;
  readonly #field: AnyField;
  readonly #said: Said;
  readonly #into: FieldReading;

  constructor(context: CdsReadContext, field: AnyField, said: Said, into: FieldReading) {
    this.#context = context;
    this.#field = field;
    this.#said = said;
    this.#into = into;
  }

  read(): void {
    const field = this.#field;
    if (field.kind === "value") this.#value(field.codec);
    else if (field.kind === "values") this.#values(field.codec);
    else if (field.kind === "part") this.#part(field.table, field.older ?? []);
    else if (field.kind === "parts") this.#parts(field.table);
  }

  #at(path: string, takesEmpty = false): JsonNode[] {
    return this.#said.nodes.map((node) => find(node, path)).filter((node) => isStated(this.#context, node, takesEmpty));
  }

  #put(value: unknown, origin: readonly JsonNode[]): void {
    this.#into.value[this.#field.key] = value;
    // What holds others has leaves only in them.
    if (origin.length > 0) this.#into.origins[this.#field.key] = origin;
  }

  // Without it a rule would count for more: what could not be read leaves an empty part behind.
  get #narrows(): boolean {
    return (this.#field as { readonly narrows?: string }).narrows !== undefined;
  }

  get #what(): string {
    const { path } = this.#field;
    return `"${path.slice(path.lastIndexOf(".") + 1)}" of ${this.#said.owner}`;
  }

  #value(codec: AnyCodec): void {
    const { path, older = [] } = this.#field as AnyField & { kind: "value" };
    const twins = older.flatMap((twin) =>
      this.#at(twin.path)
        .filter(({ kind }) => kind === "scalar")
        .map((node) => ({ node, codec: twin.codec, isTwin: true })),
    );
    const own = this.#at(path, codec.takesEmpty).map((node) => ({
      node,
      codec,
      isTwin: isWithin(node, this.#said.older),
    }));
    const reading = readValue(this.#context, [...own, ...twins], this.#what);
    if (reading !== undefined) this.#put(reading.value, reading.origin);
  }

  #values(codec: AnyCodec): void {
    const [first, ...others] = this.#at(this.#field.path);
    if (first === undefined) return;
    const items = itemsOf(first).filter((item) => isStated(this.#context, item));
    const list: unknown[] = [];
    const leaves: JsonNode[][] = [];
    for (const item of items) {
      const value = decodeNode(this.#context, codec, item, this.#what);
      if (value === undefined) continue;
      list.push(value);
      leaves.push([item]);
    }
    for (const other of others) {
      const again = itemsOf(other).map((item) => decodeQuietly(codec, item));
      const same = again.length === list.length && again.every((value, index) => value === list[index]);
      if (same) for (const [index, item] of itemsOf(other).entries()) leaves[index]?.push(item);
      else this.#differ(first, other);
    }
    if (list.length === 0) return;
    this.#context.places.put(
      list,
      leaves.map((each) => this.#context.origin(...each)),
    );
    this.#put(list, []);
  }

  #part(table: AnyTable, olderPaths: readonly string[]): void {
    const own = this.#at(this.#field.path);
    const older = olderPaths.flatMap((path) => this.#at(path));
    const all = [...own, ...older];
    const nodes = all.filter((node) => this.#isObject(node));
    if (all.length === 0 || (nodes.length === 0 && !this.#narrows)) return;
    const twins = new Set(own.length === 0 ? [] : older);
    const reading = readFields(this.#context, table, { nodes, owner: this.#said.owner, older: twins });
    if (Object.keys(reading.value).length === 0 && !this.#narrows) return;
    this.#context.places.put(reading.value, reading.origins, nodes[0]);
    this.#put(reading.value, []);
  }

  #parts(table: AnyTable): void {
    const [first, ...others] = this.#at(this.#field.path);
    if (first === undefined) return;
    const items = itemsOf(first)
      .filter((item) => isStated(this.#context, item))
      .filter((item) => this.#isObject(item) || this.#narrows);
    const again = others.map((other) => {
      const twins = itemsOf(other).filter((item) => item.kind === "object");
      if (twins.length === items.length) return twins;
      this.#differ(first, other);
      return [];
    });
    const read = items.map((item, index) => {
      const nodes = [item, ...again.map((twins) => twins[index]).filter((twin) => twin !== undefined)];
      return readObject(this.#context, table, { nodes, owner: this.#said.owner });
    });
    const parts = read.filter((part) => this.#narrows || Object.keys(part).length > 0);
    if (parts.length === 0) return;
    this.#context.places.put(parts, []);
    this.#put(parts, []);
  }

  #isObject(node: JsonNode): boolean {
    if (node.kind === "object") return true;
    this.#context.leave(node, "not understood: an object belongs there");
    this.#context.report("NT2604", {
      message: `${this.#what} is not understood: a${node.kind === "array" ? "n array" : " value"} stands where an object belongs`,
      help: "Write it as an object; until then it is left out",
      at: node,
      actual: node.kind,
      expected: ["object"],
    });
    return false;
  }

  #differ(first: JsonNode, other: JsonNode): void {
    reportDiffering(this.#context, this.#what, first, other, false);
  }
}

function isWithin(node: JsonNode, older: ReadonlySet<JsonNode> | undefined): boolean {
  if (older === undefined) return false;
  return older.has(node) || (node.parent !== undefined && isWithin(node.parent, older));
}

/** The items of a list; clients write one value where a list of one is meant. */
export function itemsOf(node: JsonNode): readonly JsonNode[] {
  return node.kind === "array" ? node.items : [node];
}
