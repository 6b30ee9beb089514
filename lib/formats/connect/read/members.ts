import { shortened } from "../../../diagnostics/displayText.ts";
import type { JsonMember, JsonNode } from "../../../source/tree.ts";
import { type ConnectReadContext, capital, type Said } from "./readContext.ts";
import { parseTruth } from "./readWord.ts";

/** Reads the members of one object of a description, and reports those that nobody asked for. */
export class Members {
  readonly #context: ConnectReadContext;
  readonly #node: JsonNode;
  /** What the object is, in words: `group "Office"`. */
  readonly #what: string;

  /** Reports members that are not known, or stand there twice. */
  constructor(context: ConnectReadContext, node: JsonNode, what: string, known: readonly string[]) {
    this.#context = context;
    this.#node = node;
    this.#what = what;
    if (node.isLeaf) context.places.ignore(node, "empty: not set");
    for (const member of node.members) {
      if (!known.includes(member.name)) this.#reportUnknown(member, known);
      else if (node.member(member.name) !== member.value) this.#reportRepeated(member);
    }
  }

  /** The member of that name, unless it says nothing. */
  node(name: string): JsonNode | undefined {
    const node = this.#node.member(name);
    if (node === undefined) return undefined;
    if (!node.isEmpty) return node;
    this.#context.places.ignore(node, "empty: not set");
    return undefined;
  }

  /** A text; a number or truth value is read as the text that it is written as. */
  text(name: string, { secret = false }: { readonly secret?: boolean } = {}): Said<string> | undefined {
    const node = this.node(name);
    return node === undefined ? undefined : textOf(this.#context, node, `"${name}" of ${this.#what}`, secret);
  }

  truth(name: string): Said<boolean> | undefined {
    const node = this.node(name);
    if (node === undefined) return undefined;
    const what = `"${name}" of ${this.#what}`;
    if (node.kind === "scalar") return parseTruth(this.#context, node, what);
    refusePart(this.#context, node, what, "true or false");
    return undefined;
  }

  /** The items of a list; one item may stand without the list around it. */
  items(name: string): readonly JsonNode[] {
    const node = this.node(name);
    if (node === undefined) return [];
    return node.kind === "array" ? node.items : [node];
  }

  #reportUnknown({ name, nameStart, value }: JsonMember, known: readonly string[]): void {
    const meant = known.find((each) => each.toLowerCase() === name.toLowerCase());
    leave(this.#context, value, "not understood");
    hide(this.#context, value);
    this.#context.report("NT2810", {
      message: `${capital(this.#what)} has a member "${shortened(name)}" that is not known; it is not read`,
      help: meant === undefined ? `Known are: ${known.join(", ")}` : `Names are case sensitive: write "${meant}"`,
      at: { source: value.source, start: nameStart, path: value.path },
      actual: shortened(name),
      expected: known,
    });
  }

  #reportRepeated({ name, nameStart, value }: JsonMember): void {
    leave(this.#context, value, "the member stands there again below");
    hide(this.#context, value);
    this.#context.report("NT2810", {
      message: `${capital(this.#what)} has "${name}" more than once; the last one is read`,
      help: "Keep one of them",
      at: { source: value.source, start: nameStart, path: value.path },
    });
  }
}

/** The text that a scalar says. */
export function textOf(
  context: ConnectReadContext,
  node: JsonNode,
  what: string,
  secret = false,
): Said<string> | undefined {
  if (node.kind !== "scalar" || node.value === null) {
    refusePart(context, node, what, "a text");
    return undefined;
  }
  if (typeof node.value === "string") {
    if (secret) return { value: node.value, leaves: [node] };
    const text = node.value.trim();
    return text === "" ? refuseBlank(context, node, what) : { value: text, leaves: [node] };
  }
  // Readers of YAML do not agree on what a number without quotes is, and a name can be one.
  const written = node.source.text.slice(node.start, node.end);
  if (secret) return { value: written, leaves: [node] };
  context.places.note(node, "read as a text, sign by sign");
  context.report("NT2812", {
    message: `${written}, ${what}, is not written as a text; it is read as one`,
    help: "Put it in quotes",
    at: node,
  });
  return { value: written, leaves: [node] };
}

function refuseBlank(context: ConnectReadContext, node: JsonNode, what: string): undefined {
  context.places.leave(node, "blank");
  context.report("NT2811", {
    message: `${capital(what)} is blank, expected a text`,
    help: "Write a text, or leave it out",
    at: node,
    expected: ["a text"],
  });
  return undefined;
}

/** The name of a thing; one that is missing is reported. */
export function readName(
  context: ConnectReadContext,
  members: Members,
  node: JsonNode,
  what: string,
): Said<string> | undefined {
  const name = members.text("name");
  if (name !== undefined) return name;
  context.report("NT2813", {
    message: `${capital(what)} has no name`,
    help: 'Give it one as "name"; nothing can refer to it until then',
    at: node,
  });
  return undefined;
}

/** Reports a part of a description that has another shape than it should have. */
export function refusePart(context: ConnectReadContext, node: JsonNode, what: string, expected: string): void {
  leave(context, node, "not understood");
  const kind = node.kind === "scalar" ? "a single value" : node.kind === "array" ? "a list" : "an object";
  context.report("NT2811", {
    message: `${capital(what)} is ${kind}, expected ${expected}`,
    help: `Write ${expected}; until then it is left out`,
    at: node,
    actual: kind,
    expected: [expected],
  });
}

function leave(context: ConnectReadContext, node: JsonNode, note: string): void {
  if (node.isLeaf) context.places.leave(node, note);
  for (const { value } of node.members) leave(context, value, note);
  for (const item of node.items) leave(context, item, note);
}

/** Hides all in a part: what nobody knows the meaning of can be a secret. */
export function hide(context: ConnectReadContext, node: JsonNode): void {
  if (node.isLeaf) context.places.hide(node);
  for (const { value } of node.members) hide(context, value);
  for (const item of node.items) hide(context, item);
}
