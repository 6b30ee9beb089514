import type { Edit, EditValue } from "../../edit.ts";
import type { NegotiatedFix } from "../../negotiate.ts";
import type { Block } from "../show/block.ts";

const sides: Readonly<Record<NegotiatedFix["side"], string>> = {
  azure: "on the Azure side",
  cds: "on the edge",
  both: "on both sides",
};

/** A way to mend a tunnel, as edits of the files. */
export function fixBlock({ side, changes, result, strength }: NegotiatedFix): Block {
  return {
    title: `Fix ${sides[side]}, then ${result}`,
    rows: [
      { label: "edits", lines: changes.map(editText) },
      { label: "strength", lines: [strength] },
    ],
  };
}

/** An edit in one line: where, and what. */
export function editText({ file, path, line, from, to }: Edit): string {
  const change =
    from === null ? `set ${valueText(to)}` : `${valueText(from)} → ${to === null ? "(none)" : valueText(to)}`;
  // A line is found at a glance; where there is none yet, the path says where it is to stand.
  const place = line === undefined ? [file, path ?? ""] : [`${file}:${line}`, lastName(path ?? "")];
  return `${place.filter((part) => part !== "").join(" ")}: ${change}`;
}

function lastName(path: string): string {
  return path.split("/").findLast((step) => !/^\d*$/.test(step)) ?? "";
}

function valueText(value: EditValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
