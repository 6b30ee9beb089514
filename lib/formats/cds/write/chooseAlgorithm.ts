import { isUnresolved } from "../../../model/stated.ts";
import { derived, type TracedLeaf } from "../../../source/traced.ts";
import type { Codec } from "../fields/codec.ts";
import type { CdsWriteScope, Owner } from "./writeScope.ts";

/** What was chosen of a list of alternatives. */
export interface Choice<T> {
  /** Absent when it is to be filled in. */
  readonly value?: T;
  readonly leaf: TracedLeaf;
}

/** A list of alternatives, and the words that there are for them. */
export interface Alternatives<T> {
  readonly list: readonly unknown[] | undefined;
  readonly codec: Codec<T>;
  /** What it is, in messages. */
  readonly what: string;
  /** Written where there is no word for any of them; `undefined` keeps a value as it is. */
  instead(value: unknown): T;
  /** Why an alternative that has a word cannot be written all the same. */
  refuse?(value: T): string | undefined;
}

/**
 * Chooses the first alternative that can be written: lists are single values in practice. The others are reported; where
 * none can be written, the nearest is, and that is an error. Undefined when nothing is stated.
 */
export function chooseOne<T>(scope: CdsWriteScope, alternatives: Alternatives<T>, owner: Owner): Choice<T> | undefined {
  const { list = [], codec } = alternatives;
  const sayable = (value: unknown): boolean =>
    !isUnresolved(value) && codec.encode(value as T) !== undefined && alternatives.refuse?.(value as T) === undefined;
  const at = list.findIndex(sayable);
  if (at >= 0) {
    leaveOthers(scope, alternatives, at, owner);
    return {
      value: list[at] as T,
      leaf: derived(codec.encode(list[at] as T) as string, [{ holder: list, key: at }]),
    };
  }
  const known = list.findIndex((value) => !isUnresolved(value));
  if (known < 0) return askFor(scope, alternatives, owner);
  leaveOthers(scope, alternatives, known, owner);
  return replace(scope, alternatives, known, owner);
}

function askFor<T>(scope: CdsWriteScope, { list = [], what }: Alternatives<T>, owner: Owner): Choice<T> | undefined {
  const [first, ...others] = list.map((_, key) => ({ holder: list, key }));
  if (first === undefined) return undefined;
  return { leaf: scope.blankFor(what, owner, [first, ...others], "it is not known yet") };
}

function replace<T>(scope: CdsWriteScope, alternatives: Alternatives<T>, key: number, owner: Owner): Choice<T> {
  const { list = [], codec, what } = alternatives;
  const value = list[key];
  const nearest = alternatives.instead(value);
  const written = codec.encode(nearest) as string;
  const why = alternatives.refuse?.(value as T) ?? "an edge gateway does not have it";
  scope.report("NT3305", {
    message: `"${String(value)}", the ${what} of ${owner.words}, cannot be written: ${why}; ${written} is written`,
    help: `Set the other end to ${written} too, or the tunnel will not come up`,
    at: scope.spot(list, key, owner),
    actual: String(value),
    expected: codec.expected,
  });
  const note = `${String(value)} → ${written}: ${why}`;
  return { value: nearest, leaf: derived(written, [{ holder: list, key }], note) };
}

function leaveOthers<T>(scope: CdsWriteScope, alternatives: Alternatives<T>, chosen: number, owner: Owner): void {
  const { list = [], what } = alternatives;
  for (const [key, value] of list.entries()) {
    if (key === chosen) continue;
    const shown = isUnresolved(value) ? value.unresolved : String(value);
    scope.drop(list, key, `the ${what} is one value, and another comes first`, true);
    scope.report("NT3303", {
      message: `"${shown}", an alternative for the ${what} of ${owner.words}, is left out: an edge gateway takes one`,
      help: "Nothing if the other end has the one that is written; else write the one that both ends have",
      at: scope.spot(list, key, owner),
      actual: shown,
    });
  }
}
