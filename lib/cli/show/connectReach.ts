import { reached } from "../../connect/groupReach.ts";
import { type ConnectMember, linksOf, membersOf } from "../../connect/members.ts";
import type { Network } from "../../model/network.ts";
import type { Block } from "./block.ts";
import type { Table } from "./table.ts";

const widestMatrix = 8;
const mostRows = 100;
const mostNames = 20;

/** Who reached whom through the relay. */
export function connectReachBlocks(network: Network): readonly Block[] {
  const members = membersOf(network);
  if (members.length === 0) return [];
  const links = linksOf(network.connectGroups);
  const table =
    members.length <= widestMatrix
      ? matrix(members, (one, other) => (reached(one, other, links) ? "x" : "."))
      : lists(members, (one, other) => reached(one, other, links));
  return [{ title: "Who reached whom through Connect", notes: notesOf(members), rows: [], table }];
}

function notesOf(members: readonly ConnectMember[]): readonly string[] {
  return [
    ...(members.length <= widestMatrix ? ["x reached each other, . did not"] : []),
    "the default of groups that are not interconnected is not verified",
  ];
}

// Columns are numbered, because names stand at the beginning of the lines.
function matrix(members: readonly ConnectMember[], sign: (one: ConnectMember, other: ConnectMember) => string): Table {
  return {
    columns: [{ title: "" }, ...members.map((_, index) => ({ title: String(index + 1) }))],
    rows: members.map((one, index) => ({
      cells: [
        `${index + 1} ${labelOf(one)}`,
        ...members.map((other) => (one === other && one.kind === "machine" ? "" : sign(one, other))),
      ],
    })),
  };
}

function lists(
  members: readonly ConnectMember[],
  reaches: (one: ConnectMember, other: ConnectMember) => boolean,
): Table {
  const shown = members.slice(0, mostRows);
  const rows = shown.map((one) => {
    const others = members.filter((other) => reaches(one, other)).map(labelOf);
    return { cells: [labelOf(one), others.length === 0 ? "nobody" : shortList(others)] };
  });
  const rest = members.length - shown.length;
  return {
    columns: [{ title: "who" }, { title: "reached", yields: true }],
    rows: rest === 0 ? rows : [...rows, { cells: [`and ${rest} more`, ""] }],
  };
}

/** Names with commas between; of many the first. */
export function shortList(names: readonly string[]): string {
  const rest = names.length - mostNames;
  return rest > 0 ? `${names.slice(0, mostNames).join(", ")} and ${rest} more` : names.join(", ");
}

function labelOf({ kind, name }: ConnectMember): string {
  return kind === "role" ? `role ${name}` : name;
}
