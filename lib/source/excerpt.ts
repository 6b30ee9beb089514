const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * The beginning of a text as a message can show it: cut at `most` UTF-16 units (40 by default) with an ellipsis, and
 * with what cannot be seen escaped.
 */
export function excerpt(text: string, most = 40): string {
  const cut = text.length > most;
  const piece = cut ? text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "") : text;
  const shown = piece.replace(/(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/gu, escaped);
  return cut ? `${shown}…` : shown;
}

function escaped(character: string): string {
  return short[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The word or the run of text up to the next blank, tag or line end, as a message can show it. */
export function wordAt(text: string, start: number, most = 40): string {
  const piece = text.slice(start, start + most + 1);
  const end = piece.slice(1).search(/[\s<>"'=]/);
  return excerpt(end === -1 ? piece : piece.slice(0, end + 1), most);
}

/** The rest of the line from a place on, as a message can show it. */
export function lineAt(text: string, start: number, most = 40): string {
  const piece = text.slice(start, start + most + 1);
  const end = piece.search(/[\r\n]/);
  return excerpt((end === -1 ? piece : piece.slice(0, end)).trimEnd(), most);
}
