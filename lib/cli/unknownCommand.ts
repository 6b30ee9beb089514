import { safeText } from "../diagnostics/displayText.ts";
import type { Command } from "./command.ts";
import { didYouMean } from "./suggest.ts";

/** Says that there is no such command. */
export function unknownCommand(name: string, commands: readonly Command[]): string {
  const known = commands.map((command) => command.name);
  return `Unknown command "${safeText(name)}"${didYouMean(name, known)}`;
}
