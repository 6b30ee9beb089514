import assert from "node:assert/strict";
import { test } from "node:test";
import { negotiateTunnel } from "../lib/ipsec/negotiateTunnel.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { mendTunnels } from "../lib/mendTunnels.ts";
import { Secret } from "../lib/model/secret.ts";
import { type Edit, mend, type Negotiation, negotiate, read, type Source } from "../mod.ts";
import { edited } from "./edited.ts";
import { azure, good } from "./ipsec-ends.ts";
import { makePair, numbersOf } from "./ipsec-pairs.ts";
import { azureText, edgeText, followed } from "./mend-pairs.ts";
import { textsOf } from "./oracle-documents.ts";
import { makeSetups } from "./oracle-pairs.ts";

interface Documents {
  readonly azure: Source;
  readonly cds: Source;
  /** The key of the Azure end. */
  readonly parameters: Source;
}

function documentsOf(azure: TunnelEnd, cds: TunnelEnd, syntax: "json" | "yaml"): Documents {
  const key = azure.tunnel.sharedKey;
  const value = key instanceof Secret ? key.reveal() : "";
  return {
    azure: { name: "azure.json", text: azureText(azure) },
    cds: { name: `edge.${syntax}`, text: edgeText(cds, syntax) },
    parameters: {
      name: "keys.json",
      text: JSON.stringify({ contentVersion: "1.0.0.0", parameters: { sharedKey_connection: { value } } }),
    },
  };
}

function negotiated({ azure, cds, parameters }: Documents): Negotiation {
  return negotiate(read(azure, { parameters }), read(cds));
}

function withDocuments(documents: Documents, changed: readonly Source[]): Documents {
  const swap = (source: Source): Source => changed.find(({ name }) => name === source.name) ?? source;
  return { azure: swap(documents.azure), cds: swap(documents.cds), parameters: swap(documents.parameters) };
}

test("the edits of every fix of a random pair give what they promise, in the texts and for who follows them by hand", () => {
  const next = numbersOf(20_261_121);
  const counts = { mended: 0, keys: 0, followed: 0 };
  for (let index = 0; index < 300; index++) {
    const pair = makePair(next);
    const documents = documentsOf(pair.azure, pair.cds, index % 2 === 0 ? "json" : "yaml");
    const { verdict, tunnels } = negotiated(documents);
    assert.equal(verdict, negotiateTunnel(pair.azure, pair.cds, { fixes: false }).verdict, `pair ${index}`);
    const sources = [documents.azure, documents.cds, documents.parameters];
    for (const fix of tunnels[0]?.fixes ?? []) {
      const title = `pair ${index}: ${JSON.stringify(fix)}`;
      const { documents: changed, refusals } = mend(sources, fix);
      if (fix.changes.some(({ to }) => to === "(secret)")) {
        assert.deepEqual(changed, [], title);
        counts.keys += 1;
        continue;
      }
      assert.deepEqual(refusals, [], title);
      assert.equal(negotiated(withDocuments(documents, changed)).verdict, fix.result, title);
      counts.mended += 1;
      if (documents.cds.name.endsWith("yaml")) continue;
      assert.equal(negotiated(withDocuments(documents, followed(sources, fix.changes))).verdict, fix.result, title);
      counts.followed += 1;
    }
  }
  assert.ok(counts.mended > 250 && counts.keys > 5 && counts.followed > 125, JSON.stringify(counts));
});

test("what an edit says stands there does, in documents that leave out some and say others with an empty list", () => {
  const next = numbersOf(78);
  let empty = 0;
  for (let index = 0; index < 200; index++) {
    const texts = textsOf(makeSetups(next));
    const { tunnels } = negotiate(read({ name: "azure", text: texts.azure }), read({ name: "cds", text: texts.cds }));
    for (const { changes } of tunnels[0]?.fixes ?? []) {
      edited(
        texts,
        changes.filter(({ to }) => to !== "(secret)"),
      );
      empty += changes.filter(({ from }) => Array.isArray(from) && from.length === 0).length;
    }
  }
  assert.ok(empty > 0);
});

const tunnelBody = {
  name: "tunnel",
  enabled: true,
  localEndpoint: { localId: "198.51.100.1", localAddress: "198.51.100.1", localNetworks: ["10.2.0.0/16"] },
  remoteEndpoint: { remoteId: "192.0.2.1", remoteAddress: "192.0.2.1", remoteNetworks: ["10.1.0.0/16"] },
  connectorInitiationMode: "INITIATOR",
  securityType: "CUSTOM",
};
const ikeBody = {
  ikeVersion: "IKE_V2",
  encryptionAlgorithms: ["AES_256"],
  digestAlgorithms: ["SHA2_256"],
  dhGroups: ["GROUP14"],
};
const childBody = {
  perfectForwardSecrecyEnabled: true,
  encryptionAlgorithms: ["AES_GCM_256"],
  digestAlgorithms: [],
  dhGroups: ["GROUP14"],
};

const standing: readonly (readonly [title: string, azure: TunnelEnd, edge: object, from: unknown])[] = [
  [
    "a list without digests",
    azure("aes256-sha256-14 aes256-sha256-14"),
    { tunnel: tunnelBody, connectionProperties: { ikeConfiguration: ikeBody, tunnelConfiguration: childBody } },
    [],
  ],
  [
    "null in place of digests",
    azure("aes256-sha256-14 aes256-sha256-14"),
    {
      tunnel: tunnelBody,
      connectionProperties: {
        ikeConfiguration: ikeBody,
        tunnelConfiguration: { ...childBody, digestAlgorithms: null },
      },
    },
    null,
  ],
  [
    "a list without networks",
    azure(good),
    {
      tunnel: { ...tunnelBody, remoteEndpoint: { ...tunnelBody.remoteEndpoint, remoteNetworks: [] } },
      connectionProperties: { ikeConfiguration: ikeBody, tunnelConfiguration: childBody },
    },
    [],
  ],
];

for (const [title, end, body, from] of standing) {
  test(`an edit says what it replaces: ${title}`, () => {
    const texts = {
      "azure.json": azureText(end),
      "edge.json": JSON.stringify({ ipsecVpnTunnels: [body] }),
    };
    const [left, right] = [
      read({ name: "azure.json", text: texts["azure.json"] }),
      read({ name: "edge.json", text: texts["edge.json"] }),
    ];
    const changes = negotiate(left, right).tunnels[0]?.fixes.find(({ side }) => side === "cds")?.changes ?? [];
    assert.ok(
      changes.some((change) => JSON.stringify(change.from) === JSON.stringify(from)),
      JSON.stringify(changes),
    );
    edited(texts, changes);
  });
}

test("all tunnels are mended at once, keys too where that is allowed", () => {
  const next = numbersOf(7);
  let keys = 0;
  for (let index = 0; index < 100; index++) {
    const pair = makePair(next);
    const { azure, cds, parameters } = documentsOf(pair.azure, pair.cds, "json");
    const inputs = { azure: [azure], cds: [cds], parameters: [parameters], settings: [] };
    const isKeyed = !(pair.azure.tunnel.sharedKey as Secret).equals(pair.cds.tunnel.sharedKey as Secret);
    for (const includeSecrets of [true, false]) {
      const mending = mendTunnels(inputs, { side: "either", includeSecrets });
      const wanted = mending.before.verdict === "up" || (isKeyed && !includeSecrets) ? undefined : "up";
      assert.equal(mending.after?.verdict, wanted, `pair ${index}: ${mending.refusals}`);
      assert.equal(mending.broken, undefined);
      assert.doesNotMatch(mending.refusals.join(), /another key|same at both/);
    }
    if (isKeyed) keys += 1;
  }
  assert.ok(keys > 0);
});

const source: Source = { name: "edge.yaml", text: "# mine\ngroup: GROUP14\nlist: [a]\n" };
const group: Edit = { file: "edge.yaml", path: "/group", from: "GROUP14", to: "GROUP19" };

const refused: readonly (readonly [title: string, changes: readonly Edit[], message: RegExp])[] = [
  ["a file that is not there", [{ ...group, file: "--set" }], /of "--set" is to become "GROUP19", but it is not among/],
  ["a key", [{ ...group, to: "(secret)" }], /the key of the other end, which is not told: set it by hand/],
  ["no place", [{ file: "edge.yaml", from: null, to: "x" }], /does not show where "x" belongs: mend it by hand/],
  ["a file that has changed since", [{ ...group, from: "GROUP2" }], /does not say what the fix was made for/],
  [
    "a place that is taken",
    [{ ...group, path: "/group/0", from: null }],
    /cannot be changed where it stands: set "GROUP19"/,
  ],
  ["two values for one place", [group, { ...group, to: "GROUP20" }], /"GROUP20", and .* "GROUP19": both cannot be/],
  [
    "a place in another",
    [
      { ...group, path: "/list", from: ["a"], to: [] },
      { ...group, path: "/list/0", from: "a" },
    ],
    /both/,
  ],
];

for (const [title, changes, message] of refused) {
  test(`an edit is refused, and nothing is changed: ${title}`, () => {
    const { documents, refusals } = mend(source, { changes });
    assert.deepEqual([documents, refusals.length], [[], 1]);
    assert.match(refusals[0]?.message ?? "", message);
    assert.equal(refusals[0]?.file, changes.at(-1)?.file);
  });
}

test("one edit that is refused keeps all others from being made", () => {
  const other = { name: "other.yaml", text: "a: 1\n" };
  const { documents } = mend([source, other], {
    changes: [
      { ...group, from: "x" },
      { file: "other.yaml", path: "/a", from: 1, to: 2 },
    ],
  });
  assert.deepEqual(documents, []);
});

test("the same edit twice is one", () => {
  assert.equal(mend(source, { changes: [group, { ...group }] }).documents.length, 1);
});

const text = "# naïve\r\ngroup: GROUP14\r\n";
const utf16 = (littleEndian: boolean): Uint8Array => {
  const swap = (code: number): number[] => (littleEndian ? [code & 255, code >> 8] : [code >> 8, code & 255]);
  return Uint8Array.from([...`\uFEFF${text}`].flatMap((sign) => swap(sign.charCodeAt(0))));
};
const utf8 = new TextEncoder();

const encodings: readonly (readonly [title: string, content: string | Uint8Array])[] = [
  ["a text", text],
  ["a text with a byte order mark", `\uFEFF${text}`],
  ["UTF-8", utf8.encode(text)],
  ["UTF-8 with a byte order mark", utf8.encode(`\uFEFF${text}`)],
  ["UTF-16, little end first", utf16(true)],
  ["UTF-16, big end first", utf16(false)],
];

for (const [title, content] of encodings) {
  test(`what was given as ${title} is given back so`, () => {
    const [document] = mend({ name: "edge.yaml", text: content }, { changes: [{ ...group, to: "GROUP15" }] }).documents;
    assert.equal(document?.text.length, content.length);
    const differing = [...content].flatMap((sign, at) => (sign === document?.text[at] ? [] : [at]));
    assert.equal(differing.length, 1);
    assert.equal(typeof document?.text, typeof content);
  });
}

test("an old encoding stays, and refuses what it has no sign for", () => {
  const xml = '<?xml version="1.0" encoding="windows-1252"?><a b="caf\u00e9" c="1"/>';
  const bytes = Uint8Array.from(xml, (sign) => sign.charCodeAt(0));
  const change = { file: "a.xml", path: "/a[1]/@c", from: "1" };
  const [document] = mend({ name: "a.xml", text: bytes }, { changes: [{ ...change, to: "\u20ac" }] }).documents;
  assert.deepEqual(document?.text, bytes.with(bytes.lastIndexOf(0x31), 0x80));
  const { refusals } = mend({ name: "a.xml", text: bytes }, { changes: [{ ...change, to: "\u4e2d" }] });
  assert.match(refusals[0]?.message ?? "", /its encoding has no sign for a new value; save it as UTF-8/);
});
