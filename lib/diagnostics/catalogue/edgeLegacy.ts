import type { Code } from "../code.ts";
import type { CatalogueEntry, FactSource } from "./entry.ts";
import { ours } from "./sources.ts";

/** The older forms of VMware Cloud Director. */
const vcloudSchemas: FactSource = {
  source: "vCloud API schemas 1.5, network.xsd (vcd-api-schemas), VMware",
  date: "no date in the file; read 2026-11-21",
};

/** Those of the network manager that was behind it. */
const nsxvApi: FactSource = {
  source: "NSX Data Center for vSphere API documentation 6.4 (nsxraml), VMware",
  date: "no date in the file; read 2026-11-21",
};

/** Reading VPN settings of edge gateways in the forms before the API of today. */
export const edgeLegacyEntries: Readonly<Record<Extract<Code, `NT265${string}`>, CatalogueEntry>> = {
  NT2650: {
    slug: "older-part-not-read",
    severity: "warning",
    title: "A part of an older document is not read",
    why:
      "Of the forms before the API of today only the IPsec VPN is read; firewall, address translation, DHCP, load balancing, routes " +
      "and interfaces stand beside it and are not in what is converted",
    mend: "Set it up by hand where it is still needed, or read it from the API of today after the migration",
    ...vcloudSchemas,
  },
  NT2651: {
    slug: "certificate-not-in-file",
    severity: "warning",
    title: "A certificate is named that is not in the file",
    why: "NSX Manager keeps certificates; the settings of a VPN only name them, by numbers that mean nothing elsewhere",
    mend: "Bring the certificate and that of its authority to the new edge gateway, and name them in the tunnel",
    ...nsxvApi,
  },
  NT2652: {
    slug: "service-off",
    severity: "info",
    title: "A tunnel is on in a service that is off",
    why: "The older forms can turn the VPN off as a whole; those of today have no such switch, so that each tunnel is read as off",
    mend: "Nothing, if the tunnels are to stay off; else turn them on where they are converted to",
    ...vcloudSchemas,
  },
  NT2653: {
    slug: "endpoint-not-read",
    severity: "warning",
    title: "A public address of the service is the own address of no tunnel",
    why:
      "It is what the far side sees where the edge gateway is behind address translation; a tunnel of today has only the address " +
      "of the edge gateway itself",
    mend: "Check which address the far side sees, and give it that one",
    ...vcloudSchemas,
  },
  NT2654: {
    slug: "setting-said-twice",
    severity: "warning",
    title: "A setting stands more than once where it belongs once",
    why: "Readers of XML take the first and readers of JSON the last, so that tools may disagree on what the file says",
    mend: "Keep the right one",
    ...ours,
  },
  NT2655: {
    slug: "remote-networks-missing",
    severity: "warning",
    title: "A tunnel of an older form has no networks of the far side",
    why:
      "Its selectors are the networks of both sides; the edge gateways of today take a tunnel without remote networks for one that " +
      "takes all traffic",
    mend: "Write the networks of the far side",
    ...nsxvApi,
  },
};
