import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { covers, rangesOf } from "../model/address.ts";
import type { Gateway } from "../model/gateway.ts";
import type { VirtualNetwork } from "../model/network.ts";
import type { Site } from "../model/site.ts";
import { isUnresolved, known, textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Estate } from "./estate.ts";
import { atStart, connectionName, gatewayName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** Numbers, addresses and partners of BGP sessions. */
export const bgp: Rule = {
  codes: ["NT5215", "NT5216", "NT5217", "NT5218"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      for (const site of realm.network.sites) {
        if (known(known(site.bgpSpeaker)?.asn) === ownNumber && isOtherGateway(site, realm)) continue;
        yield* numberTaken(site, `The site "${textOf(site.name)}"`, estate);
      }
      for (const gateway of realm.azureGateways) {
        if (known(known(gateway.bgpSpeaker)?.asn) !== ownNumber) {
          yield* numberTaken(gateway, atStart(gatewayName(gateway, realm)), estate);
        }
        yield* linkLocal(gateway, realm, estate);
        for (const tunnel of realm.tunnelsOf(gateway)) yield* session(tunnel, gateway, realm, estate);
      }
    }
  },
};

/** The number of every gateway of Azure that is given none; no device has it. */
const ownNumber = 65_515;

// A site can stand for a gateway of Azure, of a virtual WAN above all; then the near end was given another number.
function isOtherGateway(site: Site, realm: Realm): boolean {
  return realm.network.tunnels.some((tunnel) => {
    if (tunnel.site !== site.key) return false;
    const speaker = realm.gatewayOf(tunnel)?.bgpSpeaker;
    const asn = isUnresolved(speaker) ? speaker : speaker?.asn;
    return asn !== undefined && asn !== ownNumber;
  });
}

/** Numbers that no session takes: VPN Gateway FAQ, 2026-08-19, and the registry of autonomous system numbers of IANA. */
const takenNumbers: readonly (readonly [first: number, last: number, by: string])[] = [
  [0, 0, "IANA"],
  [8_074, 8_075, "Azure"],
  [12_076, 12_076, "Azure"],
  [23_456, 23_456, "IANA"],
  [64_496, 64_511, "IANA"],
  [65_515, 65_515, "Azure"],
  [65_517, 65_520, "Azure"],
  [65_535, 65_551, "IANA"],
  [4_294_967_295, 4_294_967_295, "IANA"],
];

function* numberTaken(end: Site | Gateway, name: string, estate: Estate): Iterable<Diagnostic> {
  const speaker = known(end.bgpSpeaker);
  const stated = known(speaker?.asn);
  if (stated === undefined) return;
  const taken = takenNumbers.find(([first, last]) => stated >= first && stated <= last);
  if (taken === undefined) return;
  yield diagnose("NT5215", {
    message: `${name} has the autonomous system number ${stated}, which is reserved by ${taken[2]}`,
    help: "Use one of 64512 to 65514 or 65521 to 65534, or one of your own",
    at: estate.at([speaker, "asn"], [end, "name"]),
    actual: String(stated),
  });
}

// Custom addresses of Azure: 169.254.21.0 to 169.254.22.255 (VPN Gateway FAQ, 2026-08-19).
const linkLocalRange = rangesOf(["169.254.21.0/24", "169.254.22.0/24"]);

function* linkLocal(gateway: Gateway, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  for (const { customAddresses = [] } of known(gateway.bgpSpeaker)?.peeringAddresses ?? []) {
    for (const [index, address] of customAddresses.entries()) {
      const own = isUnresolved(address) ? [] : rangesOf([`${address}/32`]);
      if (own.length === 0 || covers(linkLocalRange, own)) continue;
      yield diagnose("NT5217", {
        message: `${atStart(gatewayName(gateway, realm))} has the BGP address ${textOf(address)}; chosen ones lie in 169.254.21.0 to 169.254.22.255`,
        help: "Use an address of that range, and one of the same /30 at the other end",
        at: estate.at([customAddresses, index], [gateway, "name"]),
        actual: textOf(address),
      });
    }
  }
}

function* session(tunnel: Tunnel, gateway: Gateway, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  if (known(tunnel.bgp) !== true || known(tunnel.medium) === "ExpressRoute") return;
  const name = atStart(connectionName(tunnel, realm));
  const at = estate.at([tunnel, "bgp"], [tunnel, "name"]);
  if (gateway.existing !== true && known(gateway.bgp) === false) {
    yield diagnose("NT5218", {
      message: `${name} exchanges routes by BGP, and its gateway does not`,
      help: "Set enableBgp on the gateway too, or not on the connection",
      at,
      related: [{ message: "The gateway", at: estate.at([gateway, "bgp"], [gateway, "name"]) }],
    });
  }
  const site = realm.siteOf(tunnel);
  const remote = realm.remoteGatewayOf(tunnel);
  if (site !== undefined && site.existing !== true && site.bgpSpeaker === undefined) {
    yield diagnose("NT5218", {
      message: `${name} exchanges routes by BGP, and the site "${textOf(site.name)}" has no BGP settings`,
      help: "Give the local network gateway the number and the address of the device",
      at,
      related: [{ message: "The site", at: estate.at([site, "name"]) }],
    });
  }
  const own = numberOf(gateway);
  const theirs = remote === undefined ? known(known(site?.bgpSpeaker)?.asn) : numberOf(remote);
  if (own !== undefined && own === theirs) {
    const [near, far] = [known(gateway.bgpSpeaker), known((remote ?? site)?.bgpSpeaker)];
    yield diagnose("NT5216", {
      message: `${name} joins two ends with the same autonomous system number ${own}`,
      help: "Give one of them another number",
      at: estate.at([near, "asn"], [tunnel, "bgp"], [tunnel, "name"]),
      related: [{ message: "The other end", at: estate.at([far, "asn"], [remote ?? site, "name"]) }],
    });
  }
  if (site !== undefined) yield* peerAddress(site, realm.virtualNetworkOf(gateway), estate);
}

/** The number of a gateway, as far as it is known. */
function numberOf({ bgpSpeaker, existing }: Gateway): number | undefined {
  const stated = isUnresolved(bgpSpeaker) ? bgpSpeaker : bgpSpeaker?.asn;
  return stated === undefined && existing !== true ? ownNumber : known(stated);
}

function* peerAddress(site: Site, network: VirtualNetwork | undefined, estate: Estate): Iterable<Diagnostic> {
  const speaker = known(site.bgpSpeaker);
  const address = known(speaker?.peeringAddress);
  if (address === undefined) return;
  const own = rangesOf([`${address}/32`]);
  const why =
    address === known(site.gatewayAddress)
      ? "which is also its public address"
      : network !== undefined && covers(rangesOf(network.prefixes), own)
        ? `which lies inside the virtual network "${textOf(network.name)}"`
        : undefined;
  if (why === undefined) return;
  yield diagnose("NT5217", {
    message: `The site "${textOf(site.name)}" speaks BGP from ${address}, ${why}`,
    help: "Use an address of the device on the inside, such as that of a loopback interface",
    at: estate.at([speaker, "peeringAddress"], [site, "name"]),
    actual: address,
  });
}
