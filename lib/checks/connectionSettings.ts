import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { isUnresolved, known } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Estate } from "./estate.ts";
import { atStart, connectionName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** Settings of one connection that are refused, or have no effect, whatever its other end is. */
export const connectionSettings: Rule = {
  codes: ["NT4030", "NT5307", "NT5309", "NT5310", "NT5313", "NT5314", "NT5315"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      for (const tunnel of realm.network.tunnels) {
        if (known(realm.gatewayOf(tunnel)?.type) === "Edge" || tunnel.localAddress !== undefined) continue;
        yield* medium(tunnel, realm, estate);
        if (known(tunnel.medium) === "ExpressRoute") yield* onCircuit(tunnel, realm, estate);
        else {
          yield* mode(tunnel, realm, estate);
          yield* timeout(tunnel, realm, estate);
          yield* selectors(tunnel, realm, estate);
          yield* farSide(tunnel, realm, estate);
        }
      }
    }
  },
};

function* medium(tunnel: Tunnel, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const gateway = realm.gatewayOf(tunnel);
  const type = known(gateway?.type);
  const isCircuit = known(tunnel.medium) === "ExpressRoute";
  if (type !== "Vpn" && type !== "ExpressRoute") return;
  if (isUnresolved(tunnel.medium) || (type === "ExpressRoute") === isCircuit) return;
  yield diagnose("NT5315", {
    message: `${atStart(connectionName(tunnel, realm))} is of the type ${isCircuit ? "ExpressRoute" : "IPsec"}, and its gateway of the type ${type}`,
    help: isCircuit ? "Use an ExpressRoute gateway, or the type IPsec" : "Use a VPN gateway, or the type ExpressRoute",
    at: estate.at([tunnel, "medium"], [tunnel, "name"]),
    related: [{ message: "The type of the gateway", at: estate.at([gateway, "type"], [gateway, "name"]) }],
  });
}

function* onCircuit(tunnel: Tunnel, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  if (tunnel.policy === undefined) return;
  yield diagnose("NT5314", {
    message: `${atStart(connectionName(tunnel, realm))} goes over a circuit and has an IPsec policy, which counts for tunnels only`,
    help: "Take the policy away; to encrypt on a circuit, use a tunnel to the private address of a VPN gateway",
    at: estate.at([known(tunnel.policy)?.ike.encryption, 0], [tunnel, "policy"], [tunnel, "name"]),
  });
}

// Route-based gateways with IKEv2 only: About VPN Gateway configuration settings, 2023-10-05.
function* mode(tunnel: Tunnel, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const stated = known(tunnel.initiation);
  if (stated === undefined || stated === "Default") return;
  const gateway = realm.gatewayOf(tunnel);
  const isPolicyBased = known(gateway?.routing) === "PolicyBased";
  if (!isPolicyBased && known(tunnel.protocol) !== "IKEv1") return;
  yield diagnose("NT5307", {
    message: `${atStart(connectionName(tunnel, realm))} has the mode ${stated}, which needs a route-based gateway and IKEv2`,
    help: "Set connectionMode to Default, or use IKEv2 on a route-based gateway",
    at: estate.at([tunnel, "initiation"], [tunnel, "name"]),
    actual: stated,
    expected: ["Default"],
    related: [
      {
        message: isPolicyBased ? "The type of the gateway" : "The version of IKE",
        at: isPolicyBased
          ? estate.at([gateway, "routing"], [gateway, "name"])
          : estate.at([tunnel, "protocol"], [tunnel, "name"]),
      },
    ],
  });
}

// VPN Gateway FAQ, 2026-08-19; 0 stands for the default of 45 in what the service gives back.
const dpdRange = [9, 3_600] as const;

function* timeout(tunnel: Tunnel, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const seconds = known(tunnel.dpdTimeoutSeconds);
  const [least, most] = dpdRange;
  if (seconds === undefined || seconds === 0 || (seconds >= least && seconds <= most)) return;
  yield diagnose("NT5309", {
    message: `${atStart(connectionName(tunnel, realm))} gives its peer up after ${seconds} seconds; Azure takes ${least} to ${most}`,
    help: "Use 45, the default; 30 to 45 are recommended",
    at: estate.at([tunnel, "dpdTimeoutSeconds"], [tunnel, "name"]),
    actual: String(seconds),
  });
}

// Networking limits, Microsoft, 2024: 100 policies; "disconnects intermittently": 200 pairs; VPN devices: 100 child SAs.
const mostPairs = 100;

function* selectors(tunnel: Tunnel, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const list = tunnel.selectors ?? [];
  if (list.length === 0) return;
  const [first] = list.map((each) => known(each));
  const at = estate.at([first?.local, 0], [first?.remote, 0], [list, 0], [tunnel, "name"]);
  if ((tunnel.policyBasedSelectors ?? false) === false) {
    const off = tunnel.policyBasedSelectors === undefined ? undefined : tunnel;
    yield diagnose("NT4030", {
      message: `${atStart(connectionName(tunnel, realm))} has selectors of its own, which have no effect without policy-based selectors`,
      help: "Set usePolicyBasedTrafficSelectors to true",
      at,
      related: [{ message: "The switch", at: estate.at([off, "policyBasedSelectors"], [off, "name"]) }],
    });
  }
  const pairs = list.reduce((sum, each) => sum + (isUnresolved(each) ? 0 : each.local.length * each.remote.length), 0);
  if (pairs <= mostPairs) return;
  yield diagnose("NT5310", {
    message: `${atStart(connectionName(tunnel, realm))} has ${pairs} pairs of prefixes in its selectors; a tunnel carries ${mostPairs}`,
    help: "Use fewer and larger prefixes",
    at,
    actual: String(pairs),
  });
}

function* farSide(tunnel: Tunnel, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const site = realm.siteOf(tunnel);
  if (site === undefined || site.existing === true) return;
  const { gatewayAddress, gatewayName } = site;
  if ((gatewayAddress === undefined) === (gatewayName === undefined)) {
    const isNone = gatewayAddress === undefined;
    const at = estate.at([site, isNone ? "name" : "gatewayName"], [site, "name"]);
    yield diagnose("NT5313", {
      message: `${atStart(connectionName(tunnel, realm))} leads to a site that has ${isNone ? "no address that can be used, and no name in DNS" : "an address and a name in DNS"}`,
      help: isNone ? "Give the public address of the device" : "Leave one of the two",
      at,
      related: [{ message: "The connection", at: estate.at([tunnel, "site"], [tunnel, "name"]) }],
    });
  }
}
