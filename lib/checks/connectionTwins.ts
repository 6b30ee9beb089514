import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { Gateway } from "../model/gateway.ts";
import type { IpsecPolicy } from "../model/ipsec.ts";
import { isUnresolved, known } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Estate } from "./estate.ts";
import { atStart, connectionName, gatewayName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** Connections between two gateways of Azure: one for each direction, with the same key, policy and version. */
export const connectionTwins: Rule = {
  codes: ["NT5301", "NT5302", "NT5303", "NT5304", "NT5305"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      const { tunnels } = realm.network;
      // One whose ends are not known may be the partner of any.
      const isOpen = tunnels.some((each) => isUnresolved(each.gatewayId) || isUnresolved(each.remoteGatewayId));
      const passed = new Set<Tunnel>();
      for (const tunnel of tunnels) {
        passed.add(tunnel);
        const near = realm.gatewayOf(tunnel);
        const far = realm.remoteGatewayOf(tunnel);
        if (near === undefined || far === undefined || tunnel.existing === true) continue;
        const [twin, ...more] = realm.tunnelsOf(far).filter(({ remoteGateway }) => remoteGateway === near.key);
        if (twin === undefined) {
          // It may also stand where the other gateway is deployed.
          if (!isOpen && far.existing !== true) yield missing(tunnel, far, realm, estate);
          continue;
        }
        // Said once for a pair: at the one that comes later, where the reader of a template looks.
        if (more.length === 0 && passed.has(twin)) yield* differences(tunnel, twin, realm, estate);
      }
    }
  },
};

function missing(tunnel: Tunnel, far: Gateway, realm: Realm, estate: Estate): Diagnostic {
  return diagnose("NT5301", {
    message: `${atStart(connectionName(tunnel, realm))} has no partner: no connection leads back from ${gatewayName(far, realm)}`,
    help: "Add a connection of the type Vnet2Vnet at the other gateway, with the same key and policy",
    at: estate.at([tunnel, "name"], [tunnel, "remoteGateway"]),
    related: [{ message: "The other gateway", at: estate.at([far, "name"]) }],
  });
}

function* differences(tunnel: Tunnel, twin: Tunnel, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const [own, other] = [atStart(connectionName(tunnel, realm)), connectionName(twin, realm)];
  const keys = [known(tunnel.sharedKey), known(twin.sharedKey)] as const;
  if (keys[0] !== undefined && keys[1] !== undefined && !keys[0].equals(keys[1])) {
    yield both(
      "NT5302",
      `${own} and ${other} have different keys`,
      "Give both the same key",
      [tunnel, twin],
      "sharedKey",
    );
  }
  const lists = differentLists(tunnel, twin);
  if (lists !== undefined) {
    yield both("NT5303", `${own} and ${other} have different IPsec policies`, "Give both the same policy", lists, 0);
  }
  const versions = [known(tunnel.protocol), known(twin.protocol)] as const;
  if (versions[0] !== undefined && versions[1] !== undefined && versions[0] !== versions[1]) {
    const message = `${own} speaks ${versions[0]}, and ${other} ${versions[1]}`;
    yield both(
      "NT5304",
      message,
      "Use IKEv2 for both: make the connection anew, its version cannot be changed",
      [tunnel, twin],
      "protocol",
    );
  }
  const modes = [known(tunnel.initiation), known(twin.initiation)] as const;
  if (modes[0] === modes[1] && (modes[0] === "ResponderOnly" || modes[0] === "InitiatorOnly")) {
    const message =
      modes[0] === "ResponderOnly"
        ? `${own} and ${other} both wait for the other to start`
        : `${own} and ${other} both start and do not answer`;
    yield both("NT5305", message, "Set one of them to Default", [tunnel, twin], "initiation");
  }

  function both(
    code: "NT5302" | "NT5303" | "NT5304" | "NT5305",
    message: string,
    help: string,
    [here, there]: readonly [object | undefined, object | undefined],
    key: string | number,
  ): Diagnostic {
    const related = estate.at([there, key], [twin, "name"], [twin, "remoteGateway"]);
    return diagnose(code, {
      message,
      help,
      at: estate.at([here, key], [tunnel, "name"], [tunnel, "remoteGateway"]),
      related: [{ message: "The other connection", at: related }],
    });
  }
}

type List = readonly unknown[] | undefined;

/** The first lists in which two policies differ. Lifetimes are each end's own; what is unresolved may be the same. */
function differentLists({ policy: own }: Tunnel, { policy: other }: Tunnel): readonly [List, List] | undefined {
  if (isUnresolved(own) || isUnresolved(other)) return undefined;
  const [mine, its] = [algorithmsOf(own), algorithmsOf(other)];
  // A policy is different from none, whatever it says.
  const at = (own === undefined) === (other === undefined) ? mine.findIndex((list, at) => !sameList(list, its[at])) : 0;
  return at === -1 ? undefined : [mine[at], its[at]];
}

function algorithmsOf(policy: IpsecPolicy | undefined): readonly List[] {
  if (policy === undefined) return [];
  const { ike, child } = policy;
  return [ike.encryption, ike.integrity, ike.dhGroups, child.encryption, child.integrity, child.pfsGroups];
}

function sameList(one: List = [], other: List = []): boolean {
  return [...one, ...other].some(isUnresolved) || String(one) === String(other);
}
