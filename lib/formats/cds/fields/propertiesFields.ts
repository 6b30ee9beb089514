import type { ChildProposal, IkeProposal } from "../../../model/ipsec.ts";
import type { Stated } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { childCiphers, digests, groups, ikeCiphers, ikeVersions } from "./algorithms.ts";
import { oneOf, truth, wholeNumber } from "./codecs.ts";
import { type AnyTable, fieldsOf } from "./field.ts";

// Ranges: VCD OpenAPI document 37.2, read 2026-11-21.

const tunnel = fieldsOf<Tunnel>();
const ike = fieldsOf<IkeProposal>();
const child = fieldsOf<ChildProposal>();

/** Whether forward secrecy is on, and the groups that are stated in either case. */
export interface ForwardSecrecy {
  readonly enabled?: Stated<boolean>;
  readonly groups?: readonly Stated<number>[];
}

const secrecy = fieldsOf<ForwardSecrecy>();

/** `EdgeIpSecVpnTunnelConnectionProperties`: what belongs to the tunnel as a whole. */
export const propertiesTable: AnyTable = {
  fields: [
    tunnel.given("profile", "securityType"),
    tunnel.value("protocol", "ikeConfiguration.ikeVersion", ikeVersions, { required: "version of IKE" }),
    tunnel.value("dpdProbeSeconds", "dpdConfiguration.probeInterval", wholeNumber(3, 60), {
      older: [{ path: "dpdProbeInterval", codec: wholeNumber(3, 60) }],
    }),
  ],
};

/** `ikeConfiguration`, without the version of IKE: phase 1. */
export const ikeTable: AnyTable = {
  fields: [
    ike.values("encryption", "encryptionAlgorithms", ikeCiphers, { required: "encryption of phase 1" }),
    ike.values("integrity", "digestAlgorithms", digests),
    ike.values("dhGroups", "dhGroups", groups, { required: "group of phase 1" }),
    ike.value("lifetimeSeconds", "saLifeTime", wholeNumber(21_600, 31_536_000)),
  ],
};

/** `tunnelConfiguration`: phase 2. */
export const childTable: AnyTable = {
  fields: [
    child.value("dontFragment", "dfPolicy", oneOf("COPY", "CLEAR")),
    child.values("encryption", "encryptionAlgorithms", childCiphers, { required: "encryption of phase 2" }),
    child.values("integrity", "digestAlgorithms", digests),
    child.given("pfsGroups", "dhGroups"),
    child.value("lifetimeSeconds", "saLifeTime", wholeNumber(900, 31_536_000)),
  ],
};

/** The part of `tunnelConfiguration` whose members only mean something together. */
export const secrecyTable: AnyTable = {
  fields: [
    secrecy.value("enabled", "perfectForwardSecrecyEnabled", truth, {
      older: [{ path: "perfectForwardSecrecyActive", codec: truth }],
    }),
    secrecy.values("groups", "dhGroups", groups, { required: "group of phase 2" }),
  ],
};
