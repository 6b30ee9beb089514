/** PowerShell takes typographic quotes for plain ones, so that each of them ends a text. */
const singleQuotes = "'\u2018\u2019\u201A\u201B";
const doubleQuotes = '"\u201C\u201D\u201E';
/** It takes typographic dashes for the sign of a parameter too: documents are full of them. */
const dashes = "-\u2013\u2014\u2015";

/** Whether a character begins and ends a text that is taken as it is. */
export function isSingleQuote(character: string | undefined): boolean {
  return character !== undefined && character !== "" && singleQuotes.includes(character);
}

/** Whether a character begins and ends a text in which variables are replaced. */
export function isDoubleQuote(character: string | undefined): boolean {
  return character !== undefined && character !== "" && doubleQuotes.includes(character);
}

/** Whether a character stands before the name of a parameter. */
export function isDash(character: string | undefined): boolean {
  return character !== undefined && character !== "" && dashes.includes(character);
}

/** A text as a PowerShell script writes it: whatever is in it, nothing of it is run or replaced. */
export function quoteScriptText(text: string): string {
  return `'${text.replace(new RegExp(`[${singleQuotes}]`, "g"), "$&$&")}'`;
}

/**
 * The offset after a text that begins with a quote at `start`; the end of `script` when it is not closed. A doubled quote
 * is one; in a double-quoted text a backtick takes the next character as it is.
 */
export function endOfQuoted(script: string, start: number): number {
  const isEnd = isSingleQuote(script[start]) ? isSingleQuote : isDoubleQuote;
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === "`" && isEnd === isDoubleQuote) at++;
    else if (isEnd(script[at])) {
      if (!isEnd(script[at + 1])) return at + 1;
      at++;
    }
  }
  return script.length;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0" };

/** What a variable holds, by its name in lower case; undefined when that is not known. */
export type VariableLookup = (name: string) => string | undefined;

/**
 * The value of an argument as it stands in a script: quotes removed, variables replaced. Undefined when a variable is not
 * known or something is to be computed.
 */
export function scriptValue(written: string, variable: VariableLookup): string | undefined {
  if (isSingleQuote(written[0])) {
    return written.slice(1, -1).replace(new RegExp(`[${singleQuotes}]([${singleQuotes}])`, "g"), "$1");
  }
  const isQuoted = isDoubleQuote(written[0]);
  const inner = isQuoted ? written.slice(1, -1) : written;
  let value = "";
  for (let at = 0; at < inner.length; at++) {
    const character = inner[at] as string;
    if (character === "`") {
      at++;
      value += escapes[inner[at] ?? ""] ?? inner[at] ?? "";
    } else if (isQuoted && isDoubleQuote(character)) {
      at++;
      value += character;
    } else if (character !== "$") value += character;
    else {
      const name = /^\$(?:\{([^}]+)\}|((?:\w+:)?\w+))/.exec(inner.slice(at));
      const found = name === null ? undefined : variable((name[1] ?? name[2] ?? "").toLowerCase());
      // A sign alone is a sign.
      if (name === null && !/^\$[(?^$]/.test(inner.slice(at, at + 2))) value += character;
      else if (found === undefined) return undefined;
      else {
        value += found;
        at += (name as RegExpExecArray)[0].length - 1;
      }
    }
  }
  return value;
}
