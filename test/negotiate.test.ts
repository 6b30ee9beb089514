import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { convert, type Negotiation, negotiate, type Reading, read } from "../mod.ts";
import { edited } from "./edited.ts";

const root = new URL("../fixtures/negotiate/", import.meta.url);
const pairs = readdirSync(root).filter(
  (name) => name !== "sides-exchanged" && name !== "unknown-name" && !name.startsWith("fix-"),
);

type Texts = Readonly<Record<"azure.json" | "edge.json", string>>;

function textsOf(name: string): Texts {
  const text = (file: string): string => readFileSync(new URL(`${name}/${file}`, root), "utf8");
  return { "azure.json": text("azure.json"), "edge.json": text("edge.json") };
}

function readingsOf(texts: Texts): readonly [azure: Reading, cds: Reading] {
  const one = (name: keyof Texts): Reading => read({ name, text: texts[name] });
  return [one("azure.json"), one("edge.json")];
}

function negotiated(texts: Texts): Negotiation {
  return negotiate(...readingsOf(texts));
}

// biome-ignore lint/suspicious/noExplicitAny: documents of any shape
type Any = any;

for (const name of pairs) {
  test(`the edits for ${name} give what they promise`, () => {
    const texts = textsOf(name);
    const { tunnels } = negotiated(texts);
    for (const { verdict, fixes } of tunnels) {
      assert.equal(fixes.length > 0, verdict !== "up" && verdict !== "unknown");
      for (const { changes, result } of fixes) {
        assert.ok(changes.length > 0);
        // The key of the other end is never told.
        if (changes.some(({ to }) => to === "(secret)")) continue;
        assert.equal(negotiated(edited(texts, changes)).verdict, result, JSON.stringify(changes));
      }
    }
  });
}

for (const name of pairs) {
  test(`who changes what came of ${name} changes nothing that comes after`, () => {
    const readings = readingsOf(textsOf(name));
    const first = negotiate(...readings);
    const found = JSON.stringify(first);
    // What was found in reading belongs to the readings.
    spoil(first.tunnels);
    assert.equal(JSON.stringify(negotiate(...readings)), found);
  });
}

test("what came of a reading with one other says nothing about the next", () => {
  const all = pairs.map(textsOf);
  const kept = all.map(readingsOf);
  for (const [left, texts] of all.entries()) {
    for (const [right, others] of all.entries()) {
      const [azure, cds] = [kept[left]?.[0], kept[right]?.[1]];
      assert.ok(azure !== undefined && cds !== undefined);
      const anew = negotiated({ "azure.json": texts["azure.json"], "edge.json": others["edge.json"] });
      assert.deepEqual(negotiate(azure, cds), anew, `${pairs[left]} with ${pairs[right]}`);
    }
  }
});

function spoil(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const each of Object.values(value)) spoil(each);
  if (Array.isArray(value)) value.push("spoiled");
  else Object.assign(value, { spoiled: true });
}

const effects = ["none", "degrades", "partial", "breaks-at-rekey", "one-way", "blocks", "unknown"];
const verdicts = ["up", "degraded", "partial", "breaks-at-rekey", "one-way", "down", "unknown"];

for (const name of pairs) {
  test(`the JSON for ${name} has the shape of the contract`, () => {
    const found = JSON.parse(JSON.stringify(negotiated(textsOf(name))));
    assert.deepEqual(Object.keys(found).sort(), ["diagnostics", "schemaVersion", "tunnels", "verdict"]);
    assert.equal(found.schemaVersion, 1);
    for (const tunnel of found.tunnels) {
      assert.deepEqual(Object.keys(tunnel).sort(), [
        "azure",
        "cds",
        "diagnostics",
        "directions",
        "fixes",
        "parameters",
        "provided",
        "verdict",
      ]);
      assert.ok(verdicts.includes(tunnel.verdict));
      assert.deepEqual(Object.keys(tunnel.directions), ["azure-initiates", "cds-initiates"]);
      for (const direction of Object.values<Any>(tunnel.directions)) {
        const members = ["outcome", "exchange", "notify", "ike", "child", "selectors", "rekey", "consoles"];
        assert.deepEqual(Object.keys(direction), members);
        assert.ok(["established", "failed", "not-attempted", "unknown"].includes(direction.outcome));
      }
      for (const parameter of tunnel.parameters) {
        assert.deepEqual(Object.keys(parameter), ["name", "azure", "cds", "chosen", "effect"]);
        assert.ok(effects.includes(parameter.effect));
      }
      for (const fix of tunnel.fixes) {
        assert.deepEqual(Object.keys(fix), ["side", "changes", "result", "strength"]);
        for (const change of fix.changes) {
          const members = Object.keys(change).filter((key) => key !== "line");
          assert.deepEqual(members.sort(), ["file", "from", "path", "to"]);
        }
      }
    }
  });
}

test("an edit says the value as it is written, and the new one in the words of the file", () => {
  const [tunnel] = negotiated(textsOf("group-differs")).tunnels;
  assert.deepEqual(
    tunnel?.fixes.map(({ side, changes }) => [side, changes]),
    [
      [
        "azure",
        [
          {
            file: "azure.json",
            path: "/resources/4/properties/ipsecPolicies/0/dhGroup",
            line: 99,
            from: "DHGroup2",
            to: "DHGroup14",
          },
        ],
      ],
      [
        "cds",
        [
          {
            file: "edge.json",
            path: "/ipsecVpnTunnels/0/connectionProperties/ikeConfiguration/dhGroups/0",
            line: 31,
            from: "GROUP14",
            to: "GROUP2",
          },
        ],
      ],
    ],
  );
});

test("what a tool flattens away is not in the path of an edit either", () => {
  const texts = textsOf("defaults");
  const id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network";
  const exported = texts["azure.json"]
    .replace(
      /\[resourceId\('Microsoft.Network\/virtualNetworks\/subnets', '(\S+)', '(\S+)'\)\]/g,
      `${id}/virtualNetworks/$1/subnets/$2`,
    )
    .replace(/\[resourceId\('Microsoft.Network\/(\w+)', '(\S+)'\)\]/g, `${id}/$1/$2`);
  const shown = JSON.parse(exported).resources.map(({ properties, ...outer }: Any) => ({
    ...outer,
    ...properties,
    id: `${id}/${outer.type.split("/")[1]}/${outer.name}`,
  }));
  const azure = read({ name: "list.json", text: JSON.stringify(shown) });
  const { tunnels } = negotiate(azure, readingsOf(texts)[1]);
  const fix = tunnels[0]?.fixes.find(({ side }) => side === "azure");
  assert.equal(fix?.changes[0]?.path, "/4/ipsecPolicies/0/ikeEncryption");
});

test("edits of an older kind of edge file stay with its members, and secrecy with its switch", () => {
  const input = new URL("../fixtures/cds-legacy/nsxv-json/input.json", import.meta.url);
  const source = { name: "input.json", text: readFileSync(input, "utf8") };
  const azure = convert(source, { to: "arm" }).documents[0]?.text ?? "";
  const weaker = azure.replaceAll("DHGroup14", "ECP256").replaceAll("PFS2048", "None");
  const { tunnels } = negotiate(read({ name: "azure.json", text: weaker }), read(source));
  const fix = tunnels[0]?.fixes.find(({ side }) => side === "cds");
  assert.deepEqual(
    fix?.changes.map(({ path, from, to }) => [path, from, to]),
    [
      ["/sites/sites/0/dhGroup", "dh14", "dh19"],
      ["/sites/sites/0/enablePfs", true, false],
    ],
  );
});

test("readings of the wrong side are told apart, and nothing is negotiated", () => {
  const [azure, cds] = readingsOf(textsOf("up"));
  const { verdict, tunnels, diagnostics } = negotiate(cds, azure);
  assert.deepEqual([verdict, tunnels], ["unknown", []]);
  assert.deepEqual(
    diagnostics.filter(({ code }) => code === "NT1101").map(({ message }) => message),
    ['The Azure side is in the format "cds"', 'The CDS side is in the format "arm"'],
  );
});

test("no text of a negotiation shows a key", () => {
  const found = negotiated(textsOf("keys-differ"));
  assert.equal(found.verdict, "down");
  assert.doesNotMatch(JSON.stringify(found), /Sample-Key/);
});
