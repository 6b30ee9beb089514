import type { Routing } from "../model/gateway.ts";
import type { DhGroup, Encryption, Integrity } from "../model/ipsec.ts";

/** Algorithms that are offered together for the IKE SA: phase 1, main mode. */
export interface IkeOffer {
  /** Cipher. */
  readonly encryption: Encryption;
  /** Integrity, and the pseudorandom function. */
  readonly integrity: Integrity;
  /** Group of the key exchange. */
  readonly dhGroup: DhGroup;
}

/** Algorithms that are offered together for a child SA: phase 2, quick mode. */
export interface ChildOffer {
  /** Cipher. */
  readonly encryption: Encryption;
  /** Absent beside a combined cipher. */
  readonly integrity?: Integrity;
  /** Group of perfect forward secrecy; 0 is none. */
  readonly pfsGroup: DhGroup;
}

/** What an Azure VPN gateway offers and accepts on a connection without a policy of its own. */
export interface AzureDefault {
  /** Versions of IKE that a gateway speaks. */
  readonly ikeVersions: readonly ("IKEv1" | "IKEv2")[];
  /** The same for the SKU Basic. */
  readonly ikeVersionsOfBasic: readonly ("IKEv1" | "IKEv2")[];
  /** Phase 1. */
  readonly ike: {
    /** In order of preference; the same whichever end starts. */
    readonly offers: readonly IkeOffer[];
    /** Seconds; cannot be configured. */
    readonly lifetimeSeconds: number;
    /** Child SAs that one IKE SA holds at most. */
    readonly childSasAtMost: number;
  };
  /** Phase 2. */
  readonly child: {
    /** What Azure offers when it starts, in order of preference. */
    readonly initiatorOffers: readonly ChildOffer[];
    /** What Azure accepts when the other end starts, in order of preference. */
    readonly responderOffers: readonly ChildOffer[];
    /** Seconds. */
    readonly lifetimeSeconds: number;
    /** Kilobytes. */
    readonly lifetimeKilobytes: number;
  };
  /** Seconds without an answer until the peer counts as dead; absent where dead peers are not detected. */
  readonly dpdTimeoutSeconds?: number;
}

/** Where the default policies are documented, and in which revision they were read. */
export const azureDefaultsSource: { readonly title: string; readonly date: string } = {
  title: "Microsoft, About VPN devices for site-to-site VPN Gateway connections (vpn-gateway-about-vpn-devices)",
  date: "2023-10-06",
};

const aes256 = "AES-CBC-256";
const aes128 = "AES-CBC-128";
const gcm256 = "AES-GCM-16-256";
const sha1 = "SHA1-96";
const sha256 = "SHA2-256-128";

function ike(encryption: Encryption, integrity: Integrity): IkeOffer {
  // Every offer of both routing types has group 2 and no other.
  return { encryption, integrity, dhGroup: 2 };
}

function child(encryption: Encryption, integrity: Integrity | undefined, pfsGroup: DhGroup): ChildOffer {
  return { encryption, ...(integrity === undefined ? {} : { integrity }), pfsGroup };
}

// RouteBased phase 2, rows 1 to 6 of the page: the only ones that Azure offers by itself, none with forward secrecy.
const routeBasedInitiator: readonly ChildOffer[] = [
  child(gcm256, undefined, 0),
  child(aes256, sha1, 0),
  child("3DES", sha1, 0),
  child(aes256, sha256, 0),
  child(aes128, sha1, 0),
  child("3DES", sha256, 0),
];

// Rows 7 to 26: accepted when the other end starts.
const routeBasedResponderOnly: readonly ChildOffer[] = [
  child("DES", sha1, 0),
  child(aes256, sha1, 1),
  child(aes256, sha1, 2),
  child(aes256, sha1, 14),
  child(aes128, sha1, 1),
  child(aes128, sha1, 2),
  child(aes128, sha1, 14),
  child("3DES", sha1, 1),
  child("3DES", sha1, 2),
  child("3DES", sha256, 2),
  child(aes256, sha256, 1),
  child(aes256, sha256, 2),
  child(aes256, sha256, 14),
  child(aes256, sha1, 24),
  child(aes256, sha256, 24),
  child(aes128, sha256, 0),
  child(aes128, sha256, 1),
  child(aes128, sha256, 2),
  child(aes128, sha256, 14),
  child("3DES", sha1, 14),
];

const policyBasedChild: readonly ChildOffer[] = [
  child(aes256, sha256, 0),
  child(aes256, sha1, 0),
  child(aes128, sha1, 0),
  child("3DES", sha1, 0),
];

/**
 * The default policies of Azure by routing type, as {@linkcode azureDefaultsSource} documents them. That the SKU Basic
 * speaks only one version of IKE: Microsoft, VPN Gateway FAQ, 2026-06-04. With these, a peer that asks for group 14 in
 * phase 1 cannot agree with Azure at all, and one that asks for forward secrecy only when it starts itself.
 */
export const azureDefaults: Readonly<Record<Routing, AzureDefault>> = {
  RouteBased: {
    ikeVersions: ["IKEv1", "IKEv2"],
    ikeVersionsOfBasic: ["IKEv2"],
    ike: {
      offers: [
        ike(aes256, sha1),
        ike(aes256, sha256),
        ike(aes128, sha1),
        ike(aes128, sha256),
        ike("3DES", sha1),
        ike("3DES", sha256),
      ],
      lifetimeSeconds: 28_800,
      childSasAtMost: 100,
    },
    child: {
      initiatorOffers: routeBasedInitiator,
      responderOffers: [...routeBasedInitiator, ...routeBasedResponderOnly],
      lifetimeSeconds: 27_000,
      lifetimeKilobytes: 102_400_000,
    },
    dpdTimeoutSeconds: 45,
  },
  PolicyBased: {
    ikeVersions: ["IKEv1"],
    ikeVersionsOfBasic: ["IKEv1"],
    ike: {
      offers: [ike(aes256, sha256), ike(aes256, sha1), ike(aes128, sha1), ike("3DES", sha1)],
      lifetimeSeconds: 28_800,
      childSasAtMost: 100,
    },
    child: {
      initiatorOffers: policyBasedChild,
      responderOffers: policyBasedChild,
      lifetimeSeconds: 3_600,
      lifetimeKilobytes: 102_400_000,
    },
  },
};
