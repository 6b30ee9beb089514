import { membersOf } from "../../connect/members.ts";
import { type ConnectReach, type ConnectReachMember, type ConnectReachPair, connectReach } from "../../connectReach.ts";
import type { Network } from "../../model/network.ts";
import type { Block } from "./block.ts";
import { row } from "./stated.ts";
import type { Table } from "./table.ts";

/** So many members are compared each with each. */
const mostMembers = 300;
const widestMatrix = 8;
const mostRows = 100;
const mostNames = 20;

/** Who reached whom, and who does in the network of today; undefined where there is nobody, or too many to compare. */
export function comparedReach(network: Network): ConnectReach | undefined {
  const count = membersOf(network).length;
  return count === 0 || count > mostMembers ? undefined : connectReach({ network });
}

/** Who reached whom through the relay, who does in the network that a conversion designs, and where the two differ. */
export function connectReachBlocks(network: Network): readonly Block[] {
  const count = membersOf(network).length;
  const reach = comparedReach(network);
  if (reach !== undefined) return reachBlocks(reach);
  if (count === 0) return [];
  return [
    { title: "Who reached whom through Connect", rows: [row("members", `${count}: too many to list each with each`)] },
  ];
}

function reachBlocks({ members, pairs }: ConnectReach): readonly Block[] {
  const before = new Signs(pairs, (pair) => (pair.before ? "x" : "."));
  const today = new Signs(pairs, (pair) => todaysSigns[pair.today]);
  const table = members.length <= widestMatrix ? matrix : lists;
  const notVerified = "the default of groups that are not interconnected is not verified";
  const isMatrix = members.length <= widestMatrix;
  return [
    {
      title: "Who reached whom through Connect",
      notes: [...(isMatrix ? ["x reached each other, . did not"] : []), notVerified],
      rows: [],
      table: table(members, before, "reached"),
    },
    {
      title: "Who reaches whom in the network of today",
      notes: [
        ...(isMatrix ? ["x reach each other, . do not"] : []),
        "? not guaranteed: through the gateway",
        "~ on the network of their site",
      ],
      rows: [],
      table: table(members, today, "reaches"),
    },
    ...differences(members, pairs),
  ];
}

const todaysSigns: Readonly<Record<ConnectReachPair["today"], string>> = {
  yes: "x",
  no: ".",
  "one way": "1",
  "not guaranteed": "?",
  "own network": "~",
};

/** A sign for each pair. */
class Signs {
  readonly #signs: ReadonlyMap<string, string>;

  constructor(pairs: readonly ConnectReachPair[], signOf: (pair: ConnectReachPair) => string) {
    this.#signs = new Map(pairs.map((pair) => [pair.members.join(), signOf(pair)]));
  }

  /** Empty for two that cannot be compared. */
  of(one: number, other: number): string {
    return this.#signs.get(one < other ? `${one},${other}` : `${other},${one}`) ?? "";
  }
}

// Columns are numbered, because names stand at the beginning of the lines.
function matrix(members: readonly ConnectReachMember[], signs: Signs): Table {
  return {
    columns: [{ title: "" }, ...members.map((_, index) => ({ title: String(index + 1) }))],
    rows: members.map((member, index) => ({
      cells: [`${index + 1} ${labelOf(member)}`, ...members.map((_, other) => signs.of(index, other))],
    })),
  };
}

function lists(members: readonly ConnectReachMember[], signs: Signs, verb: string): Table {
  const shown = members.slice(0, mostRows);
  const rows = shown.map((member, index) => {
    const others = members.flatMap((other, at) => {
      const sign = signs.of(index, at);
      if (sign === "" || sign === ".") return [];
      return [sign === "x" ? labelOf(other) : `${sign} ${labelOf(other)}`];
    });
    return { cells: [labelOf(member), others.length === 0 ? "nobody" : shortList(others)] };
  });
  const rest = members.length - shown.length;
  return {
    columns: [{ title: "who" }, { title: verb, yields: true }],
    rows: rest === 0 ? rows : [...rows, { cells: [`and ${rest} more`, ""] }],
  };
}

function differences(members: readonly ConnectReachMember[], pairs: readonly ConnectReachPair[]): readonly Block[] {
  const changed = pairs.filter(({ code }) => code !== undefined);
  if (changed.length === 0) return [];
  const byCode = new Map<string, Map<string, ConnectReachPair[]>>();
  for (const pair of changed) {
    const kinds = byCode.get(pair.code ?? "") ?? new Map<string, ConnectReachPair[]>();
    byCode.set(pair.code ?? "", kinds);
    const kind = `${pair.before ? "reached each other" : "did not reach each other"}, ${words[pair.today]}`;
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, [pair]);
    else known.push(pair);
  }
  const nameOf = (index: number): string => {
    const member = members[index];
    return member === undefined ? "" : labelOf(member);
  };
  const lineOf = (kind: string, list: readonly ConnectReachPair[]): string =>
    `${kind}: ${shortList(list.map(({ members: [one, other] }) => `${nameOf(one)} and ${nameOf(other)}`))}`;
  return [
    {
      title: "What is not as it was",
      notes: ["nettrans explain CODE tells why"],
      rows: [...byCode].map(([code, kinds]) => row(code, ...[...kinds].map(([kind, list]) => lineOf(kind, list)))),
    },
  ];
}

const words: Readonly<Record<ConnectReachPair["today"], string>> = {
  yes: "do now",
  no: "cannot now",
  "one way": "one way now",
  "not guaranteed": "not guaranteed now",
  "own network": "on their own network now",
};

/** Names with commas between; of many the first. */
function shortList(names: readonly string[]): string {
  const rest = names.length - mostNames;
  return rest > 0 ? `${names.slice(0, mostNames).join(", ")} and ${rest} more` : names.join(", ");
}

function labelOf({ kind, name }: ConnectReachMember): string {
  return kind === "role" ? `role ${name}` : name;
}
