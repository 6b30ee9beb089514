import { JsonFrame } from "./jsonFrame.ts";
import { beyondLimit, limits } from "./limits.ts";
import type { Parsed, Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";
import { JsonNode, type Scalar } from "./tree.ts";
import { isTooDeep, type YamlEvent, YamlFault, type YamlOpening, type YamlScalar, yamlEvents } from "./yamlEvents.ts";
import { documentMark, endOfBlock, skipGap, skipSigns } from "./yamlGap.ts";
import { plainValue } from "./yamlScalar.ts";
import {
  aliasRefused,
  duplicateKey,
  keyRefused,
  noDocument,
  notYaml,
  severalDocuments,
  tagRefused,
  YamlRefusal,
} from "./yamlWords.ts";

/**
 * Parses a YAML document into nodes that know where they stand, the same as those of JSON. What JSON cannot say, or what
 * readers do not agree on, is refused: aliases, tags, merged mappings, names given twice, a second document. An anchor
 * that nothing refers to says nothing, and is passed over.
 */
export function parseYaml(source: SourceText): Parsed<JsonNode> {
  if (source.text.length > limits.yamlText) {
    return { tree: undefined, problems: [beyondLimit(source, 0, "a longer text", limits.yamlText, "characters")] };
  }
  try {
    return { tree: new YamlReader(source).read(), problems: [] };
  } catch (error) {
    return { tree: undefined, problems: [problemOf(error, source)] };
  }
}

function problemOf(error: unknown, source: SourceText): Problem {
  if (error instanceof YamlRefusal) return error.problem;
  if (!(error instanceof YamlFault)) throw error;
  return isTooDeep(error) ? tooDeep(source, error.start) : notYaml(source, error.start, error.message);
}

function tooDeep(source: SourceText, start: number): Problem {
  return beyondLimit(source, start, "a deeper mapping or sequence", limits.yamlDepth, "levels");
}

type YamlNodeEvent = Exclude<YamlEvent, { readonly kind: "document" } | { readonly kind: "close" }>;

interface Key {
  readonly name: string;
  readonly start: number;
}

// The parser package does not say where a flow collection ends, where a block scalar has its first line, and where a
// value that is empty would stand. All of it follows from where the text was left before.
class YamlReader {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #names = new Map<string, string>();
  #frame: JsonFrame | undefined;
  #key: Key | undefined;
  #root: JsonNode | undefined;
  #nodes = 0;
  // Offset after what was read last.
  #at = 0;

  constructor(source: SourceText) {
    this.#source = source;
    this.#text = source.text;
  }

  read(): JsonNode {
    let ended = 0;
    let opened = false;
    for (const event of yamlEvents(this.#text)) {
      if (event.kind === "document") {
        ended = this.#at;
        opened = true;
        continue;
      }
      // A document without contents says nothing: a mark at the end of a file starts one.
      if (opened && event.kind === "scalar" && event.style === "empty" && event.tagStart === -1) continue;
      if (opened && event.kind !== "close" && this.#root !== undefined) throw this.#second(ended, event);
      opened = false;
      this.#take(event);
    }
    const root = this.#root;
    if (root === undefined || root.kind === "scalar") {
      throw new YamlRefusal(noDocument(this.#source, root?.start));
    }
    return root;
  }

  #second(ended: number, event: YamlNodeEvent): YamlRefusal {
    // Of a tag without a value only the tag has a place.
    const own = event.start === -1 && "tagStart" in event ? event.tagStart : event.start;
    const start = documentMark(this.#text, ended) ?? own;
    return new YamlRefusal(severalDocuments(this.#source, start, this.#root?.start ?? 0));
  }

  #take(event: YamlNodeEvent | { readonly kind: "close" }): void {
    switch (event.kind) {
      case "close":
        this.#close();
        break;
      case "alias":
        throw new YamlRefusal(aliasRefused(this.#source, event.start));
      case "scalar":
        this.#passProperties(event);
        if (this.#expectsKey) this.#takeKey(event);
        else this.#takeScalar(event);
        break;
      default:
        this.#passProperties(event);
        if (this.#expectsKey) throw new YamlRefusal(keyRefused(this.#source, event.start, "collection"));
        this.#open(event);
    }
  }

  get #expectsKey(): boolean {
    return this.#frame?.node.kind === "object" && this.#key === undefined;
  }

  #passProperties({ tagStart, anchorEnd }: YamlOpening | YamlScalar): void {
    if (tagStart !== -1) throw new YamlRefusal(tagRefused(this.#source, tagStart));
    this.#at = Math.max(this.#at, anchorEnd);
  }

  #takeKey(event: YamlScalar): void {
    const { start, end } = this.#extent(event);
    if (event.style === "empty") throw new YamlRefusal(keyRefused(this.#source, start, "empty"));
    if (event.style === "plain" && event.text === "<<") {
      throw new YamlRefusal(keyRefused(this.#source, start, "merge"));
    }
    const name = this.#intern(event.text);
    const first = this.#frame?.first(name);
    if (first !== undefined) throw new YamlRefusal(duplicateKey(this.#source, start, name, first.nameStart));
    this.#key = { name, start };
    this.#at = end;
  }

  #takeScalar(event: YamlScalar): void {
    const { start, end } = this.#extent(event);
    const isText = event.style === "quoted" || event.style === "block";
    this.#add("scalar", start, end, isText ? event.text : plainValue(event.text));
    this.#at = end;
  }

  #open({ kind, start }: YamlOpening): void {
    const node = this.#add(kind, start, start, null);
    this.#frame = new JsonFrame(node, this.#frame);
    if (this.#frame.depth > limits.yamlDepth) throw new YamlRefusal(tooDeep(this.#source, start));
    this.#at = this.#isBracketed(node) ? start + 1 : start;
  }

  #close(): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    if (this.#isBracketed(frame.node)) this.#at = skipSigns(this.#text, this.#at) + 1;
    frame.finish(this.#at);
    this.#frame = frame.outer;
  }

  // A mapping or sequence that begins with a bracket and has none of its own begins with a name that is refused.
  #isBracketed({ start }: JsonNode): boolean {
    return this.#text[start] === "{" || this.#text[start] === "[";
  }

  #add(kind: "scalar" | "array" | "object", start: number, end: number, value: Scalar): JsonNode {
    if (this.#nodes++ === limits.yamlNodes) {
      throw new YamlRefusal(beyondLimit(this.#source, start, "more values", limits.yamlNodes, "in one document"));
    }
    const frame = this.#frame;
    const key = this.#key;
    this.#key = undefined;
    const node = new JsonNode(kind, this.#source, frame?.node, key?.name ?? frame?.items.length, start, end, value);
    if (frame === undefined) this.#root = node;
    else if (key === undefined) frame.items.push(node);
    else frame.add({ name: key.name, nameStart: key.start, value: node });
    return node;
  }

  // With quotes, and with the first line of a block.
  #extent({ style, start, end, anchorEnd }: YamlScalar): { start: number; end: number } {
    switch (style) {
      case "plain":
        return { start, end };
      case "quoted":
        return { start: start - 1, end: end + 1 };
      case "block": {
        const first = skipSigns(this.#text, this.#at);
        return { start: first, end: endOfBlock(this.#text, first, end) };
      }
      case "empty": {
        const place = anchorEnd === -1 ? this.#emptyPlace() : anchorEnd;
        return { start: place, end: place };
      }
    }
  }

  // Behind the colon or the dash that it follows; where there is none, behind the name.
  #emptyPlace(): number {
    const next = skipGap(this.#text, this.#at);
    if (this.#expectsKey) return next;
    const sign = this.#key === undefined ? "-" : ":";
    return this.#text[next] === sign ? next + 1 : this.#at;
  }

  #intern(name: string): string {
    const known = this.#names.get(name);
    if (known === undefined) this.#names.set(name, name);
    return known ?? name;
  }
}
