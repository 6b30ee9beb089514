import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "../lib/diagnostics/diagnostic.ts";
import { negotiateNetworks } from "../lib/ipsec/negotiate.ts";
import { neighbourFindings } from "../lib/ipsec/neighbours.ts";
import { nameOfEnd, type ReadNetwork, type TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { emptyNetwork } from "../lib/model/network.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { azureOf, edgeOf } from "./ipsec-ends.ts";
import { placed } from "./ipsec-told.ts";

const open = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };

function connection(name: string, gatewayAddress = "198.51.100.1", tunnel: Partial<Tunnel> = {}): TunnelEnd {
  return placed({ ...azureOf({ tunnel: { name, ...tunnel }, gatewayAddress }), file: `${name}.json` });
}

function edgeTunnel(
  name: string,
  address: string,
  tunnel: Partial<Tunnel> = {},
  remote?: readonly string[],
): TunnelEnd {
  const end = edgeOf({ tunnel: { name, ...tunnel }, address, ...(remote === undefined ? {} : { remote }) });
  return placed({ ...end, file: `${name}.json` });
}

type Row = readonly [
  title: string,
  azure: readonly TunnelEnd[],
  cds: readonly TunnelEnd[],
  /** Names of the ends that are in a pair, the first two with each other, and so on. */
  pairs: string,
  findings: readonly string[],
];

const rows: readonly Row[] = [
  ["one of each", [connection("a")], [edgeTunnel("c", "198.51.100.1")], "a c", []],
  [
    "two connections of one gateway to the same address",
    [connection("a"), connection("b")],
    [edgeTunnel("c", "198.51.100.1")],
    "b c",
    [
      'b: NT4048 The connections "a" and "b" have the same two addresses',
      "  b.json site/gatewayAddress; The other end c.json site/gatewayAddress; The other a.json site/gatewayAddress",
    ],
  ],
  [
    "two connections without a peer are told of once",
    [connection("a"), connection("b")],
    [],
    "",
    [
      'a: NT4048 The connections "a" and "b" have the same two addresses',
      "  a.json site/gatewayAddress; The other b.json site/gatewayAddress",
    ],
  ],
  ["connections of two gateways", [connection("a"), connection("b", "198.51.100.1", { gateway: "h" })], [], "", []],
  ["connections to two addresses", [connection("a"), connection("b", "198.51.100.2")], [], "", []],
  [
    "connections whose gateway is not known",
    [withoutGateway(connection("a")), withoutGateway(connection("b"))],
    [],
    "",
    [],
  ],
  [
    "two tunnels of an edge with the same addresses, whatever their networks",
    [],
    [edgeTunnel("c", "198.51.100.1"), edgeTunnel("d", "198.51.100.1")],
    "",
    [
      'c: NT4048 The tunnels "c" and "d" have the same two addresses',
      "  c.json site/gatewayAddress; The other d.json site/gatewayAddress",
    ],
  ],
  [
    "two tunnels of an edge with the same networks in another order",
    [],
    [
      edgeTunnel("c", "198.51.100.1", {}, ["10.1.0.0/16", "10.3.0.0/16"]),
      edgeTunnel("d", "198.51.100.2", {}, ["10.3.0.0/16", "10.1.0.0/16"]),
    ],
    "",
    [
      'c: NT4065 The tunnels "c" and "d" have the same networks',
      "  c.json tunnel/localPrefixes/0; The other d.json tunnel/localPrefixes/0",
    ],
  ],
  [
    "networks of two edges",
    [],
    [edgeTunnel("c", "198.51.100.1"), edgeTunnel("d", "198.51.100.2", { gateway: "other" })],
    "",
    [],
  ],
  [
    "local networks that differ",
    [],
    [edgeTunnel("c", "198.51.100.1"), edgeTunnel("d", "198.51.100.2", { localPrefixes: ["10.4.0.0/16"] })],
    "",
    [],
  ],
  [
    "tunnels that go by routes",
    [],
    [edgeTunnel("c", "198.51.100.1", { routeBased: true }), edgeTunnel("d", "198.51.100.2", { routeBased: true })],
    "",
    [],
  ],
  [
    "networks that are not known",
    [],
    [
      edgeTunnel("c", "198.51.100.1", { localPrefixes: [open] }),
      edgeTunnel("d", "198.51.100.2", { localPrefixes: [open] }),
    ],
    "",
    [],
  ],
  [
    "of many that are alike some are named",
    ["a", "b", "c", "d", "e", "f"].map((name) => connection(name)),
    [edgeTunnel("z", "198.51.100.1")],
    "e z",
    [
      'e: NT4048 The connections "a" and "b" and "c" and "e" and 2 more have the same two addresses',
      "  e.json site/gatewayAddress; The other end z.json site/gatewayAddress; The other a.json site/gatewayAddress; The other b.json site/gatewayAddress; The other c.json site/gatewayAddress",
    ],
  ],
];

for (const [title, azure, cds, pairs, findings] of rows) {
  test(`neighbours: ${title}`, () => {
    const end = (name: string): TunnelEnd => [...azure, ...cds].find((each) => nameOfEnd(each) === name) as TunnelEnd;
    const [first, second] = pairs.split(" ");
    const joined = first && second ? [{ azure: end(first), cds: end(second), by: "told" as const }] : [];
    const found = neighbourFindings(azure, cds, joined);
    const told = [...found].flatMap(([each, list]) =>
      list.flatMap(({ code, message, file, path, related = [] }) => [
        `${nameOfEnd(each)}: ${code} ${message}`,
        `  ${[`${file} ${path}`, ...related.map((other) => `${other.message} ${other.file} ${other.path}`)].join("; ")}`,
      ]),
    );
    assert.deepEqual(told, findings);
  });
}

function withoutGateway(end: TunnelEnd): TunnelEnd {
  const { gateway: _, ...tunnel } = end.tunnel;
  return { ...end, tunnel };
}

test("two networks: what gets in each other's way is told of a tunnel, and of what is left over where there is none", () => {
  const network = (ends: readonly TunnelEnd[], file: string): ReadNetwork => ({
    file,
    network: {
      ...emptyNetwork,
      tunnels: ends.map(({ tunnel }, index) => ({ ...tunnel, key: `t${index}`, gateway: "g", site: `s${index}` })),
      gateways: ends.slice(0, 1).flatMap(({ gateway }) => (gateway === undefined ? [] : { ...gateway, key: "g" })),
      sites: ends.flatMap(({ site }, index) => (site === undefined ? [] : { ...site, key: `s${index}` })),
    },
  });
  const azure = network([connection("a"), connection("b"), connection("c", "198.51.100.9")], "azure.json");
  const cds = network([edgeTunnel("b", "198.51.100.1"), edgeTunnel("d", "198.51.100.7")], "edge.json");
  const { tunnels, diagnostics } = negotiateNetworks(azure, cds);
  const codes = (list: readonly Diagnostic[]) =>
    list.filter(({ code }) => !/^NT40(?!48|65)/.test(code)).map(({ code, message }) => `${code} ${message}`);
  assert.deepEqual(
    tunnels.map(({ azure: left, cds: right, diagnostics: own }) => [left, right, codes(own)]),
    [
      [
        "b",
        "b",
        [
          'NT4048 The connections "a" and "b" have the same two addresses',
          'NT4065 The tunnels "b" and "d" have the same networks',
        ],
      ],
    ],
  );
  assert.deepEqual(codes(diagnostics), []);
  const other = network([edgeTunnel("b", "198.51.100.1"), edgeTunnel("d", "198.51.100.7", {}, ["10.9.0.0/16"])], "");
  const one = network([connection("b")], "azure.json");
  const found = [negotiateNetworks(azure, other), negotiateNetworks(one, cds), negotiateNetworks(one, other)];
  assert.deepEqual(
    found.map((each) => each.tunnels.map((tunnel) => codes(tunnel.diagnostics))),
    [
      [['NT4048 The connections "a" and "b" have the same two addresses']],
      [['NT4065 The tunnels "b" and "d" have the same networks']],
      [[]],
    ],
  );
  const unpaired = negotiateNetworks(
    azure,
    network([edgeTunnel("x", "198.51.100.7"), edgeTunnel("y", "198.51.100.8")], "edge.json"),
  );
  assert.deepEqual(
    [unpaired.verdict, unpaired.tunnels, codes(unpaired.diagnostics)],
    [
      "unknown",
      [],
      [
        'NT4048 The connections "a" and "b" have the same two addresses',
        'NT4065 The tunnels "x" and "y" have the same networks',
      ],
    ],
  );
});
