import { quoteScriptText } from "./scriptText.ts";
import type { TracedLeaf } from "./traced.ts";
import { pointerStep } from "./tree.ts";

/** A command with its parameters, in the order in which they are written. A parameter that is undefined is left out. */
export interface TracedCommand {
  readonly command: TracedLeaf;
  readonly parameters: { readonly [name: string]: TracedLeaf | undefined };
}

/** Commands that a pipe joins, with what is said above them. */
export interface TracedStatement {
  readonly comment?: string;
  readonly commands: readonly TracedCommand[];
}

/** A script, and where each leaf stands in it. */
export interface PrintedScript {
  readonly text: string;
  visitLeaves(visit: (path: string, leaf: TracedLeaf) => void): void;
}

/** Prints a PowerShell script, with a line break at the end. Reading it gives the same commands back. */
export function printScript(head: readonly string[], statements: readonly TracedStatement[]): PrintedScript {
  const lines = head.map(commentLine);
  for (const { comment, commands } of statements) {
    if (comment !== undefined) lines.push("", commentLine(comment));
    lines.push(commands.map(commandText).join(" | "));
  }
  return {
    text: `${lines.join("\n")}\n`,
    visitLeaves(visit): void {
      for (const [index, { commands }] of statements.entries()) {
        for (const [part, { command, parameters }] of commands.entries()) {
          const path = `/${index}/${part}`;
          if (command.kind !== "constant") visit(`${path}/command`, command);
          for (const [name, leaf] of Object.entries(parameters)) {
            if (leaf !== undefined && leaf.kind !== "constant") visit(`${path}/${pointerStep(name)}`, leaf);
          }
        }
      }
    },
  };
}

// A comment ends with its line: a name in it must not begin another.
function commentLine(text: string): string {
  return text === "" ? "" : `# ${text.replace(/[\r\n\u0085\u2028\u2029]+/g, " ")}`;
}

function commandText({ command, parameters }: TracedCommand): string {
  const words = Object.entries(parameters).flatMap(([name, leaf]) => {
    if (leaf === undefined) return [];
    return [`-${name} ${typeof leaf.value === "number" ? leaf.value : quoteScriptText(String(leaf.value))}`];
  });
  return [String(command.value), ...words].join(" ");
}
