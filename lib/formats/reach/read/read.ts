import type { Gateway } from "../../../model/gateway.ts";
import { emptyNetwork, type Network, type VirtualNetwork } from "../../../model/network.ts";
import type { PrivateCloud } from "../../../model/privateCloud.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { JsonNode, Tree } from "../../../source/tree.ts";
import type { ReadResult } from "../../format.ts";
import { root } from "../claims.ts";
import { readCircuit } from "./readCircuit.ts";
import { readCloud } from "./readCloud.ts";
import { readConnection } from "./readConnection.ts";
import { ReachReadContext } from "./readContext.ts";
import { partsOf } from "./readFields.ts";

/** Reads descriptions. What is in one file belongs together. */
export function readReach(trees: readonly Tree[]): ReadResult {
  const context = new ReachReadContext();
  const networks = trees.flatMap((tree) => (tree.syntax === "xml" ? [] : [readTree(context, tree.root)]));
  return { network: joined(networks), places: context.places, diagnostics: context.diagnostics };
}

function readTree(context: ReachReadContext, document: JsonNode): Network {
  context.hideSecrets(document);
  const description = document.member(root) as JsonNode;
  const scope = document.source.name;
  const [cloudPart, ...others] = partsOf(context, description, "privateCloud", "private cloud");
  for (const { node } of others) reportFurther(context, node);
  const circuitParts = ["onPremisesCircuits", "onPremisesCircuit"].flatMap((name) =>
    partsOf(context, description, name, "circuit"),
  );
  const networkParts = ["virtualNetworks", "virtualNetwork"].flatMap((name) =>
    partsOf(context, description, name, "virtual network"),
  );
  const cloud = cloudPart === undefined ? undefined : readCloud(context, cloudPart, scope);
  const circuits = circuitParts.map((part) => readCircuit(context, part, scope));
  const connections = networkParts.map((part) => readConnection(context, part, scope, cloud));
  if (cloudPart === undefined) reportMissing(context, description, "privateCloud", "a private cloud");
  if (circuitParts.length === 0 && networkParts.length === 0) {
    reportMissing(context, description, "onPremisesCircuits", "a circuit that it is to be joined to");
  }
  context.reportLeftovers(document);
  reportRepeated(context, [...circuits, ...connections.map(({ gateway }) => gateway)]);
  return {
    ...emptyNetwork,
    virtualNetworks: connections.map(({ virtualNetwork }): VirtualNetwork => virtualNetwork),
    gateways: connections.map(({ gateway }): Gateway => gateway),
    tunnels: connections.map(({ tunnel }): Tunnel => tunnel),
    circuits,
    privateClouds: cloud === undefined ? [] : [cloud satisfies PrivateCloud],
  };
}

function joined(networks: readonly Network[]): Network {
  const lists = Object.keys(emptyNetwork) as (keyof Network)[];
  const all = lists.map((list) => [list, networks.flatMap((each): readonly unknown[] => each[list])] as const);
  return Object.fromEntries(all) as unknown as Network;
}

function reportMissing(context: ReachReadContext, node: JsonNode, member: string, what: string): void {
  context.report("NT2703", {
    message: `The description names no "${member}", expected ${what}`,
    help: `Add "${member}" below "${root}"; docs/global-reach.md has an example`,
    at: node,
    expected: [member],
  });
}

function reportFurther(context: ReachReadContext, node: JsonNode): void {
  context.leave(node, "a further private cloud of one description");
  context.report("NT2702", {
    message: "A further private cloud is not read: a description has one",
    help: "Give each private cloud a description of its own; several files can be given together",
    at: node,
  });
}

function reportRepeated(
  context: ReachReadContext,
  values: readonly { readonly key: string; readonly name?: unknown }[],
): void {
  const seen = new Map<string, object>();
  for (const value of values) {
    const name = String(value.name ?? "").toLowerCase();
    const identity = `${value.key.replace(/#.*/, "")} ${name}`;
    const first = seen.get(identity);
    if (name === "") continue;
    if (first === undefined) {
      seen.set(identity, value);
      continue;
    }
    const at = context.places.spotOf(value, "name" as never);
    const before = context.places.spotOf(first, "name" as never);
    context.report("NT2706", {
      message: `The name "${value.name}" stands twice, expected a name of its own for each`,
      help: "Rename one, or remove it if both mean the same",
      at,
      related: before === undefined ? [] : [{ message: "The first one is here", at: before }],
    });
  }
}
