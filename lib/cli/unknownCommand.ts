import { safeText } from "../diagnostics/displayText.ts";
import type { Command } from "./command.ts";
import { later } from "./later.ts";
import { didYouMean } from "./suggest.ts";

/** Says that there is no such command, or not yet. */
export function unknownCommand(name: string, commands: readonly Command[]): string {
  if (later.commands.includes(name)) return `The command "${name}" is not part of this version`;
  const known = commands.map((command) => command.name);
  return `Unknown command "${safeText(name)}"${didYouMean(name, known)}`;
}
