import { explain } from "../lib/diagnostics/explain.ts";
import { type OwnedFailure, type Owner, ownedFailures, unseenFailures } from "./failure-owners.ts";

/** The table of known failures for people, with a link to the page of each code. */
export function failuresDocument(): string {
  const parts = [
    "<!-- Made by `npm run docs`; edit test/failure-owners.ts instead. -->",
    "# Known failures",
    `${ownedFailures.length + unseenFailures.length} failures of tunnels between Azure and an edge gateway are known from documents of the vendors, from issue
trackers and from tunnels between two daemons. ${ownedFailures.length} of them show in the files, in whole or in part. This page says what names each; it is
made from the table that the tests go through, where each failure of two ends is a pair of documents with a mended twin.`,
    "`negotiate` looks at both ends of a tunnel, `check` at any files together, and what is said of reading comes from every command.\nEach code has a page; `nettrans explain CODE` tells the same.",
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
  ];
  return `${parts.join("\n\n")}\n`;
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
  return `[${code}](codes/${code}.md) ${explain(code)?.slug}`;
}
