import type { Key } from "../../../model/key.ts";
import type { Site } from "../../../model/site.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { JsonNode } from "../../../source/tree.ts";
import type { AnyCodec } from "../fields/codec.ts";
import { pathOf } from "../fields/field.ts";
import { profiles, remoteTable, tunnelTable, tunnelTypes } from "../fields/tunnelFields.ts";
import type { Body } from "./body.ts";
import { isStated } from "./decode.ts";
import type { Edges } from "./edges.ts";
import type { Thing } from "./join.ts";
import { ownerOf } from "./owner.ts";
import { Profiles } from "./profiles.ts";
import { type CdsReadContext, find } from "./readContext.ts";
import { type FieldReading, readFields, readObject, type Said } from "./readFields.ts";
import { readSecret } from "./readSecret.ts";
import { readValue, type ValueReading } from "./readValue.ts";

/** Tunnels, and the far side of each. */
export interface TunnelReading {
  readonly tunnels: readonly Tunnel[];
  readonly sites: readonly Site[];
}

/** Reads the IPsec tunnels with their security profiles. */
export function readTunnels(context: CdsReadContext, things: readonly Thing[], edges: Edges): TunnelReading {
  const described = things.filter(({ kind }) => kind === "tunnel");
  const own = new Profiles(context, things, described);
  const tunnels: Tunnel[] = [];
  const sites: Site[] = [];
  for (const thing of described) {
    const [first] = thing.bodies as [Body];
    const nodes = thing.bodies.map(({ node }) => node);
    const said: Said = { nodes, owner: ownerOf(nodes, "tunnel") };
    const gateway = edges.of(thing, said.owner);
    const site = readSite(context, said, first);
    sites.push(site);
    tunnels.push(readTunnel(context, thing, said, { gateway, site: site.key }, own));
  }
  own.close();
  return { tunnels, sites };
}

function readTunnel(
  context: CdsReadContext,
  thing: Thing,
  said: Said,
  ends: { readonly gateway: Key | undefined; readonly site: Key },
  own: Profiles,
): Tunnel {
  const [first] = thing.bodies as [Body];
  const { value, origins } = readFields(context, tunnelTable, said);
  readSecret(context, said, pathOf<Tunnel>(tunnelTable, "sharedKey"), "sharedKey", { value, origins });
  readTunnelType(context, said, { value, origins });
  const properties = own.nodesOf(thing);
  readProfile(context, said, properties, { value, origins });
  const policy = own.read(thing, value.profile, said.owner);
  if (policy === undefined) reportMissingProfile(context, value, said);
  const { gateway, site } = ends;
  const tunnel: Tunnel = {
    key: context.key("tunnel"),
    scope: first.scope,
    ...value,
    ...(gateway === undefined ? {} : { gateway }),
    site,
    ...policy?.value,
  };
  context.places.put(tunnel, { ...origins, ...policy?.origins }, first.node);
  return tunnel;
}

function readSite(context: CdsReadContext, { nodes, owner }: Said, { scope, node }: Body): Site {
  const remote = nodes.map((each) => find(each, "remoteEndpoint")).filter((each) => each !== undefined);
  const fixed = { key: context.key("site"), scope, name: "", prefixes: [] };
  const site = readObject<Site>(context, remoteTable, { nodes: remote, owner }, fixed);
  if (remote.length === 0) context.places.put(site, {}, node);
  const isRouteBased = nodes.some((each) => /^route_based$/i.test(String(find(each, "tunnelType")?.value)));
  // What could not be read was reported; here only what is not said at all.
  const said = remote.some((each) => (find(each, "remoteNetworks")?.items.length ?? 0) > 0);
  if (site.prefixes.length === 0 && !isRouteBased && !said) {
    const at =
      remote.map((each) => find(each, "remoteNetworks")).find((each) => each !== undefined) ?? remote[0] ?? node;
    context.places.put(site.prefixes, {}, at);
    context.report("NT2609", {
      message: `No remote networks are given for ${owner}: that stands for 0.0.0.0/0, all traffic`,
      help: "Write the networks of the far side if not all traffic is meant",
      at,
    });
  }
  return site;
}

function readTunnelType(context: CdsReadContext, { nodes, owner }: Said, into: FieldReading): void {
  const path = pathOf<Tunnel>(tunnelTable, "routeBased");
  const reading = readWord(context, nodes, path, tunnelTypes, owner);
  if (reading === undefined) return;
  into.value.routeBased = reading.value;
  into.origins.routeBased = reading.origin;
  if (reading.value !== true) return;
  context.report("NT2610", {
    message: `Routes, and not its networks, decide which traffic ${owner} takes: it is route-based`,
    help: "Check with the provider that the edge takes such a tunnel: tunnels of edge gateways are policy-based",
    at: reading.origin[0],
  });
}

// The tunnel says it, and so do its connection properties.
function readProfile(
  context: CdsReadContext,
  { nodes, owner }: Said,
  properties: readonly JsonNode[],
  into: FieldReading,
): void {
  const path = pathOf<Tunnel>(tunnelTable, "profile");
  const reading = readWord(context, [...nodes, ...properties], path, profiles, owner);
  if (reading === undefined) return;
  into.value.profile = reading.value;
  into.origins.profile = reading.origin;
}

function readWord(
  context: CdsReadContext,
  nodes: readonly JsonNode[],
  path: string,
  codec: AnyCodec,
  owner: string,
): ValueReading | undefined {
  const stated = nodes.map((each) => find(each, path)).filter((node) => isStated(context, node));
  const said = stated.map((node) => ({ node, codec, isTwin: false }));
  return readValue(context, said, `"${path}" of ${owner}`);
}

function reportMissingProfile(context: CdsReadContext, value: { readonly [key: string]: unknown }, said: Said): void {
  if (value.profile !== "CUSTOM") return;
  const [node] = said.nodes;
  context.report("NT2611", {
    message: `The connection properties of ${said.owner} are not given, although it has a profile of its own`,
    help: "Give the answer to GET …/ipsec/tunnels/{id}/connectionProperties too: algorithms and lifetimes are only there",
    at: node === undefined ? undefined : (find(node, "securityType") ?? node),
  });
}
