import assert from "node:assert/strict";
import { test } from "node:test";
import type { OrgNetwork, StaticRoute } from "../lib/model/edge.ts";
import type { Network } from "../lib/model/network.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { edge, edgeWith, far, gateway, network, open, site, toSite, tunnel } from "./check-models.ts";
import { findingsAt, testPlaced } from "./check-places.ts";

// Tunnels of one edge gateway beside the networks behind it and beside its routes.
const all = "0.0.0.0/0";

function second(rest: Partial<Tunnel> = {}): Tunnel {
  return { ...tunnel, key: "second", name: "second", localAddress: "203.0.113.2", ...rest };
}

const other = site("other", ["10.1.128.0/17"], { gatewayAddress: "192.0.2.2" });
const toOther = { site: "other" };

function routed(name: string, address: string, prefixLength = 24, rest: Partial<OrgNetwork> = {}): OrgNetwork {
  return { key: name, scope: "a", name, edge: "edge", subnets: [{ gateway: address, prefixLength }], ...rest };
}

function route(name: string, destination: StaticRoute["destination"], rest: Partial<StaticRoute> = {}): StaticRoute {
  return { key: name, scope: "a", name, edge: "edge", ...(destination === undefined ? {} : { destination }), ...rest };
}

const app = routed("app", "10.2.3.1");
const elsewhere = routed("elsewhere", "10.9.0.1");
const { edge: _, ...unattached } = elsewhere;
const remote = (...prefixes: readonly (string | typeof open)[]): Partial<Network> => ({
  sites: [{ ...far, prefixes }],
});

testPlaced("edge networks", /^NT54(?:13|14|20)/, [
  ["a network behind it", [], edgeWith({ orgNetworks: [app] })],
  ["no network behind it is described", [], edgeWith({})],
  [
    "other networks behind it",
    [
      'NT5413 tunnels/0/localPrefixes/0: The tunnel "tunnel" has the local network 10.2.0.0/16, which is not behind the edge gateway "edge"',
    ],
    edgeWith({ orgNetworks: [elsewhere] }),
  ],
  [
    "a list of them",
    [
      'NT5413 tunnels/0/localPrefixes/3: The tunnel "tunnel" has the local network 10.3.0.0/16, which is not behind the edge gateway "edge"',
    ],
    edgeWith({
      orgNetworks: [elsewhere],
      tunnels: [{ ...tunnel, localPrefixes: ["10.9.0.0/25", open, all, "10.3.0.0/16"] }],
    }),
  ],
  [
    "a tunnel that is switched off",
    [],
    edgeWith({ orgNetworks: [elsewhere], tunnels: [{ ...tunnel, enabled: false }] }),
  ],
  [
    "a tunnel that goes by routes",
    [],
    edgeWith({ orgNetworks: [elsewhere], tunnels: [{ ...tunnel, routeBased: true }] }),
  ],
  [
    "a tunnel without local networks",
    [],
    edgeWith({
      orgNetworks: [elsewhere],
      tunnels: [{ key: "x", scope: "a", name: "x", gateway: "edge", site: "far" }],
    }),
  ],
  [
    "a network without subnets is behind it",
    [
      'NT5413 tunnels/0/localPrefixes/0: The tunnel "tunnel" has the local network 10.2.0.0/16, which is not behind the edge gateway "edge"',
    ],
    edgeWith({ orgNetworks: [elsewhere, { key: "n", scope: "a", name: "n", edge: "edge" }] }),
  ],
  [
    "a network whose address is not known is behind it",
    [],
    edgeWith({
      orgNetworks: [elsewhere, routed("n", "10.9.1.1", 24, { subnets: [{ gateway: open, prefixLength: 24 }] })],
    }),
  ],
  [
    "a network whose length is not known is behind it",
    [],
    edgeWith({
      orgNetworks: [elsewhere, routed("n", "10.9.1.1", 24, { subnets: [{ gateway: "10.9.1.1", prefixLength: open }] })],
    }),
  ],
  ["a route leads on", [], edgeWith({ orgNetworks: [elsewhere], staticRoutes: [route("on", "10.2.9.0/24")] })],
  ["a route that is not known", [], edgeWith({ orgNetworks: [elsewhere], staticRoutes: [route("on", open)] })],
  [
    "a route without a destination",
    [
      'NT5413 tunnels/0/localPrefixes/0: The tunnel "tunnel" has the local network 10.2.0.0/16, which is not behind the edge gateway "edge"',
    ],
    edgeWith({ orgNetworks: [elsewhere], staticRoutes: [route("on", undefined)] }),
  ],
  ["a default route leads on", [], edgeWith({ orgNetworks: [elsewhere], staticRoutes: [route("on", all)] })],
  [
    "another tunnel leads on",
    [],
    edgeWith({
      orgNetworks: [elsewhere],
      tunnels: [tunnel, second({ ...toOther, localPrefixes: ["10.9.0.0/24"] })],
      sites: [far, { ...other, prefixes: ["10.2.9.0/24"] }],
    }),
  ],
  [
    "another tunnel leads everywhere",
    [
      'NT5413 tunnels/0/localPrefixes/0: The tunnel "tunnel" has the local network 10.2.0.0/16, which is not behind the edge gateway "edge"',
    ],
    edgeWith({
      orgNetworks: [elsewhere],
      tunnels: [tunnel, second({ ...toOther, localPrefixes: ["10.9.0.0/24"] })],
      sites: [far, { ...other, prefixes: [all] }],
    }),
  ],
  [
    "another tunnel leads to a site that is not described",
    [
      'NT5413 tunnels/0/localPrefixes/0: The tunnel "tunnel" has the local network 10.2.0.0/16, which is not behind the edge gateway "edge"',
    ],
    edgeWith({ orgNetworks: [elsewhere], tunnels: [tunnel, second({ site: "nowhere", localPrefixes: [] })] }),
  ],
  ["a network of another edge gateway", [], edgeWith({ orgNetworks: [{ ...elsewhere, edge: "other" }] })],
  [
    "a network that refers to it by name",
    [
      'NT5413 tunnels/0/localPrefixes/0: The tunnel "tunnel" has the local network 10.2.0.0/16, which is not behind the edge gateway "edge"',
    ],
    edgeWith({ orgNetworks: [{ ...unattached, edgeReference: { name: "edge" } }] }),
  ],
  [
    "a network that refers to another by name",
    [],
    edgeWith({ orgNetworks: [{ ...unattached, edgeReference: { name: "hub" } }] }),
  ],
  ["a network that refers to no edge gateway", [], edgeWith({ orgNetworks: [unattached] })],
  [
    "a network that refers to none, and an edge gateway whose name is not known",
    [],
    edgeWith({ gateways: [{ ...edge, name: open }], orgNetworks: [unattached] }),
  ],
  [
    "a network that refers by name to a gateway of another kind",
    [],
    edgeWith({
      gateways: [edge, { ...edge, key: "v", type: "Vpn", name: "v" }],
      orgNetworks: [{ ...unattached, edgeReference: { name: "v" } }],
    }),
  ],
  [
    "its own network on the far side",
    [
      'NT5414 sites/0/prefixes/1 (tunnels/0/localPrefixes/0): The remote network 10.2.9.0/24 of the tunnel "tunnel" overlaps its local network 10.2.0.0/16',
    ],
    edgeWith(remote("10.9.0.0/16", "10.2.9.0/24")),
  ],
  [
    "a network behind it on the far side",
    [
      'NT5414 sites/0/prefixes/0 (orgNetworks/1/subnets/0/gateway): The remote network 10.9.0.0/16 of the tunnel "tunnel" overlaps the network "elsewhere" behind the edge gateway "edge" (10.9.0.0/24)',
    ],
    edgeWith({ orgNetworks: [app, elsewhere], ...remote("10.9.0.0/16") }),
  ],
  [
    "its own network is told before one behind it",
    [
      'NT5414 sites/0/prefixes/0 (tunnels/0/localPrefixes/0): The remote network 10.2.9.0/24 of the tunnel "tunnel" overlaps its local network 10.2.0.0/16',
    ],
    edgeWith({ orgNetworks: [routed("app", "10.2.9.1")], ...remote("10.2.9.0/24") }),
  ],
  ["all traffic on the far side", [], edgeWith({ orgNetworks: [app], ...remote(all, open) })],
  ["all traffic on the near side", [], edgeWith({ tunnels: [{ ...tunnel, localPrefixes: [all] }] })],
  [
    "a far side that is not described",
    [],
    edgeWith({ orgNetworks: [app], sites: [], staticRoutes: [route("on", "10.1.0.0/16")] }),
  ],
  [
    "a far side that another input describes",
    [],
    edgeWith(remote("10.2.9.0/24")),
    {
      virtualNetworks: [network("hub", ["10.2.0.0/16"])],
      gateways: [gateway("hub", { addresses: [{ publicAddress: "ip" }] })],
      publicAddresses: [{ key: "ip", scope: "a", name: "ip", address: "192.0.2.1" }],
      sites: [site("edge", ["10.2.0.0/16"], { gatewayAddress: "203.0.113.1" })],
      tunnels: [toSite("hub", "edge")],
    },
  ],
  [
    "a route to the far side",
    [
      'NT5420 staticRoutes/0/destination (tunnels/0/name): The static route "on" (10.1.9.0/24) of the edge gateway "edge" leads where the tunnel "tunnel" leads',
    ],
    edgeWith({ staticRoutes: [route("on", "10.1.9.0/24")] }),
  ],
  ["a route elsewhere", [], edgeWith({ staticRoutes: [route("on", "10.3.0.0/16")] })],
  ["a default route", [], edgeWith({ staticRoutes: [route("on", all)] })],
  ["a route that is not known, beside a far side", [], edgeWith({ staticRoutes: [route("on", open)] })],
  ["a route of the system", [], edgeWith({ staticRoutes: [route("on", "10.1.9.0/24", { system: true })] })],
  [
    "a route of the user",
    [
      'NT5420 staticRoutes/0/destination (tunnels/0/name): The static route "on" (10.1.9.0/24) of the edge gateway "edge" leads where the tunnel "tunnel" leads',
    ],
    edgeWith({ staticRoutes: [route("on", "10.1.9.0/24", { system: false })] }),
  ],
  [
    "a route, and a far side for all traffic",
    [],
    edgeWith({ staticRoutes: [route("on", "10.1.9.0/24")], ...remote(all) }),
  ],
]);

test("a local network that is not behind an edge gateway: ten are named that are", () => {
  const orgNetworks = Array.from({ length: 11 }, (_, index) => routed(`n${index}`, `10.9.${index}.1`));
  const [finding] = findingsAt(/^NT5413/, [edgeWith({ orgNetworks })]);
  assert.deepEqual(
    finding?.expected,
    Array.from({ length: 10 }, (_, index) => `10.9.${index}.0/24`),
  );
});
