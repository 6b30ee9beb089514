import { type AzureSetup, type EdgePhase, type EdgeSetup, gatewayAddresses, type Setups } from "./oracle-setup.ts";
import { azureDefaultWords, azureWords, edgeWords, type WordTable } from "./oracle-words.ts";

/** Two prefixes, by the end that they lie behind. */
export interface PrefixPair {
  readonly azure: string;
  readonly cds: string;
}

/** Proposals in the words of strongSwan, in order of preference. */
export interface DaemonWords {
  readonly ike: readonly string[];
  readonly esp: readonly string[];
}

/** One end as a daemon is told it, made from the documents alone. */
export interface DaemonEnd {
  readonly version: "0" | "1" | "2";
  readonly address: string;
  readonly peerAddress: string;
  readonly id: string;
  /** `%any` where the peer may call itself what it likes. */
  readonly peerId: string;
  readonly key: string;
  readonly starts: boolean;
  readonly answers: boolean;
  /** What it offers when it starts, or when it renews what the other end started. */
  readonly offered: DaemonWords;
  readonly accepted: DaemonWords;
  /** What it opens, each a child SA of its own. */
  readonly pairs: readonly PrefixPair[];
  /** Takes the selectors of the peer whatever they are. */
  readonly takesAny: boolean;
  readonly childSeconds: number;
}

function say(table: WordTable, name: string): string {
  const word = table[name];
  if (word === undefined) throw new Error(`no word for ${name}`);
  return word;
}

const isCombined = (word: string): boolean => /gcm|gmac/.test(word);
const joined = (...words: readonly (string | undefined)[]): string =>
  words.filter((word) => word !== undefined && word !== "").join("-");

/**
 * The end of an Azure gateway: a policy is the one suite that it sends and takes (VPN Gateway FAQ, 2026-08-19); beside GCM the
 * integrity of phase 1 is the pseudorandom function. It sends its address as identity and has no setting for that of
 * the peer. A route-based one answers to any selectors (the same FAQ).
 */
export function azureDaemonEnd({ azure, cds }: Setups): DaemonEnd {
  const { connection, vpnType, edge } = azure;
  const mode = connection.connectionMode ?? "Default";
  const isV1 = vpnType === "PolicyBased" || connection.connectionProtocol === "IKEv1";
  return {
    version: isV1 ? "1" : "2",
    address: gatewayAddresses.azure,
    peerAddress: edge.address,
    id: gatewayAddresses.azure,
    peerId: "%any",
    // A template rightly leaves it out, and then it is the same by assumption.
    key: connection.sharedKey ?? cds.tunnel.preSharedKey,
    // The mode counts with version 2 only (VPN gateway settings, 2023-10-05).
    starts: isV1 || mode !== "ResponderOnly",
    answers: isV1 || mode !== "InitiatorOnly",
    ...azureWordsOf(azure),
    pairs: azurePairs(azure),
    takesAny: vpnType === "RouteBased",
    childSeconds: connection.ipsecPolicies?.[0]?.saLifeTimeSeconds ?? (vpnType === "RouteBased" ? 27_000 : 3_600),
  };
}

function azureWordsOf({ connection, vpnType }: AzureSetup): Pick<DaemonEnd, "offered" | "accepted"> {
  const [policy] = connection.ipsecPolicies ?? [];
  if (policy === undefined) {
    const { ike, esp, espAnsweredToo } = azureDefaultWords[vpnType];
    return { offered: { ike, esp }, accepted: { ike, esp: [...esp, ...espAnsweredToo] } };
  }
  const cipher = say(azureWords.ikeEncryption, policy.ikeEncryption);
  const hash = say(azureWords.ikeIntegrity, policy.ikeIntegrity);
  const group = say(azureWords.dhGroup, policy.dhGroup);
  const ike = [joined(cipher, isCombined(cipher) ? `prf${hash}` : hash, group)];
  const espCipher = say(azureWords.ipsecEncryption, policy.ipsecEncryption);
  const pfs =
    policy.pfsGroup === "None" ? "" : policy.pfsGroup === "PFSMM" ? group : say(azureWords.pfsGroup, policy.pfsGroup);
  const espHash = isCombined(espCipher) ? "" : say(azureWords.ipsecIntegrity, policy.ipsecIntegrity);
  const esp = [joined(espCipher, espHash, pfs)];
  return { offered: { ike, esp }, accepted: { ike, esp } };
}

// Any to any, or with policy-based selectors those of the connection, else each prefix with each: VPN Gateway FAQ, 2026-08-19.
function azurePairs({ vpnType, prefixes, connection, edge }: AzureSetup): readonly PrefixPair[] {
  if (vpnType === "RouteBased" && connection.usePolicyBasedTrafficSelectors !== true) {
    return [{ azure: "0.0.0.0/0", cds: "0.0.0.0/0" }];
  }
  const policies = connection.trafficSelectorPolicies ?? [
    { localAddressRanges: prefixes, remoteAddressRanges: edge.prefixes },
  ];
  return policies.flatMap(({ localAddressRanges, remoteAddressRanges }) =>
    localAddressRanges.flatMap((local) => remoteAddressRanges.map((remote) => ({ azure: local, cds: remote }))),
  );
}

const defaultProfile: NonNullable<EdgeSetup["connectionProperties"]> = {
  securityType: "CUSTOM",
  ikeConfiguration: {
    ikeVersion: "IKE_V2",
    encryptionAlgorithms: ["AES_128"],
    digestAlgorithms: ["SHA2_256"],
    dhGroups: ["GROUP14"],
    saLifeTime: 86_400,
  },
  tunnelConfiguration: {
    perfectForwardSecrecyEnabled: true,
    encryptionAlgorithms: ["AES_GCM_128"],
    digestAlgorithms: [],
    dhGroups: ["GROUP14"],
    saLifeTime: 3_600,
  },
};

/**
 * The end of an edge: lists are alternatives; combined ciphers go to a proposal of their own, with HMAC-SHA2-256 as the
 * pseudorandom function where they are alone (NSX, "Add IKE Profiles"); no digest beside AES-CBC is SHA2-256 (NSX API,
 * `IPSecVpnIkeProfile`). It has a child SA for each pair of networks, and checks the identity of the peer.
 */
export function edgeDaemonEnd({ cds }: Setups): DaemonEnd {
  const { localEndpoint, remoteEndpoint, preSharedKey, connectorInitiationMode } = cds.tunnel;
  const { ikeConfiguration, tunnelConfiguration } = cds.connectionProperties ?? defaultProfile;
  const group = tunnelConfiguration.perfectForwardSecrecyEnabled ? groupsOf(tunnelConfiguration) : [];
  const esp = listsOf(tunnelConfiguration, edgeWords.tunnelEncryption, () => [], group);
  const ike = listsOf(
    ikeConfiguration,
    edgeWords.ikeEncryption,
    (isAlone, digests) => (isAlone ? ["prfsha256"] : digests.map((digest) => `prf${digest}`)),
    groupsOf(ikeConfiguration),
  );
  const version = ({ IKE_V1: "1", IKE_V2: "2", IKE_FLEX: "0" } as const)[ikeConfiguration.ikeVersion];
  return {
    version,
    address: localEndpoint.localAddress,
    peerAddress: remoteEndpoint.remoteAddress,
    id: localEndpoint.localId ?? localEndpoint.localAddress,
    peerId: remoteEndpoint.remoteId ?? remoteEndpoint.remoteAddress,
    key: preSharedKey,
    starts: connectorInitiationMode !== "RESPOND_ONLY",
    answers: true,
    offered: version === "2" ? { ike: print(ike), esp: print(esp) } : { ike: tuples(ike), esp: tuples(esp) },
    accepted: { ike: print(ike), esp: print(esp) },
    pairs: remoteEndpoint.remoteNetworks.flatMap((azure) =>
      localEndpoint.localNetworks.map((cdsPrefix) => ({ azure, cds: cdsPrefix })),
    ),
    takesAny: false,
    childSeconds: tunnelConfiguration.saLifeTime,
  };
}

/** Words of a proposal, by kind: each list alternatives. */
type ProposalLists = readonly (readonly string[])[];

function groupsOf({ dhGroups }: EdgePhase): readonly string[] {
  return dhGroups.map((name) => say(edgeWords.group, name));
}

function listsOf(
  { encryptionAlgorithms, digestAlgorithms = [] }: EdgePhase,
  table: WordTable,
  prfs: (isAlone: boolean, digests: readonly string[]) => readonly string[],
  groups: readonly string[],
): readonly ProposalLists[] {
  const ciphers = encryptionAlgorithms.map((name) => say(table, name));
  const [combined, plain] = [ciphers.filter(isCombined), ciphers.filter((word) => !isCombined(word))];
  const stated = digestAlgorithms.map((name) => say(edgeWords.digest, name));
  const digests = stated.length === 0 ? ["sha256"] : stated;
  return [
    ...(combined.length === 0 ? [] : [[combined, prfs(plain.length === 0, digests), groups]]),
    ...(plain.length === 0 ? [] : [[plain, digests, groups]]),
  ];
}

function print(proposals: readonly ProposalLists[]): readonly string[] {
  return proposals.map((lists) => lists.flat().join("-"));
}

// In IKEv1 a transform is a tuple (RFC 2409, appendix A), and the daemon sends one for each of its proposals.
function tuples(proposals: readonly ProposalLists[]): readonly string[] {
  return proposals.flatMap((lists) =>
    lists
      .filter((words) => words.length > 0)
      .reduce<readonly string[]>(
        (made, words) => made.flatMap((tuple) => words.map((word) => joined(tuple, word))),
        [""],
      ),
  );
}
