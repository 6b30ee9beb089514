// Blanks after "<" or "</", declarations other than comments and sections, instructions, "]]>", empty comments. A right
// document may have some of them; few documents have any.
const rarities = /<\/?[ \t\r\n]|<!(?!--)|<!---->|<\?(?!xml[ \t\r\n])|\]\]>/;

// Surrogates are right in pairs: whether they are is not asked here, which takes a quarter of the time.
const rareCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;

/**
 * Whether a document holds anything that the tokeniser is known to be lenient about. If so, the strict reader must read
 * it as well.
 */
export function mayHideFaults(text: string): boolean {
  return rarities.test(text) || rareCharacters.test(text);
}
