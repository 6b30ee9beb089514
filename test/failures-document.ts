import { explain } from "../lib/diagnostics/explain.ts";
import { type OwnedFailure, type Owner, ownedFailures, unseenFailures } from "./failure-owners.ts";

/** The table of known failures for people, with what each code means. */
export function failuresDocument(): string {
  const codes = [...new Set(ownedFailures.flatMap(({ names }) => Object.values(names).flat()))].sort();
  return `${[
    "# Known failures",
    `${ownedFailures.length + unseenFailures.length} failures of tunnels between Azure and an edge gateway are known from documents of the vendors, from issue
trackers and from tunnels between two daemons. ${ownedFailures.length} of them show in the files, in whole or in part. This page says what names each; it is
made from the table that the tests go through, where each failure of two ends is a pair of documents with a mended twin.`,
    "`negotiate` looks at both ends of a tunnel, `check` at any files together, and what is said of reading comes from every command.\n`nettrans explain CODE` tells the same as the last section.",
    "## What shows in files",
    table(
      ["id", "failure", "named by", "note"],
      ownedFailures.map((failure) => [failure.id, failure.title, namesText(failure), failure.note ?? ""]),
    ),
    "## What shows in no file",
    table(
      ["id", "failure", "where to look"],
      unseenFailures.map(({ id, title, look }) => [id, title, look]),
    ),
    "## Codes",
    ...codes.map(codeText),
  ].join("\n\n")}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

const owners: Readonly<Record<Owner, string>> = { negotiate: "`negotiate`", check: "`check`", reading: "reading" };

function namesText({ names }: OwnedFailure): string {
  return Object.entries(names)
    .filter(([, codes]) => codes.length > 0)
    .map(([owner, codes]) => `${owners[owner as Owner]} ${codes.map(linkTo).join(", ")}`)
    .join("; ");
}

function linkTo(code: string): string {
  return `[${code}](#${explain(code)?.slug})`;
}

function codeText(code: string): string {
  const { slug, severity, title, why, mend, source, date } = explain(code) ?? { slug: code };
  return `### ${slug}\n\n${code}, ${severity}: ${title}. ${why}. ${mend}.\n\nSource: ${source}, ${date}`;
}
