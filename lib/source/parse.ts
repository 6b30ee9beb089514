import { decode } from "./encoding.ts";
import { excerpt } from "./excerpt.ts";
import { parseJson } from "./json.ts";
import type { Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";
import type { Tree } from "./tree.ts";
import { parseXml } from "./xml.ts";

/** What an input holds: a tree with places, unless the problems say why there is none. */
export interface Input {
  /** Absent when the input could not be decoded. */
  readonly source: SourceText | undefined;
  /** Absent when the text could not be parsed. */
  readonly tree: Tree | undefined;
  /** In the order in which they were found. */
  readonly problems: readonly Problem[];
}

/**
 * Decodes and parses an input, whichever of XML and JSON it is. Never throws: bad input gives problems with a place.
 *
 * ```ts
 * const { tree } = parse("network.xml", '<Gateway profile="Small" />');
 * tree?.syntax; // "xml"
 * ```
 */
export function parse(name: string, content: string | Uint8Array): Input {
  const { source, problems } = decode(name, content);
  if (source === undefined) return { source, tree: undefined, problems };
  const syntax = syntaxOf(source.text);
  if (syntax === undefined) return { source, tree: undefined, problems: [...problems, unknownSyntax(source)] };
  const parsed = syntax === "xml" ? parseXml(source) : parseJson(source);
  const all = [...problems, ...parsed.problems];
  if (parsed.tree === undefined) return { source, tree: undefined, problems: all };
  return { source, tree: { syntax, source, root: parsed.tree } as Tree, problems: all };
}

// The first character tells the two apart. Text around XML is left to the XML parser, which says where it stands.
function syntaxOf(text: string): "xml" | "json" | undefined {
  const beginning = text.slice(firstCharacter(text)).slice(0, 2);
  if (beginning.startsWith("<")) return "xml";
  if (/^(?:[{[]|\/[/*])/.test(beginning)) return "json";
  return /<\?xml\s|<(?:\w+:)?(?:NetworkConfiguration|VirtualNetwork\w*)[\s/>]/.test(text) ? "xml" : undefined;
}

function firstCharacter(text: string): number {
  const at = text.search(/\S/);
  return at === -1 ? text.length : at;
}

function unknownSyntax(source: SourceText): Problem {
  const start = firstCharacter(source.text);
  const help = "Give an XML or a JSON document: a netcfg export, an ARM template or resource, a CDS bundle";
  if (start === source.text.length) {
    return { code: "NT1003", message: `Cannot read "${excerpt(source.name)}": it is empty`, help, source, start: 0 };
  }
  // One sign is enough to see that it is something else, and no part of a key that was given by mistake.
  const found = excerpt(String.fromCodePoint(source.text.codePointAt(start) ?? 0));
  return {
    code: "NT1003",
    message: `Found "${found}" at the start, expected XML, which starts with "<", or JSON, which starts with "{" or "["`,
    help,
    source,
    start,
    actual: found,
    expected: ["<", "{", "["],
  };
}
