import { ciphers, encryptionTransform, groups, hashes, isCombinedTransform } from "./algorithms.ts";
import { type Proposal, type Protocol, proposalOf, type Suite } from "./proposal.ts";
import { isUsable } from "./selection.ts";
import { noneOf, type Transform, transformOf, typeOf, transformTypes as types } from "./transform.ts";

/** Words of the compact notation and the transforms that they stand for. */
export type Keywords = ReadonlyMap<string, Transform>;

const sequenceWords: readonly (readonly [string, Transform])[] = [
  ["noesn", transformOf(types.sequence, 0)],
  ["esn", transformOf(types.sequence, 1)],
];

/** The words for everything that the model names, as strongSwan spells them; `none` is no key exchange. */
export const keywords: Keywords = new Map([
  ...ciphers.map(({ keyword, name }) => [keyword, encryptionTransform(name)] as const),
  ...hashes.map(({ keyword, id }) => [keyword, transformOf(types.integrity, id)] as const),
  ...hashes.map(({ keyword, prfId }) => [`prf${keyword}`, transformOf(types.prf, prfId)] as const),
  ...groups.map(({ keyword, id }) => [keyword, transformOf(types.group, id)] as const),
  ["none", noneOf(types.group)] as const,
  ...sequenceWords,
]);

const prfOfIntegrity = new Map(hashes.map(({ id, prfId }) => [id, prfId]));
// AUTH_AES_128_GMAC and its longer ones: GMAC as the integrity of AH (RFC 4543, 9).
const gmacIntegrity = new Map(
  ([128, 192, 256] as const).map((bits, index) => [transformOf(types.encryption, 21, bits), 9 + index]),
);

/**
 * Reads compact notation: words with hyphens between them, several of one kind being alternatives, as in
 * `aes256-sha256-modp2048`. In an IKE proposal without a word for the pseudorandom function it follows from the integrity; a
 * word `ke1_` to `ke7_` before a group is a further key exchange (RFC 9370). Undefined for what can be no proposal: a
 * word that is unknown, combined ciphers among others, no cipher, an IKE proposal without pseudorandom function or group.
 */
export function parseProposal(protocol: Protocol, text: string, words: Keywords = keywords): Proposal | undefined {
  const transforms: Transform[] = [];
  for (const word of text === "" ? [] : text.split("-")) {
    const transform = transformNamed(word, words);
    if (transform === undefined) return undefined;
    transforms.push(transform);
  }
  if (protocol === "IKE") return ikeOf(transforms);
  return protocol === "ESP" ? espOf(transforms) : ahOf(transforms);
}

function transformNamed(word: string, words: Keywords): Transform | undefined {
  const further = /^ke([1-7])_(.+)$/.exec(word);
  if (further === null) return words.get(word);
  const group = words.get(further[2] ?? "");
  if (group === undefined || typeOf(group) !== types.group) return undefined;
  return (group + transformOf(5 + Number(further[1]), 0) - transformOf(types.group, 0)) as Transform;
}

function ikeOf(transforms: readonly Transform[]): Proposal | undefined {
  const combined = combination(transforms);
  if (combined === undefined) return undefined;
  const hashed = transforms.filter((transform) => typeOf(transform) === types.integrity);
  const hasPrf = transforms.some((transform) => typeOf(transform) === types.prf);
  const prfs = hasPrf
    ? []
    : hashed.flatMap((transform) => prfOfIntegrity.get((transform - transformOf(types.integrity, 0)) / 1000) ?? []);
  if (!combined && hashed.length === 0) return undefined;
  const kept = combined ? transforms.filter((transform) => !hashed.includes(transform)) : transforms;
  const proposal = proposalOf("IKE", [...kept, ...prfs.map((id) => transformOf(types.prf, id))]);
  return isUsable(proposal) ? proposal : undefined;
}

function espOf(transforms: readonly Transform[]): Proposal | undefined {
  const combined = combination(transforms);
  if (combined === undefined) return undefined;
  const kept = transforms.filter((transform) => {
    const type = typeOf(transform);
    return type !== types.prf && !(combined && type === types.integrity);
  });
  return proposalOf("ESP", withSequence(kept));
}

function ahOf(transforms: readonly Transform[]): Proposal | undefined {
  const kept = transforms.flatMap((transform) => {
    const gmac = gmacIntegrity.get(transform);
    if (gmac !== undefined) return [transformOf(types.integrity, gmac)];
    return typeOf(transform) === types.encryption || typeOf(transform) === types.prf ? [] : [transform];
  });
  if (!kept.some((transform) => typeOf(transform) === types.integrity)) return undefined;
  return proposalOf("AH", withSequence(kept));
}

// Neither said means 32 bits.
function withSequence(transforms: readonly Transform[]): readonly Transform[] {
  const said = transforms.some((transform) => typeOf(transform) === types.sequence);
  return said ? transforms : [...transforms, noneOf(types.sequence)];
}

/** Whether the ciphers are combined ones; undefined where there are none, or some of each (RFC 5282, 8). */
function combination(transforms: readonly Transform[]): boolean | undefined {
  const kinds = new Set(transforms.filter((t) => typeOf(t) === types.encryption).map(isCombinedTransform));
  return kinds.size === 1 ? kinds.has(true) : undefined;
}

/** Reads several proposals with commas between them; undefined when one of them is none. */
export function parseProposals(
  protocol: Protocol,
  text: string,
  words: Keywords = keywords,
): readonly Proposal[] | undefined {
  const proposals = text.split(",").map((each) => parseProposal(protocol, each.trim(), words));
  return proposals.every((each) => each !== undefined) ? proposals : undefined;
}

/**
 * Prints a proposal or a suite in compact notation. What is understood is left out: the pseudorandom functions that follow
 * from the integrity, 32-bit sequence numbers, and a key exchange of `none` alone.
 */
export function printProposal(proposal: Proposal | Suite, words: Keywords = keywords): string {
  const transforms = "types" in proposal ? [...proposal.types.values()].flat() : [...proposal.values()];
  const wordOf = new Map([...words].map(([word, transform]) => [transform, word]));
  const of = (type: number): Transform[] => transforms.filter((transform) => typeOf(transform) === type);
  const integrity = of(types.integrity);
  const implied = integrity.map((t) => prfOfIntegrity.get((t - transformOf(types.integrity, 0)) / 1000) ?? -1);
  const prf = of(types.prf);
  const prfImplied =
    prf.length === implied.length && prf.every((each, index) => each === transformOf(types.prf, implied[index] ?? 0));
  const groupList = of(types.group);
  const sequence = of(types.sequence);
  const shown = [
    ...of(types.encryption),
    ...integrity,
    ...(prfImplied ? [] : prf),
    ...(groupList.length === 1 && groupList[0] === noneOf(types.group) ? [] : groupList),
    ...(sequence.length === 1 && sequence[0] === noneOf(types.sequence) ? [] : sequence),
  ];
  const further = transforms.filter((t) => typeOf(t) >= 6 && typeOf(t) <= 12 && t !== noneOf(typeOf(t)));
  return [
    ...shown.map((transform) => wordOf.get(transform) ?? `?${transform}`),
    ...further.map((transform) => furtherWord(transform, wordOf)),
  ].join("-");
}

function furtherWord(transform: Transform, wordOf: ReadonlyMap<Transform, string>): string {
  const type = typeOf(transform);
  const group = (transform - transformOf(type, 0) + transformOf(types.group, 0)) as Transform;
  return `ke${type - 5}_${wordOf.get(group) ?? "?"}`;
}
