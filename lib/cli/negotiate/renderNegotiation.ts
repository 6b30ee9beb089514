import type { ParameterName } from "../../ipsec/end.ts";
import type { NegotiatedTunnel, Negotiation } from "../../negotiate.ts";
import { type Block, type Layout, type Row, renderBlocks } from "../show/block.ts";
import type { Table } from "../show/table.ts";
import { directionBlock } from "./directionBlock.ts";
import { fixBlock } from "./fixBlock.ts";

// What a verdict means, for the line that a person reads first.
const verdictTexts: Readonly<Record<Negotiation["verdict"], string>> = {
  up: "it comes up from both ends that may start it, and holds",
  degraded: "it comes up, but not as intended",
  partial: "it carries some pairs of prefixes only",
  "breaks-at-rekey": "it comes up, and fails when a child SA is renewed",
  "one-way": "it comes up only when one of the ends starts it",
  down: "it does not come up",
  unknown: "it hangs on a setting that was not supplied",
};

/** What comes of every tunnel, for a person: verdict, settings, both directions, and how to mend it. */
export function renderNegotiation({ verdict, tunnels }: Negotiation, layout: Layout): string {
  if (tunnels.length === 0) return `${layout.paint("strong", "No two ends belong together")}\n`;
  const blocks = renderBlocks(tunnels.map(tunnelBlock), layout);
  if (tunnels.length === 1) return `${blocks}\n`;
  return `${blocks}\n\n${layout.paint("strong", `${tunnels.length} tunnels, the worst of them: ${verdict}`)}\n`;
}

function tunnelBlock(tunnel: NegotiatedTunnel): Block {
  const { azure, cds, verdict, provided, directions, fixes } = tunnel;
  const conditions: Row[] = provided.length === 0 ? [] : [{ label: "provided", lines: provided }];
  return {
    title: `${verdict}: "${azure}" (Azure) with "${cds}" (CDS)`,
    rows: [{ label: "verdict", lines: [verdictTexts[verdict]] }, ...conditions],
    parts: [
      { title: "Settings", rows: [], table: settingsTable(tunnel) },
      directionBlock("When Azure starts", directions["azure-initiates"], tunnel.parameters),
      directionBlock("When the edge starts", directions["cds-initiates"], tunnel.parameters),
      ...fixes.map(fixBlock),
    ],
  };
}

// Wide names would take the room of the values.
const shortNames: Readonly<Partial<Record<ParameterName, string>>> = {
  "ike.lifetimeSeconds": "ike.lifetime (s)",
  "child.lifetimeSeconds": "child.lifetime (s)",
  "child.lifetimeKilobytes": "child.lifetime (kB)",
};

function settingsTable({ parameters }: NegotiatedTunnel): Table {
  return {
    columns: [
      { title: "setting" },
      { title: "Azure", yields: true },
      { title: "CDS", yields: true },
      { title: "chosen", yields: true },
      { title: "effect", yields: true },
    ],
    rows: parameters.map(({ name, azure, cds, chosen, effect }) => ({
      cells: [shortNames[name] ?? name, listText(azure), listText(cds), chosen ?? "-", effect],
    })),
  };
}

function listText(values: readonly string[]): string {
  return values.length === 0 ? "-" : values.join(", ");
}
