import assert from "node:assert/strict";
import { test } from "node:test";
import { parseProposal, parseProposals, printProposal } from "../lib/ipsec/notation.ts";
import {
  childProposal,
  encryptionOf,
  firstGroup,
  groupOf,
  ikeProposal,
  integrityOf,
  isCombinedProposal,
  type Proposal,
  type Protocol,
  prfOf,
  proposalOf,
  withGroup,
} from "../lib/ipsec/proposal.ts";
import { type Choosing, isUsable, select } from "../lib/ipsec/selection.ts";
import {
  bareOf,
  idOf,
  keyBitsOf,
  noneOf,
  type TransformType,
  transformOf,
  typeOf,
  transformTypes as types,
} from "../lib/ipsec/transform.ts";

function parsed(protocol: Protocol, text: string): readonly Proposal[] {
  const proposals = parseProposals(protocol, text);
  assert.ok(proposals, text);
  return proposals;
}

type Choice = readonly [
  title: string,
  protocol: Protocol,
  own: string,
  peer: string,
  expected: string | readonly TransformType[],
  how?: Choosing,
];

// Expected: the suite, or the types that the nearest miss lacks.
const choices: readonly Choice[] = [
  [
    "the order of its own proposals decides",
    "ESP",
    "aes128-sha1,aes256-sha1",
    "aes256-sha1,aes128-sha1",
    "aes128-sha1",
  ],
  [
    "the order of the peer decides where it is preferred",
    "ESP",
    "aes128-sha1,aes256-sha1",
    "aes256-sha1,aes128-sha1",
    "aes256-sha1",
    { preferPeer: true },
  ],
  ["its own order decides within a type", "ESP", "aes128-aes256-sha1", "aes256-aes128-sha1", "aes128-sha1"],
  ["a later proposal is taken where the first fits none", "ESP", "3des-sha1,aes256-sha1", "aes256-sha1", "aes256-sha1"],
  ["a cipher that the peer lacks", "ESP", "aes128-sha1", "aes256-sha1", [types.encryption]],
  ["a hash that the peer lacks", "ESP", "aes128-sha1", "aes128-sha256", [types.integrity]],
  ["both", "ESP", "aes128-sha1", "aes256-sha256", [types.encryption, types.integrity]],
  [
    "a combined cipher and a plain one: the hash is no fault of its own",
    "ESP",
    "aes128gcm16",
    "aes128-sha1",
    [types.encryption],
  ],
  ["of several misses the nearest is told", "ESP", "3des-md5,aes128-md5", "aes128-sha256", [types.integrity]],
  ["of two that are as near the first is told", "ESP", "aes128-md5,3des-sha256", "aes128-sha256", [types.integrity]],
  ["the nearest miss, wherever it stands", "ESP", "aes128-md5,3des-md5", "aes128-sha256", [types.integrity]],
  ["groups that differ", "ESP", "aes128-sha1-modp2048", "aes128-sha1-ecp256", [types.group]],
  ["a group at one end only", "ESP", "aes128-sha1-modp2048", "aes128-sha1", [types.group]],
  ["a group at the other end only", "ESP", "aes128-sha1", "aes128-sha1-modp2048", [types.group]],
  [
    "groups are not compared without a key exchange",
    "ESP",
    "aes128-sha1-modp2048",
    "aes128-sha1-ecp256",
    "aes128-sha1",
    { withoutKeyExchange: true },
  ],
  ["none among the groups is a group too", "ESP", "aes128-sha1-modp2048-none", "aes128-sha1", "aes128-sha1"],
  ["sequence numbers have to be of one size", "ESP", "aes128-sha1-esn", "aes128-sha1", [types.sequence]],
  ["long sequence numbers at both", "ESP", "aes128-sha1-esn", "aes128-sha1-esn-noesn", "aes128-sha1-esn"],
  ["the group of phase 1", "IKE", "aes128-sha256-modp2048", "aes128-sha256-ecp256", [types.group]],
  [
    "a pseudorandom function of its own",
    "IKE",
    "aes256gcm16-prfsha384-ecp384",
    "aes256gcm16-prfsha256-ecp384",
    [types.prf],
  ],
  [
    "a further key exchange that repeats the first is none",
    "IKE",
    "aes128-sha256-modp2048-ke1_modp2048",
    "aes128-sha256-modp2048-ke1_modp2048",
    [6],
  ],
  [
    "a further key exchange",
    "IKE",
    "aes128-sha256-modp2048-ke1_modp2048-ke1_ecp256",
    "aes128-sha256-modp2048-ke1_ecp256-ke1_modp2048",
    "aes128-sha256-modp2048-ke1_ecp256",
  ],
  [
    "further key exchanges are not compared without one",
    "ESP",
    "aes128-sha1-modp2048-ke7_ecp256",
    "aes128-sha1",
    "aes128-sha1",
    { withoutKeyExchange: true },
  ],
  [
    "no further key exchange, twice",
    "IKE",
    "aes128-sha256-modp2048-ke1_none-ke2_none",
    "aes128-sha256-modp2048-ke1_none-ke2_none",
    "aes128-sha256-modp2048",
  ],
  ["a further key exchange at one end only", "IKE", "aes128-sha256-modp2048-ke1_ecp256", "aes128-sha256-modp2048", [6]],
  ["integrity alone", "AH", "sha256", "sha256-sha1", "sha256"],
];

for (const [title, protocol, own, peer, expected, how] of choices) {
  test(`select: ${title}`, () => {
    const selection = select(parsed(protocol, own), parsed(protocol, peer), how);
    assert.equal(selection.kind, typeof expected === "string" ? "chosen" : "none");
    const found =
      selection.kind === "chosen" ? printProposal(selection.suite) : "lacking" in selection && selection.lacking;
    assert.deepEqual(found, expected);
  });
}

test("select: what was chosen names the proposal of each end", () => {
  const [own, peer] = [parsed("ESP", "3des-sha1,aes256-sha1-md5"), parsed("ESP", "aes128-sha1,aes256-sha1")];
  for (const preferPeer of [false, true]) {
    const selection = select(own, peer, { preferPeer });
    assert.ok(selection.kind === "chosen");
    assert.deepEqual([selection.own, selection.peer], [own[1], peer[1]]);
  }
});

test("select: what is none is not among what was chosen", () => {
  const selection = select(parsed("ESP", "aes128gcm16"), parsed("ESP", "aes128gcm16"));
  assert.ok(selection.kind === "chosen");
  assert.deepEqual([...selection.suite.keys()], [types.encryption]);
});

test("select: nothing meets nothing", () => {
  assert.deepEqual(select([], parsed("ESP", "aes128-sha1")), { kind: "none", lacking: [] });
});

const known = { encryption: ["AES-CBC-256"], integrity: ["SHA2-256-128"], groups: [14] } as const;

const openRows: readonly (readonly [title: string, own: Proposal, peer: Proposal, expected: object])[] = [
  [
    "a group that is not known may be any",
    ikeProposal({ ...known, groups: undefined }),
    ikeProposal(known),
    { kind: "open", open: [types.group] },
  ],
  [
    "a cipher that is not known leaves open whether there is integrity",
    childProposal({ groups: [14] }),
    childProposal(known),
    { kind: "open", open: [types.encryption, types.integrity] },
  ],
  [
    "the same at the other end",
    childProposal(known),
    childProposal({ groups: [14] }),
    { kind: "open", open: [types.encryption, types.integrity] },
  ],
  [
    "what is known and differs fails all the same",
    ikeProposal({ ...known, integrity: undefined }),
    ikeProposal({ ...known, groups: [20] }),
    { kind: "none", lacking: [types.group] },
  ],
  [
    "a policy that is not known at all",
    ikeProposal({}),
    ikeProposal(known),
    {
      kind: "open",
      open: [types.encryption, types.integrity, types.prf, types.group],
    },
  ],
];

for (const [title, own, peer, expected] of openRows) {
  test(`select: ${title}`, () => {
    const found = select([own], [peer]);
    const sorted = found.kind === "open" ? { ...found, open: [...found.open].sort() } : found;
    const wanted = "open" in expected ? { ...expected, open: [...(expected.open as number[])].sort() } : expected;
    assert.deepEqual(sorted, wanted);
  });
}

test("select: a suite that fits comes before one that may fit", () => {
  const open = childProposal({ groups: [14] });
  assert.equal(select([open, childProposal(known)], [childProposal(known)]).kind, "chosen");
  assert.equal(select([childProposal({ ...known, groups: [20] }), open], [childProposal(known)]).kind, "open");
});

/** What is written for what was read. */
function written(protocol: Protocol, text: string): string | undefined {
  const proposal = parseProposal(protocol, text);
  return proposal === undefined ? undefined : printProposal(proposal);
}

const printed: readonly (readonly [title: string, protocol: Protocol, text: string, expected: string])[] = [
  [
    "the pseudorandom function of the hash is understood",
    "IKE",
    "aes256-sha256-prfsha256-modp2048",
    "aes256-sha256-modp2048",
  ],
  [
    "beside a combined cipher it follows from the hash, which goes",
    "IKE",
    "aes256gcm16-sha256-modp2048",
    "aes256gcm16-prfsha256-modp2048",
  ],
  ["32-bit sequence numbers are understood", "ESP", "aes256-sha1-noesn", "aes256-sha1"],
  ["no key exchange is understood where it is alone", "ESP", "aes256-sha1-none", "aes256-sha1"],
  ["no further key exchange", "IKE", "aes256-sha256-modp2048-ke1_none", "aes256-sha256-modp2048"],
  ["none is none in phase 1", "IKE", "aes256-sha256-modp2048-none", "aes256-sha256-modp2048"],
  ["a hash beside a combined cipher goes", "ESP", "aes128gcm16-sha1", "aes128gcm16"],
  ["a pseudorandom function goes in phase 2", "ESP", "aes128-sha1-prfsha256", "aes128-sha1"],
  [
    "further key exchanges come last",
    "IKE",
    "aes256-ke7_ecp256-sha256-ke1_modp3072-modp2048",
    "aes256-sha256-modp2048-ke1_modp3072-ke7_ecp256",
  ],
  ["GMAC is integrity where nothing is encrypted", "AH", "aes256gmac", "?300011000"],
  ["a cipher is nothing to AH", "AH", "aes256-sha256", "sha256"],
  ["nor is a pseudorandom function", "AH", "sha256-prfsha1", "sha256"],
];

for (const [title, protocol, text, expected] of printed) {
  test(`notation: ${title}`, () => assert.equal(written(protocol, text), expected));
}

const kept: readonly (readonly [title: string, protocol: Protocol, text: string])[] = [
  ["another is said", "IKE", "aes256-sha256-prfsha384-modp2048"],
  ["more of them are said", "IKE", "aes256-sha256-prfsha256-prfsha384-modp2048"],
  ["others are said", "ESP", "aes256-sha1-esn"],
  ["both are said", "ESP", "aes256-sha1-esn-noesn"],
  ["beside others it is said", "ESP", "aes256-sha1-modp2048-none"],
  ["also where it stands first", "ESP", "aes256-sha1-none-modp2048"],
  ["short sequence numbers among others", "ESP", "aes256-sha1-noesn-esn"],
  ["fewer pseudorandom functions than hashes", "IKE", "aes256-sha256-sha384-prfsha256-modp2048"],
  ["one pseudorandom function that does not follow", "IKE", "aes256-sha256-sha384-prfsha256-prfsha512-modp2048"],
  ["a cipher that encrypts nothing", "ESP", "null-sha256"],
];

for (const [title, protocol, text] of kept) {
  test(`notation: ${title}`, () => assert.equal(written(protocol, text), text));
}

const refused: readonly (readonly [title: string, protocol: Protocol, text: string])[] = [
  ["AH without integrity", "AH", "aes256"],
  ["an unknown word", "ESP", "aes256-sha3"],
  ["no word at all", "ESP", ""],
  ["no cipher", "ESP", "sha256"],
  ["combined ciphers among others", "ESP", "aes256gcm16-aes256-sha256"],
  ["phase 1 without a group", "IKE", "aes256-sha256"],
  ["phase 1 without a hash", "IKE", "aes256-prfsha256-modp2048"],
  ["phase 1 without a pseudorandom function", "IKE", "aes256gcm16-modp2048"],
  ["a further key exchange that is a cipher", "IKE", "aes256-sha256-modp2048-ke1_aes128"],
  ["a further key exchange with a number that there is not", "IKE", "aes256-sha256-modp2048-ke8_modp3072"],
  ["a further key exchange with more before it", "IKE", "aes256-sha256-modp2048-xke1_modp3072"],
];

for (const [title, protocol, text] of refused) {
  test(`notation: ${title} is refused`, () => assert.equal(parseProposal(protocol, text), undefined));
}

test("notation: what nothing is said of stands in the proposal too", () => {
  const none = parseProposal("ESP", "aes128-sha1");
  assert.deepEqual([none?.protocol, none?.types.get(types.sequence)], ["ESP", [noneOf(types.sequence)]]);
  const long = parseProposal("AH", "sha256-esn");
  assert.deepEqual([long?.protocol, long?.types.get(types.sequence)], ["AH", [transformOf(types.sequence, 1)]]);
  assert.equal(parseProposal("IKE", "aes128-sha1-modp2048")?.types.has(types.sequence), false);
});

test("notation: one bad proposal of several spoils all", () => {
  assert.equal(parseProposals("ESP", "aes256-sha1,aes256-sha3"), undefined);
  assert.equal(parseProposals("ESP", "aes256-sha1, aes128-sha1")?.length, 2);
});

test("notation: what has no word is shown by its number", () => {
  const transforms = [transformOf(types.encryption, 28), transformOf(6, 35)];
  assert.equal(printProposal(proposalOf("ESP", transforms)), "?100028000-ke1_?");
});

test("a transform is its type, its id and its key length", () => {
  const transform = transformOf(types.encryption, 20, 256);
  assert.deepEqual([typeOf(transform), idOf(transform), keyBitsOf(transform)], [1, 20, 256]);
  assert.deepEqual([typeOf(transformOf(4, 14)), idOf(transformOf(4, 14)), keyBitsOf(transformOf(4, 14))], [4, 14, 0]);
  assert.equal(bareOf(transformOf(6, 14)), bareOf(transformOf(4, 14)));
  assert.notEqual(bareOf(transformOf(6, 14)), bareOf(transformOf(6, 15)));
  assert.equal(idOf(noneOf(types.group)), 0);
  assert.equal(typeOf(noneOf(types.group)), types.group);
});

const words: readonly (readonly [title: string, proposal: Proposal, expected: string])[] = [
  ["a hash is also the pseudorandom function", ikeProposal(known), "aes256-sha256-modp2048"],
  ["unless there are others", ikeProposal({ ...known, prfs: ["SHA2-384-192"] }), "aes256-sha256-prfsha384-modp2048"],
  [
    "beside a combined cipher it is that alone",
    ikeProposal({ ...known, encryption: ["AES-GCM-16-128"] }),
    "aes128gcm16-prfsha256-modp2048",
  ],
  ["a combined cipher as hash is none", childProposal({ ...known, integrity: ["AES-GCM-16-256"] }), "aes256-modp2048"],
  [
    "one combined cipher among others is enough for that",
    ikeProposal({ ...known, encryption: ["AES-CBC-256", "AES-GCM-16-128"] }),
    "aes256-aes128gcm16-prfsha256-modp2048",
  ],
  ["no group is no key exchange at all", ikeProposal({ ...known, groups: [0] }), "aes256-sha256"],
  ["phase 2 has no pseudorandom function", childProposal(known), "aes256-sha256-modp2048"],
  ["no group", childProposal({ ...known, groups: [0] }), "aes256-sha256"],
  [
    "a word that comes twice counts once",
    childProposal({ ...known, encryption: ["AES-CBC-256", "AES-CBC-256"] }),
    "aes256-sha256-modp2048",
  ],
];

for (const [title, proposal, expected] of words) {
  test(`proposals of words: ${title}`, () => {
    assert.equal(printProposal(proposal), expected);
    assert.equal(proposal.open, undefined);
  });
}

test("proposals of words: what is absent is open", () => {
  assert.deepEqual([...(ikeProposal({}).open ?? [])].sort(), [1, 2, 3, 4]);
  assert.deepEqual([...(ikeProposal({ encryption: known.encryption }).open ?? [])].sort(), [2, 3, 4]);
  assert.deepEqual([...(ikeProposal({ encryption: ["AES-GCM-16-256"] }).open ?? [])].sort(), [2, 4]);
  assert.deepEqual([...(childProposal({}).open ?? [])].sort(), [1, 3, 4]);
  assert.deepEqual([...(childProposal({ encryption: known.encryption }).open ?? [])].sort(), [3, 4]);
  assert.deepEqual([...(childProposal({ encryption: ["AES-GCM-16-256"] }).open ?? [])], [4]);
});

test("a suite by its names", () => {
  const selection = select([ikeProposal(known)], [ikeProposal(known)]);
  assert.ok(selection.kind === "chosen");
  const { suite } = selection;
  assert.deepEqual(
    [encryptionOf(suite), integrityOf(suite), prfOf(suite), groupOf(suite)],
    ["AES-CBC-256", "SHA2-256-128", "PRF-SHA2-256", 14],
  );
  const bare = new Map([[types.encryption, transformOf(types.encryption, 20, 256)]]);
  assert.deepEqual(
    [encryptionOf(bare), integrityOf(bare), prfOf(bare), groupOf(bare)],
    ["AES-GCM-16-256", null, undefined, null],
  );
});

test("the group of a proposal", () => {
  const proposal = childProposal({ ...known, groups: [14, 20] });
  assert.equal(idOf(firstGroup(proposal)), 14);
  assert.equal(idOf(firstGroup(proposalOf("ESP", []))), 0);
  assert.equal(printProposal(withGroup(proposal, transformOf(types.group, 19))), "aes256-sha256-ecp256");
});

test("an IKE proposal has no alternative of no key exchange", () => {
  assert.equal(ikeProposal({ ...known, groups: [0] }).types.has(types.group), false);
  assert.deepEqual(ikeProposal({ ...known, groups: [0, 14] }).types.get(types.group), [transformOf(types.group, 14)]);
  assert.deepEqual(childProposal({ ...known, groups: [0] }).types.get(types.group), [noneOf(types.group)]);
});

test("a proposal is combined when all of its ciphers are", () => {
  assert.equal(isCombinedProposal(childProposal({ encryption: ["AES-GCM-16-256"] })), true);
  assert.equal(isCombinedProposal(childProposal({ encryption: ["AES-GCM-16-256", "AES-CBC-256"] })), false);
  assert.equal(isCombinedProposal(proposalOf("AH", [])), false);
});

test("an IKE SA needs a cipher, a pseudorandom function and a group", () => {
  assert.equal(isUsable(ikeProposal(known)), true);
  assert.equal(isUsable(ikeProposal({})), true);
  for (const type of [types.encryption, types.prf, types.group]) {
    const rest = new Map(ikeProposal(known).types);
    rest.delete(type);
    assert.equal(isUsable({ protocol: "IKE", types: rest }), false, String(type));
  }
});
