/** A place in a text as people count: line and column from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One decoded input: its name as the caller gave it, and its text. Offsets into `text` become lines only when asked. */
export class SourceText {
  readonly name: string;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
  }

  /** Line and column of an offset; an offset past the end is the end. */
  positionAt(offset: number): Position {
    this.#lineStarts ??= lineStartsOf(this.text);
    const starts = this.#lineStarts;
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 };
  }

  /** The text of a line, counted from 1, without its line break. */
  lineText(line: number): string {
    this.#lineStarts ??= lineStartsOf(this.text);
    const start = this.#lineStarts[line - 1];
    if (start === undefined) return "";
    const next = this.#lineStarts[line];
    return this.text.slice(start, next ?? this.text.length).replace(/\r?\n$|\r$/, "");
  }
}

// A lone CR ends a line too: files from old editors have them, and XML reads it as a line break.
function lineStartsOf(text: string): number[] {
  const starts = [0];
  const carriageReturns = text.includes("\r");
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) starts.push(at + 1);
    else if (carriageReturns && code === 13 && text.charCodeAt(at + 1) !== 10) starts.push(at + 1);
  }
  return starts;
}
