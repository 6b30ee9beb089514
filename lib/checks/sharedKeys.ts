import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { keyFault } from "../ipsec/keyRules.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Secret } from "../model/secret.ts";
import { known } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Estate } from "./estate.ts";
import { grouped } from "./grouped.ts";
import { atStart, connectionName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** Keys that are stated: whether an end takes them, how long they are, where else they are used, and that they are there at all. */
export const sharedKeys: Rule = {
  codes: ["NT4046", "NT5501", "NT5502", "NT5503", "NT5504"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    const places = new Set<string>();
    for (const realm of estate.realms) {
      const uses: Use[] = [];
      for (const tunnel of realm.network.tunnels) {
        const key = known(tunnel.sharedKey);
        if (key === undefined) continue;
        const use = { tunnel, realm, key };
        uses.push(use);
        // A parameter gives one key to several connections: it is written down once, and told once.
        const at = estate.at([tunnel, "sharedKey"], [tunnel, "name"]);
        const place = `${at?.source.name} ${at?.start}`;
        if (at === undefined || !places.has(place)) yield* quality(use, estate);
        places.add(place);
      }
      yield* reuse(uses, estate);
    }
  },
};

interface Use {
  readonly tunnel: Tunnel;
  readonly realm: Realm;
  readonly key: Secret;
}

// "Alphanumeric, 20 or more": Troubleshoot a VPN tunnel that cannot connect, Microsoft, 2026-09-18.
const fewestCharacters = 20;

function* quality({ tunnel, realm, key }: Use, estate: Estate): Iterable<Diagnostic> {
  const at = estate.at([tunnel, "sharedKey"], [tunnel, "name"]);
  const name = `The key of ${connectionName(tunnel, realm)}`;
  const fault = keyFault(key);
  const help = "Use 32 or more letters and digits, the same at both ends";
  // The only looks at a key: its length and the kinds of its characters; neither is told.
  const text = key.reveal();
  if (fault !== undefined) yield diagnose("NT4046", { message: `${name} ${fault}`, help, at });
  else if (!/^[a-z0-9]*$/i.test(text)) {
    yield diagnose("NT5504", { message: `${name} has other characters than letters and digits`, help, at });
  }
  if (text.length > 0 && text.length < fewestCharacters) {
    yield diagnose("NT5503", { message: `${name} has fewer than ${fewestCharacters} characters`, help, at });
  }
  yield diagnose("NT5502", {
    message: `${name} is written out in this file`,
    help: "Take it from a secure parameter or a vault when it is deployed, and change it if the file was shared",
    at,
  });
}

/** A use whose gateway is described and whose peer is known. */
interface Lead extends Use {
  readonly near: Gateway;
  /** The key of a gateway, or an address. */
  readonly peer: string;
}

function* reuse(uses: readonly Use[], estate: Estate): Iterable<Diagnostic> {
  for (const same of grouped(uses, ({ key }) => key.reveal()).values()) {
    const atGateway = new Map<Gateway, Lead[]>();
    // Only of these can be told that they lead elsewhere than what starts at another gateway.
    const located: Lead[] = [];
    for (const use of same) {
      const near = use.realm.gatewayOf(use.tunnel);
      const peer = peerOf(use);
      if (near === undefined || peer === undefined) continue;
      const lead = { ...use, near, peer };
      const beside = atGateway.get(near) ?? [];
      const leadsElsewhere = (each: Lead): boolean => leadElsewhere(each, lead);
      const other = beside.find(leadsElsewhere) ?? located.find(leadsElsewhere);
      atGateway.set(near, beside);
      beside.push(lead);
      if (addressesOf(lead) !== undefined) located.push(lead);
      if (other === undefined) continue;
      yield diagnose("NT5501", {
        message: `${atStart(connectionName(use.tunnel, use.realm))} has the same key as ${connectionName(other.tunnel, other.realm)}, which leads elsewhere`,
        help: "Give every tunnel a key of its own: who has one of them can pass for the other",
        at: estate.at([use.tunnel, "sharedKey"], [use.tunnel, "name"]),
        related: [{ message: "The other key", at: estate.at([other.tunnel, "sharedKey"], [other.tunnel, "name"]) }],
      });
    }
  }
}

function peerOf({ tunnel, realm }: Use): string | undefined {
  return tunnel.remoteGateway ?? known(realm.siteOf(tunnel)?.gatewayAddress);
}

/**
 * Whether two tunnels of one input have different peers for certain. The two ends of one tunnel and the two addresses of one device
 * have the same key by right; what is not known to be different may be one of these.
 */
function leadElsewhere(one: Lead, other: Lead): boolean {
  if (one.peer === other.peer) return false;
  if (one.near !== other.near) return isAway(one, other) && isAway(other, one);
  const [mine, its] = [one, other].map(({ realm, tunnel }) => known(known(realm.siteOf(tunnel)?.bgpSpeaker)?.asn));
  return mine === undefined || mine !== its;
}

// Its peer is not the gateway of the other: all addresses of that one are known.
function isAway({ tunnel, peer }: Lead, other: Lead): boolean {
  return tunnel.remoteGateway === undefined && addressesOf(other)?.includes(peer) === false;
}

/** The addresses of the gateway on the internet; undefined while one is not known. */
function addressesOf({ near, realm }: Lead): readonly string[] | undefined {
  const own = realm.publicAddressesOf(near).flatMap(({ address }) => known(address) ?? []);
  return own.length > 0 && own.length === near.addresses?.length ? own : undefined;
}
