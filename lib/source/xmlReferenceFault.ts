import { excerpt } from "./excerpt.ts";
import type { Problem } from "./problem.ts";
import type { SourceText } from "./text.ts";
import { resolveReference } from "./xmlReferences.ts";
import { notWellFormed } from "./xmlWords.ts";

/** What is wrong with the first reference that cannot be resolved in a piece of text, `offset` being where it stands. */
export function referenceFault(source: SourceText, offset: number, text: string): Problem | undefined {
  for (let start = text.indexOf("&"); start !== -1; start = text.indexOf("&", start + 1)) {
    const name = /^&([^\s&<>;"']{1,64});/.exec(text.slice(start, start + 66))?.[1];
    if (name === undefined) {
      return notWellFormed(
        source,
        offset + start,
        'Found "&" that starts no reference',
        'Write "&amp;" for an ampersand',
      );
    }
    if (resolveReference(name) === undefined) return unknownReference(source, offset + start, name);
  }
  return undefined;
}

function unknownReference(source: SourceText, start: number, name: string): Problem {
  const shown = excerpt(`&${name};`);
  const known = 'Write the character itself, "&amp;" for an ampersand, or a number such as "&#160;"';
  if (!name.startsWith("#")) {
    return notWellFormed(source, start, `Found the reference "${shown}", which XML does not define`, known, {
      actual: shown,
    });
  }
  const message = `Found the reference "${shown}", which stands for no character that XML allows`;
  return notWellFormed(source, start, message, "Remove the reference", { actual: shown });
}
