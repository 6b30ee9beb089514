import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { prefixLength } from "../model/address.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Subnet, VirtualNetwork } from "../model/network.ts";
import { isUnresolved, known, textOf } from "../model/stated.ts";
import type { Estate } from "./estate.ts";
import { grouped } from "./grouped.ts";
import { atStart, gatewayName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

const subnetName = "GatewaySubnet";

// "/29 for the SKU Basic, /27 or larger for every other": VPN Gateway configuration settings, Microsoft, 2023-10-05.
const longestPrefix = 27;

/** The subnet that gateways live in: there, rightly named, large enough, and with nothing that filters or bends its traffic. */
export const gatewaySubnet: Rule = {
  codes: ["NT5201", "NT5202", "NT5203", "NT5204", "NT5205"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      const { gateways } = realm.network;
      const gatewaysIn = grouped(gateways, (gateway) => realm.virtualNetworkOf(gateway));
      for (const gateway of gateways) yield* misplaced(gateway, realm, estate);
      for (const network of realm.network.virtualNetworks) {
        const used = (gatewaysIn.get(network) ?? []).filter((gateway) => isUsed(gateway, realm));
        const subnet = network.subnets.find(({ name }) => known(name) === subnetName);
        if (subnet === undefined) yield* missing(network, used, estate);
        else {
          yield* faults(network, subnet, used, estate);
          yield* rerouted(network, subnet, realm, estate);
        }
      }
    }
  },
};

// In the classic file a gateway element may stand for a gateway that was never made.
function isUsed(gateway: Gateway, realm: Realm): boolean {
  return gateway.name !== undefined || gateway.clientPrefixes.length > 0 || realm.tunnelsOf(gateway).length > 0;
}

function* misplaced(gateway: Gateway, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const name = /\/subnets\/([^/]+)$/i.exec(known(gateway.subnetId) ?? "")?.[1];
  if (name === undefined || name.toLowerCase() === subnetName.toLowerCase() || /[[({]/.test(name)) return;
  yield diagnose("NT5202", {
    message: `${atStart(gatewayName(gateway, realm))} is put into the subnet "${name}"; gateways live in one that is called "${subnetName}"`,
    help: `Make a subnet "${subnetName}" of /27 or larger, and put the gateway into it`,
    at: estate.at([gateway, "subnetId"], [gateway, "name"]),
    actual: name,
    expected: [subnetName],
  });
}

function* missing(network: VirtualNetwork, [gateway]: readonly Gateway[], estate: Estate): Iterable<Diagnostic> {
  // Subnets of a network that only stands here by reference are not all told, nor is what an unresolved name says.
  if (network.existing === true || network.subnets.some(({ name }) => isUnresolved(name))) return;
  const alike = network.subnets.find(({ name }) =>
    /^(?:azure)?[\s_-]*gateway[\s_-]*(?:sub)?[\s_-]*net/i.test(textOf(name)),
  );
  if (alike !== undefined) {
    yield diagnose("NT5202", {
      message: `The virtual network "${textOf(network.name)}" has a subnet "${textOf(alike.name)}" and none that is called "${subnetName}"`,
      help: `Call it "${subnetName}", letter for letter: no gateway can be made in any other`,
      at: estate.at([alike, "name"]),
      actual: textOf(alike.name),
      expected: [subnetName],
    });
  } else if (gateway !== undefined) {
    yield diagnose("NT5201", {
      message: `The virtual network "${textOf(network.name)}" has a gateway and no subnet "${subnetName}"`,
      help: `Add a subnet "${subnetName}" of /27 or larger inside its address space`,
      at: estate.at([network, "name"]),
      related: [
        {
          message: "The gateway",
          at: estate.at([gateway, "name"]),
        },
      ],
    });
  }
}

function* faults(
  network: VirtualNetwork,
  subnet: Subnet,
  gateways: readonly Gateway[],
  estate: Estate,
): Iterable<Diagnostic> {
  const onlyBasic = gateways.length > 0 && gateways.every(({ sku }) => known(sku) === "Basic");
  for (const [index, prefix] of subnet.prefixes.entries()) {
    if (isUnresolved(prefix) || prefix.includes(":") || onlyBasic) continue;
    const length = prefixLength(prefix);
    if (length <= longestPrefix) continue;
    yield diagnose("NT5203", {
      message: `"${subnetName}" of "${textOf(network.name)}" is a /${length}; every SKU but Basic needs /${longestPrefix} or larger`,
      help: `Give it a /${longestPrefix} while nothing is deployed in it: it cannot be changed later`,
      at: estate.at([subnet.prefixes, index], [subnet, "name"]),
      actual: prefix,
    });
  }
  if (subnet.securityGroup !== undefined || subnet.securityGroupId !== undefined) {
    yield diagnose("NT5204", {
      message: `"${subnetName}" of "${textOf(network.name)}" has a network security group, which is not supported there`,
      help: "Take the group away; filter on the subnets behind the gateway",
      at: estate.at([subnet, "securityGroup"], [subnet, "securityGroupId"], [subnet, "name"]),
    });
  }
}

function* rerouted(network: VirtualNetwork, subnet: Subnet, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const table = realm.network.routeTables.find(({ key }) => key === subnet.routeTable);
  if (table === undefined) return;
  const name = `"${subnetName}" of "${textOf(network.name)}" has the route table "${textOf(table.name)}"`;
  const at = estate.at([subnet, "routeTable"], [subnet, "name"]);
  for (const route of table.routes) {
    if (known(route.prefix) !== "0.0.0.0/0") continue;
    yield diagnose("NT5205", {
      message: `${name} with a default route, which is not supported there`,
      help: "Take the route away; to send what clients of a network ask for through a device, put the route on their subnets",
      at,
      related: [{ message: "The route", at: estate.at([route, "prefix"], [route, "name"]) }],
    });
  }
  if (known(table.gatewayRoutesOff) !== true) return;
  yield diagnose("NT5205", {
    message: `${name}, which keeps out the routes that gateways learn`,
    help: "Set disableBgpRoutePropagation to false: the gateway itself needs them",
    at,
    related: [{ message: "The switch", at: estate.at([table, "gatewayRoutesOff"], [table, "name"]) }],
  });
}
