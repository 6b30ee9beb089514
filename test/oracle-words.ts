/** Names of a vendor and the words for them. */
export type WordTable = Readonly<Record<string, string>>;

type AzureSetting = "ikeEncryption" | "ikeIntegrity" | "dhGroup" | "ipsecEncryption" | "ipsecIntegrity" | "pfsGroup";
type EdgeSetting = "ikeEncryption" | "tunnelEncryption" | "digest" | "group";

/**
 * What the values of the two vendors mean to strongSwan, put down once more and not taken from the library: what is to be
 * compared must not come from the same table. Azure: REST specification of connections, "Configure custom IPsec/IKE
 * connection policies" (2024-12-02). Edge: VMware Cloud Director OpenAPI 37.2. Words: strongSwan 5.9.8, proposal keywords.
 */
export const azureWords: Readonly<Record<AzureSetting, WordTable>> = {
  ikeEncryption: {
    DES: "des",
    DES3: "3des",
    AES128: "aes128",
    AES192: "aes192",
    AES256: "aes256",
    GCMAES128: "aes128gcm16",
    GCMAES256: "aes256gcm16",
  },
  ikeIntegrity: { MD5: "md5", SHA1: "sha1", SHA256: "sha256", SHA384: "sha384" },
  dhGroup: {
    DHGroup1: "modp768",
    DHGroup2: "modp1024",
    DHGroup14: "modp2048",
    DHGroup2048: "modp2048",
    DHGroup24: "modp2048s256",
    ECP256: "ecp256",
    ECP384: "ecp384",
  },
  ipsecEncryption: {
    None: "null",
    DES: "des",
    DES3: "3des",
    AES128: "aes128",
    AES192: "aes192",
    AES256: "aes256",
    GCMAES128: "aes128gcm16",
    GCMAES192: "aes192gcm16",
    GCMAES256: "aes256gcm16",
  },
  ipsecIntegrity: { MD5: "md5", SHA1: "sha1", SHA256: "sha256" },
  // PFSMM is the group of phase 1, None none at all: both are seen to where proposals are made.
  pfsGroup: {
    PFS1: "modp768",
    PFS2: "modp1024",
    PFS2048: "modp2048",
    PFS14: "modp2048",
    PFS24: "modp2048s256",
    ECP256: "ecp256",
    ECP384: "ecp384",
  },
};

/** The same for the profile of an edge. */
export const edgeWords: Readonly<Record<EdgeSetting, WordTable>> = {
  ikeEncryption: {
    AES_128: "aes128",
    AES_256: "aes256",
    AES_GCM_128: "aes128gcm16",
    AES_GCM_192: "aes192gcm16",
    AES_GCM_256: "aes256gcm16",
  },
  tunnelEncryption: {
    AES_128: "aes128",
    AES_256: "aes256",
    AES_GCM_128: "aes128gcm16",
    AES_GCM_192: "aes192gcm16",
    AES_GCM_256: "aes256gcm16",
    NO_ENCRYPTION_AUTH_AES_GMAC_128: "aes128gmac",
    NO_ENCRYPTION_AUTH_AES_GMAC_192: "aes192gmac",
    NO_ENCRYPTION_AUTH_AES_GMAC_256: "aes256gmac",
    NO_ENCRYPTION: "null",
  },
  digest: { SHA1: "sha1", SHA2_256: "sha256", SHA2_384: "sha384", SHA2_512: "sha512" },
  group: {
    GROUP2: "modp1024",
    GROUP5: "modp1536",
    GROUP14: "modp2048",
    GROUP15: "modp3072",
    GROUP16: "modp4096",
    GROUP19: "ecp256",
    GROUP20: "ecp384",
    GROUP21: "ecp521",
  },
};

interface AzureDefaultWords {
  readonly ike: readonly string[];
  /** What it offers, and accepts first. */
  readonly esp: readonly string[];
  readonly espAnsweredToo: readonly string[];
}

/** What Azure offers without a policy, in order: "About VPN devices", 2023-10-06. */
export const azureDefaultWords: Readonly<Record<"RouteBased" | "PolicyBased", AzureDefaultWords>> = {
  RouteBased: {
    ike: ["aes256-sha1", "aes256-sha256", "aes128-sha1", "aes128-sha256", "3des-sha1", "3des-sha256"].map(
      (suite) => `${suite}-modp1024`,
    ),
    esp: ["aes256gcm16", "aes256-sha1", "3des-sha1", "aes256-sha256", "aes128-sha1", "3des-sha256"],
    espAnsweredToo: [
      "des-sha1",
      ...["modp768", "modp1024", "modp2048"].map((group) => `aes256-sha1-${group}`),
      ...["modp768", "modp1024", "modp2048"].map((group) => `aes128-sha1-${group}`),
      "3des-sha1-modp768",
      "3des-sha1-modp1024",
      "3des-sha256-modp1024",
      ...["modp768", "modp1024", "modp2048"].map((group) => `aes256-sha256-${group}`),
      "aes256-sha1-modp2048s256",
      "aes256-sha256-modp2048s256",
      "aes128-sha256",
      ...["modp768", "modp1024", "modp2048"].map((group) => `aes128-sha256-${group}`),
      "3des-sha1-modp2048",
    ],
  },
  PolicyBased: {
    ike: ["aes256-sha256", "aes256-sha1", "aes128-sha1", "3des-sha1"].map((suite) => `${suite}-modp1024`),
    esp: ["aes256-sha256", "aes256-sha1", "aes128-sha1", "3des-sha1"],
    espAnsweredToo: [],
  },
};

/** Names of the contract for the names that a daemon gives to what it has up. */
export const daemonNames: Readonly<Record<string, string | number>> = {
  DES_CBC: "DES",
  "3DES_CBC": "3DES",
  NULL: "NULL",
  AES_CBC: "AES-CBC",
  AES_GCM_16: "AES-GCM-16",
  NULL_AES_GMAC: "AES-GMAC",
  HMAC_MD5_96: "MD5-96",
  HMAC_SHA1_96: "SHA1-96",
  HMAC_SHA2_256_128: "SHA2-256-128",
  HMAC_SHA2_384_192: "SHA2-384-192",
  HMAC_SHA2_512_256: "SHA2-512-256",
  PRF_HMAC_MD5: "PRF-MD5",
  PRF_HMAC_SHA1: "PRF-SHA1",
  PRF_HMAC_SHA2_256: "PRF-SHA2-256",
  PRF_HMAC_SHA2_384: "PRF-SHA2-384",
  PRF_HMAC_SHA2_512: "PRF-SHA2-512",
  MODP_768: 1,
  MODP_1024: 2,
  MODP_1536: 5,
  MODP_2048: 14,
  MODP_3072: 15,
  MODP_4096: 16,
  ECP_256: 19,
  ECP_384: 20,
  ECP_521: 21,
  MODP_2048_256: 24,
};
