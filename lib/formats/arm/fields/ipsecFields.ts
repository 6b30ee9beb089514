import type {
  ChildProposal,
  Encryption,
  IkeProposal,
  Integrity,
  IpsecPolicy,
  SelectorPolicy,
} from "../../../model/ipsec.ts";
import { prefix, wholeNumber, words } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";

// Spellings: enumerations of @azure/arm-network 39 and "IPsec/IKE policy" (azure-docs, ipsec-ike-policy-howto.md, 2024-12-02).
// The SDK's texts have the phases the wrong way round; `ike…` and `dhGroup` are phase 1.

const ikeEncryptions: readonly (readonly [string, Encryption])[] = [
  ["DES", "DES"],
  ["DES3", "3DES"],
  ["AES128", "AES-CBC-128"],
  ["AES192", "AES-CBC-192"],
  ["AES256", "AES-CBC-256"],
  ["GCMAES128", "AES-GCM-16-128"],
  ["GCMAES256", "AES-GCM-16-256"],
];

const integrities: readonly (readonly [string, Integrity])[] = [
  ["MD5", "MD5-96"],
  ["SHA1", "SHA1-96"],
  ["SHA256", "SHA2-256-128"],
  ["SHA384", "SHA2-384-192"],
  ["GCMAES128", "AES-GCM-16-128"],
  ["GCMAES192", "AES-GCM-16-192"],
  ["GCMAES256", "AES-GCM-16-256"],
];

// RFC 3526 group 14 has two names; DHGroup14 is the one that the portal shows.
const dhGroups: readonly (readonly [string, number])[] = [
  ["None", 0],
  ["DHGroup1", 1],
  ["DHGroup2", 2],
  ["DHGroup14", 14],
  ["DHGroup2048", 14],
  ["ECP256", 19],
  ["ECP384", 20],
  ["DHGroup24", 24],
];

const pfsGroups: readonly (readonly [string, number | "same"])[] = [
  ["None", 0],
  ["PFS1", 1],
  ["PFS2", 2],
  ["PFS2048", 14],
  ["PFS14", 14],
  ["ECP256", 19],
  ["ECP384", 20],
  ["PFS24", 24],
  ["PFSMM", "same"],
];

const ike = fieldsOf<IkeProposal>();
const child = fieldsOf<ChildProposal>();

const ikeFields: AnyFields = [
  ike.single("encryption", "ikeEncryption", words(ikeEncryptions)),
  ike.single("integrity", "ikeIntegrity", words(integrities)),
  ike.single("dhGroups", "dhGroup", words(dhGroups)),
];

const childFields: AnyFields = [
  child.single(
    "encryption",
    "ipsecEncryption",
    words([
      ["None", "NULL"],
      ...ikeEncryptions.filter(([, value]) => value !== "AES-GCM-16-256"),
      ["GCMAES192", "AES-GCM-16-192"],
      ["GCMAES256", "AES-GCM-16-256"],
    ] as const),
  ),
  child.single("integrity", "ipsecIntegrity", words(integrities)),
  child.single("pfsGroups", "pfsGroup", words(pfsGroups)),
  child.value("lifetimeSeconds", "saLifeTimeSeconds", wholeNumber),
  child.value("lifetimeKilobytes", "saDataSizeKilobytes", wholeNumber),
];

const policy = fieldsOf<IpsecPolicy>();
const selector = fieldsOf<SelectorPolicy>();

/** One entry of `ipsecPolicies`: both phases lie flat in it. */
export const policyFields: AnyFields = [policy.part("ike", "", ikeFields), policy.part("child", "", childFields)];

/** One entry of `trafficSelectorPolicies`. */
export const selectorFields: AnyFields = [
  selector.values("local", "localAddressRanges", prefix),
  selector.values("remote", "remoteAddressRanges", prefix),
];
