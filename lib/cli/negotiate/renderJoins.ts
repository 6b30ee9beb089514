import type { JoinFix, NegotiatedJoin, ReachNegotiation } from "../../negotiateReach.ts";
import { type Block, type Layout, type Row, renderBlocks } from "../show/block.ts";
import type { Table } from "../show/table.ts";
import { editText } from "./fixBlock.ts";

// What a verdict means, for the line that a person reads first. The others are of tunnels.
const verdictTexts: Readonly<Partial<Record<ReachNegotiation["verdict"], string>>> = {
  up: "it can be joined, as far as the inputs tell",
  degraded: "it can be joined, but not everything is reached",
  down: "it cannot be joined, or what is joined does not work",
  unknown: "it hangs on a setting that was not supplied",
};

/** What comes of every join, for a person: verdict, conditions, settings, and how to mend it. */
export function renderJoins({ verdict, joins }: ReachNegotiation, layout: Layout): string {
  if (joins.length === 0) return `${layout.paint("strong", "No private cloud and circuit belong together")}\n`;
  const blocks = renderBlocks(joins.map(joinBlock), layout);
  if (joins.length === 1) return `${blocks}\n`;
  return `${blocks}\n\n${layout.paint("strong", `${joins.length} joins, the worst of them: ${verdict}`)}\n`;
}

function joinBlock(join: NegotiatedJoin): Block {
  const { cloud, circuit, verdict, provided, fixes } = join;
  const conditions: Row[] = provided.length === 0 ? [] : [{ label: "provided", lines: provided }];
  return {
    title: `${verdict}: private cloud "${cloud}" with circuit "${circuit}"`,
    rows: [{ label: "verdict", lines: [verdictTexts[verdict] ?? verdict] }, ...conditions],
    parts: [{ title: "Settings", rows: [], table: settingsTable(join) }, ...fixes.map(fixBlock)],
  };
}

function settingsTable({ parameters }: NegotiatedJoin): Table {
  return {
    columns: [
      { title: "setting" },
      { title: "private cloud", yields: true },
      { title: "circuit", yields: true },
      { title: "effect", yields: true },
    ],
    rows: parameters.map(({ name, cloud, circuit, effect }) => ({
      cells: [name, listText(cloud), listText(circuit), effect],
    })),
  };
}

const sides: Readonly<Record<JoinFix["side"], string>> = {
  cloud: "on the private cloud",
  circuit: "on the circuit",
  both: "on both sides",
};

function fixBlock({ side, changes, result }: JoinFix): Block {
  return { title: `Fix ${sides[side]}, then ${result}`, rows: [{ label: "edits", lines: changes.map(editText) }] };
}

function listText(values: readonly string[]): string {
  return values.length === 0 ? "-" : values.join(", ");
}
