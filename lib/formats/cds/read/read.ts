import { emptyNetwork, type Network } from "../../../model/network.ts";
import type { Tree } from "../../../source/tree.ts";
import type { ReadResult } from "../../format.ts";
import { collectBodies } from "./collect.ts";
import { Edges } from "./edges.ts";
import { joinBodies } from "./join.ts";
import { reportLeftovers } from "./leftovers.ts";
import { CdsReadContext } from "./readContext.ts";
import { readNetworks } from "./readNetworks.ts";
import { readRules } from "./readRules.ts";
import { hideSecrets } from "./readSecret.ts";
import { readTunnels } from "./readTunnels.ts";

/** Reads bundles, captures, pages and bodies of VMware Cloud Director that belong together. */
export function readCds(trees: readonly Tree[]): ReadResult {
  const context = new CdsReadContext();
  hideSecrets(context, trees);
  const things = joinBodies(collectBodies(context, trees));
  const edges = new Edges(context, things);
  const { lookups, ...networks } = readNetworks(context, things, edges);
  const tunnels = readTunnels(context, things, edges);
  const rules = readRules(context, things, edges, lookups);
  reportLeftovers(context, trees);
  const network: Network = { ...emptyNetwork, gateways: edges.all, ...networks, ...tunnels, ...rules };
  return { network, places: context.places, diagnostics: context.diagnostics };
}
