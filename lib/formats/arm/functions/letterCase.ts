const ascii = /^[\0-\x7f]*$/;

/** Small letters, character by character: the length stays, and no language has rules of its own. */
export function lowerCase(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : mapped(text, (character) => character.toLowerCase());
}

/** Capital letters, character by character; the German sharp s stays, as it has no single capital here. */
export function upperCase(text: string): string {
  return ascii.test(text) ? text.toUpperCase() : mapped(text, (character) => character.toUpperCase());
}

/** What two texts have in common that differ in case only. Positions in it are positions in the text. */
export function withoutCase(text: string): string {
  return lowerCase(upperCase(text));
}

/**
 * Order of text: without case first, then small before capital letters. The order of the service follows a language;
 * this one is the same on every machine and agrees with it on letters and digits.
 */
export function compareText(left: string, right: string): number {
  const order = compareUnits(withoutCase(left), withoutCase(right));
  // Small letters have the higher numbers, yet come first.
  return order === 0 ? compareUnits(right, left) : order;
}

function compareUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function mapped(text: string, map: (piece: string) => string): string {
  return text.replace(/[\0-\x7f]+|[^\0-\x7f]/gu, (piece) => {
    const other = map(piece);
    return other.length === piece.length ? other : piece;
  });
}
