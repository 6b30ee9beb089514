import { isUnresolved, type Unresolved } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import type { AnyCodec } from "../fields/codec.ts";
import { decodeNode, decodeQuietly } from "./decode.ts";
import type { CdsReadContext } from "./readContext.ts";

/** One place where a value is said. */
export interface SaidValue {
  readonly node: JsonNode;
  readonly codec: AnyCodec;
  /** A deprecated member. */
  readonly isTwin: boolean;
}

/** A value and the leaves that say it. */
export interface ValueReading {
  readonly value: unknown;
  readonly origin: readonly JsonNode[];
}

/**
 * Reads a value that is said in several places, the one that counts first. One that is not understood stays as something to
 * be supplied, unless another place says it.
 */
export function readValue(context: CdsReadContext, said: readonly SaidValue[], what: string): ValueReading | undefined {
  let open: { readonly value: Unresolved; readonly node: JsonNode } | undefined;
  for (const [index, { node, codec }] of said.entries()) {
    const value = decodeNode(context, codec, node, what);
    if (isUnresolved(value)) open ??= { value, node };
    else if (value !== undefined) {
      if (open !== undefined) context.ignore(open.node, "to be filled in; said in another place");
      const same = said.slice(index + 1).filter((other) => agrees(context, what, node, value, other));
      return { value, origin: context.origin(node, ...same.map((other) => other.node)) };
    }
  }
  return open === undefined ? undefined : { value: open.value, origin: context.origin(open.node) };
}

function agrees(context: CdsReadContext, what: string, first: JsonNode, value: unknown, other: SaidValue): boolean {
  if (decodeQuietly(other.codec, other.node) === value) return true;
  // The older member has fewer words: what it says beside a newer one that it lacks says nothing.
  if (other.isTwin && other.codec.encode(value) === undefined) {
    context.ignore(other.node, "deprecated: it has no word for what the newer member says");
  } else reportDiffering(context, what, first, other.node, other.isTwin);
  return false;
}

/** Reports a description that says something else than the one that counts. */
export function reportDiffering(
  context: CdsReadContext,
  what: string,
  first: JsonNode,
  other: JsonNode,
  isTwin: boolean,
): void {
  context.leave(other, "said otherwise by the description that counts");
  const related = [{ message: isTwin ? "The newer member is here" : "What is read is here", at: first }];
  if (isTwin) {
    context.report("NT2607", {
      message: `${what} is said differently by a deprecated member; the newer one is read`,
      help: "Make both say the same, or remove the deprecated one",
      at: other,
      related,
    });
    return;
  }
  context.report("NT2606", {
    message: `${what} is described differently in two places; the reading of the single object counts before a list`,
    help: "Export both again, or remove the one that is out of date",
    at: other,
    related,
  });
}
