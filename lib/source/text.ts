/** A place in a text as people count: line and column from 1, the column in UTF-16 units. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

// So many UTF-16 units lie between two marks.
const stride = 64;

/** The line, counted from 0, that holds each mark, and where that line starts. */
interface Marks {
  readonly lines: Uint32Array;
  readonly starts: Uint32Array;
}

/**
 * One decoded input: its name as the caller gave it, and its text. Offsets into `text` become lines only when asked. A
 * table of every line would outgrow a text that is nothing but line breaks, so that only a mark now and then is kept.
 */
export class SourceText {
  /** As the caller gave it, often a path. */
  readonly name: string;
  /** Without byte order mark. */
  readonly text: string;
  #marks: Marks | undefined;
  // Where the last question led: the offset, its line counted from 0, and where that line starts.
  #lastAt = 0;
  #lastLine = 0;
  #lastStart = 0;

  /** Takes the text as it is. */
  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
  }

  /** Line and column of an offset; an offset past the end is the end. */
  positionAt(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    // Questions mostly go forward through the text, a little at a time.
    if (at < this.#lastAt || at - this.#lastAt > stride) this.#jumpTo(at);
    let line = this.#lastLine;
    let start = this.#lastStart;
    for (let index = this.#lastAt; index < at; index++) {
      if (!breaksLine(this.text, index)) continue;
      line++;
      start = index + 1;
    }
    this.#lastAt = at;
    this.#lastLine = line;
    this.#lastStart = start;
    return { line: line + 1, column: at - start + 1 };
  }

  #jumpTo(at: number): void {
    this.#marks ??= marksOf(this.text);
    const mark = Math.floor(at / stride);
    this.#lastAt = mark * stride;
    this.#lastLine = this.#marks.lines[mark] as number;
    this.#lastStart = this.#marks.starts[mark] as number;
  }

  /** The text of a line, counted from 1, without its line break. */
  lineText(line: number): string {
    const start = this.#startOfLine(line - 1);
    if (start === undefined) return "";
    const end = this.text.slice(start).search(/[\r\n]/);
    return end === -1 ? this.text.slice(start) : this.text.slice(start, start + end);
  }

  #startOfLine(line: number): number | undefined {
    this.#marks ??= marksOf(this.text);
    if (line < 0) return undefined;
    const { lines, starts } = this.#marks;
    const mark = lastNotAfter(lines, line);
    let found = lines[mark] as number;
    if (found === line) return starts[mark];
    for (let index = mark * stride; index < this.text.length; index++) {
      if (breaksLine(this.text, index) && ++found === line) return index + 1;
    }
    return undefined;
  }
}

// A lone CR ends a line too: files from old editors have them, and XML reads it as a line break.
function breaksLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10);
}

function marksOf(text: string): Marks {
  const count = Math.floor(text.length / stride) + 1;
  const marks = { lines: new Uint32Array(count), starts: new Uint32Array(count) };
  const nextBreak = breaksOf(text);
  let line = 0;
  let start = 0;
  let mark = 0;
  while (mark < count) {
    const end = nextBreak(start);
    // All marks up to the break are in this line, also one on the break itself.
    for (; mark < count && mark * stride <= end; mark++) {
      marks.lines[mark] = line;
      marks.starts[mark] = start;
    }
    line++;
    start = end + 1;
  }
  return marks;
}

/**
 * Finds the first line break at or after an offset; offsets only grow. Past the last one it is infinitely far. Each of the two
 * characters is looked for from where it was found last: a text of one of them alone is not searched through for each line.
 */
function breaksOf(text: string): (from: number) => number {
  const after = (character: string, from: number): number => {
    const at = text.indexOf(character, from);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  };
  let lineFeed = after("\n", 0);
  let carriageReturn = after("\r", 0);
  return (from) => {
    if (lineFeed < from) lineFeed = after("\n", from);
    while (carriageReturn < lineFeed) {
      const at = carriageReturn;
      if (at >= from && breaksLine(text, at)) return at;
      carriageReturn = after("\r", at + 1);
    }
    return lineFeed;
  };
}

function lastNotAfter(lines: Uint32Array, line: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] as number) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
