import type { Command, Invocation } from "./command.ts";

/** How a command prints what it found: for a person, or for other programs. */
export const outputFormats = ["pretty", "json", "sarif", "github"] as const;

/** One of {@linkcode outputFormats}. */
export type OutputFormat = (typeof outputFormats)[number];

/** What `--format`, or `--json` for short, asks for. */
export function outputFormat({ options }: Pick<Invocation, "options">): OutputFormat {
  if (options.has("json")) return "json";
  return outputFormats.find((format) => format === options.get("format")) ?? "pretty";
}

/** What is wrong with how a command is asked to print, as a whole sentence. */
export function formatProblem(command: Command, options: ReadonlyMap<string, string>): string | undefined {
  const format = options.get("format");
  if (options.has("json") && format !== undefined && format !== "json") {
    return `Options "--json" and "--format ${format}" ask for different things: give one of them`;
  }
  if (command.families.length > 0 || (format !== "sarif" && format !== "github")) return undefined;
  return `"nettrans ${command.name}" has no findings to print as "${format}", expected "--format" to be one of "pretty", "json"`;
}
