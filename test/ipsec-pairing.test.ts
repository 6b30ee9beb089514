import assert from "node:assert/strict";
import { test } from "node:test";
import type { Diagnostic } from "../lib/diagnostics/diagnostic.ts";
import { negotiateNetworks } from "../lib/ipsec/negotiate.ts";
import { type Pairing, type PairingOptions, pairEnds } from "../lib/ipsec/pairing.ts";
import { nameOfEnd, type ReadNetwork, type TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { emptyNetwork } from "../lib/model/network.ts";
import { known } from "../lib/model/stated.ts";
import { azureOf, edgeOf } from "./ipsec-ends.ts";
import { numbersOf } from "./ipsec-pairs.ts";

function left(name: string, address: string, gatewayAddress: string): TunnelEnd {
  return azureOf({ tunnel: { name }, address, gatewayAddress });
}

function right(name: string, address: string, remoteAddress: string): TunnelEnd {
  return edgeOf({ tunnel: { name }, address, remoteAddress });
}

type Row = readonly [
  title: string,
  azure: readonly TunnelEnd[],
  cds: readonly TunnelEnd[],
  options: PairingOptions,
  pairs: readonly string[],
  codes: readonly string[],
];

const rows: readonly Row[] = [
  [
    "by both addresses, whatever the names",
    [left("a", "192.0.2.1", "198.51.100.1"), left("b", "192.0.2.1", "198.51.100.2")],
    [right("b", "198.51.100.1", "192.0.2.1"), right("a", "198.51.100.2", "192.0.2.1")],
    {},
    ["a b addresses", "b a addresses"],
    [],
  ],
  [
    "by names where addresses do not tell",
    [left("Site A", "", ""), left("site-b", "", "")],
    [right("site_b", "", ""), right("site-a", "", "")],
    {},
    ["Site A site-a names", "site-b site_b names"],
    [],
  ],
  ["because one of each is there", [left("a", "", "")], [right("z", "", "")], {}, ["a z alone"], []],
  [
    "as told, against the addresses",
    [left("a", "192.0.2.1", "198.51.100.1")],
    [right("y", "198.51.100.1", "192.0.2.1"), right("z", "198.51.100.9", "192.0.2.9")],
    { connection: "A", tunnel: "z" },
    ["a z told"],
    [],
  ],
  ["a name that is not there", [left("a", "", "")], [right("z", "", "")], { tunnel: "y" }, [], ["NT4057"]],
  [
    "what is left over is said",
    [left("a", "192.0.2.1", "198.51.100.1")],
    [right("y", "198.51.100.1", "192.0.2.1"), right("z", "198.51.100.9", "192.0.2.9")],
    {},
    ["a y addresses"],
    ["NT4052"],
  ],
  [
    "by names where two have the same addresses",
    [left("a", "192.0.2.1", "198.51.100.1"), left("b", "192.0.2.1", "198.51.100.1")],
    [right("b", "198.51.100.1", "192.0.2.1"), right("a", "198.51.100.1", "192.0.2.1")],
    {},
    ["a a addresses", "b b addresses"],
    [],
  ],
  [
    "by the one address that is known",
    [left("a", "", "198.51.100.1"), left("b", "", "198.51.100.2")],
    [right("y", "198.51.100.2", "192.0.2.1"), right("z", "198.51.100.1", "192.0.2.1")],
    {},
    ["a z addresses", "b y addresses"],
    [],
  ],
  [
    "by names where the one address that is known is the same",
    [left("a", "", "198.51.100.1"), left("b", "", "198.51.100.1")],
    [right("b", "198.51.100.1", "192.0.2.1"), right("a", "198.51.100.1", "192.0.2.1")],
    {},
    ["a a addresses", "b b addresses"],
    [],
  ],
  [
    "by networks where addresses and names do not tell",
    [
      azureOf({ tunnel: { name: "a" }, remote: ["10.2.0.0/16"] }),
      azureOf({ tunnel: { name: "b" }, remote: ["10.4.0.0/16", "10.5.0.0/16"] }),
    ],
    [
      edgeOf({ tunnel: { name: "y" }, local: ["10.5.0.0/16", "10.4.0.0/16"] }),
      edgeOf({ tunnel: { name: "z" }, local: ["10.2.0.0/16"] }),
    ],
    {},
    ["a z addresses", "b y addresses"],
    [],
  ],
  [
    "networks that hold others are not the same",
    [
      azureOf({ tunnel: { name: "a" }, remote: ["10.2.0.0/16"] }),
      azureOf({ tunnel: { name: "b" }, remote: ["10.4.0.0/16", "10.5.0.0/16"] }),
    ],
    [
      edgeOf({ tunnel: { name: "y" }, local: ["10.4.0.0/16"] }),
      edgeOf({ tunnel: { name: "z" }, local: ["10.2.0.0/16", "10.6.0.0/16"] }),
    ],
    {},
    [],
    ["NT4053", "NT4053", "NT4053", "NT4053"],
  ],
  [
    "an address that differs outweighs one that fits",
    [left("a", "192.0.2.1", "198.51.100.1"), left("b", "192.0.2.2", "198.51.100.1")],
    [right("y", "198.51.100.1", "192.0.2.2"), right("z", "198.51.100.1", "192.0.2.3")],
    {},
    ["a z alone", "b y addresses"],
    [],
  ],
  [
    "another address of the edge outweighs the one of Azure",
    [left("a", "192.0.2.1", "198.51.100.1"), left("b", "192.0.2.1", "198.51.100.2")],
    [right("y", "198.51.100.3", "192.0.2.1"), right("z", "198.51.100.1", "192.0.2.1")],
    {},
    ["a z addresses", "b y alone"],
    [],
  ],
  [
    "one that is named leaves the others to be told apart",
    [left("a", "192.0.2.1", "198.51.100.1"), left("b", "192.0.2.1", "198.51.100.2")],
    [right("y", "198.51.100.2", "192.0.2.1"), right("z", "198.51.100.1", "192.0.2.1")],
    { connection: "a" },
    ["a z addresses"],
    ["NT4052"],
  ],
  [
    "a connection that is named, and the only tunnel",
    [left("a", "", ""), left("b", "", "")],
    [right("z", "", "")],
    { connection: "a" },
    ["a z alone"],
    [],
  ],
  [
    "a tunnel that is named, and the only connection",
    [left("a", "", "")],
    [right("y", "", ""), right("z", "", "")],
    { tunnel: "z" },
    ["a z alone"],
    [],
  ],
  [
    "the only two, whose addresses fit",
    [left("a", "192.0.2.1", "198.51.100.1")],
    [right("z", "198.51.100.1", "192.0.2.1")],
    {},
    ["a z addresses"],
    [],
  ],
  [
    "the only two, whose addresses differ",
    [left("a", "192.0.2.1", "198.51.100.1")],
    [right("z", "198.51.100.2", "192.0.2.1")],
    {},
    ["a z alone"],
    [],
  ],
  [
    "in the order of the Azure input, however they are found",
    [left("same", "", ""), left("b", "192.0.2.1", "198.51.100.1")],
    [right("y", "198.51.100.1", "192.0.2.1"), right("same", "", "")],
    {},
    ["same same names", "b y addresses"],
    [],
  ],
  [
    "names without a letter or a digit are none",
    [left("-", "", ""), left("b", "", "")],
    [right("_", "", ""), right("z", "", "")],
    {},
    [],
    ["NT4053", "NT4053", "NT4053", "NT4053"],
  ],
  ["connections alone", [left("a", "", "")], [], {}, [], ["NT4052"]],
  [
    "what cannot be told apart is not guessed",
    [left("a", "", ""), left("b", "", "")],
    [right("y", "", ""), right("z", "", "")],
    {},
    [],
    ["NT4053", "NT4053", "NT4053", "NT4053"],
  ],
];

for (const [title, azure, cds, options, pairs, codes] of rows) {
  test(`pairing: ${title}`, () => {
    const empty = ({ site, publicAddresses, tunnel, ...rest }: TunnelEnd): TunnelEnd => ({
      ...rest,
      tunnel: tunnel.localAddress === "" ? without(tunnel, "localAddress") : tunnel,
      site: site?.gatewayAddress === "" ? without(site, "gatewayAddress") : site,
      publicAddresses: publicAddresses.filter(({ address }) => address !== ""),
    });
    const result = pairEnds(azure.map(empty), cds.map(empty), options);
    const made = result.pairs.map((pair) => `${nameOfEnd(pair.azure)} ${nameOfEnd(pair.cds)} ${pair.by}`);
    assert.deepEqual(made, pairs);
    assert.deepEqual(
      result.diagnostics.map(({ code }) => code),
      codes,
    );
  });
}

// Few ends are looked through, and of many there is an index.
test("pairing: ends of others change no pair", () => {
  const next = numbersOf(5);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const ends = (make: typeof left, own: readonly string[], far: readonly string[]): readonly TunnelEnd[] =>
    Array.from({ length: 1 + Math.floor(next() * 4) }, () => make(one(["a", "b", "c"]), one(own), one(far)));
  const addresses = [
    ["192.0.2.1", "192.0.2.2", ""],
    ["198.51.100.1", "198.51.100.2", ""],
  ] as const;
  const strangers = Array.from(
    { length: 9 },
    (_, index) => [`203.0.113.${index}`, `203.0.113.${100 + index}`] as const,
  );
  const seen = new Set<string>();
  for (let count = 0; count < 100; count++) {
    const [azure, cds] = [ends(left, ...addresses), ends(right, addresses[1], addresses[0])];
    const told = ({ pairs }: Pairing): readonly string[] =>
      pairs.flatMap(({ azure: a, cds: c, by }) =>
        azure.includes(a) ? [`${azure.indexOf(a)} ${cds.indexOf(c)} ${by}`] : [],
      );
    const alone = told(pairEnds(azure, cds));
    const among = told(
      pairEnds(
        [...azure, ...strangers.map(([own, far]) => left(`x ${own}`, own, far))],
        [...strangers.map(([far, own]) => right(`y ${own}`, own, far)), ...cds],
      ),
    );
    assert.deepEqual(among, alone);
    for (const pair of alone) seen.add(pair.split(" ")[2] ?? "");
  }
  assert.deepEqual([...seen].sort(), ["addresses", "alone", "names"]);
});

test("pairing: what is left over is told with what it could belong to", () => {
  const bare = (list: readonly TunnelEnd[]): readonly TunnelEnd[] =>
    list.map((end) => ({ ...end, site: undefined, publicAddresses: [], tunnel: without(end.tunnel, "localAddress") }));
  const azure = bare([left("a", "", ""), left("b", "", "")]);
  const cds = bare([right("y", "", ""), right("z", "", "")]);
  const told = ({ code, message, help, expected }: Diagnostic) => [code, message, help, expected];
  const [first, , third] = pairEnds(azure, cds).diagnostics;
  assert.ok(first !== undefined && third !== undefined);
  assert.deepEqual(told(first), [
    "NT4053",
    'It is not clear which end belongs to the connection "a"',
    "Name the two with --connection and --tunnel",
    ["y", "z"],
  ]);
  assert.deepEqual(told(third), [
    "NT4053",
    'It is not clear which end belongs to the tunnel "y"',
    "Name the two with --connection and --tunnel",
    ["a", "b"],
  ]);
  const [alone] = pairEnds([], cds).diagnostics;
  assert.deepEqual(alone && told(alone), [
    "NT4052",
    'Nothing in the other input belongs to the tunnel "y"',
    "Give the input of its other end too",
    undefined,
  ]);
  const [named] = pairEnds(azure, cds, { connection: "c" }).diagnostics;
  assert.deepEqual(named && told(named), [
    "NT4057",
    'No connection is called "c"',
    "Use a name that is there",
    ["a", "b"],
  ]);
  const [other] = pairEnds(azure, cds, { tunnel: "c" }).diagnostics;
  assert.deepEqual(other && told(other), ["NT4057", 'No tunnel is called "c"', "Use a name that is there", ["y", "z"]]);
});

function without<T extends object, K extends keyof T>(value: T, key: K): T {
  const { [key]: _, ...rest } = value;
  return rest as T;
}

function networkOf(ends: readonly TunnelEnd[], file: string): ReadNetwork {
  const number = <T extends { readonly key: string }>(value: T, index: number): T => ({
    ...value,
    key: `${value.key}${index}`,
  });
  return {
    file,
    network: {
      ...emptyNetwork,
      tunnels: ends.map(({ tunnel }, index) => ({
        ...number(tunnel, index),
        gateway: `${tunnel.gateway}${index}`,
        site: `${tunnel.site}${index}`,
      })),
      gateways: ends.flatMap(({ gateway }, index) =>
        gateway === undefined
          ? []
          : [{ ...number(gateway, index), ...(gateway.type === "Edge" ? {} : { virtualNetwork: `v${index}` }) }],
      ),
      sites: ends.flatMap(({ site }, index) => (site === undefined ? [] : [number(site, index)])),
      virtualNetworks: ends.flatMap(({ virtualNetwork }, index) =>
        virtualNetwork === undefined ? [] : [number(virtualNetwork, index)],
      ),
    },
  };
}

test("two networks: each pair is negotiated, and the worst verdict counts", () => {
  const azure = networkOf([left("a", "", "198.51.100.1"), left("b", "", "198.51.100.2")], "azure.json");
  const cds = networkOf(
    [right("x", "198.51.100.2", "192.0.2.1"), right("y", "198.51.100.1", "192.0.2.1")],
    "edge.json",
  );
  const { verdict, tunnels, diagnostics } = negotiateNetworks(azure, cds);
  assert.equal(verdict, "down");
  assert.deepEqual(
    tunnels.map((each) => [each.azure, each.cds, each.verdict]),
    [
      ["a", "y", "down"],
      ["b", "x", "down"],
    ],
  );
  assert.deepEqual(diagnostics, []);
});

test("two networks of many: each end is found with what it refers to", () => {
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  const azure = numbers.map((number) => left(`c${number}`, "", `198.51.100.${number}`));
  const cds = numbers.toReversed().map((number) => right(`t${number}`, `198.51.100.${number}`, "192.0.2.1"));
  const { tunnels, pairs } = negotiateNetworks(networkOf(azure, "azure.json"), networkOf(cds, "edge.json"));
  assert.deepEqual(
    tunnels.map((each) => `${each.azure} ${each.cds}`),
    numbers.map((number) => `c${number} t${number}`),
  );
  for (const { azure: one, cds: other } of pairs) {
    assert.equal(known(one.site?.gatewayAddress), other.tunnel.localAddress);
    assert.deepEqual([one.gateway?.key, other.gateway?.key], [one.tunnel.gateway, other.tunnel.gateway]);
    assert.equal(one.virtualNetwork?.key, one.gateway?.virtualNetwork);
  }
});

test("networks without tunnels have no verdict", () => {
  const none = { network: emptyNetwork, file: "empty.json" };
  assert.deepEqual(negotiateNetworks(none, none), { verdict: "unknown", tunnels: [], pairs: [], diagnostics: [] });
});
