/**
 * The text of `JSON.stringify(value, null, 2)` of an object with long arrays, in pieces: the whole can be longer than
 * the longest string that an engine holds, a ledger or a log of a large input above all.
 */
export function jsonChunks(value: object): Generator<string> {
  return objectChunks(value, "");
}

function* objectChunks(value: object, indent: string): Generator<string> {
  let separator = `{\n${indent}  `;
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}${JSON.stringify(key)}: `;
    if (Array.isArray(member) && member.length > 0) yield* arrayChunks(member, `${indent}  `);
    else yield indented(JSON.stringify(member, null, 2), `${indent}  `);
    separator = `,\n${indent}  `;
  }
  yield separator.startsWith("{") ? "{}" : `\n${indent}}`;
}

function* arrayChunks(items: readonly unknown[], indent: string): Generator<string> {
  let chunk = "[";
  for (const [index, item] of items.entries()) {
    chunk += `${index === 0 ? "" : ","}\n${indent}  `;
    if (holdsLongArray(item)) {
      yield chunk;
      yield* objectChunks(item, `${indent}  `);
      chunk = "";
    } else {
      chunk += indented(JSON.stringify(item, null, 2), `${indent}  `);
    }
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = "";
    }
  }
  yield `${chunk}\n${indent}]`;
}

// As the run of a log does.
function holdsLongArray(item: unknown): item is object {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return false;
  return Object.values(item).some((member) => Array.isArray(member) && member.length > 100);
}

// Line breaks inside strings are escapes in JSON, so every line break is one between values.
function indented(text: string, indent: string): string {
  return text.replaceAll("\n", `\n${indent}`);
}
