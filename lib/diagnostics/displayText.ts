/** A character as a terminal shows it. */
export interface Cell {
  /** What to print for it. */
  readonly shown: string;
  /** Columns that it takes. */
  readonly width: number;
  /** UTF-16 units that it has in the source. */
  readonly length: number;
}

// Whatever moves the cursor, changes colours or reorders a line (ESC, bidirectional overrides, invisible marks) must not
// reach a terminal from a file that somebody else wrote. The two joiners stay: scripts and emoji need them.
const unsafe = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const narrow = /^[\x20-\x7e]*$/;
const combining = /^[\p{Mn}\p{Me}\u200c\u200d]/u;
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Text for one line of a terminal: control characters, line breaks included, become escapes like `\u001b`. */
export function safeText(text: string): string {
  return narrow.test(text) ? text : text.replace(unsafe, escapeOf);
}

/** A name from a file, cut where it is longer than a message bears. */
export function shortened(name: string, most = 80): string {
  return name.length > most ? `${name.slice(0, most)}…` : name;
}

/** Columns that a text takes in a terminal, roughly: East Asian wide characters and emoji two, combining marks none. */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** The text with blanks behind it up to a display width. */
export function padDisplay(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** A source line, character by character, as a terminal shows it; tabs become four blanks. */
export function cellsOf(line: string): Cell[] {
  return Array.from(line, (character) => {
    const shown = character === "\t" ? "    " : safeText(character);
    return { shown, width: displayWidth(shown), length: character.length };
  });
}

function widthOf(character: string): number {
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
