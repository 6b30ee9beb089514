const nameStart =
  ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F" +
  "\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD";
const nameAtPlace = new RegExp(`[${nameStart}][${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`, "y");
const declarationAtPlace = new RegExp(
  "<\\?xml_+version_*=_*(?:\"1\\.\\d+\"|'1\\.\\d+')(?:_+encoding_*=_*(?:\"[A-Za-z][\\w.-]*\"|'[A-Za-z][\\w.-]*'))?(?:_+standalone_*=_*(?:\"(?:yes|no)\"|'(?:yes|no)'))?_*\\?>".replaceAll(
    "_",
    "[ \\t\\r\\n]",
  ),
  "y",
);

/** Characters that no XML document may hold: most control characters, lone surrogates, U+FFFE and U+FFFF. */
export const forbiddenCharacter: RegExp =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** The offset after the name that starts at a place, or the place itself when none does. */
export function nameEnd(text: string, at: number): number {
  nameAtPlace.lastIndex = at;
  return nameAtPlace.test(text) ? nameAtPlace.lastIndex : at;
}

/** The offset after the XML declaration at a place, or the place itself when none that is complete and right starts there. */
export function declarationEnd(text: string, at: number): number {
  declarationAtPlace.lastIndex = at;
  return declarationAtPlace.test(text) ? declarationAtPlace.lastIndex : at;
}
