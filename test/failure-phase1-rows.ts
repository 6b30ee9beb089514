import type { Words } from "./failure-ends.ts";
import { connectionName, type FailureRow, failure, old, type Pair, profile, weakEdge } from "./failure-row.ts";

const gcmIke: Words = { encryptionAlgorithms: ["AES_GCM_256"], digestAlgorithms: [] };

/** What meets the profile DEFAULT of an edge. */
const defaultsMet: Pair = {
  azure: { policy: { ikeEncryption: "AES128", ipsecEncryption: "GCMAES128", ipsecIntegrity: "GCMAES128" } },
  cds: { properties: null },
};

/** Failures of phase 1: algorithms and versions. */
export const phase1Failures: readonly FailureRow[] = [
  failure(
    "F01",
    "Azure defaults do not meet the profile DEFAULT",
    { azure: { policy: null }, cds: { properties: null } },
    ["down", "NT4001", "ike.dhGroup", "blocks"],
    [connectionName, "securityType=DEFAULT"],
    defaultsMet,
  ),
  failure(
    "F01",
    "Azure defaults do not meet group 14",
    { azure: { policy: null } },
    ["down", "NT4001", "ike.dhGroup", "blocks"],
    [connectionName, "dhGroups=GROUP14"],
  ),
  failure(
    "F02",
    "key lengths of phase 1 differ",
    { azure: { policy: { ikeEncryption: "AES128" } } },
    ["down", "NT4001", "ike.encryption", "blocks"],
    ["ikeEncryption=AES128", "encryptionAlgorithms=AES_256"],
  ),
  failure(
    "F03",
    "hashes of phase 1 differ",
    { azure: { policy: { ikeIntegrity: "SHA384" } } },
    ["down", "NT4001", "ike.integrity", "blocks"],
    ["ikeIntegrity=SHA384", "digestAlgorithms=SHA2_256"],
  ),
  failure(
    "F04",
    "groups of phase 1 differ",
    { azure: { policy: { dhGroup: "ECP384" } }, cds: { ike: { dhGroups: ["GROUP19"] } } },
    ["down", "NT4001", "ike.dhGroup", "blocks"],
    ["dhGroup=ECP384", "dhGroups=GROUP19"],
  ),
  failure(
    "F05",
    "a profile with GCM alone has a pseudorandom function of its own",
    { azure: { policy: { ikeEncryption: "GCMAES256", ikeIntegrity: "SHA384" } }, cds: { ike: gcmIke } },
    ["down", "NT4016", "ike.prf", "blocks"],
    ["ikeIntegrity=SHA384", "encryptionAlgorithms=AES_GCM_256"],
    { azure: { policy: { ikeEncryption: "GCMAES256" } }, cds: { ike: gcmIke } },
  ),
  failure(
    "F06",
    "CBC at Azure against GCM at the edge",
    { cds: { ike: gcmIke } },
    ["down", "NT4001", "ike.encryption", "blocks"],
    ["ikeEncryption=AES256", "encryptionAlgorithms=AES_GCM_256"],
  ),
  failure(
    "F06",
    "GCM at Azure against CBC at the edge",
    { azure: { policy: { ikeEncryption: "GCMAES256" } } },
    ["down", "NT4001", "ike.encryption", "blocks"],
    ["ikeEncryption=GCMAES256", "encryptionAlgorithms=AES_256"],
  ),
  failure(
    "F07",
    "a combined cipher as integrity of phase 1",
    { azure: { policy: { ikeEncryption: "GCMAES256", ikeIntegrity: "GCMAES256" } }, cds: { ike: gcmIke } },
    ["down", "NT4020", "ike.integrity", "blocks"],
    ["ikeIntegrity=GCMAES256", null],
    { azure: { policy: { ikeEncryption: "GCMAES256" } }, cds: { ike: gcmIke } },
  ),
  failure(
    "F08",
    "GCM in phase 1 of IKEv1 at both ends",
    {
      azure: { connection: { connectionProtocol: "IKEv1" }, policy: { ikeEncryption: "GCMAES256" } },
      cds: { ike: { ...gcmIke, ikeVersion: "IKE_V1" } },
    },
    ["down", "NT4021", "ike.encryption", "blocks"],
    ["ikeEncryption=GCMAES256", "encryptionAlgorithms=AES_GCM_256"],
    { azure: { policy: { ikeEncryption: "GCMAES256" } }, cds: { ike: gcmIke } },
  ),
  failure(
    "F08",
    "GCM in phase 1 of IKEv1 at the edge",
    { azure: { connection: { connectionProtocol: "IKEv1" } }, cds: { ike: { ...gcmIke, ikeVersion: "IKE_V1" } } },
    ["down", "NT4021", "ike.encryption", "blocks"],
    ["ikeEncryption=AES256", "encryptionAlgorithms=AES_GCM_256"],
    old,
  ),
  failure(
    "F09",
    "Azure has no word for SHA-512 in phase 1",
    profile({ ike: { digestAlgorithms: ["SHA2_512"] } }),
    ["down", "NT4017", "ike.integrity", "blocks"],
    ["ikeIntegrity=SHA256", "digestAlgorithms=SHA2_512"],
  ),
  ...["GROUP5", "GROUP15", "GROUP16", "GROUP21"].map((group) =>
    failure(
      "F09",
      `Azure has no word for ${group} in phase 1`,
      profile({ ike: { dhGroups: [group] } }),
      ["down", "NT4017", "ike.dhGroup", "blocks"],
      ["dhGroup=DHGroup14", `dhGroups=${group}`],
    ),
  ),
  failure(
    "F09",
    "Azure has no word for GCM with 192 bits in phase 1",
    profile({ ike: { encryptionAlgorithms: ["AES_GCM_192"], digestAlgorithms: [] } }),
    ["down", "NT4017", "ike.encryption", "blocks"],
    ["ikeEncryption=AES256", "encryptionAlgorithms=AES_GCM_192"],
  ),
  failure(
    "F09",
    "Azure has no word for a group of forward secrecy",
    profile({ child: { dhGroups: ["GROUP21"] } }),
    ["breaks-at-rekey", "NT4017", "child.pfsGroup", "breaks-at-rekey"],
    ["pfsGroup=PFS2048", "dhGroups=GROUP21"],
  ),
  ...["AES192", "DES3", "DES"].map((cipher) =>
    failure(
      "F10",
      `an edge has no word for ${cipher} in phase 1`,
      { azure: { policy: { ikeEncryption: cipher } } },
      ["down", "NT4017", "ike.encryption", "blocks"],
      [`ikeEncryption=${cipher}`, "encryptionAlgorithms=AES_256"],
    ),
  ),
  failure(
    "F10",
    "an edge has no word for MD5",
    { azure: { policy: { ikeIntegrity: "MD5" } } },
    ["down", "NT4017", "ike.integrity", "blocks"],
    ["ikeIntegrity=MD5", "digestAlgorithms=SHA2_256"],
  ),
  ...["DHGroup1", "DHGroup24"].map((group) =>
    failure(
      "F10",
      `an edge has no word for ${group}`,
      { azure: { policy: { dhGroup: group } } },
      ["down", "NT4017", "ike.dhGroup", "blocks"],
      [`dhGroup=${group}`, "dhGroups=GROUP14"],
    ),
  ),
  failure(
    "F10",
    "an edge has no word for PFS24",
    { azure: { policy: { pfsGroup: "PFS24" } } },
    ["breaks-at-rekey", "NT4017", "child.pfsGroup", "breaks-at-rekey"],
    ["pfsGroup=PFS24", "dhGroups=GROUP14"],
  ),
  failure(
    "F11",
    "no group in phase 1",
    { azure: { policy: { dhGroup: "None" } } },
    ["down", "NT4022", "ike.dhGroup", "blocks"],
    ["dhGroup=None", "dhGroups=GROUP14"],
  ),
  failure(
    "F12",
    "the first guess of the group of phase 1 is wrong",
    { cds: { ike: { dhGroups: ["GROUP20", "GROUP14"] } } },
    ["up", "NT4054", "ike.dhGroup", "none"],
    ["dhGroup=DHGroup14", "dhGroups=GROUP20"],
  ),
  failure(
    "F12",
    "the first guess of the group of forward secrecy is wrong",
    { cds: { child: { dhGroups: ["GROUP20", "GROUP14"] } } },
    ["up", "NT4054", "child.pfsGroup", "none"],
    ["pfsGroup=PFS2048", "dhGroups=GROUP20"],
  ),
  failure(
    "F13",
    "Azure speaks version 1, the edge version 2",
    { azure: { connection: { connectionProtocol: "IKEv1" } } },
    ["down", "NT4004", "ike.version", "blocks"],
    ["connectionProtocol=IKEv1", "ikeVersion=IKE_V2"],
  ),
  failure(
    "F13",
    "Azure speaks version 2, the edge version 1",
    { cds: { ike: { ikeVersion: "IKE_V1" } } },
    ["down", "NT4004", "ike.version", "blocks"],
    ["connectionProtocol=IKEv2", "ikeVersion=IKE_V1"],
  ),
  failure(
    "F14",
    "IKE_FLEX starts with version 2",
    { azure: { connection: { connectionProtocol: "IKEv1" } }, cds: { ike: { ikeVersion: "IKE_FLEX" } } },
    ["one-way", "NT4004", "ike.version", "one-way"],
    ["connectionProtocol=IKEv1", "ikeVersion=IKE_FLEX"],
    old,
  ),
  failure(
    "F15",
    "a policy on a gateway of the SKU Basic",
    { azure: { gateway: { sku: { name: "Basic", tier: "Basic" } } } },
    ["down", "NT4023", "ike.encryption", "blocks"],
    ["ikeEncryption=AES256", null],
  ),
  failure(
    "F15",
    "version 1 on a route-based gateway of the SKU Basic",
    {
      azure: {
        gateway: { sku: { name: "Basic", tier: "Basic" } },
        connection: { connectionProtocol: "IKEv1" },
        policy: null,
      },
      cds: {
        ...weakEdge({ perfectForwardSecrecyEnabled: false }),
        ike: { dhGroups: ["GROUP2"], ikeVersion: "IKE_V1" },
      },
    },
    ["down", "NT4023", "ike.version", "blocks"],
    ["connectionProtocol=IKEv1", null],
  ),
  failure(
    "F15",
    "a policy-based gateway against version 2",
    {
      azure: {
        gateway: { vpnType: "PolicyBased", sku: { name: "Basic", tier: "Basic" } },
        connection: {
          connectionProtocol: undefined,
          usePolicyBasedTrafficSelectors: undefined,
          dpdTimeoutSeconds: undefined,
        },
        policy: null,
      },
      cds: weakEdge({ perfectForwardSecrecyEnabled: false }),
    },
    ["down", "NT4004", "ike.version", "blocks"],
    ["vpnType=PolicyBased", "ikeVersion=IKE_V2"],
  ),
  failure(
    "F16",
    "the version of a connection is not edited in place",
    { azure: { connection: { connectionProtocol: "IKEv1" } } },
    ["down", "NT4060", "ike.version", "blocks"],
    ["connectionProtocol=IKEv1", "ikeVersion=IKE_V2"],
  ),
  failure(
    "F17",
    "a policy without a group of forward secrecy",
    { azure: { policy: { pfsGroup: undefined } } },
    ["down", "NT4018", "child.encryption", "blocks"],
    ["ipsecEncryption=GCMAES256", null],
  ),
  failure(
    "F17",
    "a policy for phase 2 only",
    { azure: { policy: { ikeEncryption: undefined, ikeIntegrity: undefined, dhGroup: undefined } } },
    ["down", "NT4018", "ike.encryption", "blocks"],
    ["ipsecEncryption=GCMAES256", null],
  ),
  failure(
    "F18",
    "the phases are exchanged",
    {
      azure: {
        policy: {
          ikeEncryption: "GCMAES256",
          dhGroup: "ECP384",
          ipsecEncryption: "AES256",
          ipsecIntegrity: "SHA256",
        },
      },
      cds: { child: { dhGroups: ["GROUP20"] } },
    },
    ["down", "NT4019", "ike.encryption", "blocks"],
    ["ikeEncryption=GCMAES256", "encryptionAlgorithms=AES_256"],
    { azure: { policy: { pfsGroup: "ECP384" } }, cds: { child: { dhGroups: ["GROUP20"] } } },
  ),
  failure(
    "F18",
    "the groups of the phases are exchanged",
    { azure: { policy: { dhGroup: "ECP384" } }, cds: { child: { dhGroups: ["GROUP20"] } } },
    ["down", "NT4019", "ike.dhGroup", "blocks"],
    ["dhGroup=ECP384", "dhGroups=GROUP14"],
    { azure: { policy: { pfsGroup: "ECP384" } }, cds: { child: { dhGroups: ["GROUP20"] } } },
  ),
];
