/**
 * The text of `JSON.stringify(value, null, 2)` of an object with long arrays, in pieces: the whole can be longer than
 * the longest string that an engine holds, a ledger of a large input above all.
 */
export function* jsonChunks(value: object): Generator<string> {
  let separator = "{\n  ";
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}${JSON.stringify(key)}: `;
    if (Array.isArray(member) && member.length > 0) yield* arrayChunks(member);
    else yield indented(JSON.stringify(member, null, 2), "  ");
    separator = ",\n  ";
  }
  yield separator.startsWith("{") ? "{}" : "\n}";
}

function* arrayChunks(items: readonly unknown[]): Generator<string> {
  let chunk = "[";
  for (const [index, item] of items.entries()) {
    chunk += `${index === 0 ? "" : ","}\n    ${indented(JSON.stringify(item, null, 2), "    ")}`;
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = "";
    }
  }
  yield `${chunk}\n  ]`;
}

// Line breaks inside strings are escapes in JSON, so every line break is one between values.
function indented(text: string, indent: string): string {
  return text.replaceAll("\n", `\n${indent}`);
}
