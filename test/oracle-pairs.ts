import {
  type AzureConnection,
  type AzurePolicy,
  type EdgeSetup,
  gatewayAddresses,
  prefixesBehind,
  type Setups,
} from "./oracle-setup.ts";
import { azureWords, edgeWords, type WordTable } from "./oracle-words.ts";

class Dice {
  readonly #next: () => number;

  constructor(next: () => number) {
    this.#next = next;
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  one<T>(list: readonly T[]): T {
    return list[Math.floor(this.#next() * list.length)] as T;
  }

  /** Each with its share of the whole; what is left over is the last. */
  oneOf<T>(...choices: readonly (readonly [share: number, value: T])[]): T {
    let at = this.#next() * choices.reduce((sum, [share]) => sum + share, 0);
    for (const [share, value] of choices) {
      at -= share;
      if (at < 0) return value;
    }
    return (choices.at(-1) as readonly [number, T])[1];
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((value) => [this.#next(), value] as const)
      .sort(([a], [b]) => a - b)
      .map(([, value]) => value);
  }
}

/** Makes two ends: alike more often than not, different in a setting or two. */
export function makeSetups(next: () => number): Setups {
  const dice = new Dice(next);
  const vpnType = dice.chance(0.05) ? "PolicyBased" : "RouteBased";
  const version = vpnType === "PolicyBased" ? 1 : dice.oneOf<1 | 2>([0.25, 1], [0.75, 2]);
  const policy = azurePolicy(dice);
  const hasPolicy = vpnType === "RouteBased" && dice.chance(0.88);
  const prefixes = prefixesOf(dice, prefixesBehind.azure);
  const edgePrefixes = prefixesOf(dice, prefixesBehind.cds);
  const key = "the+same+at+both+ends";
  return {
    azure: {
      vpnType,
      prefixes,
      connection: {
        ...(vpnType === "RouteBased" && (version === 1 || dice.chance(0.8))
          ? { connectionProtocol: `IKEv${version}` as const }
          : {}),
        ...modeOf(dice),
        ...selectorsOf(dice, vpnType, prefixes, edgePrefixes),
        ...(hasPolicy ? { ipsecPolicies: [policy] } : {}),
        ...(dice.chance(0.7) ? { sharedKey: key } : {}),
      },
      edge: { address: dice.chance(0.01) ? "192.0.2.9" : gatewayAddresses.cds, prefixes: edgePrefixes },
    },
    cds: edgeSetup(dice, { version, policy, hasPolicy, prefixes, edgePrefixes, key }),
  };
}

// It has a meaning on route-based gateways with IKEv2 only: VPN gateway settings, 2023-10-05.
function modeOf(dice: Dice): Pick<AzureConnection, "connectionMode"> {
  return dice.oneOf<ReturnType<typeof modeOf>>(
    [0.7, {}],
    [0.18, { connectionMode: "Default" }],
    [0.06, { connectionMode: "InitiatorOnly" }],
    [0.06, { connectionMode: "ResponderOnly" }],
  );
}

function prefixesOf(dice: Dice, all: readonly string[]): readonly string[] {
  return dice.oneOf<readonly string[]>(
    [0.6, all.slice(0, 1)],
    [0.25, all.slice(0, 2)],
    [0.05, [all[2] as string]],
    [0.05, [all[1], all[2]] as string[]],
    [0.05, [all[2], all[3]] as string[]],
  );
}

function selectorsOf(
  dice: Dice,
  vpnType: string,
  localAddressRanges: readonly string[],
  remoteAddressRanges: readonly string[],
): Pick<AzureConnection, "usePolicyBasedTrafficSelectors" | "trafficSelectorPolicies"> {
  if (vpnType === "PolicyBased") return {};
  return dice.oneOf<ReturnType<typeof selectorsOf>>(
    [0.7, { usePolicyBasedTrafficSelectors: true }],
    [0.1, {}],
    [0.05, { usePolicyBasedTrafficSelectors: false }],
    [
      0.15,
      {
        usePolicyBasedTrafficSelectors: true,
        trafficSelectorPolicies: localAddressRanges.map((each) => ({
          localAddressRanges: [each],
          remoteAddressRanges,
        })),
      },
    ],
  );
}

const isCombined = (word: string): boolean => /gcm|gmac/.test(word);

/** Names of a table whose words the other table has too, mostly: so that many pairs get far. */
function shared(dice: Dice, own: WordTable, other: WordTable): string {
  const words = Object.values(other);
  const names = Object.keys(own);
  return dice.one(dice.chance(0.94) ? names.filter((name) => words.includes(own[name] as string)) : names);
}

function azurePolicy(dice: Dice): AzurePolicy {
  const ipsecEncryption = shared(dice, azureWords.ipsecEncryption, edgeWords.tunnelEncryption);
  return {
    ikeEncryption: shared(dice, azureWords.ikeEncryption, edgeWords.ikeEncryption),
    ikeIntegrity: shared(dice, azureWords.ikeIntegrity, edgeWords.digest),
    dhGroup: shared(dice, azureWords.dhGroup, edgeWords.group),
    ipsecEncryption,
    ipsecIntegrity: ipsecEncryption.startsWith("GCM")
      ? ipsecEncryption
      : shared(dice, azureWords.ipsecIntegrity, edgeWords.digest),
    pfsGroup: dice.oneOf([0.18, "None"], [0.08, "PFSMM"], [0.74, shared(dice, azureWords.pfsGroup, edgeWords.group)]),
    saLifeTimeSeconds: dice.oneOf([0.6, 27_000], [0.2, 3_600], [0.2, 1_800]),
    saDataSizeKilobytes: 102_400_000,
  };
}

interface Wanted {
  readonly version: 1 | 2;
  readonly policy: AzurePolicy;
  readonly hasPolicy: boolean;
  readonly prefixes: readonly string[];
  readonly edgePrefixes: readonly string[];
  readonly key: string;
}

function edgeSetup(dice: Dice, wanted: Wanted): EdgeSetup {
  const isDefault = dice.chance(0.06);
  return {
    tunnel: {
      name: "quay-to-pier",
      localEndpoint: {
        ...dice.oneOf<{ localId?: string }>(
          [0.5, {}],
          [0.4, { localId: gatewayAddresses.cds }],
          [0.1, { localId: "quay" }],
        ),
        localAddress: gatewayAddresses.cds,
        localNetworks: turned(dice, wanted.edgePrefixes, prefixesBehind.cds),
      },
      remoteEndpoint: {
        ...dice.oneOf<{ remoteId?: string }>(
          [0.5, {}],
          [0.45, { remoteId: gatewayAddresses.azure }],
          [0.03, { remoteId: "192.0.2.77" }],
          [0.02, { remoteId: "pier.example" }],
        ),
        remoteAddress: dice.chance(0.01) ? "192.0.2.8" : gatewayAddresses.azure,
        remoteNetworks: turned(dice, wanted.prefixes, prefixesBehind.azure),
      },
      preSharedKey: dice.chance(0.03) ? "another+key" : wanted.key,
      ...dice.oneOf<{ connectorInitiationMode?: "INITIATOR" | "RESPOND_ONLY" | "ON_DEMAND" }>(
        [0.5, {}],
        [0.4, { connectorInitiationMode: "INITIATOR" }],
        [0.05, { connectorInitiationMode: "RESPOND_ONLY" }],
        [0.05, { connectorInitiationMode: "ON_DEMAND" }],
      ),
      securityType: isDefault ? "DEFAULT" : "CUSTOM",
    },
    ...(isDefault ? {} : { connectionProperties: edgeProfile(dice, wanted) }),
  };
}

/** The prefixes of one end as the other has them: mirrored, or too few, too many, narrower, wider or others. */
function turned(dice: Dice, prefixes: readonly string[], all: readonly string[]): readonly string[] {
  return dice.oneOf<readonly string[]>(
    [0.84, prefixes],
    [0.03, prefixes.slice(0, 1)],
    [0.03, [...prefixes].reverse()],
    [0.03, [all[2] as string]],
    [0.03, all.slice(0, 2)],
    [0.02, [all[1] as string]],
    [0.02, ["10.0.0.0/8"]],
  );
}

function edgeProfile(dice: Dice, wanted: Wanted): NonNullable<EdgeSetup["connectionProperties"]> {
  const { version, policy, hasPolicy } = wanted;
  const near = (word: string | undefined, table: WordTable): string[] => {
    const names = Object.keys(table);
    const exact = names.find((name) => table[name] === word);
    const first = exact !== undefined && !dice.chance(0.03) ? exact : dice.one(names);
    const more = dice.oneOf([0.62, 0], [0.2, 1], [0.12, 2], [0.06, 3]);
    return dice.shuffled([...new Set([first, ...dice.shuffled(names).slice(0, more)])]);
  };
  const word = (table: WordTable, name: string, byDefault: string): string | undefined =>
    hasPolicy ? table[name] : byDefault;
  const group = word(azureWords.dhGroup, policy.dhGroup, "modp1024");
  const pfs = policy.pfsGroup === "PFSMM" ? group : word(azureWords.pfsGroup, policy.pfsGroup, "modp1024");
  const ike = near(word(azureWords.ikeEncryption, policy.ikeEncryption, "aes256"), edgeWords.ikeEncryption);
  const esp = near(word(azureWords.ipsecEncryption, policy.ipsecEncryption, "aes256"), edgeWords.tunnelEncryption);
  const digests = (names: readonly string[], table: WordTable, like: string | undefined) =>
    names.every((name) => isCombined(table[name] as string)) || dice.chance(0.03) ? [] : near(like, edgeWords.digest);
  const wantsNone = hasPolicy ? policy.pfsGroup === "None" : dice.chance(0.7);
  return {
    securityType: "CUSTOM",
    ikeConfiguration: {
      ikeVersion: dice.oneOf(
        [0.82, `IKE_V${version}` as const],
        [0.12, "IKE_FLEX" as const],
        [0.06, dice.one(["IKE_V1", "IKE_V2"] as const)],
      ),
      encryptionAlgorithms: ike,
      digestAlgorithms: digests(
        ike,
        edgeWords.ikeEncryption,
        word(azureWords.ikeIntegrity, policy.ikeIntegrity, "sha256"),
      ),
      dhGroups: near(group, edgeWords.group),
      saLifeTime: 86_400,
    },
    tunnelConfiguration: {
      perfectForwardSecrecyEnabled: wantsNone ? dice.chance(0.2) : dice.chance(0.94),
      encryptionAlgorithms: esp,
      digestAlgorithms: digests(
        esp,
        edgeWords.tunnelEncryption,
        hasPolicy ? azureWords.ipsecIntegrity[policy.ipsecIntegrity] : "sha256",
      ),
      dhGroups: near(pfs, edgeWords.group),
      saLifeTime: dice.oneOf([0.8, 3_600], [0.2, 28_800]),
    },
  };
}
