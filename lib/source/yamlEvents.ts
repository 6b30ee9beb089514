import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";
import { limits } from "./limits.ts";

/** What can stand before a node. Offsets; -1 where there is none. */
export interface YamlProperties {
  /** Offset after an anchor (`&name`). */
  readonly anchorEnd: number;
  /** Offset of a tag (`!name`). */
  readonly tagStart: number;
}

/** A mapping or a sequence begins. */
export interface YamlOpening extends YamlProperties {
  /** Sequence or mapping. */
  readonly kind: "array" | "object";
  /** Offset of the bracket, the first dash or the first name. */
  readonly start: number;
}

/** A scalar. */
export interface YamlScalar extends YamlProperties {
  /** Always `scalar`. */
  readonly kind: "scalar";
  /** How it is written; `empty` is a value that is not there. */
  readonly style: "plain" | "quoted" | "block" | "empty";
  /** Offset of its first character: without quotes, and in a block of its first line. */
  readonly start: number;
  /** Offset after its last character, in the same way. */
  readonly end: number;
  /** With escapes resolved and line breaks folded. */
  readonly text: string;
}

/** An alias: `*name`. */
export interface YamlAlias {
  /** Always `alias`. */
  readonly kind: "alias";
  /** Offset of the star. */
  readonly start: number;
}

/** What the parser came across, in the order of the text. `close` ends the innermost array, object or document. */
export type YamlEvent =
  | YamlOpening
  | YamlScalar
  | YamlAlias
  | { readonly kind: "document" }
  | { readonly kind: "close" };

/** Why and where the parser gave up, in its own words. */
export class YamlFault extends Error {
  /** Offset of the place. */
  readonly start: number;

  /** Takes the words of the parser. */
  constructor(reason: string, start: number) {
    super(reason);
    this.start = start;
  }
}

/** Whether a fault is about levels inside each other rather than about what is written. */
export function isTooDeep(fault: YamlFault): boolean {
  return fault.message.startsWith("nesting exceeded");
}

/**
 * Reads a YAML stream into events, one at a time: the package's own trees have no places. Throws a
 * {@linkcode YamlFault} if it is not well formed.
 */
export function* yamlEvents(text: string): Generator<YamlEvent, void, undefined> {
  for (const event of allEvents(text)) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        yield { kind: "document" };
        break;
      case EVENT_ID.POP:
        yield { kind: "close" };
        break;
      case EVENT_ID.ALIAS:
        yield { kind: "alias", start: event.anchorStart - 1 };
        break;
      case EVENT_ID.SCALAR: {
        const { anchorEnd, tagStart, valueStart, valueEnd } = event;
        const style = event.valueStart === -1 ? "empty" : styles[event.style];
        if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) refuseBeyondUnicode(text, valueStart, valueEnd);
        const value = getScalarValue(text, event);
        yield { kind: "scalar", style, start: valueStart, end: valueEnd, text: value, anchorEnd, tagStart };
        break;
      }
      default: {
        const { anchorEnd, tagStart, start } = event;
        yield { kind: event.type === EVENT_ID.MAPPING ? "object" : "array", start, anchorEnd, tagStart };
      }
    }
  }
}

const styles = {
  [SCALAR_STYLE.PLAIN]: "plain",
  [SCALAR_STYLE.SINGLE_QUOTED]: "quoted",
  [SCALAR_STYLE.DOUBLE_QUOTED]: "quoted",
  [SCALAR_STYLE.LITERAL_BLOCK]: "block",
  [SCALAR_STYLE.FOLDED_BLOCK]: "block",
} as const;

// The parser makes two wrong characters of an escape for a code point that does not exist.
function refuseBeyondUnicode(text: string, start: number, end: number): void {
  for (const { 0: found, index } of text.slice(start, end).matchAll(/\\(?:U[\dA-Fa-f]{8}|[\s\S])/g)) {
    if (found.length > 2 && Number.parseInt(found.slice(2), 16) > 0x10ffff) {
      throw new YamlFault("escape beyond Unicode", start + index);
    }
  }
}

// The parser calls itself for each level, and once more for what stands at the deepest. The reader counts exactly.
function allEvents(text: string): Event[] {
  try {
    return parseEvents(text, { maxDepth: limits.yamlDepth + 1 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new YamlFault(error.reason, error.mark?.position ?? 0);
  }
}
