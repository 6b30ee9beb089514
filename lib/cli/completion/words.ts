import type { Command, Option } from "../command.ts";

/** What there is to complete. */
export interface Words {
  /** The table of commands. */
  readonly commands: readonly Command[];
  /** The options of every command. */
  readonly common: readonly Option[];
  /** What can be explained. */
  readonly codes: readonly string[];
}

/** The shells that a script can be made for. */
export const shells = ["bash", "zsh", "fish"] as const;

/** One of {@linkcode shells}. */
export type Shell = (typeof shells)[number];

/** The words that the operands of a command can be; `files` when they are files, nothing when there are none. */
export function operandWords({ operandKind }: Command, { commands, codes }: Words): readonly string[] | "files" {
  switch (operandKind) {
    case "file":
      return "files";
    case "code":
      return codes;
    case "command":
      return commands.map(({ name }) => name);
    case "shell":
      return shells;
    case "none":
      return [];
  }
}

/** The words that the value of an option can be; `files` when it is a file, nothing when it is free or there is none. */
export function valueWords({ value, choices }: Option): readonly string[] | "files" {
  if (choices !== undefined) return choices;
  return value === "FILE" || value === "PATH" ? "files" : [];
}

/** How an option is typed, the short form first. */
export function spellings({ name, short }: Option): readonly string[] {
  return [...(short === undefined ? [] : [`-${short}`]), `--${name}`];
}

/** A text between single quotes, as all three shells take it. */
export function quoted(text: string, quoteInside: string): string {
  return `'${text.replaceAll("'", quoteInside)}'`;
}
