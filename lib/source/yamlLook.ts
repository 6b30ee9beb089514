import { isBlank } from "./blanks.ts";
import { endOfLine } from "./yamlGap.ts";

// A dash or more, or a question mark; then a name in quotes, or one without the signs that scripts and prose in other
// languages are full of; then a colon. More than one blank before the colon are the columns of a printed table.
const nameLine =
  /^(?:[-?] +)*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#&*!|>'"%@`{}[\],?:$<(;=~-](?:[^"'(){}$;<>|`:]|:(?!\s|$))*?) ?(?<! {2}):(?:\s|$)/;
const itemLine = /^[-?](?:\s|$)/;
const markLine = /^(?:---|\.\.\.)(?:\s|$)/;

/** Whether a text begins as a YAML mapping or list does, comments and directives apart. */
export function beginsAsYaml(text: string): boolean {
  const { at, marked } = beginning(text);
  const line = lineFrom(text, at);
  return marked || looksLikeYaml(line) || /^[[{]/.test(line);
}

/**
 * Whether most of a text that begins as YAML goes on as YAML: a fault in it is then one of YAML. Notes, scripts and
 * tables can begin with a line that looks like a name and a value.
 */
export function goesOnAsYaml(text: string): boolean {
  const { at } = beginning(text);
  const base = indentation(text, at);
  let yaml = 0;
  let foreign = 0;
  for (let start = at - base, lines = 0; start < text.length && lines < enough; lines++) {
    const end = endOfLine(text, start);
    const indent = blanksFrom(text, start);
    // What is indented more may be anything: a block, the rest of a text.
    if (start + indent < end && indent <= base && !/[#\t]/.test(text.charAt(start + indent))) {
      const line = lineFrom(text, start + indent);
      if (looksLikeYaml(line) || markLine.test(line)) yaml++;
      else if (!/^[\]}]/.test(line)) foreign++;
    }
    start = nextLine(text, end);
  }
  return yaml > foreign;
}

const enough = 1_000;
// So much of a line tells what it is.
const longest = 4_096;

function looksLikeYaml(text: string): boolean {
  return itemLine.test(text) || nameLine.test(text);
}

function lineFrom(text: string, at: number): string {
  return text.slice(at, Math.min(endOfLine(text, at), at + longest));
}

// Where the first line is that is neither blank, comment nor directive, and whether a mark stands before it.
function beginning(text: string): { at: number; marked: boolean } {
  let marked = false;
  let at = 0;
  for (;;) {
    while (isBlank(text.charCodeAt(at))) at++;
    const sign = text[at];
    if (sign === "#" || (sign === "%" && /^%(?:YAML|TAG)\s/.test(text.slice(at, at + 6)))) at = endOfLine(text, at);
    else if (sign === "-" && /^---(?:\s|$)/.test(text.slice(at, at + 4))) {
      marked = true;
      at += 3;
    } else return { at, marked };
  }
}

function indentation(text: string, at: number): number {
  let indent = 0;
  while (indent < at && text[at - indent - 1] === " ") indent++;
  return indent;
}

function blanksFrom(text: string, at: number): number {
  let count = 0;
  while (text[at + count] === " ") count++;
  return count;
}

function nextLine(text: string, end: number): number {
  return text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;
}
