import type { JsonMember, JsonNode } from "./tree.ts";

/** An array or object that is being read. */
export class JsonFrame {
  /** The node that is filled in at the end. */
  readonly node: JsonNode;
  /** What encloses it. */
  readonly outer: JsonFrame | undefined;
  /** Containers inside each other, this one included. */
  readonly depth: number;
  /** Of an array, what has been read. */
  readonly items: JsonNode[] = [];
  /** Of an object, what has been read. */
  readonly members: JsonMember[] = [];
  /** Offset of the comma last read, if nothing has followed it yet. */
  comma: number | undefined;
  #byName: Map<string, JsonMember> | undefined;

  /** Starts inside `outer`, if anything encloses it. */
  constructor(node: JsonNode, outer: JsonFrame | undefined) {
    this.node = node;
    this.outer = outer;
    this.depth = (outer?.depth ?? 0) + 1;
  }

  /** Nothing has been read of it yet. */
  get isEmpty(): boolean {
    return this.items.length === 0 && this.members.length === 0;
  }

  /** The first member of that name so far. A list beats a map as long as it is short. */
  first(name: string): JsonMember | undefined {
    if (this.members.length <= 16) return this.members.find((member) => member.name === name);
    if (this.#byName === undefined) {
      this.#byName = new Map();
      for (const member of this.members) this.#note(member, this.#byName);
    }
    return this.#byName.get(name);
  }

  /** Adds a member, which may repeat a name. */
  add(member: JsonMember): void {
    this.members.push(member);
    if (this.#byName !== undefined) this.#note(member, this.#byName);
  }

  /** Gives the node its contents. */
  finish(end: number): void {
    this.node.end = end;
    if (this.items.length > 0) this.node.items = this.items;
    if (this.members.length > 0) this.node.members = this.members;
  }

  #note(member: JsonMember, byName: Map<string, JsonMember>): void {
    if (!byName.has(member.name)) byName.set(member.name, member);
  }
}
