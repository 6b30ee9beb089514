/** What {@linkcode bareCode} leaves in place. */
export interface BareCodeOptions {
  /** Keep the text of string literals; comments go all the same. */
  readonly keepStrings?: boolean;
}

/**
 * TypeScript text without its comments and without what stands inside string, template and pattern literals, so that a
 * search for a name finds code only. Code inside `${…}` stays. Line breaks stay, so that line numbers hold.
 */
export function bareCode(text: string, options: BareCodeOptions = {}): string {
  let bare = "";
  let at = 0;
  // The braces that are open: blocks and objects, and substitutions in templates.
  const braces: string[] = [];

  const blank = (end: number, keep: boolean): void => {
    const piece = text.slice(at, end);
    bare += keep ? piece : piece.replace(/[^\n]/g, " ");
    at = end;
  };
  const templateText = (): void => {
    let end = at;
    while (end < text.length && text[end] !== "`" && !text.startsWith("${", end)) end += text[end] === "\\" ? 2 : 1;
    blank(end, options.keepStrings ?? false);
    const mark = text[end] === "$" ? "${" : "`";
    if (mark === "${") braces.push(mark);
    bare += mark;
    at += mark.length;
  };

  while (at < text.length) {
    const char = text[at] as string;
    if (text.startsWith("//", at)) {
      const end = text.indexOf("\n", at);
      blank(end < 0 ? text.length : end, false);
    } else if (text.startsWith("/*", at)) {
      const end = text.indexOf("*/", at + 2);
      blank(end < 0 ? text.length : end + 2, false);
    } else if (char === '"' || char === "'") {
      bare += char;
      at += 1;
      blank(closing(text, at, char), options.keepStrings ?? false);
      bare += char;
      at += 1;
    } else if (char === "/" && startsPattern(bare)) {
      bare += char;
      at += 1;
      blank(closingPattern(text, at), false);
      bare += char;
      at += 1;
    } else {
      bare += char;
      at += 1;
      if (char === "`") templateText();
      else if (char === "{") braces.push(char);
      else if (char === "}" && braces.pop() === "${") templateText();
    }
  }
  return bare;
}

function closing(text: string, from: number, quote: string): number {
  let at = from;
  while (at < text.length && text[at] !== quote && text[at] !== "\n") at += text[at] === "\\" ? 2 : 1;
  return at;
}

// A slash divides after a value and opens a pattern anywhere else.
function startsPattern(before: string): boolean {
  const trimmed = before.trimEnd();
  return !/[\w)\]}"'`$/]$/.test(trimmed) || /\b(?:return|typeof|case|in|of|void)$/.test(trimmed);
}

function closingPattern(text: string, from: number): number {
  let inClass = false;
  let at = from;
  while (at < text.length && text[at] !== "\n" && (inClass || text[at] !== "/")) {
    if (text[at] === "[") inClass = true;
    else if (text[at] === "]") inClass = false;
    at += text[at] === "\\" ? 2 : 1;
  }
  return at;
}
