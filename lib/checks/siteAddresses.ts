import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { covers, rangesOf } from "../model/address.ts";
import type { Gateway } from "../model/gateway.ts";
import type { VirtualNetwork } from "../model/network.ts";
import type { Site } from "../model/site.ts";
import { known, type Stated, textOf } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import { isPlaceholder, rangeAround, unreachableRanges } from "./addressRanges.ts";
import type { Estate, Property } from "./estate.ts";
import { grouped } from "./grouped.ts";
import { narrowRanges } from "./narrowRange.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** The addresses at which Azure looks for the devices of sites. */
export const siteAddresses: Rule = {
  codes: ["NT5110", "NT5111", "NT5112", "NT5113"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      const uses = grouped(realm.network.tunnels, (tunnel) => realm.siteOf(tunnel));
      for (const site of realm.network.sites) {
        const tunnels = uses.get(site) ?? [];
        if (isOfAnEdge(realm, tunnels) || (tunnels.length > 0 && tunnels.every(isPrivateLine))) continue;
        yield* one(estate, realm, site, tunnels);
      }
      for (const gateway of realm.network.gateways) yield* shared(estate, realm, gateway);
    }
  },
};

function isOfAnEdge(realm: Realm, tunnels: readonly Tunnel[]): boolean {
  return tunnels.some((tunnel) => tunnel.localAddress !== undefined || known(realm.gatewayOf(tunnel)?.type) === "Edge");
}

function isPrivateLine({ medium }: Tunnel): boolean {
  return known(medium) === "ExpressRoute";
}

function placeOf(site: Site): readonly Property[] {
  return [
    [site, "gatewayAddress"],
    [site, "name"],
  ];
}

function* one(estate: Estate, realm: Realm, site: Site, tunnels: readonly Tunnel[]): Iterable<Diagnostic> {
  const address = known(site.gatewayAddress);
  if (address === undefined) return;
  const at = estate.at(...placeOf(site));
  const title = `The gateway address ${address} of the site "${textOf(site.name)}"`;
  if (isPlaceholder(address)) {
    yield diagnose("NT5113", {
      message: `${title} is one that examples use`,
      help: "Set the address of the device, unless it is this one",
      at,
      actual: address,
    });
    return;
  }
  yield* inside(estate, title, address, at, ["its own address space", "goes into the tunnel"], site);
  for (const network of new Set(tunnels.map((tunnel) => realm.virtualNetworkOf(realm.gatewayOf(tunnel))))) {
    if (network === undefined) continue;
    const where = `the virtual network "${textOf(network.name)}"`;
    yield* inside(estate, title, address, at, [where, "stays in it"], network);
  }
  const range = rangeAround(unreachableRanges, address);
  if (range === undefined || tunnels.some((tunnel) => isInside(realm, tunnel))) return;
  yield diagnose("NT5111", {
    message: `${title} is in ${range.prefix}, ${range.meaning}; Azure does not reach it over the internet`,
    help: "Set the address that the device has on the internet, or that of the translation before it",
    at,
    actual: address,
  });
}

/** A tunnel over a private circuit ends at private addresses. */
function isInside(realm: Realm, tunnel: Tunnel): boolean {
  return [tunnel.privateAddress, realm.gatewayOf(tunnel)?.privateAddress].some(
    (each) => each !== undefined && known(each) !== false,
  );
}

function* inside(
  estate: Estate,
  title: string,
  address: string,
  at: ReturnType<Estate["at"]>,
  [where, outcome]: readonly [where: string, outcome: string],
  holder: Site | VirtualNetwork,
): Iterable<Diagnostic> {
  const { prefixes } = holder;
  const own = rangesOf([`${address}/32`]);
  const index = prefixes.findIndex((prefix) => covers(narrowRanges([prefix]), own));
  if (index === -1) return;
  const prefix = textOf(prefixes[index] as Stated<string>);
  yield diagnose("NT5110", {
    message: `${title} is inside ${where} (${prefix}); what is sent to the device itself ${outcome}`,
    help: "Take the address out of the prefix, or set the address that the device has outside",
    at,
    actual: address,
    related: [{ message: `${prefix} stands here`, at: estate.at([prefixes, index], [holder, "name"]) }],
  });
}

function* shared(estate: Estate, realm: Realm, gateway: Gateway): Iterable<Diagnostic> {
  if (known(gateway.type) === "Edge") return;
  const tunnels = realm.tunnelsOf(gateway).filter((tunnel) => !isPrivateLine(tunnel));
  const sites = new Set(tunnels.flatMap((tunnel) => realm.siteOf(tunnel) ?? []));
  for (const [address, [first, ...others]] of grouped(sites, ({ gatewayAddress }) => known(gatewayAddress))) {
    if (address === undefined || isPlaceholder(address)) continue;
    for (const site of others) {
      if (first.condition !== undefined && site.condition !== undefined) continue;
      yield diagnose("NT5112", {
        message: `The sites "${textOf(first.name)}" and "${textOf(site.name)}" of one gateway have the same gateway address ${address}`,
        help: "Make one site of them with the prefixes of both, or give each device its own address",
        at: estate.at(...placeOf(site)),
        actual: address,
        related: [{ message: `"${textOf(first.name)}" has ${address}`, at: estate.at(...placeOf(first)) }],
      });
    }
  }
}
