import type { FormatId, Source } from "./formats/format.ts";
import { formats } from "./formats/registry.ts";
import { parse } from "./source/parse.ts";

/**
 * The format of a document, found out by its content; undefined when it is none of them or cannot be parsed.
 *
 * @example
 * ```ts
 * import { detect } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * assert.equal(detect({ name: "a.xml", text: "<VirtualNetworkSites/>" }), "netcfg");
 * assert.equal(detect({ name: "b.xml", text: "<ServiceConfiguration/>" }), undefined);
 * ```
 */
export function detect(source: Source): FormatId | undefined {
  const { tree } = parse(source.name, source.text);
  return tree === undefined ? undefined : formats.find((format) => format.claims(tree))?.id;
}
