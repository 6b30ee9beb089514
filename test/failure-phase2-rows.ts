import {
  connectionName,
  type FailureRow,
  failure,
  oldAzure,
  oldEdge,
  type Pair,
  profile,
  weakEdge,
} from "./failure-row.ts";

const old: Pair = { azure: oldAzure, cds: oldEdge };

/** Failures of phase 2 and of forward secrecy. */
export const phase2Failures: readonly FailureRow[] = [
  failure(
    "F30",
    "key lengths of phase 2 differ",
    {
      azure: { policy: { ipsecEncryption: "AES128", ipsecIntegrity: "SHA256" } },
      cds: { child: { encryptionAlgorithms: ["AES_256"], digestAlgorithms: ["SHA2_256"] } },
    },
    ["down", "NT4002", "child.encryption", "blocks"],
    ["ipsecEncryption=AES128", "encryptionAlgorithms=AES_256"],
  ),
  failure(
    "F30",
    "hashes of phase 2 differ",
    {
      azure: { policy: { ipsecEncryption: "AES256", ipsecIntegrity: "SHA1" } },
      cds: { child: { encryptionAlgorithms: ["AES_256"], digestAlgorithms: ["SHA2_256"] } },
    },
    ["down", "NT4002", "child.integrity", "blocks"],
    ["ipsecIntegrity=SHA1", "digestAlgorithms=SHA2_256"],
  ),
  failure(
    "F31",
    "CBC at Azure against GCM at the edge",
    { azure: { policy: { ipsecEncryption: "AES256", ipsecIntegrity: "SHA256" } } },
    ["down", "NT4002", "child.encryption", "blocks"],
    ["ipsecEncryption=AES256", "encryptionAlgorithms=AES_GCM_256"],
  ),
  failure(
    "F32",
    "key lengths of GCM differ",
    { cds: { child: { encryptionAlgorithms: ["AES_GCM_128"] } } },
    ["down", "NT4002", "child.encryption", "blocks"],
    ["ipsecEncryption=GCMAES256", "encryptionAlgorithms=AES_GCM_128"],
  ),
  failure(
    "F32",
    "Azure defaults have GCM with 256 bits only",
    {
      azure: { policy: null },
      cds: {
        ike: { dhGroups: ["GROUP2"] },
        child: { encryptionAlgorithms: ["AES_GCM_128"], perfectForwardSecrecyEnabled: false },
      },
    },
    ["down", "NT4002", "child.encryption", "blocks"],
    [connectionName, "encryptionAlgorithms=AES_GCM_128"],
  ),
  failure(
    "F33",
    "a combined cipher that is not repeated",
    { azure: { policy: { ipsecIntegrity: "SHA256" } } },
    ["down", "NT4024", "child.integrity", "blocks"],
    ["ipsecIntegrity=SHA256", null],
  ),
  failure(
    "F33",
    "two different combined ciphers",
    { azure: { policy: { ipsecIntegrity: "GCMAES128" } } },
    ["down", "NT4024", "child.integrity", "blocks"],
    ["ipsecIntegrity=GCMAES128", null],
  ),
  failure(
    "F34",
    "a digest beside GCM",
    { cds: { child: { digestAlgorithms: ["SHA2_256"] } } },
    ["up", "NT4025"],
    [null, "digestAlgorithms=SHA2_256"],
  ),
  failure(
    "F35",
    "Azure has no word for SHA-384 in phase 2",
    profile({ child: { encryptionAlgorithms: ["AES_256"], digestAlgorithms: ["SHA2_384"] } }),
    ["down", "NT4017", "child.encryption", "blocks"],
    ["ipsecIntegrity=GCMAES256", "digestAlgorithms=SHA2_384"],
  ),
  failure(
    "F35",
    "phase 2 of CNSA against the nearest that Azure has",
    {
      azure: { policy: { ipsecEncryption: "AES256", ipsecIntegrity: "SHA256" } },
      cds: { child: { encryptionAlgorithms: ["AES_256"], digestAlgorithms: ["SHA2_384"] } },
    },
    ["down", "NT4017", "child.integrity", "blocks"],
    ["ipsecIntegrity=SHA256", "digestAlgorithms=SHA2_384"],
  ),
  failure(
    "F36",
    "phase 2 does not encrypt",
    {
      azure: { policy: { ipsecEncryption: "None", ipsecIntegrity: "SHA256" } },
      cds: { child: { encryptionAlgorithms: ["NO_ENCRYPTION"], digestAlgorithms: ["SHA2_256"] } },
    },
    ["up", "NT4051", "child.encryption", "none"],
    ["ipsecEncryption=None", "encryptionAlgorithms=NO_ENCRYPTION"],
  ),
  failure(
    "F36",
    "Azure has no word for GMAC",
    profile({ child: { encryptionAlgorithms: ["NO_ENCRYPTION_AUTH_AES_GMAC_128"] } }),
    ["down", "NT4017", "child.encryption", "blocks"],
    ["ipsecEncryption=GCMAES256", "encryptionAlgorithms=NO_ENCRYPTION_AUTH_AES_GMAC_128"],
  ),
  failure(
    "F40",
    "groups of forward secrecy differ",
    { azure: { policy: { pfsGroup: "ECP256" } } },
    ["breaks-at-rekey", "NT4003", "child.pfsGroup", "breaks-at-rekey"],
    ["pfsGroup=ECP256", "dhGroups=GROUP14"],
  ),
  failure(
    "F41",
    "forward secrecy at the edge only",
    { azure: { policy: { pfsGroup: "None" } } },
    ["breaks-at-rekey", "NT4003", "child.pfsGroup", "breaks-at-rekey"],
    ["pfsGroup=None", "dhGroups=GROUP14"],
  ),
  failure(
    "F42",
    "forward secrecy at Azure only",
    { cds: { child: { perfectForwardSecrecyEnabled: false } } },
    ["breaks-at-rekey", "NT4003", "child.pfsGroup", "breaks-at-rekey"],
    ["pfsGroup=PFS2048", "perfectForwardSecrecyEnabled=false"],
  ),
  failure(
    "F43",
    "the second pair needs a key exchange at once",
    {
      azure: {
        network: { addressSpace: { addressPrefixes: ["10.1.0.0/16", "10.3.0.0/16"] } },
        policy: { pfsGroup: "None" },
      },
      cds: { tunnel: { remoteEndpoint: { remoteNetworks: ["10.1.0.0/16", "10.3.0.0/16"] } } },
    },
    ["breaks-at-rekey", "NT4012", "child.pfsGroup", "breaks-at-rekey"],
    ["pfsGroup=None", "dhGroups=GROUP14"],
    {
      azure: { network: { addressSpace: { addressPrefixes: ["10.1.0.0/16", "10.3.0.0/16"] } } },
      cds: { tunnel: { remoteEndpoint: { remoteNetworks: ["10.1.0.0/16", "10.3.0.0/16"] } } },
    },
  ),
  failure(
    "F44",
    "groups of forward secrecy in IKEv1",
    { azure: { ...old.azure, policy: { pfsGroup: "None" } }, cds: oldEdge },
    ["down", "NT4003", "child.pfsGroup", "blocks"],
    ["pfsGroup=None", "dhGroups=GROUP14"],
    old,
  ),
  failure(
    "F45",
    "Azure defaults accept forward secrecy and never offer it",
    { azure: { policy: null }, cds: weakEdge({}) },
    ["breaks-at-rekey", "NT4013", "child.pfsGroup", "breaks-at-rekey"],
    [connectionName, "dhGroups=GROUP14"],
  ),
  failure(
    "F46",
    "the volume makes Azure renew before the edge does",
    { azure: { policy: null }, cds: weakEdge({}) },
    ["breaks-at-rekey", "NT4013", "child.lifetimeKilobytes", "breaks-at-rekey"],
    [connectionName, "dhGroups=GROUP14"],
  ),
  failure(
    "F47",
    "PFS14 is another word for PFS2048",
    { azure: { policy: { pfsGroup: "PFS14" } } },
    ["up", "NT2504"],
    ["pfsGroup=PFS14", null],
  ),
  failure(
    "F48",
    "the cipher changes when it is renewed",
    { azure: { policy: null }, cds: weakEdge({ encryptionAlgorithms: ["AES_GCM_256", "AES_256"] }) },
    ["breaks-at-rekey", "NT4038"],
    [connectionName, "encryptionAlgorithms=AES_GCM_256"],
  ),
];
