import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "../lib/model/stated.ts";
import { check, convert, negotiateReach, read, type Source } from "../mod.ts";

// What a description states and nobody understands counts as not known: no default takes its place.
const description = `globalReach:
  privateCloud:
    name: harbour
    location: westeurope
    managementBlock: 10.20.0.0/22
    furtherBlocks: [10.21.0.0/24, 10.22.0.0/24]
    segments: [{ name: web, gateway: 10.30.1.1/24 }]
  onPremisesCircuits:
    - name: er
      create: true
      provider: Example Carrier
      peeringLocation: Paris
      bandwidthMbps: 200
      tier: Premium
      billing: MeteredData
      peerAsn: 65010
      prefixes: [192.168.16.0/20]
  virtualNetworks:
    - name: hub
      location: westeurope
      gateway: hub-ergw
      prefixes: [10.1.0.0/16]
`;

function input(from: string, to: string): Source {
  return { name: "reach.yaml", text: description.replace(from, to) };
}

const verdicts: readonly (readonly [from: string, to: string, verdict: string])[] = [
  ["", "", "up"],
  ["10.20.0.0/22", "10.20.0.0/33", "unknown"],
  ["10.21.0.0/24", "10.21.0.0", "unknown"],
  ["10.30.1.1/24", "10.30.1.1", "unknown"],
  ["[192.168.16.0/20]", "[192.168.16.0/20, 10.0.0.0]", "unknown"],
  ["[192.168.16.0/20]", "{ from: 192.168.0.0/16 }", "unknown"],
  ["[192.168.16.0/20]", "[10.20.1.0/24, 10.0.0.0]", "down"],
];

for (const [from, to, verdict] of verdicts) {
  test(`what overlaps nothing hangs on every prefix: ${to}`, () => {
    const reading = read(input(from, to));
    assert.equal(negotiateReach(reading).verdict, verdict);
    const codes = check(reading).map(({ code }) => code);
    assert.deepEqual(codes, verdict === "down" ? ["NT4506"] : []);
  });
}

const settings: readonly (readonly [from: string, to: string, name: string, leaf: string])[] = [
  ["tier: Premium", "tier: Golden", "tier", "/tier"],
  ["bandwidthMbps: 200", "bandwidthMbps: many", "bandwidthInMbps", "/bandwidthMbps"],
  ["peerAsn: 65010", "peerAsn: ours", "peerASN", "/peerAsn"],
];

for (const [from, to, name, leaf] of settings) {
  test(`a template asks for what is not understood: ${to}`, () => {
    const { documents, ledger } = convert(input(from, to), { to: "arm" });
    const text = documents.map((document) => document.text).join("\n");
    assert.ok(text.includes(`"[parameters('${name}_er`));
    assert.doesNotMatch(text, /not understood|object Object/);
    assert.equal(ledger.find(({ path }) => path?.endsWith(leaf))?.kind, "approximated");
  });
}

test("what is not understood of what is there is not read, and nothing is said twice", () => {
  const { ledger, diagnostics } = convert(input("10.21.0.0/24", "10.21.0.0"), { to: "arm" });
  const path = "/globalReach/privateCloud/furtherBlocks/0";
  assert.equal(ledger.find((entry) => entry.path === path)?.kind, "unread");
  assert.deepEqual(
    diagnostics.filter((finding) => finding.path === path).map(({ code }) => code),
    ["NT2702"],
  );
});

test("the circuit of a private cloud that is not understood is asked of the private cloud", () => {
  const { documents } = convert(input("managementBlock:", "circuitId: tnt-er\n    managementBlock:"), { to: "arm" });
  assert.match(documents.map(({ text }) => text).join("\n"), /privateClouds', 'harbour'\).*circuit\.expressRouteID/);
});

test("a name that is no text is reported once", () => {
  const { network, diagnostics } = read(input("name: er\n", "name: [er]\n"));
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ["NT2702"],
  );
  assert.equal(textOf(network.circuits[0]?.name ?? "none"), "");
});

test("a value under the name of a secret gets into nothing that is shown", () => {
  const { network, diagnostics } = read(
    input("location: westeurope\n    m", "location: { password: Sample-Only-1 }\n    m"),
  );
  assert.ok(!JSON.stringify([network, diagnostics]).includes("Sample-Only"));
});
