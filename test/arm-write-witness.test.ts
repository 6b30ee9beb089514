import assert from "node:assert/strict";
import { test } from "node:test";
import { armCoverage } from "../lib/formats/arm/coverage.ts";
import { writeArm } from "../lib/formats/arm/write/write.ts";
import { type LeafPath, type LeafValue, modelLeaves } from "../lib/model/leafPath.ts";
import type { Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import { Places } from "../lib/source/places.ts";
import { armWriteModels, later } from "./arm-write-models.ts";
import { replaced } from "./arm-write-replace.ts";

const exact = Object.entries(armCoverage).flatMap(([path, answer]) => (answer === "exact" ? [path] : []));

test("changing a setting that is declared exact changes what is written", () => {
  const shown = new Set<string>();
  for (const network of armWriteModels.values()) {
    const before = textsOf(network);
    for (const leaf of modelLeaves(network)) {
      if (!exact.includes(leaf.path) || shown.has(leaf.path)) continue;
      const changed = replaced(network, leaf.holder, leaf.key, otherValue(network, leaf.path, leaf.value));
      if (textsOf(changed) !== before) shown.add(leaf.path);
    }
  }
  assert.deepEqual(
    exact.filter((path) => !shown.has(path)),
    [],
  );
});

test("changing what a template cannot say changes no document", () => {
  for (const network of armWriteModels.values()) {
    const before = textsOf(network);
    for (const { path, holder, key, value } of modelLeaves(network)) {
      if (typeof armCoverage[path] !== "object") continue;
      assert.equal(textsOf(replaced(network, holder, key, otherValue(network, path, value))), before, path);
    }
  }
});

function textsOf(network: Network): string {
  const { documents } = writeArm(network, new Places(), () => {}, { includeSecrets: true });
  return documents.map(({ text }) => text).join("\n");
}

/** Words that stand for each other, because other texts would not be understood. */
const words: readonly (readonly [string, string])[] = [
  ["Static", "Dynamic"],
  ["IPv4", "IPv6"],
  ["Vpn", "ExpressRoute"],
  ["IPsec", "ExpressRoute"],
  ["RouteBased", "PolicyBased"],
  ["Generation2", "Generation1"],
  ["IngressSnat", "EgressSnat"],
  ["Inbound", "Outbound"],
  ["Allow", "Deny"],
  ["VirtualAppliance", "Internet"],
  ["IKEv2", "IKEv1"],
  ["InitiatorOnly", "ResponderOnly"],
  ["AES-CBC-256", "AES-CBC-128"],
  ["SHA2-384-192", "SHA2-256-128"],
  ["AES-GCM-16-256", "AES-GCM-16-128"],
];

function otherValue(network: Network, path: LeafPath, value: LeafValue): unknown {
  if (isUnresolved(value)) return later("not(parameters('deploy'))");
  if (value instanceof Secret) return new Secret("another one");
  if (typeof value === "number") return value + 10;
  if (typeof value === "boolean") return !value;
  const key = keysOf(network, path).find((other) => other !== value);
  const word = words.flatMap(([one, other]) => (value === one ? [other] : value === other ? [one] : []))[0];
  return key ?? word ?? `${value}other`;
}

function keysOf(network: Network, path: LeafPath): readonly string[] {
  const values: { readonly [path in LeafPath]?: readonly { readonly key: string }[] } = {
    "virtualNetworks.dnsServers": network.dnsServers,
    "virtualNetworks.subnets.securityGroup": network.securityGroups,
    "virtualNetworks.subnets.routeTable": network.routeTables,
    "gateways.addresses.publicAddress": network.publicAddresses,
    "gateways.defaultSite": network.sites,
    "tunnels.site": network.sites,
    "tunnels.remoteGateway": network.gateways,
    "tunnels.circuit": network.circuits,
  };
  return values[path]?.map(({ key }) => key) ?? [];
}
