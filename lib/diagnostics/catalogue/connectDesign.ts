import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { connectPreview, gatewaySettings, ours, policyFaq } from "./sources.ts";

/** Designing a network of today for groups of Azure Connect. */
export const connectDesignEntries: Readonly<
  Record<Extract<Code, `NT352${string}` | `NT353${string}`>, CatalogueEntry>
> = {
  NT3521: {
    slug: "relay-path-lost",
    severity: "warning",
    title: "Machines that reached each other through the relay have no sure way any more",
    why:
      "Connect carried traffic between any two machines. A VPN gateway joins machines and sites to the virtual network, and " +
      "does not promise to pass traffic on from one of them to another",
    mend: "Join the places by a tunnel of their own, use BGP on all of them, or put what they share into the network",
    ...connectPreview,
  },
  NT3522: {
    slug: "clients-alike",
    severity: "error",
    title: "Machines that dial in reach roles that they did not reach before",
    why:
      "They get their addresses from one pool, and the rules of a subnet go by addresses: what one of them may, all of them " +
      "may. nettrans lets through what any of them needs",
    mend: "Give the machines a site with fixed addresses, make a network for each group, or filter on the machines and roles",
    ...ours,
  },
  NT3523: {
    slug: "site-machines-alike",
    severity: "error",
    title: "Machines at a site reach roles that they did not reach before",
    why:
      "The address of a machine is not stated, so that its whole site is let in, or two machines have one address. The rules " +
      "of a subnet cannot tell them apart",
    mend: "State the address of every machine at the site",
    ...ours,
  },
  NT3524: {
    slug: "machines-not-filtered",
    severity: "info",
    title: "No rule of the network sees the traffic between two machines",
    why:
      "Machines of one site meet on their own network, and between machines that dial in or stand at different sites the " +
      "gateway filters nothing. Whether they reached each other through Connect has no counterpart",
    mend: "Filter at the machines or at the device of the site what must not pass",
    ...ours,
  },
  NT3525: {
    slug: "way-missing",
    severity: "error",
    title: "Members that reached each other cannot in the network of today",
    why: "An address is missing or outside of its site, or there was no room for a subnet",
    mend: "State prefixes of the site, addresses inside of them, and an address space that is large enough",
    ...ours,
  },
  NT3526: {
    slug: "only-port-443-lost",
    severity: "warning",
    title: "A site needs more open on the way than Connect did",
    why:
      "Connect needed TCP port 443 to the relay, outwards. A tunnel between a device and a VPN gateway needs UDP ports 500 and " +
      "4500 and IP protocol 50. Machines that dial in over OpenVPN still need port 443 only",
    mend: "Open them at the device, or let the machines of the site dial in by themselves",
    ...gatewaySettings,
  },
  NT3527: {
    slug: "role-addresses",
    severity: "info",
    title: "The machines of a role belong at certain addresses",
    why: "Several roles of a group share a subnet and are told apart by their addresses, which are what rules go by",
    mend: "Give each machine of the role a fixed private address out of its part of the subnet",
    ...ours,
  },
  NT3528: {
    slug: "address-space-short",
    severity: "warning",
    title: "The address space that is stated has no room for all subnets",
    why: "Each group has a subnet, and a gateway has one of its own; what finds no room gets a prefix beside the stated ones",
    mend: "State a larger address space",
    ...ours,
  },
  NT3529: {
    slug: "address-ranges-collide",
    severity: "error",
    title: "Two of the ranges in a design share addresses",
    why:
      "Address spaces of a virtual network, of machines that dial in and of sites must not overlap: traffic cannot be routed " +
      "to both, and rules cannot tell them apart",
    mend: "State others for one of them",
    ...policyFaq,
  },
  NT3530: {
    slug: "region-near-relay",
    severity: "info",
    title: "A region was chosen that is near the relay",
    why: "A relay stood for a continent, and a network of today has a region of Azure; which one was never said",
    mend: 'State one as "location" in the description if the machines are nearer to it',
    ...ours,
  },
  NT3531: {
    slug: "certificates-not-at-sites",
    severity: "error",
    title: "Machines at a site had to show certificates, and their tunnel has a shared key",
    why: "Connect could ask each machine for a certificate of a trusted authority; a tunnel proves the device, not the machines",
    mend: "Set up certificate authentication at the connection by hand, or let the machines dial in, where they show theirs",
    ...connectPreview,
  },
  NT3532: {
    slug: "client-certificate-needed",
    severity: "info",
    title: "Machines that dial in need certificates",
    why:
      "An activation token proved that a machine or role belonged to the subscription; the service that gave it out is gone. A " +
      "gateway takes machines whose certificates are signed by a root certificate that it knows",
    mend: "Make a root certificate and one for each machine, and give the root as the parameter when deploying",
    ...gatewaySettings,
  },
  NT3533: {
    slug: "site-let-in-whole",
    severity: "error",
    title: "A machine at a site has no address, and the rules let in its whole site",
    why: "Connect knew the machine by its agent; a rule knows addresses only, so that every machine of the site passes it",
    mend: "State the address of the machine, which has to be fixed",
    ...ours,
  },
};
