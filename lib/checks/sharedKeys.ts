import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { keyFault } from "../ipsec/keyRules.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Secret } from "../model/secret.ts";
import { known } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Estate } from "./estate.ts";
import { atStart, connectionName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** Keys that are stated: whether an end takes them, how long they are, where else they are used, and that they are there at all. */
export const sharedKeys: Rule = {
  codes: ["NT4046", "NT5501", "NT5502", "NT5503", "NT5504"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    const uses: Use[] = [];
    const places = new Set<string>();
    for (const realm of estate.realms) {
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
    }
    yield* reuse(uses, estate);
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

function* reuse(uses: readonly Use[], estate: Estate): Iterable<Diagnostic> {
  const earlier = new Map<string, Use[]>();
  for (const use of uses) {
    const text = use.key.reveal();
    const others = earlier.get(text) ?? [];
    earlier.set(text, others);
    const other = others.find((each) => leadElsewhere(each, use));
    // One for each kind of peer is enough to compare the later ones with.
    if (other === undefined && others.length > 0) continue;
    others.push(use);
    if (other === undefined) continue;
    yield diagnose("NT5501", {
      message: `${atStart(connectionName(use.tunnel, use.realm))} has the same key as ${connectionName(other.tunnel, other.realm)}, which leads elsewhere`,
      help: "Give every tunnel a key of its own: who has one of them can pass for the other",
      at: estate.at([use.tunnel, "sharedKey"], [use.tunnel, "name"]),
      related: [{ message: "The other key", at: estate.at([other.tunnel, "sharedKey"], [other.tunnel, "name"]) }],
    });
  }
}

/**
 * Whether two tunnels have different peers for certain. The two ends of one tunnel and the two addresses of one device have the
 * same key by right; what is not known to be different may be one of these.
 */
function leadElsewhere(one: Use, other: Use): boolean {
  if (one.realm !== other.realm) return false;
  const { realm } = one;
  const [near, its] = [realm.gatewayOf(one.tunnel), realm.gatewayOf(other.tunnel)];
  if (near === undefined || near !== its) {
    return isAway(one, its) && isAway(other, near) && peerOf(one) !== peerOf(other);
  }
  const [left, right] = [one.tunnel, other.tunnel].map((tunnel) => realm.siteOf(tunnel));
  const numbers = [left, right].map((site) => known(known(site?.bgpSpeaker)?.asn));
  if (numbers[0] !== undefined && numbers[0] === numbers[1]) return false;
  const peers = [peerOf(one), peerOf(other)];
  return peers[0] !== undefined && peers[1] !== undefined && peers[0] !== peers[1];
}

function peerOf({ tunnel, realm }: Use): string | undefined {
  if (tunnel.remoteGateway !== undefined) return tunnel.remoteGateway;
  return known(realm.siteOf(tunnel)?.gatewayAddress);
}

// Its peer is known, and is not the gateway of the other tunnel: all addresses of that one are known.
function isAway({ tunnel, realm }: Use, gateway: Gateway | undefined): boolean {
  const address = known(realm.siteOf(tunnel)?.gatewayAddress);
  if (address === undefined || gateway === undefined || tunnel.remoteGateway !== undefined) return false;
  const own = realm.publicAddressesOf(gateway).map((each) => known(each.address));
  return (
    own.length > 0 &&
    own.length === (gateway.addresses ?? []).length &&
    own.every((each) => each !== undefined && each !== address)
  );
}
