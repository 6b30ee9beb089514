import { emptyNetwork, type Network } from "../../model/network.ts";
import type { Tree } from "../../source/tree.ts";
import type { ReadResult } from "../format.ts";
import { claimsLegacy } from "./legacy/claimsLegacy.ts";
import { readLegacy } from "./legacy/readLegacy.ts";
import { readCds } from "./read/read.ts";

/** Reads edge gateways in whatever form: bodies of today's API, and the older forms beside them. */
export function readEdges(trees: readonly Tree[]): ReadResult {
  const older = trees.filter(claimsLegacy);
  if (older.length === 0) return readCds(trees);
  const newer = trees.filter((tree) => !older.includes(tree));
  if (newer.length === 0) return readLegacy(older);
  const today = readCds(newer);
  const before = readLegacy(older, today.places);
  return {
    network: joined(today.network, before.network),
    places: today.places,
    diagnostics: today.diagnostics.concat(before.diagnostics),
  };
}

function joined(one: Network, other: Network): Network {
  const lists = Object.keys(emptyNetwork) as (keyof Network)[];
  const both = lists.map((list) => [list, [...one[list], ...other[list]]] as const);
  return Object.fromEntries(both) as unknown as Network;
}
