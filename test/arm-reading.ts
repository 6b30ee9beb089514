import { modelLeaves } from "../lib/model/leafPath.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import type { Reading } from "../lib/read.ts";
import type { Leaf } from "../lib/source/tree.ts";

/** The network as JSON, without what is empty. */
export function networkText({ network }: Reading): string {
  const filled = Object.entries(network).filter(([, value]) => value.length > 0);
  return `${JSON.stringify(Object.fromEntries(filled), undefined, 2)}\n`;
}

/** What was found, with its places and what to do. */
export function findingsText({ diagnostics }: Pick<Reading, "diagnostics">): string {
  return diagnostics
    .map(({ code, severity, file, line, column, path, message, help, related }) => {
      const others = (related ?? []).map((place) => `\n  ${place.file}:${place.line}:${place.column} ${place.message}`);
      return `${severity} ${code} ${file}:${line}:${column} ${path}\n  ${message}${others.join("")}\n  help: ${help}\n`;
    })
    .join("");
}

/** Where every setting was read, then what was ignored, left, or changed on the way. */
export function placesText({ network, places }: Reading): string {
  const lines: string[] = [];
  for (const { path, holder, key, value } of modelLeaves(network)) {
    const own = places.of(holder, key);
    const leaves = own === undefined ? [] : [own, ...places.othersOf(holder, key)];
    const shown = isUnresolved(value) ? `[${value.unresolved}]` : JSON.stringify(value);
    lines.push(`${path} = ${shown} <- ${leaves.map(placeOf).join(", ") || "nowhere"}`);
  }
  const groups: readonly (readonly [string, Iterable<readonly [Leaf, string]>])[] = [
    ["ignored", places.ignored()],
    ["left", places.left()],
    ["changed", places.notes()],
  ];
  for (const [kind, entries] of groups) {
    const sorted = [...entries].sort(([one], [other]) => order(one, other));
    for (const [leaf, note] of sorted) lines.push(`${kind} ${placeOf(leaf)} ${leaf.path}: ${note}`);
  }
  return `${lines.join("\n")}\n`;
}

function placeOf(leaf: Leaf): string {
  const { line, column } = leaf.source.positionAt(leaf.start);
  return `${leaf.source.name}:${line}:${column}`;
}

function order(one: Leaf, other: Leaf): number {
  if (one.source.name !== other.source.name) return one.source.name < other.source.name ? -1 : 1;
  return one.start - other.start;
}
