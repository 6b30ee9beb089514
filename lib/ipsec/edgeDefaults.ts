import type { ChildProposal, IkeProposal, IpsecPolicy } from "../model/ipsec.ts";

/** What an edge gateway of VMware Cloud Director uses for a tunnel with the DEFAULT security profile. */
export interface EdgeDefault extends IpsecPolicy {
  /** Version of IKE. */
  readonly protocol: "IKEv1" | "IKEv2" | "IKE-FLEX";
  /** Phase 1. */
  readonly ike: Required<Pick<IkeProposal, "encryption" | "integrity" | "dhGroups" | "lifetimeSeconds">>;
  /** Phase 2; the cipher brings its own integrity. */
  readonly child: Required<Pick<ChildProposal, "encryption" | "pfsGroups" | "dontFragment" | "lifetimeSeconds">>;
  /** Seconds between two probes for a dead peer; they are sent whether there is traffic or not. */
  readonly dpdProbeSeconds: number;
}

/** Where the DEFAULT profile is documented, and in which revision it was read. */
export const edgeDefaultsSource: { readonly title: string; readonly date: string } = {
  title:
    "VMware Cloud Director OpenAPI 37.2, EdgeIpSecVpnTunnelConnectionProperties; the same values in the default profiles of NSX 3.0",
  date: "no date on the page; read 2026-11-21",
};

/**
 * The DEFAULT profile as {@linkcode edgeDefaultsSource} documents it. A server can have other values: what its
 * `defaultConnectionProperties` say goes before this.
 */
export const edgeDefaults: EdgeDefault = {
  protocol: "IKEv2",
  ike: {
    encryption: ["AES-CBC-128"],
    integrity: ["SHA2-256-128"],
    dhGroups: [14],
    lifetimeSeconds: 86_400,
  },
  child: {
    encryption: ["AES-GCM-16-128"],
    pfsGroups: [14],
    dontFragment: "COPY",
    lifetimeSeconds: 3_600,
  },
  dpdProbeSeconds: 60,
};
