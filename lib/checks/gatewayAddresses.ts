import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { Gateway } from "../model/gateway.ts";
import { isUnresolved, known, textOf } from "../model/stated.ts";
import type { Estate } from "./estate.ts";
import { atStart, gatewayName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** Public addresses of gateways: of a kind that is still given, and one for each active instance. */
export const gatewayAddresses: Rule = {
  codes: ["NT5211", "NT5214"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      for (const gateway of realm.azureGateways) {
        yield* kinds(gateway, realm, estate);
        yield* instances(gateway, realm, estate);
      }
    }
  },
};

function* kinds(gateway: Gateway, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  if (known(gateway.sku) === "Basic") return;
  for (const address of realm.publicAddressesOf(gateway)) {
    if (address.existing === true) continue;
    const name = textOf(address.name);
    if (known(address.sku) === "Basic") {
      yield diagnose("NT5211", {
        message: `The public address "${name}" of a gateway is of the SKU Basic, which is retired`,
        help: "Use the SKU Standard with static allocation",
        at: estate.at([address, "sku"], [address, "name"]),
        actual: "Basic",
        expected: ["Standard"],
      });
    } else if (known(address.allocation) === "Dynamic") {
      yield diagnose("NT5211", {
        message: `The public address "${name}" of a gateway is allocated dynamically; a gateway takes static ones of the SKU Standard`,
        help: "Set publicIPAllocationMethod to Static: the address of a tunnel end must not change either",
        at: estate.at([address, "allocation"], [address, "name"]),
        actual: "Dynamic",
        expected: ["Static"],
      });
    }
  }
}

function* instances(gateway: Gateway, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const { activeActive, addresses } = gateway;
  if (addresses === undefined || addresses.some(isUnresolved) || isUnresolved(activeActive)) return;
  const isDouble = activeActive === true;
  // A third is for point-to-site clients.
  if (isDouble ? addresses.length >= 2 : addresses.length <= 1) return;
  yield diagnose("NT5214", {
    message: isDouble
      ? `${atStart(gatewayName(gateway, realm))} has two active instances and ${addresses.length === 1 ? "one address" : "no address"}`
      : `${atStart(gatewayName(gateway, realm))} has ${addresses.length} addresses and one active instance`,
    help: isDouble
      ? "Give it a second address configuration"
      : "Set activeActive to true, or leave one address configuration",
    at: estate.at([gateway, "activeActive"], [gateway, "name"]),
  });
}
