import { existsSync, readdirSync } from "node:fs";
import { codePage } from "../lib/cli/codePage.ts";
import { type Explanation, explanations } from "../lib/diagnostics/explain.ts";
import { severityWords } from "../lib/diagnostics/severityWords.ts";
import { examplesByCode } from "./docs-examples.ts";
import { failuresDocument } from "./docs-failures.ts";
import { coverageDocument, withTables } from "./docs-tables.ts";
import { textOf } from "./house-files.ts";

const made = "<!-- Made by `npm run docs`; edit the catalogue instead. -->";
const root = new URL("../", import.meta.url);

/** Every document that is made from tables, whole or in parts: its text by its path. */
export function documents(): ReadonlyMap<string, string> {
  const examples = examplesByCode();
  const pages = explanations().map((explanation): [string, string] => {
    const path = codePage(explanation.code);
    return [path, pageOf(explanation, exampleFor(path, examples.get(explanation.code)))];
  });
  return new Map([
    ...["README.md", "docs/configuration.md"].map((path): [string, string] => [path, withTables(textOf(path))]),
    ["docs/coverage.md", coverageDocument()],
    ["docs/codes/README.md", codeIndex()],
    ["docs/failures.md", failuresDocument()],
    ...pages,
  ]);
}

/** Pages of codes that there are no longer. */
export function stalePages(): readonly string[] {
  const current = new Set(explanations().map(({ code }) => codePage(code)));
  return readdirSync(new URL("docs/codes/", root))
    .map((name) => `docs/codes/${name}`)
    .filter((path) => !current.has(path) && path !== "docs/codes/README.md");
}

// The example that a page has stays as long as some fixture gives it: a new fixture need not change a page.
function exampleFor(path: string, examples: ReadonlySet<string> = new Set()): string | undefined {
  const present = existsSync(new URL(path, root)) ? /^```text\n(.*)\n```$/m.exec(textOf(path))?.[1] : undefined;
  if (present !== undefined && examples.has(present)) return present;
  return [...examples].sort((one, other) => one.length - other.length || (one < other ? -1 : 1))[0];
}

function pageOf({ code, slug, severity, title, why, mend, source, date }: Explanation, example?: string): string {
  const facts = source === "nettrans" ? "A rule of nettrans" : `Source: ${escaped(source)}`;
  return `${[
    made,
    `# ${code}: ${slug}`,
    `**${severityWords[severity].one}** (${sectionOf(code)}). ${escaped(title)}.`,
    ...(example === undefined ? [] : [`\`\`\`text\n${example}\n\`\`\``]),
    `**Why it matters.** ${escaped(why)}.`,
    `**What to do.** ${escaped(mend)}.`,
    `${facts} (${escaped(date)}). [All codes](README.md)`,
  ].join("\n\n")}\n`;
}

function codeIndex(): string {
  const sections = new Map<string, Explanation[]>();
  for (const explanation of explanations()) {
    const section = sectionOf(explanation.code);
    sections.set(section, [...(sections.get(section) ?? []), explanation]);
  }
  return `${[
    made,
    "# Codes",
    "`nettrans explain CODE` shows the same in a terminal. A code stays for ever; one that is retired is never used again.",
    ...[...sections].flatMap(([section, list]) => [
      `## ${section.charAt(0).toUpperCase()}${section.slice(1)}`,
      [
        "| code | severity | what was found |",
        "|---|---|---|",
        ...list.map(({ code, slug, severity, title }) => {
          return `| [${code}](${code}.md) ${slug} | ${severityWords[severity].one} | ${escaped(title)} |`;
        }),
      ].join("\n"),
    ]),
  ].join("\n\n")}\n`;
}

const sectionsByCode = new Map<string, string>();
for (const block of textOf("lib/diagnostics/code.ts")
  .split(/^ {2}\/\/ /m)
  .slice(1)) {
  const section = block.slice(0, block.indexOf("\n"));
  for (const [code] of block.matchAll(/NT\d{4}(?=")/g)) sectionsByCode.set(code, section);
}

/** What the comment above a code in the list of codes says that it is about. */
function sectionOf(code: string): string {
  return sectionsByCode.get(code) ?? "";
}

/** A text in which nothing is an instruction of Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]|#]/g, "\\$&");
}
