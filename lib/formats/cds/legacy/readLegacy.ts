import type { EdgeSettings } from "../../../model/edge.ts";
import type { Gateway } from "../../../model/gateway.ts";
import { emptyNetwork } from "../../../model/network.ts";
import { Places } from "../../../source/places.ts";
import type { Tree } from "../../../source/tree.ts";
import type { ReadResult } from "../../format.ts";
import { scopeNames } from "../../scopeNames.ts";
import { text } from "../fields/codecs.ts";
import { hideSecrets } from "./hideSecrets.ts";
import { Draft, LegacyReadContext } from "./legacyContext.ts";
import { edgeNames, openLegacy } from "./legacyDocument.ts";
import { ignoreQuietAttributes, reportLegacyLeftovers, reportOtherParts } from "./legacyLeftovers.ts";
import { named, type Part, partsOf } from "./part.ts";
import { readLegacyService } from "./readLegacyService.ts";
import type { LegacyTunnel } from "./readLegacyTunnel.ts";
import { readValue } from "./readText.ts";

/**
 * Reads VPN settings of edge gateways in the forms before today's API: one edge gateway a document. `places` may be those
 * of a read of today's form. Total: bad input gives diagnostics.
 */
export function readLegacy(trees: readonly Tree[], places: Places = new Places()): ReadResult {
  const context = new LegacyReadContext(places);
  const scopes = scopeNames(trees);
  const read = trees.map((tree, index) => readDocument(context, partsOf(tree), scopes[index] as string));
  const gateways = read.flatMap((document) => document.gateways);
  const both = read.flatMap((document) => document.tunnels);
  const tunnels = both.map(({ tunnel }) => tunnel);
  const sites = both.map(({ site }) => site);
  return { network: { ...emptyNetwork, gateways, tunnels, sites }, places, diagnostics: context.diagnostics };
}

interface DocumentReading {
  readonly gateways: readonly Gateway[];
  readonly tunnels: readonly LegacyTunnel[];
}

function readDocument(context: LegacyReadContext, root: Part, scope: string): DocumentReading {
  hideSecrets(context, root);
  ignoreQuietAttributes(context, root);
  const { edges, frames } = openLegacy(root);
  const gateways: Gateway[] = [];
  const tunnels: LegacyTunnel[] = [];
  for (const { part, services } of edges) {
    const gateway = readGateway(context, part, scope);
    gateways.push(gateway);
    for (const service of services) tunnels.push(...readLegacyService(context, service, gateway.key, scope));
  }
  const services = edges.flatMap((edge) => edge.services.map(({ part }) => part)).filter((part) => part !== undefined);
  reportOtherParts(context, frames, new Set(services));
  reportLegacyLeftovers(context, root);
  return { gateways, tunnels };
}

function readGateway(context: LegacyReadContext, part: Part, scope: string): Gateway {
  const edge = new Draft<EdgeSettings>(context);
  const gateway = new Draft<Gateway>(context).say("key", context.key("gateway")).say("scope", scope);
  if (edgeNames.has(part.name)) readDescription(context, part, gateway, edge);
  return gateway.say("type", "Edge").say("edge", edge.done(part.spot)).say("clientPrefixes", []).done(part.spot);
}

// Attributes in the vCloud API, members in NSX-V.
function readDescription(
  context: LegacyReadContext,
  part: Part,
  gateway: Draft<Gateway>,
  edge: Draft<EdgeSettings>,
): void {
  const owner = "the edge gateway";
  const attribute = (name: string) => part.attributes.find((each) => each.name === name && each.value.trim() !== "");
  const isNsxv = part.name === "edge";
  const name = attribute("name");
  const id = attribute("id");
  if (name !== undefined) gateway.say("name", name.value, name);
  if (id !== undefined) edge.say("id", id.value, id);
  if (isNsxv) {
    const own = readValue(context, part, "name", text, owner);
    if (own !== undefined) gateway.say("name", own.value, own.leaf);
    for (const other of named(part, "id")) context.ignore(other, "a number that NSX Manager gives");
  }
  const description = readValue(context, part, isNsxv ? "description" : "Description", text, owner);
  if (description !== undefined) edge.say("description", description.value, description.leaf);
}
