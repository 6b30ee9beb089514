import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { vocabularies } from "../lib/ipsec/vendors.ts";
import type { ChildProposal, Encryption, IkeProposal, Integrity, IpsecPolicy } from "../lib/model/ipsec.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { azureOf, edgeOf } from "./ipsec-ends.ts";

/** Numbers from 0 to 1 that only look random: the same for the same seed. */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Two ends that someone could have configured: alike more often than not, different in a field or two. */
export interface MadePair {
  readonly azure: TunnelEnd;
  readonly cds: TunnelEnd;
}

const azureSubnets = ["10.1.0.0/16", "10.3.0.0/16"];
const edgeSubnets = ["10.2.0.0/16", "10.4.0.0/16"];

/** Makes a pair of ends. Only what every end can be told is varied. */
export function makePair(next: () => number): MadePair {
  const chance = (share: number): boolean => next() < share;
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const version = one(["IKEv1", "IKEv2", "IKEv2", "IKEv2"] as const);
  const suite = azurePolicy(one, chance);
  const azurePrefixes = chance(0.3) ? azureSubnets : azureSubnets.slice(0, 1);
  const edgePrefixes = chance(0.3) ? edgeSubnets : edgeSubnets.slice(0, 1);
  const key = new Secret("the same at both ends 1");
  const azureTunnel: Partial<Tunnel> = {
    policyBasedSelectors: true,
    sharedKey: key,
    ...(chance(0.12) ? {} : { policy: suite }),
    ...(chance(0.2) && version === "IKEv2" ? {} : { protocol: version }),
    ...(chance(0.05) ? { initiation: "ResponderOnly" as const } : {}),
  };
  const edgeVersion = chance(0.1) ? "IKE-FLEX" : chance(0.08) ? one(["IKEv1", "IKEv2"] as const) : version;
  const edgeTunnel: Partial<Tunnel> = {
    sharedKey: chance(0.04) ? new Secret("another key") : key,
    ...(chance(0.1) ? {} : { policy: edgePolicy(suite, one, chance), protocol: edgeVersion }),
    ...(chance(0.05) ? { initiation: "ResponderOnly" as const } : {}),
  };
  return {
    azure: azureOf({ tunnel: azureTunnel, local: azurePrefixes, remote: edgePrefixes }),
    cds: edgeOf({
      tunnel: edgeTunnel,
      local: chance(0.06) ? ["10.4.0.0/16"] : edgePrefixes,
      remote: chance(0.06) ? ["10.3.0.0/16"] : azurePrefixes,
    }),
  };
}

type One = <T>(list: readonly T[]) => T;
type Chance = (share: number) => boolean;

const isCombined = (cipher: string): boolean => cipher.includes("GCM") || cipher.includes("GMAC");

function azurePolicy(one: One, chance: Chance): IpsecPolicy {
  // What both vendors can say, so that many pairs get far; the rest comes in as a difference.
  const words = vocabularies.azure;
  const both = vocabularies.edge;
  const pick = <T>(list: readonly T[], other: readonly T[]): T =>
    chance(0.85) ? one(list.filter((each) => other.includes(each))) : one(list);
  const cipher = pick(words.childEncryption, both.childEncryption);
  return {
    ike: {
      encryption: [pick(words.ikeEncryption, both.ikeEncryption)],
      integrity: [pick(words.ikeIntegrity, both.ikeIntegrity)],
      dhGroups: [pick(words.ikeGroups, both.ikeGroups)],
    },
    child: {
      encryption: [cipher],
      integrity: [isCombined(cipher) ? (cipher as Integrity) : pick(words.childIntegrity, both.childIntegrity)],
      pfsGroups: [chance(0.1) ? "same" : pick(words.pfsGroups, both.pfsGroups)],
    },
  };
}

function edgePolicy(azure: IpsecPolicy, one: One, chance: Chance): IpsecPolicy {
  const words = vocabularies.edge;
  const near = <T>(wanted: T, list: readonly T[]): T[] => {
    const first = list.includes(wanted) && !chance(0.1) ? wanted : one(list);
    if (!chance(0.2)) return [first];
    return [...new Set(chance(0.5) ? [first, one(list)] : [one(list), first])];
  };
  const pfs = azure.child.pfsGroups?.[0] === "same" ? azure.ike.dhGroups?.[0] : azure.child.pfsGroups?.[0];
  const ike = phase(near(azure.ike.encryption?.[0] as Encryption, words.ikeEncryption), () =>
    near(azure.ike.integrity?.[0] as Integrity, words.ikeIntegrity),
  );
  const child = phase(near(azure.child.encryption?.[0] as Encryption, words.childEncryption), () =>
    near(azure.child.integrity?.[0] as Integrity, words.childIntegrity),
  );
  const groups = near(pfs as number, words.pfsGroups);
  return {
    ike: { ...ike, dhGroups: near(azure.ike.dhGroups?.[0] as number, words.ikeGroups) },
    child: { ...child, pfsGroups: groups.length > 1 ? groups.filter((group) => group !== 0) : groups },
  };
}

// Combined ciphers have no digest, unless others are beside them.
function phase(
  encryption: readonly Encryption[],
  integrity: () => readonly Integrity[],
): Pick<IkeProposal & ChildProposal, "encryption" | "integrity"> {
  return encryption.every(isCombined) ? { encryption } : { encryption, integrity: integrity() };
}
