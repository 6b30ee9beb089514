import assert from "node:assert/strict";
import { test } from "node:test";
import { ciphers, groups, hashes } from "../lib/ipsec/algorithms.ts";
import { type Keywords, keywords, parseProposal, printProposal } from "../lib/ipsec/notation.ts";
import { type Proposal, type Protocol, proposalOf, type Suite } from "../lib/ipsec/proposal.ts";
import { type Choosing, select } from "../lib/ipsec/selection.ts";
import {
  idOf,
  keyBitsOf,
  type Transform,
  transformOf,
  typeOf,
  transformTypes as types,
} from "../lib/ipsec/transform.ts";
import { ikeCorpus } from "./ipsec-corpus.ts";

// Words of the vectors that no end of ours can say.
const moreWords: Keywords = new Map([
  ...keywords,
  ["serpent", transformOf(types.encryption, 1026, 128)],
  ["aes256gcm8", transformOf(types.encryption, 18, 256)],
  ["sha256_96", transformOf(types.integrity, 1027)],
  ["curve25519", transformOf(types.group, 31)],
]);

interface Row {
  readonly id: string;
  readonly protocol: Protocol;
  readonly flags: readonly string[];
}

interface Vectors {
  readonly select: readonly (Row & {
    readonly self: string;
    readonly other: string;
    readonly expected: string | null;
  })[];
  readonly selectFromLists: readonly (Row & {
    readonly self: readonly string[];
    readonly other: readonly string[];
    readonly expected: string | null;
  })[];
  readonly parse: readonly {
    readonly id: string;
    readonly protocol: Protocol;
    readonly input: string;
    readonly expected: string | null;
  }[];
  readonly clone: readonly (Row & { readonly input: string; readonly expected: string })[];
  readonly unknownTransformTypes: readonly {
    readonly id: string;
    readonly base: string;
    readonly selfExtra: readonly (readonly [number, number, number])[];
    readonly otherExtra: readonly (readonly [number, number, number])[];
    readonly expected: string | null;
  }[];
  readonly ikeAuthKeyExchange: {
    readonly vectors: readonly {
      readonly id: string;
      readonly initiator: string;
      readonly responder: string;
      readonly peersSupportPfsInfo: string | null;
      readonly classic: string | null;
    }[];
  };
}

const vectors = ikeCorpus<Vectors>("strongswan-proposal-vectors.json");
const skip = vectors === undefined ? "the vectors are not beside the project" : false;

function parsed(protocol: Protocol, text: string): Proposal {
  const proposal = parseProposal(protocol, text, moreWords);
  assert.ok(proposal, text);
  return proposal;
}

function choosing(flags: readonly string[]): Choosing {
  return { withoutKeyExchange: flags.includes("SKIP_KE"), preferPeer: flags.includes("PREFER_SUPPLIED") };
}

function chosen(own: readonly Proposal[], peer: readonly Proposal[], how: Choosing): string | null {
  const selection = select(own, peer, how);
  return selection.kind === "chosen" ? printProposal(selection.suite, moreWords) : null;
}

test("every pairwise selection of strongSwan gives the same suite", { skip }, () => {
  assert.equal(vectors?.select.length, 34);
  for (const { id, protocol, self, other, expected, flags } of vectors.select) {
    const [own, peer] = [parsed(protocol, self), parsed(protocol, other)];
    assert.equal(chosen([own], [peer], choosing(flags)), expected, id);
    assert.equal(chosen([peer], [own], choosing(flags)) === null, expected === null, `${id}, the other way round`);
  }
});

test("every selection from lists of strongSwan gives the same suite", { skip }, () => {
  assert.equal(vectors?.selectFromLists.length, 10);
  for (const { id, protocol, self, other, expected, flags } of vectors.selectFromLists) {
    const own = self.map((text) => parsed(protocol, text));
    const peer = other.map((text) => parsed(protocol, text));
    assert.equal(chosen(own, peer, choosing(flags)), expected, id);
  }
});

test("compact notation means what it means to strongSwan", { skip }, () => {
  assert.equal(vectors?.parse.length, 35);
  for (const { id, protocol, input, expected } of vectors.parse) {
    const proposal = parseProposal(protocol, input, moreWords);
    assert.equal(proposal === undefined ? null : longForm(proposal), expected, id);
  }
});

test("a proposal without key exchanges or private algorithms is what strongSwan makes of it", { skip }, () => {
  assert.equal(vectors?.clone.length, 7);
  for (const { id, protocol, input, expected, flags } of vectors.clone) {
    const all = [...parsed(protocol, input).types.values()].flat();
    const kept = all.filter(
      (transform) =>
        !(flags.includes("SKIP_KE") && typeOf(transform) === types.group) &&
        !(flags.includes("SKIP_PRIVATE") && idOf(transform) >= 1024),
    );
    assert.equal(printProposal(proposalOf(protocol, kept), moreWords), expected, id);
  }
});

test("a transform type that nobody knows must have a common value as any other", { skip }, () => {
  assert.equal(vectors?.unknownTransformTypes.length, 3);
  for (const { id, base, selfExtra, otherExtra, expected } of vectors.unknownTransformTypes) {
    const withExtra = (extra: readonly (readonly [number, number, number])[]): Proposal => {
      const all = [...parsed("IKE", base).types.values()].flat();
      return proposalOf("IKE", [...all, ...extra.map(([type, value, bits]) => transformOf(type, value, bits))]);
    };
    const selection = select([withExtra(selfExtra)], [withExtra(otherExtra)]);
    assert.equal(selection.kind === "chosen", expected !== null, id);
    if (selection.kind !== "chosen") continue;
    const extra = [...selection.suite.values()].filter((transform) => typeOf(transform) > 12);
    const text = extra.map((transform) => ` + ${typeOf(transform)}:${idOf(transform)}/${keyBitsOf(transform)}`);
    assert.equal(`${printProposal(selection.suite, moreWords)}${text.join("")}`, expected, id);
  }
});

test("the first child ignores groups, and compares them where both ends announce that they do", { skip }, () => {
  assert.equal(vectors?.ikeAuthKeyExchange.vectors.length, 6);
  for (const { id, initiator, responder, classic, peersSupportPfsInfo } of vectors.ikeAuthKeyExchange.vectors) {
    const [offered, accepted] = [parsed("ESP", initiator), parsed("ESP", responder)];
    assert.equal(chosen([accepted], [offered], { withoutKeyExchange: true }), classic, id);
    assert.equal(chosen([accepted], [offered], {}), peersSupportPfsInfo, id);
  }
});

interface AlgorithmRows {
  readonly encryption: readonly {
    readonly ikev2TransformId: number;
    readonly keyBits: number;
    readonly keyLengthAttribute: boolean;
    readonly ikev1Phase1Id: number | null;
    readonly ikev1EspId: number;
    readonly aead: boolean;
    readonly strongswan: string;
    readonly rfc8247: string;
    readonly rfc8221: string;
    readonly level: string;
  }[];
  readonly hash: readonly Readonly<Record<string, unknown>>[];
  readonly dhGroups: readonly Readonly<Record<string, unknown>>[];
}

const algorithms = ikeCorpus<AlgorithmRows>("algorithms.json");

test("numbers, keywords and status of every algorithm are those of the reference", { skip }, () => {
  assert.deepEqual(
    ciphers.map((cipher) => [
      cipher.id,
      cipher.keyBits,
      cipher.phase1Id ?? null,
      cipher.espId,
      cipher.combined,
      cipher.keyword,
      cipher.rfc8247,
      cipher.rfc8221,
      cipher.level,
    ]),
    algorithms?.encryption.map((row) => [
      row.ikev2TransformId,
      row.keyLengthAttribute ? row.keyBits : 0,
      row.ikev1Phase1Id,
      row.ikev1EspId,
      row.aead,
      row.strongswan,
      row.rfc8247,
      row.rfc8221,
      row.level,
    ]),
  );
  assert.deepEqual(
    hashes.map((hash) => [hash.id, hash.prfId, hash.phase1Id, hash.espId, hash.keyword, hash.level, hash.rfc8247]),
    algorithms?.hash.map((row) => [
      row.integId,
      row.prfId,
      row.ikev1Phase1Hash,
      row.ikev1EspAuth,
      row.strongswan,
      row.level,
      row.rfc8247Integ,
    ]),
  );
  assert.deepEqual(
    groups.map(({ id, keyword, level, rfc8247 }) => [id, keyword, level, rfc8247]),
    algorithms?.dhGroups.map((row) => [row.group, row.strongswan, row.level, row.rfc8247]),
  );
});

const selections: readonly (readonly [title: string, own: string, peer: string, expected: string | null])[] = [
  [
    "the first common value wins",
    "aes128-aes256-sha256-modp2048",
    "aes256-aes128-sha256-modp2048",
    "aes128-sha256-modp2048",
  ],
  ["a key length is part of the cipher", "aes128-sha256-modp2048", "aes256-sha256-modp2048", null],
  ["a pseudorandom function alone blocks", "aes256gcm16-prfsha384-ecp384", "aes256gcm16-prfsha256-ecp384", null],
  [
    "a pseudorandom function of several is enough",
    "aes256gcm16-prfsha256-prfsha384-ecp384",
    "aes256gcm16-prfsha384-ecp384",
    "aes256gcm16-prfsha384-ecp384",
  ],
  ["a combined cipher does not meet another", "aes256gcm16-prfsha256-modp2048", "aes256-sha256-modp2048", null],
];

for (const [title, own, peer, expected] of selections) {
  test(`select: ${title}`, () => {
    assert.equal(chosen([parsed("IKE", own)], [parsed("IKE", peer)], {}), expected);
  });
}

const shortNames: Readonly<Record<string, string>> = {
  "1:2": "DES_CBC",
  "1:3": "3DES_CBC",
  "1:11": "NULL",
  "1:12": "AES_CBC_",
  "1:20": "AES_GCM_16_",
  "1:21": "NULL_AES_GMAC_",
  "2:5": "PRF_HMAC_SHA2_256",
  "2:6": "PRF_HMAC_SHA2_384",
  "3:2": "HMAC_SHA1_96",
  "3:12": "HMAC_SHA2_256_128",
  "3:9": "AES_128_GMAC",
  "3:11": "AES_256_GMAC",
  "4:15": "MODP_3072",
  "5:0": "NO_EXT_SEQ",
  "5:1": "EXT_SEQ",
};

function longForm({ protocol, types: byType }: Proposal): string {
  const order = [types.encryption, types.integrity, types.prf, types.group, types.sequence];
  const name = (transform: Transform): string => {
    const short = shortNames[`${typeOf(transform)}:${idOf(transform)}`] ?? String(transform);
    return short.endsWith("_") ? `${short}${keyBitsOf(transform)}` : short;
  };
  return `${protocol}:${order
    .flatMap((type) => byType.get(type) ?? [])
    .map(name)
    .join("/")}`;
}

test("a suite without key exchange prints without one", () => {
  const suite: Suite = new Map([[types.encryption, transformOf(types.encryption, 12, 256)]]);
  assert.equal(printProposal(suite), "aes256");
});
