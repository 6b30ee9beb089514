import type { Finding } from "../../../diagnostics/diagnostic.ts";
import { isPlaceholder, notUnderstood } from "../../../model/openValue.ts";
import type { Stated } from "../../../model/stated.ts";
import type { Leaf, Spot } from "../../../source/tree.ts";
import type { Codec } from "../fields/codec.ts";
import type { LegacyReadContext } from "./legacyContext.ts";
import { isBlank, isEmptyLeaf, leavesBelow, named, type Part, saysSomething } from "./part.ts";

/** A value that was read, with the leaf that says it. What is not understood, or is to be filled in, is not resolved. */
export interface ReadValue<T> {
  readonly value: Stated<T>;
  /** Absent where empty parts stand in the place of a value. */
  readonly leaf: Leaf | undefined;
  /** What to point at: the leaf, if there is one. */
  readonly spot: Spot;
}

/** The one child of a name. Further ones are reported and not read. */
export function single(context: LegacyReadContext, parent: Part | undefined, name: string): Part | undefined {
  const found = named(parent, name);
  const chosen = found.at(parent?.counts === "last" ? -1 : 0);
  for (const other of found) if (other !== chosen) reportTwice(context, name, chosen as Part, other);
  return chosen;
}

/** Reports a part that says again, or says otherwise, what another one says. */
export function reportTwice(context: LegacyReadContext, what: string, chosen: Part, other: Part): void {
  if (!saysSomething(other)) {
    context.ignore(other, "empty: not set");
    return;
  }
  context.leave(other, "said by another part that counts");
  context.report("NT2654", {
    message: `"${what}" is given more than once; only one of them is read`,
    help: "Keep the right one",
    at: other.spot,
    related: [{ message: "What is read is here", at: chosen.spot }],
  });
}

/** The value of the one child of a name; undefined when it says nothing. */
export function readValue<T>(
  context: LegacyReadContext,
  parent: Part | undefined,
  name: string,
  codec: Codec<T>,
  owner: string,
): ReadValue<T> | undefined {
  const part = single(context, parent, name);
  return part === undefined ? undefined : decodePart(context, part, codec, `"${name}" of ${owner}`);
}

/**
 * The value of a part; undefined when it says nothing. What is not understood is reported, with `beside`, which means nothing
 * without it. `what` names the setting in messages.
 */
export function decodePart<T>(
  context: LegacyReadContext,
  part: Part,
  codec: Codec<T>,
  what: string,
  beside: Finding["related"] = [],
): ReadValue<T> | undefined {
  const { leaf, children } = part;
  if (isBlank(part)) {
    ignoreBlank(context, part);
    return undefined;
  }
  if (children.length > 0 || leaf === undefined || isEmptyLeaf(leaf)) {
    const inside = leavesBelow(part);
    const first = inside.find((each) => !isEmptyLeaf(each)) ?? inside[0];
    context.leave(part, "not understood: a value belongs there");
    refuse(context, part, codec, what, "a value belongs there", beside);
    return { value: notUnderstood("parts in the place of a value"), leaf: first, spot: part.spot };
  }
  // A number or truth value of JSON is the word that XML has for it.
  const written = String(leaf.value);
  if (isPlaceholder(written)) {
    context.leaveLeaf(leaf, "a placeholder that was never filled in");
    context.report("NT2612", {
      message: `${what} is not filled in: a text in angle brackets stands in its place`,
      help: "Fill it in; until then it counts as not known",
      at: leaf,
      related: beside,
    });
    return { value: notUnderstood(shownOf(context, leaf)), leaf, spot: leaf };
  }
  const { value, fault, change } = codec.decode(written);
  if (value === undefined || fault !== undefined) {
    context.leaveLeaf(leaf, "not understood");
    refuse(context, part, codec, what, fault ?? "it says nothing", beside);
    return { value: notUnderstood(shownOf(context, leaf)), leaf, spot: leaf };
  }
  if (change !== undefined) context.reportChange("NT2605", leaf, what, String(codec.encode(value)), change);
  return { value, leaf, spot: leaf };
}

// A value that stands under the name of a secret is shown nowhere.
function shownOf({ places }: LegacyReadContext, leaf: Leaf): string {
  return places.hidden.has(leaf) ? "a text that is not shown" : String(leaf.value).trim();
}

/** Declares a part without a value to be not set. */
export function ignoreBlank(context: LegacyReadContext, { leaf }: Part): void {
  if (leaf !== undefined) context.ignoreLeaf(leaf, leaf.value === null ? "null: not set" : "empty: not set");
}

function refuse(
  context: LegacyReadContext,
  { leaf, spot }: Part,
  { expected }: { readonly expected: readonly string[] },
  what: string,
  fault: string,
  beside: Finding["related"],
): void {
  const isShown = leaf !== undefined && !isEmptyLeaf(leaf) && !context.places.hidden.has(leaf);
  context.report("NT2604", {
    message: `${isShown ? `"${leaf.value}", ` : ""}${what}, is not understood: ${fault}`,
    help: `Write it like ${expected.join(", ")}; until then it counts as not known`,
    at: spot,
    related: beside,
    ...(isShown ? { actual: String(leaf.value) } : {}),
    expected,
  });
}
