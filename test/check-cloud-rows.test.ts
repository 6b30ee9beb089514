import assert from "node:assert/strict";
import { test } from "node:test";
import type { Circuit } from "../lib/model/circuit.ts";
import type { Network } from "../lib/model/network.ts";
import type { PrivateCloud } from "../lib/model/privateCloud.ts";
import type { FormatId } from "../mod.ts";
import { gateway, network } from "./check-models.ts";
import { findingsAt, told } from "./check-places.ts";

// Private clouds and circuits that are joined: which of them, and what is said once. What is wrong with a join has rows of its own.
const planned: PrivateCloud = { key: "cloud", scope: "a", name: "Cloud", networkBlock: "10.1.0.0/22" };
const cloud: PrivateCloud = { ...planned, circuitId: "/own" };
const circuit = (key: string, prefix: string, rest: Partial<Circuit> = {}): Circuit => ({
  key,
  scope: "a",
  name: key,
  resourceId: `/${key}`,
  peerings: [{ name: "AzurePrivatePeering", type: "AzurePrivatePeering", primaryPrefix: prefix }],
  ...rest,
});
const paris = circuit("paris", "172.16.0.0/30");
const london = circuit("london", "172.16.0.4/30");
const smaller = { ...cloud, networkBlock: "10.1.0.0/23" };

type Row = readonly [what: string, found: readonly string[], network: Partial<Network>];

function testFound(area: string, codes: RegExp, rows: readonly Row[], from: FormatId = "arm"): void {
  for (const [what, found, joined] of rows) {
    test(`${area}: ${what}`, () => assert.deepEqual(findingsAt(codes, [joined], { from }).map(told), found));
  }
}

testFound("a private cloud and circuits", /^NT450[56]/, [
  ["that have nothing in common", [], { privateClouds: [cloud], circuits: [paris, london] }],
  [
    "of which one has its addresses",
    [
      'NT4506 privateClouds/0/networkBlock (circuits/1/peerings/0/primaryPrefix): The management block, "10.1.0.0/22", overlaps the first link of circuit "rome", "10.1.1.0/30"',
    ],
    { privateClouds: [cloud], circuits: [paris, circuit("rome", "10.1.1.0/30")] },
  ],
  [
    "a fault of its own, with one circuit",
    ['NT4505 privateClouds/0/networkBlock: The management block "10.1.0.0/23" cannot be used: it is smaller than /22'],
    { privateClouds: [smaller], circuits: [paris] },
  ],
  [
    "a fault of its own, with two circuits",
    ['NT4505 privateClouds/0/networkBlock: The management block "10.1.0.0/23" cannot be used: it is smaller than /22'],
    { privateClouds: [smaller], circuits: [paris, london] },
  ],
  [
    "a circuit of another resource group",
    [
      'NT4506 privateClouds/0/networkBlock (circuits/0/peerings/0/primaryPrefix): The management block, "10.1.0.0/22", overlaps the first link of circuit "rome", "10.1.1.0/30"',
    ],
    { privateClouds: [cloud], circuits: [circuit("rome", "10.1.1.0/30", { scope: "b" })] },
  ],
]);

const described: Partial<Network> = {
  privateClouds: [planned],
  circuits: [paris],
};

testFound(
  "descriptions of a private cloud and a circuit",
  /^NT450[56]/,
  [
    [
      "one of both",
      [
        'NT4506 privateClouds/0/networkBlock (circuits/0/peerings/0/primaryPrefix): The management block, "10.1.0.0/22", overlaps the first link of circuit "rome", "10.1.1.0/30"',
      ],
      { ...described, circuits: [circuit("rome", "10.1.1.0/30")] },
    ],
    ["one of each", [], { ...described, circuits: [circuit("rome", "10.1.1.0/30", { scope: "b" })] }],
  ],
  "reach",
);

/** A network that is connected to the private cloud and has addresses of its block. */
const connected: Partial<Network> = {
  ...described,
  virtualNetworks: [network("hub", ["10.1.0.0/16"])],
  gateways: [gateway("hub", { type: "ExpressRoute" })],
  tunnels: [{ key: "line", scope: "a", gateway: "hub-gateway", medium: "ExpressRoute" }],
};

testFound(
  "a description of a private cloud and a network",
  /^NT(?:450[56]|5101)/,
  [
    [
      "with the same addresses",
      [
        'NT4506 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The management block, "10.1.0.0/22", overlaps virtual network "hub", "10.1.0.0/16"',
      ],
      connected,
    ],
  ],
  "reach",
);

testFound("a private cloud that is there, and a network", /^NT(?:450[56]|5101)/, [
  [
    "with the same addresses",
    [
      'NT5101 privateClouds/0/networkBlock (virtualNetworks/0/prefixes/0): The virtual network "hub" (10.1.0.0/16) and the private cloud "Cloud" (10.1.0.0/22) overlap; a private circuit connects them',
    ],
    {
      ...connected,
      privateClouds: [cloud],
      tunnels: [{ key: "line", scope: "a", gateway: "hub-gateway", medium: "ExpressRoute", circuitId: "/own" }],
    },
  ],
]);
