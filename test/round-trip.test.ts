import assert from "node:assert/strict";
import { test } from "node:test";
import { convert } from "../lib/convert.ts";
import type { Source } from "../lib/formats/format.ts";
import type { Network, VirtualNetwork } from "../lib/model/network.ts";
import { isUnresolved, type Stated, textOf } from "../lib/model/stated.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { read } from "../lib/read.ts";
import { casesOf, corpusFiles } from "./fixtures.ts";

// A classic network goes to a template and comes back as it was, in all that a template can carry.
const corpus = corpusFiles("netcfg").map((source) => ({ name: `corpus ${source.name}`, sources: [source] }));
if (corpus.length === 0)
  console.log("skipped: no corpus beside the project; the round trips run over the fixtures only");

/** What a template cannot carry, by fixture. */
const exceptions: Readonly<Record<string, string>> = {
  names: "subnets get valid names, and have no tags to keep the old ones in",
  "invalid-addresses": "a name server without an address that can be used is nowhere",
  "structural-faults": "two name servers of one address are one, and a site without a name gets one",
  "state-vnet-to-vnet": "a template names the gateway of another only by a parameter",
  "two-subscriptions": "a template names the gateway of another only by a parameter",
};

for (const { name, sources } of [...casesOf("netcfg"), ...corpus]) {
  const { from, network } = read(sources);
  if (from === undefined) continue;
  test(`netcfg → arm → netcfg: ${name}`, () => {
    const there = templates(sources);
    const back = read(convert(there, { to: "netcfg" }).documents);
    assert.equal(back.from, "netcfg");
    if (name in exceptions) assert.notDeepEqual(carried(back.network), carried(network), exceptions[name]);
    else assert.deepEqual(carried(back.network), carried(network));
  });
}

/** The written templates, without the files of what is to be filled in. */
function templates(sources: readonly Source[]): readonly Source[] {
  return convert(sources, { to: "arm" }).documents.filter(({ name }) => !name.includes("parameters"));
}

function carried(network: Network): unknown {
  const plainSites = network.sites.filter((site) =>
    // A site that stands for a network or a circuit has nothing of its own in a template.
    network.tunnels.every((t) => t.site !== site.key || (t.remoteGateway === undefined && t.medium !== "ExpressRoute")),
  );
  return {
    networks: Object.fromEntries(network.virtualNetworks.map((each) => [textOf(each.name), networkOf(network, each)])),
    sites: Object.fromEntries(
      plainSites.map(({ name, prefixes, gatewayAddress }) => [textOf(name), { prefixes, gatewayAddress }]),
    ),
  };
}

// What is not understood becomes a parameter, and a configuration has no word for what is not known.
function knownOnes(prefixes: readonly Stated<string>[]): readonly Stated<string>[] {
  return prefixes.filter((prefix) => !isUnresolved(prefix));
}

function networkOf(network: Network, own: VirtualNetwork): unknown {
  const { location, affinityGroup, label, internetGateway, prefixes, subnets, dnsServers } = own;
  const servers = new Map(network.dnsServers.map((server) => [server.key, server]));
  const gateways = network.gateways.filter(({ virtualNetwork }) => virtualNetwork === own.key);
  const tunnels = network.tunnels.filter(({ gateway }) => gateways.some(({ key }) => key === gateway));
  // A gateway that nothing uses is not written; that it was not is reported.
  const used = gateways.filter((g) => g.clientPrefixes.length > 0 || tunnels.some(({ gateway }) => gateway === g.key));
  return {
    ...{ location, affinityGroup, label, internetGateway },
    prefixes: knownOnes(prefixes),
    subnets: subnets
      // The prefix of a gateway subnet that was not there is a parameter.
      .filter((subnet) => subnet.name !== "GatewaySubnet" || subnet.prefixes.length > 0)
      .map(({ name, prefixes: own }) => ({ name, prefixes: knownOnes(own) })),
    servers: dnsServers.map((key) => [servers.get(key)?.name, servers.get(key)?.address]),
    profile: used.find(({ profile }) => profile !== undefined)?.profile,
    clients: used.flatMap(({ clientPrefixes }) => clientPrefixes),
    references: tunnels.map((tunnel) => referenceOf(network, tunnel)).sort(),
  };
}

function referenceOf({ sites, gateways, virtualNetworks }: Network, tunnel: Tunnel): string {
  const site = sites.find(({ key }) => key === tunnel.site);
  const remote = gateways.find(({ key }) => key === tunnel.remoteGateway);
  const far = virtualNetworks.find(({ key }) => key === remote?.virtualNetwork);
  const name = site === undefined ? tunnel.siteName : textOf(site.name);
  return `${name} over ${textOf(tunnel.medium ?? "IPsec")}${far === undefined ? "" : ` is ${textOf(far.name)}`}`;
}
