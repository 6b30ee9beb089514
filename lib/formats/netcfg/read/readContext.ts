import { notUnderstood } from "../../../model/openValue.ts";
import type { Stated } from "../../../model/stated.ts";
import { type AddressReading, parseIpv4Address, parseIpv4Prefix } from "../../../source/address.ts";
import type { Attribute, Element, Leaf } from "../../../source/tree.ts";
import { Gathering } from "../../gathering.ts";

/** A text that was read, with the leaf that says it. */
export interface ReadText {
  readonly value: string;
  readonly leaf: Leaf;
}

/** What a value is, in words: `the prefix of subnet`, and the name of the subnet. Put together only when it is said. */
export interface What {
  readonly words: string;
  readonly name: string | undefined;
}

function nameOf({ words, name }: What): string {
  return `${words} "${name ?? ""}"`;
}

/** What a read gathers as it goes, and how it reads addresses and what there is one of. */
export class ReadContext extends Gathering {
  /** The only child of that name; further ones are reported and not read. */
  single(parent: Element, name: string): Element | undefined {
    let first: Element | undefined;
    for (const child of parent.children) {
      if (child.name !== name) continue;
      if (first === undefined) first = child;
      else {
        this.report("NT2006", {
          message: `"${name}" stands more than once in "${parent.name}"; only the first is read`,
          help: "Keep one of them",
          at: child,
          related: [{ message: "The first one is here", at: first }],
        });
      }
    }
    return first;
  }

  /** An address, canonical; one that is none is reported and not resolved. */
  address(leaf: Leaf, what: What): Stated<string> {
    return this.#accept(leaf, parseIpv4Address(String(leaf.value).trim()), "NT2010", what);
  }

  /** A prefix, canonical; one that is none is reported and not resolved. */
  prefix(leaf: Leaf, what: What): Stated<string> {
    return this.#accept(leaf, parseIpv4Prefix(String(leaf.value).trim()), "NT2011", what);
  }

  #accept(leaf: Leaf, reading: AddressReading, code: "NT2010" | "NT2011", what: What): Stated<string> {
    if (reading.canonical === undefined) {
      const [kind, example] =
        code === "NT2010" ? (["address", "192.0.2.1"] as const) : (["prefix", "10.1.0.0/16"] as const);
      this.places.leave(leaf, `not understood: ${reading.reason}`);
      this.report(code, {
        message: `"${leaf.value}", ${nameOf(what)}, is not an IPv4 ${kind}: ${reading.reason}`,
        help: `Write it like ${example}; until then it counts as not known`,
        at: leaf,
        actual: String(leaf.value),
        expected: [example],
      });
      return notUnderstood(String(leaf.value).trim());
    }
    if (reading.change !== undefined) {
      this.places.note(leaf, reading.change);
      this.report("NT2012", {
        message: `"${leaf.value}" is read as "${reading.canonical}": ${reading.change.split(":")[0]}`,
        help: "Correct it where it comes from if another network was meant; Azure Resource Manager refuses the old form",
        at: leaf,
        actual: String(leaf.value),
        expected: [reading.canonical],
      });
    }
    return reading.canonical;
  }
}

const nothing: readonly Element[] = [];

/** The attribute of that name. */
export function attributeOf(element: Element, name: string): Attribute | undefined {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute;
  return undefined;
}

/** The children of that name, of every parent given. */
export function childrenOf(parents: readonly Element[], name: string): readonly Element[] {
  let found: Element[] | undefined;
  for (const parent of parents) {
    for (const child of parent.children) {
      if (child.name !== name) continue;
      if (found === undefined) found = [child];
      else found.push(child);
    }
  }
  return found ?? nothing;
}

/** Every element that is reached by taking these names in turn. Sections may be missing, empty or repeated. */
export function sections(root: Element, ...names: readonly string[]): readonly Element[] {
  let found: readonly Element[] = [root];
  for (const name of names) found = childrenOf(found, name);
  return found;
}

/** The prefixes below the `AddressPrefix` elements of some sections, with where they were read. */
export function readPrefixes(context: ReadContext, parents: readonly Element[], what: What): readonly Stated<string>[] {
  const prefixes: Stated<string>[] = [];
  const leaves: Leaf[] = [];
  for (const element of childrenOf(parents, "AddressPrefix")) {
    const { text } = element;
    if (text === undefined) {
      const message = `Found an empty element for ${nameOf(what)}`;
      context.report("NT2017", { message, help: "Write a prefix like 10.1.0.0/16", at: element });
      continue;
    }
    prefixes.push(context.prefix(text, what));
    leaves.push(text);
  }
  // Lists that grew have room to spare; copies have none, and a large file has a great many.
  const read = prefixes.slice();
  context.places.put(read, leaves.slice());
  return read;
}

/** The name of an element. Missing or empty names are reported and read as an empty text. */
export function readName(context: ReadContext, element: Element, invented = false): ReadText | undefined {
  const attribute = attributeOf(element, "name");
  const value = attribute?.value.trim() ?? "";
  if (attribute !== undefined && value !== "") return { value, leaf: attribute };
  if (attribute !== undefined) context.places.ignore(attribute, "an empty name");
  if (!invented) {
    context.report("NT2007", {
      message: `"${element.name}" has no name`,
      help: 'Give it a name: name="…"; nothing can refer to it until then',
      at: attribute ?? element,
    });
  }
  return undefined;
}

/** Reports names that several elements of one kind share: a reference to them is ambiguous. */
export function reportRepeatedNames(
  context: ReadContext,
  names: readonly (ReadText | undefined)[],
  what: string,
): void {
  const first = new Map<string, ReadText>();
  for (const name of names) {
    if (name === undefined) continue;
    const folded = name.value.toLowerCase();
    const earlier = first.get(folded);
    if (earlier === undefined) first.set(folded, name);
    else {
      context.report("NT2008", {
        message: `Two ${what} are named "${name.value}"; references take the one spelled alike, else the first`,
        help: "Rename one of them: names are unique in a subscription, without regard to case",
        at: name.leaf,
        related: [{ message: "The first one is here", at: earlier.leaf }],
      });
    }
  }
}
