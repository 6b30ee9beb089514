import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { Gateway } from "../model/gateway.ts";
import type { VirtualNetwork } from "../model/network.ts";
import { known, textOf } from "../model/stated.ts";
import type { Estate } from "./estate.ts";
import { grouped } from "./grouped.ts";
import { atStart, gatewayName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** Where a gateway stands: in the region of its network, and one of a kind in a network. */
export const gatewayPlace: Rule = {
  codes: ["NT5212", "NT5213"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      const { gateways } = realm.network;
      for (const gateway of gateways) {
        yield* otherRegion(gateway, realm.virtualNetworkOf(gateway), realm, estate);
      }
      // Which of two that may or may not be deployed is there is not for us to say.
      const certain = gateways.filter(({ condition }) => condition === undefined);
      for (const [network, inside] of grouped(certain, (gateway) => realm.virtualNetworkOf(gateway))) {
        if (network === undefined) continue;
        for (const [type, [first, ...others]] of grouped(inside, (gateway) => known(gateway.type))) {
          if (type === undefined) continue;
          for (const each of others) yield second(each, first, network, realm, estate);
        }
      }
    }
  },
};

function* otherRegion(
  gateway: Gateway,
  network: VirtualNetwork | undefined,
  realm: Realm,
  estate: Estate,
): Iterable<Diagnostic> {
  const [own, its] = [known(gateway.location), known(network?.location)];
  if (network !== undefined && own !== undefined && its !== undefined && own !== its) {
    yield diagnose("NT5212", {
      message: `${atStart(gatewayName(gateway, realm))} is to be made in "${own}", and its virtual network "${textOf(network.name)}" is in "${its}"`,
      help: `Set the location of the gateway to "${its}"`,
      at: estate.at([gateway, "location"], [gateway, "name"]),
      actual: own,
      expected: [its],
      related: [
        { message: "The region of the virtual network", at: estate.at([network, "location"], [network, "name"]) },
      ],
    });
  }
  for (const address of realm.publicAddressesOf(gateway)) {
    const where = known(address.location);
    const wanted = own ?? its;
    if (where === undefined || wanted === undefined || where === wanted) continue;
    yield diagnose("NT5212", {
      message: `The public address "${textOf(address.name)}" is in "${where}", and its gateway in "${wanted}"`,
      help: `Set the location of the address to "${wanted}"`,
      at: estate.at([address, "location"], [address, "name"]),
      actual: where,
      expected: [wanted],
      related: [
        {
          message: "The region of the gateway",
          at: estate.at([gateway, "location"], [network, "location"], [gateway, "name"]),
        },
      ],
    });
  }
}

function second(gateway: Gateway, other: Gateway, network: VirtualNetwork, realm: Realm, estate: Estate): Diagnostic {
  return diagnose("NT5213", {
    message: `${atStart(gatewayName(gateway, realm))} is the second of the type ${textOf(gateway.type)} in the virtual network "${textOf(network.name)}"`,
    help: "Use one gateway with all connections, or another virtual network",
    at: estate.at([gateway, "name"], [gateway, "type"]),
    related: [{ message: "The first", at: estate.at([other, "name"], [other, "type"]) }],
  });
}
