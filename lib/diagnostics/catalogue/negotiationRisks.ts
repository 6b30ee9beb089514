import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { ikev2, nsxVpn, policyBasedPeers } from "./negotiationSources.ts";
import { cloudDirectorApi, defaultOffers, gatewaySettings, policyFaq } from "./sources.ts";

/** What of two ends that meet can go wrong later, or when somebody mends or edits one of them. */
export const negotiationRiskEntries: Readonly<Record<Extract<Code, `NT406${number}`>, CatalogueEntry>> = {
  NT4060: {
    slug: "connection-made-anew",
    severity: "info",
    title: "The version of an Azure connection cannot be changed in place",
    why: "Azure fixes the protocol when a connection is created and rejects an update of it",
    mend: "Delete the connection and create it anew with IKEv2; expect an interruption, and enter the key again",
    ...policyFaq,
  },
  NT4061: {
    slug: "edge-renews-phase-1",
    severity: "info",
    title: "The edge renews phase 1 no later than Azure does",
    why: "Azure has a fixed time for phase 1; an end that deletes the IKE SA at its own time instead of renewing it takes every child SA down",
    mend: "Let the edge live longer than Azure: 86400 seconds, its default",
    ...ikev2,
  },
  NT4062: {
    slug: "lifetime-short",
    severity: "warning",
    title: "Phase 2 is renewed all the time",
    why: "Each renewal costs a negotiation at both ends, and is one more chance for one to fail",
    mend: "Use 3600 seconds or more, and the default volume",
    ...policyFaq,
  },
  NT4063: {
    slug: "profile-back-to-default",
    severity: "warning",
    title: "The edge has the profile DEFAULT, and the Azure policy was made for another",
    why: "Whoever writes the tunnel with the securityType DEFAULT, or after its connection properties, drops the profile that was set before",
    mend: "Write the tunnel first, then its connection properties, and look whether the securityType is CUSTOM",
    ...cloudDirectorApi,
  },
  NT4064: {
    slug: "lifetime-not-stated",
    severity: "info",
    title: "A lifetime of the edge is not stated",
    why: "The documents name different defaults for phase 2: 3600 seconds in the APIs, 86400 on a page of NSX 9.0",
    mend: "Read the value from the edge and state it",
    ...nsxVpn,
  },
  NT4065: {
    slug: "tunnels-share-networks",
    severity: "warning",
    title: "Two tunnels of an edge have the same pair of networks",
    why: "A policy-based tunnel needs pairs of its own: the server refuses the second tunnel, or it stays down",
    mend: "Leave one tunnel for each pair",
    ...nsxVpn,
  },
  NT4066: {
    slug: "large-packets-stall",
    severity: "info",
    title: "Large packets are dropped where the path does not tell its size",
    why: "ESP makes packets longer; with the bit against fragments copied, what does not fit is dropped, and small pings work while transfers hang. Azure asks for a TCP MSS of 1350 or an MTU of 1400 on the device",
    mend: "Clamp the TCP MSS to 1350, or set dfPolicy to CLEAR where path MTU discovery is blocked",
    ...defaultOffers,
  },
  NT4067: {
    slug: "mode-without-effect",
    severity: "warning",
    title: "A connection with IKEv1 has a mode that counts with IKEv2 only",
    why: "Connection modes other than Default exist on route-based gateways with IKEv2 only: with IKEv1 either end may start, whatever the mode says",
    mend: "Set connectionMode to Default, or use IKEv2",
    ...gatewaySettings,
  },
  NT4068: {
    slug: "selectors-with-ikev1",
    severity: "info",
    title: "A connection with IKEv1 has policy-based selectors",
    why: "Microsoft describes policy-based selectors of a route-based gateway for peers that speak IKEv2; what a gateway does with them in IKEv1 is not documented",
    mend: "Use IKEv2 at both ends",
    ...policyBasedPeers,
  },
};
