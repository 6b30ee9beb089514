import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Secret } from "../model/secret.ts";
import { known } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import { privateRanges, rangeAround } from "./addressRanges.ts";
import type { Estate } from "./estate.ts";
import { grouped } from "./grouped.ts";
import { textOfAll } from "./meetings.ts";
import { atStart, connectionName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** Keys of more than one tunnel, of all inputs together. */
export const reusedKeys: Rule = {
  codes: ["NT5501"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    const leads = estate.realms.flatMap((realm, ordinal) =>
      realm.network.tunnels.flatMap((tunnel) => leadOf(tunnel, realm, ordinal) ?? []),
    );
    for (const same of grouped(leads, ({ key }) => key.reveal()).values()) yield* reuse(same, estate);
  },
};

/** A tunnel with a key, of which both ends are known well enough to be told from others. */
interface Lead {
  readonly tunnel: Tunnel;
  readonly realm: Realm;
  readonly key: Secret;
  /** What the near end is: equal for tunnels of one device. */
  readonly near: Gateway | string;
  /** All addresses of the near end on the internet; undefined while one is not known. */
  readonly addresses: readonly string[] | undefined;
  /** The key of a gateway, or an address. */
  readonly peer: string;
  /** The number of the far side; undefined where it is not known. */
  readonly asn: number | undefined;
  /** The networks of the far side as one text; empty where not all are known. */
  readonly networks: string;
}

function leadOf(tunnel: Tunnel, realm: Realm, ordinal: number): Lead | undefined {
  const key = known(tunnel.sharedKey);
  const site = realm.siteOf(tunnel);
  const peer = tunnel.remoteGateway ?? known(site?.gatewayAddress);
  // An edge gateway need not be described beside its tunnels: they have its address, a private one in their own input only.
  const near = realm.gatewayOf(tunnel) ?? publicAddressOf(tunnel) ?? privateEnd(tunnel, ordinal);
  if (key === undefined || peer === undefined || near === undefined) return undefined;
  const asn = known(known(site?.bgpSpeaker)?.asn);
  return {
    tunnel,
    realm,
    key,
    near,
    peer,
    asn,
    networks: textOfAll(site?.prefixes),
    addresses: addressesOf(tunnel, realm),
  };
}

// A private address is that of a device behind address translation: others see another one, and others may have the same.
function publicAddressOf({ localAddress }: Tunnel): string | undefined {
  const address = known(localAddress);
  return address === undefined || rangeAround(privateRanges, address) !== undefined ? undefined : address;
}

function privateEnd({ localAddress }: Tunnel, ordinal: number): string | undefined {
  const address = known(localAddress);
  return address === undefined ? undefined : `${ordinal} ${address}`;
}

function addressesOf(tunnel: Tunnel, realm: Realm): readonly string[] | undefined {
  const gateway = realm.gatewayOf(tunnel);
  if (gateway?.addresses === undefined) {
    const address = publicAddressOf(tunnel);
    return address === undefined ? undefined : [address];
  }
  const own = realm.publicAddressesOf(gateway).flatMap(({ address }) => known(address) ?? []);
  return own.length > 0 && own.length === gateway.addresses.length ? own : undefined;
}

function* reuse(same: readonly Lead[], estate: Estate): Iterable<Diagnostic> {
  const atEnd = new Map<Lead["near"], Lead[]>();
  // Only of these can be told that they lead elsewhere than what starts at another end.
  const located: Lead[] = [];
  for (const lead of same) {
    const { tunnel, realm, near, addresses } = lead;
    const beside = atEnd.get(near) ?? [];
    const leadsElsewhere = (each: Lead): boolean => leadElsewhere(each, lead);
    const other = beside.find(leadsElsewhere) ?? located.find(leadsElsewhere);
    atEnd.set(near, beside);
    beside.push(lead);
    if (addresses !== undefined) located.push(lead);
    if (other === undefined) continue;
    yield diagnose("NT5501", {
      message: `${atStart(connectionName(tunnel, realm))} has the same key as ${connectionName(other.tunnel, other.realm)}, which leads elsewhere`,
      help: "Give every tunnel a key of its own: who has one of them can pass for the other",
      at: estate.at([tunnel, "sharedKey"], [tunnel, "name"]),
      related: [{ message: "The other key", at: estate.at([other.tunnel, "sharedKey"], [other.tunnel, "name"]) }],
    });
  }
}

/**
 * Whether two tunnels have different peers for certain. The two ends of one tunnel and the two addresses of one device have the
 * same key by right; what is not known to be different may be one of these.
 */
function leadElsewhere(one: Lead, other: Lead): boolean {
  if (one.peer === other.peer || isOneFarSide(one, other)) return false;
  return one.near === other.near || (isAway(one, other) && isAway(other, one));
}

// Devices of one far side have its number, or the same networks behind them.
function isOneFarSide(one: Lead, other: Lead): boolean {
  if (one.asn !== undefined && other.asn !== undefined) return one.asn === other.asn;
  return one.networks !== "" && one.networks === other.networks;
}

// Its peer is not the near end of the other: all addresses of that one are known.
function isAway({ tunnel, peer }: Lead, { addresses }: Lead): boolean {
  return tunnel.remoteGateway === undefined && addresses?.includes(peer) === false;
}
