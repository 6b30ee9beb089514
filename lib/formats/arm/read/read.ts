import type { DeploymentInput } from "../../../model/deploymentInput.ts";
import { emptyNetwork, type Network } from "../../../model/network.ts";
import type { JsonNode, Tree } from "../../../source/tree.ts";
import type { ReadContext, ReadResult } from "../../format.ts";
import { scopeNames } from "../../scopeNames.ts";
import { type EvaluatedTemplate, evaluateTrees } from "../template/evaluateTrees.ts";
import { memberOf, textOf } from "../template/members.ts";
import { Declaration } from "../template/parameters.ts";
import { literalResources, templateResources } from "./collect.ts";
import { ignoreRest, reportAround, reportLeftovers } from "./leftovers.ts";
import { readCircuits } from "./readCircuits.ts";
import { readConnections } from "./readConnections.ts";
import { ArmReadContext } from "./readContext.ts";
import { readGateways, readPublicAddresses } from "./readGateways.ts";
import { readPrivateClouds } from "./readPrivateClouds.ts";
import { readRouteTables } from "./readRouteTables.ts";
import { readSecurityGroups } from "./readSecurityGroups.ts";
import { readSites } from "./readSites.ts";
import { readVirtualNetworks } from "./readVirtualNetworks.ts";
import type { ArmResource } from "./resource.ts";
import { ResourceSet } from "./resourceSet.ts";
import { hideSecureParameters } from "./secrets.ts";
import { shapeOf } from "./shape.ts";
import { withParents } from "./withParents.ts";

/** A document with what it comes to. */
interface Opened {
  readonly tree: Tree;
  readonly evaluated: EvaluatedTemplate | undefined;
}

/** Reads templates and resources that belong together. Parameters files among the documents go to their templates. */
export function readArm(
  trees: readonly Tree[],
  { parameters = [], context: deployment }: ReadContext = {},
): ReadResult {
  const context = new ArmReadContext();
  const { documents, filesOf, strays } = sorted(trees, parameters);
  const resources: ArmResource[] = [];
  const inputs: DeploymentInput[] = [];
  const opened: Opened[] = [];
  const scopes = scopeNames(documents);
  for (const [index, tree] of documents.entries()) {
    const shape = shapeOf(tree);
    const scope = scopes[index] as string;
    if (shape?.kind === "resources") {
      resources.push(...literalResources(shape.resources, scope));
      reportAround(context, shape);
    }
    if (shape?.kind !== "template") {
      opened.push({ tree, evaluated: undefined });
      continue;
    }
    const files = filesOf(tree);
    const evaluated = evaluateTrees(tree, files, deployment);
    opened.push({ tree, evaluated });
    context.diagnostics.push(...evaluated.diagnostics);
    if (tree.syntax === "json") hideSecureParameters(context, tree.root, files.map(rootOf));
    resources.push(...templateResources(context, evaluated, scope));
    inputs.push(...declaredInputs(tree, scope));
  }
  for (const stray of strays) reportStray(context, stray);
  const network = readNetwork(context, withParents(sharedScopes(resources, scopes[0] ?? "")), inputs);
  for (const { tree, evaluated } of opened) ignoreRest(context, tree, evaluated);
  for (const file of [...parameters, ...trees]) if (!documents.includes(file)) ignoreRest(context, file, undefined);
  return { network, places: context.places, diagnostics: context.diagnostics };
}

function readNetwork(
  context: ArmReadContext,
  all: readonly ArmResource[],
  inputs: readonly DeploymentInput[],
): Network {
  const resources = new ResourceSet(all);
  const securityGroups = readSecurityGroups(context, resources);
  const routeTables = readRouteTables(context, resources);
  const { networks, dnsServers } = readVirtualNetworks(context, resources, { securityGroups, routeTables });
  const addresses = readPublicAddresses(context, resources);
  const sites = readSites(context, resources);
  const gateways = readGateways(context, resources, { networks, addresses, sites });
  const circuits = readCircuits(context, resources);
  const tunnels = readConnections(context, resources, { gateways, sites, circuits });
  const privateClouds = readPrivateClouds(context, resources, circuits);
  reportLeftovers(context, resources);
  return {
    ...emptyNetwork,
    dnsServers,
    virtualNetworks: [...networks.values()].map(({ virtualNetwork }) => virtualNetwork),
    securityGroups: [...securityGroups.values()],
    routeTables: [...routeTables.values()],
    publicAddresses: [...addresses.values()],
    sites: [...new Set(sites.values())],
    gateways: [...gateways.values()],
    tunnels,
    circuits: [...circuits.values()],
    privateClouds,
    inputs,
  };
}

interface Sorted {
  /** All but parameters files. */
  readonly documents: readonly Tree[];
  readonly filesOf: (template: Tree) => readonly Tree[];
  /** Parameters files that no template takes. */
  readonly strays: readonly Tree[];
}

// A parameters file among the documents belongs to the template whose name its own begins with, else to the only one.
function sorted(trees: readonly Tree[], given: readonly Tree[]): Sorted {
  const kinds = new Map(trees.map((tree) => [tree, shapeOf(tree)?.kind]));
  const documents = trees.filter((tree) => kinds.get(tree) !== "parameters");
  const templates = documents.filter((tree) => kinds.get(tree) === "template");
  const owners = new Map<Tree, Tree>();
  for (const file of trees.filter((tree) => kinds.get(tree) === "parameters")) {
    const named = templates.filter((template) => stem(file).startsWith(`${stem(template)}.`));
    const owner = named.length === 1 ? named[0] : templates.length === 1 ? templates[0] : undefined;
    if (owner !== undefined) owners.set(file, owner);
  }
  const strays = trees.filter((tree) => kinds.get(tree) === "parameters" && !owners.has(tree));
  const filesOf = (template: Tree): readonly Tree[] => [
    ...[...owners].filter(([, owner]) => owner === template).map(([file]) => file),
    ...given,
  ];
  return { documents, filesOf, strays };
}

function stem({ source }: Tree): string {
  return source.name
    .replace(/^.*[\\/]/, "")
    .replace(/\.jsonc?$/i, "")
    .toLowerCase();
}

function rootOf(tree: Tree): JsonNode {
  return tree.root as JsonNode;
}

function reportStray(context: ArmReadContext, tree: Tree): void {
  context.report("NT2509", {
    message: `"${tree.source.name}" is a parameters file, and no template among the inputs is clearly meant`,
    help: "Give the template too, or name the file with --parameters",
    at: tree.root,
  });
}

function declaredInputs(tree: Tree, scope: string): DeploymentInput[] {
  if (tree.syntax !== "json") return [];
  const definitions = memberOf(tree.root, "definitions");
  return (memberOf(tree.root, "parameters")?.members ?? []).map(({ name, value }) => {
    const { type } = new Declaration(name, value, definitions);
    const description = textOf(memberOf(memberOf(value, "metadata"), "description"));
    return {
      scope,
      name,
      type: type === "" ? "string" : type,
      ...(description === undefined ? {} : { description }),
    };
  });
}

// Resources of one group that stand in several files belong together; with a single group it needs no name of its own.
function sharedScopes(resources: readonly ArmResource[], file: string): ArmResource[] {
  const groups = new Set(resources.map(({ scope }) => scope).filter((scope) => scope.startsWith("/")));
  const names = [...groups].map((scope) => /\/resourcegroups\/([^/]+)/.exec(scope)?.[1] ?? scope);
  const shown = new Map(
    [...groups].map((scope, index) => {
      const name = names[index] as string;
      return [scope, names.indexOf(name) === names.lastIndexOf(name) ? name : scope] as const;
    }),
  );
  return resources.map((resource) => {
    if (!resource.scope.startsWith("/")) return resource;
    return { ...resource, scope: groups.size === 1 ? file : (shown.get(resource.scope) ?? file) };
  });
}
