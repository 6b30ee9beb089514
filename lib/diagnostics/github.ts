import type { Diagnostic, RelatedPlace } from "./diagnostic.ts";
import { safeText } from "./displayText.ts";
import { fileAddress } from "./fileAddress.ts";
import type { Severity } from "./severity.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Findings as workflow commands, one a line, of which GitHub Actions makes annotations (Workflow commands for GitHub
 * Actions, GitHub). Files in the working folder are named relative to it. Nothing from the inputs can end a command or
 * begin another. Empty when there is nothing to say.
 */
export function renderGithub(diagnostics: readonly Diagnostic[], folder?: string): string {
  return diagnostics.map((diagnostic) => `${commandOf(diagnostic, folder)}\n`).join("");
}

function commandOf(diagnostic: Diagnostic, folder: string | undefined): string {
  const { code, slug, severity } = diagnostic;
  const properties = [...placeProperties(diagnostic, folder), ["title", `${code} ${slug}`]]
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(",");
  return `::${commands[severity]} ${properties}::${data(textOf(diagnostic, folder))}`;
}

// An annotation belongs to a file of the repository. A stream is none; its name and line stand in the text then.
function placeProperties(
  { file, line, column }: Diagnostic,
  folder: string | undefined,
): (readonly [string, unknown])[] {
  if (file === undefined || isStream(file)) return [];
  const { path } = fileAddress(file, folder);
  if (line === undefined) return [["file", path]];
  return [["file", path], ["line", line], ...(column === undefined ? [] : [["col", column] as const])];
}

function textOf({ message, help, related = [], ...place }: Diagnostic, folder: string | undefined): string {
  const start = place.file !== undefined && isStream(place.file) ? placeOf(place, folder) : "";
  return [
    `${start}${message}`,
    ...related.map((other) => `${placeOf(other, folder)}${other.message}`),
    ...(help === undefined ? [] : [`Help: ${help}`]),
  ].join("\n");
}

function placeOf({ file, line, column }: Omit<RelatedPlace, "message">, folder: string | undefined): string {
  if (file === undefined) return "";
  const place = [fileAddress(file, folder).path, line, line === undefined ? undefined : column];
  return `${place.filter((part) => part !== undefined).join(":")}: `;
}

function isStream(file: string): boolean {
  return fileAddress(file).base === "stream";
}

// As the toolkit of GitHub Actions does it (actions/toolkit, packages/core/src/command.ts; read 2026-11-21). What is left of
// control characters becomes visible.
function data(text: string): string {
  return safeText(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
