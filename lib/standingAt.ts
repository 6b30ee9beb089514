import type { EditedEnd } from "./editedEnd.ts";
import type { FuturePlace } from "./futurePlace.ts";
import type { TunnelEnd } from "./ipsec/tunnelEnd.ts";
import { Kept } from "./kept.ts";
import { nodeAt } from "./source/editTree.ts";
import type { Places } from "./source/places.ts";
import { JsonNode } from "./source/tree.ts";

/**
 * What stands at a place where a setting is not stated: a list without items or an empty value, that is nothing to the model.
 * Undefined where nothing does.
 */
export function standingAt(
  { view, reading: { places } }: EditedEnd,
  { file, base, rest }: FuturePlace,
): JsonNode | undefined {
  if (base === undefined || rest === undefined) return undefined;
  return documents.for(places, view.tunnel, () => new DocumentsOf(view, places)).at(file, base, rest);
}

const documents = new Kept<Places, object, DocumentsOf>();

/** The documents that an end stands in. */
class DocumentsOf {
  readonly #view: TunnelEnd;
  readonly #places: Places;
  readonly #roots = new Map<string, JsonNode | undefined>();
  // Settings that are not stated are looked for one after the other, most of them below the same part of a document.
  #last: { readonly file: string; readonly base: string; readonly node: JsonNode | undefined } | undefined;

  constructor(view: TunnelEnd, places: Places) {
    this.#view = view;
    this.#places = places;
  }

  at(file: string, base: string, rest: string): JsonNode | undefined {
    let last = this.#last;
    if (last === undefined || last.file !== file || last.base !== base) {
      const root = this.#rootOf(file);
      last = { file, base, node: root === undefined ? undefined : nodeAt(root, base) };
      this.#last = last;
    }
    return last.node === undefined ? undefined : nodeAt(last.node, rest);
  }

  #rootOf(file: string): JsonNode | undefined {
    if (!this.#roots.has(file)) this.#roots.set(file, this.#findRoot(file));
    return this.#roots.get(file);
  }

  #findRoot(file: string): JsonNode | undefined {
    const { tunnel, site, gateway } = this.#view;
    for (const holder of [tunnel, site, gateway]) {
      for (const key of Object.keys(holder ?? {})) {
        const spot = this.#places.spotOf(holder as object, key);
        if (spot instanceof JsonNode && spot.source.name === file) return rootOf(spot);
      }
    }
    return undefined;
  }
}

function rootOf(node: JsonNode): JsonNode {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return root;
}
