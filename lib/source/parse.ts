import { decode } from "./encoding.ts";
import { excerpt } from "./excerpt.ts";
import { looksLikeFormattedList, parseFormattedList } from "./formattedList.ts";
import { parseJson } from "./json.ts";
import type { Parsed, Problem } from "./problem.ts";
import { looksLikeScript, parseScript } from "./script.ts";
import type { SourceText } from "./text.ts";
import type { Tree } from "./tree.ts";
import { parseXml } from "./xml.ts";
import { parseYaml } from "./yaml.ts";
import { beginsAsYaml, goesOnAsYaml } from "./yamlLook.ts";

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
 * Decodes and parses an input, whichever of XML, JSON, YAML, a list that PowerShell printed
 * and a script it is. Never throws: bad input gives problems with a
 * place.
 *
 * ```ts
 * const { tree } = parse("network.xml", '<Gateway profile="Small" />');
 * tree?.syntax; // "xml"
 * ```
 */
export function parse(name: string, content: string | Uint8Array): Input {
  const { source, problems } = decode(name, content);
  if (source === undefined) return { source, tree: undefined, problems };
  const parsed = parseText(source);
  return { source, tree: parsed.tree, problems: [...problems, ...parsed.problems] };
}

// The first character tells XML and JSON apart. YAML is told by its first lines, and by being YAML: almost any text can be
// read as some, so that a fault in one that only begins like YAML says nothing.
function parseText(source: SourceText): Parsed<Tree> {
  const { text } = source;
  const beginning = text.slice(firstCharacter(text)).slice(0, 2);
  if (beginning === "<#" && looksLikeScript(text)) return treeOf("text", source, parseScript(source));
  if (beginning.startsWith("<")) return treeOf("xml", source, parseXml(source));
  if (/^(?:[{[]|\/[/*])/.test(beginning)) return treeOf("json", source, parseJson(source));
  if (looksLikeFormattedList(text)) return treeOf("text", source, parseFormattedList(source));
  if (looksLikeScript(text) && !holdsConfiguration(text)) return treeOf("text", source, parseScript(source));
  const yaml = beginsAsYaml(text) ? parseYaml(source) : undefined;
  if (yaml?.tree !== undefined) return treeOf("yaml", source, yaml);
  // Text around XML is left to the XML parser, which says where it stands.
  if (holdsConfiguration(text)) {
    return treeOf("xml", source, parseXml(source));
  }
  if (yaml !== undefined && (saysNothing(yaml) || goesOnAsYaml(text))) return treeOf("yaml", source, yaml);
  return { tree: undefined, problems: [unknownSyntax(source)] };
}

function holdsConfiguration(text: string): boolean {
  return /<\?xml\s|<(?:\w+:)?(?:NetworkConfiguration|VirtualNetwork\w*)[\s/>]/.test(text);
}

function saysNothing({ problems }: Parsed<unknown>): boolean {
  return problems.some(({ code }) => code === "NT1003");
}

function treeOf(syntax: Tree["syntax"], source: SourceText, { tree, problems }: Parsed<Tree["root"]>): Parsed<Tree> {
  return { tree: tree === undefined ? undefined : ({ syntax, source, root: tree } as Tree), problems };
}

function firstCharacter(text: string): number {
  const at = text.search(/\S/);
  return at === -1 ? text.length : at;
}

function unknownSyntax(source: SourceText): Problem {
  const start = firstCharacter(source.text);
  const help = "Give an XML, JSON or YAML document: a netcfg export, an ARM template or resource, a CDS bundle";
  if (start === source.text.length) {
    return { code: "NT1003", message: `Cannot read "${excerpt(source.name)}": it is empty`, help, source, start: 0 };
  }
  // One sign is enough to see that it is something else, and no part of a key that was given by mistake.
  const found = excerpt(String.fromCodePoint(source.text.codePointAt(start) ?? 0));
  return {
    code: "NT1003",
    message: `Found "${found}" at the start, expected XML, which starts with "<", JSON, which starts with "{" or "[", or YAML, with lines such as "name: value"`,
    help,
    source,
    start,
    actual: found,
    expected: ["<", "{", "["],
  };
}
