import type { FactSource } from "./entry.ts";

/** How IKEv2 negotiates. */
export const ikev2: FactSource = {
  source: "RFC 7296, Internet Key Exchange Protocol Version 2 (IKEv2)",
  date: "2014-10",
};

/** How IKEv1 negotiates. */
export const ikev1: FactSource = { source: "RFC 2409, The Internet Key Exchange (IKE)", date: "1998-11" };

/** Which algorithms IKEv2 should have. */
export const ikev2Algorithms: FactSource = {
  source: "RFC 8247, Algorithm Implementation Requirements and Usage Guidance for IKEv2",
  date: "2017-09",
};

/** Which algorithms ESP should have. */
export const espAlgorithms: FactSource = {
  source: "RFC 8221, Cryptographic Algorithm Implementation Requirements and Usage Guidance for ESP and AH",
  date: "2017-10",
};

/** What a route-based gateway needs to meet devices that have prefixes as selectors. */
export const policyBasedPeers: FactSource = {
  source: "Connect a VPN gateway to multiple on-premises policy-based VPN devices, Microsoft",
  date: "2023-10-10",
};

/** How the VPN service under an edge gateway behaves. */
export const nsxVpn: FactSource = {
  source: "NSX Administration Guide, Add IKE Profiles and Using Policy-Based IPSec VPN, VMware",
  date: "no date on the page; read 2026-11-21",
};
