import { excerpt } from "./excerpt.ts";
import type { Problem } from "./problem.ts";
import { secretName } from "./secretNames.ts";
import type { SourceText } from "./text.ts";

/** What strict JSON does not allow and nettrans reads all the same. */
export type Leniency = "comment" | "trailing comma" | "line break" | "tab";

const lenient: Readonly<Record<Leniency, { message: string; help: string }>> = {
  comment: { message: "Found a comment, which strict JSON does not allow", help: "Remove the comments" },
  "trailing comma": {
    message: "Found a comma after the last item, which strict JSON does not allow",
    help: "Remove the comma",
  },
  "line break": {
    message: "Found a line break inside a text, which strict JSON does not allow",
    help: 'Write "\\n" in place of the line break',
  },
  tab: {
    message: "Found a tab inside a text, which strict JSON does not allow",
    help: 'Write "\\t" in place of the tab',
  },
};

/** Thrown to leave the parser at the first thing that cannot be read. */
export class JsonRefusal extends Error {
  /** What is wrong. */
  readonly problem: Problem;

  /** Carries the problem that is to be reported. */
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** What stands at a place, as a message can show it, given the name that was read last before it. */
export function found(source: SourceText, start: number, name: string): string {
  if (start >= source.text.length) return "the end of the file";
  const piece = source.text.slice(start, start + 41);
  const word = /^(?:[{}[\]:,]|.[^\s{}[\]:,"]*)/su.exec(piece)?.[0] ?? piece;
  if (word.length > 1 && secretName.test(name)) return "something else";
  return `"${excerpt(word)}"`;
}

/** A problem of text that is not JSON. */
export function notJson(
  source: SourceText,
  start: number,
  message: string,
  help: string,
  more: Partial<Pick<Problem, "expected" | "related">> = {},
): JsonRefusal {
  return new JsonRefusal({ code: "NT1020", message, help, source, start, ...more });
}

/** A word about something that is not strict JSON. */
export function lenientSyntax(source: SourceText, start: number, kind: Leniency): Problem {
  const { message, help } = lenient[kind];
  return { code: "NT1021", message, help: `${help} if other programs read this file`, source, start };
}

/** A word about a name that an object holds twice. */
export function duplicateName(source: SourceText, start: number, name: string, first: number): Problem {
  const shown = excerpt(name);
  return {
    code: "NT1022",
    message: `Found the name "${shown}" a second time in the same object, the last one counts`,
    help: "Remove or rename one of the two",
    source,
    start,
    actual: name,
    related: [{ message: `"${shown}" is first given here`, start: first }],
  };
}
