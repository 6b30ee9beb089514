import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { DeploymentContext } from "../lib/model/deploymentContext.ts";
import type { Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import { read } from "../lib/read.ts";
import { sourceIn } from "./arm-corpus.ts";

const corpus = new URL("../../shared/corpus/arm/", import.meta.url);
const file = new URL("expected.json", corpus);
const skip = existsSync(file) ? false : "no corpus beside the project";
if (skip !== false) console.log(`skipped: ${skip}; what real templates say is not compared`);

interface Expected {
  readonly type: string;
  readonly name: unknown;
  readonly scope: unknown;
  readonly location?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
}

interface Case {
  readonly template: string;
  readonly parameters: string | null;
  readonly resources: readonly Expected[];
}

/** Something of the model, with what can be asked of it by the names of the expected values. */
interface Thing {
  readonly kind: string;
  readonly name: unknown;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Expected names with what they are called in the model, by kind. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "microsoft.network/virtualnetworks": { addressPrefixes: "prefixes" },
  "microsoft.network/virtualnetworks/subnets": {},
  "microsoft.network/publicipaddresses": { publicIPAllocationMethod: "allocation" },
  "microsoft.network/virtualnetworkgateways": {
    gatewayType: "type",
    vpnType: "routing",
    enableBgp: "bgp",
    activeActive: "activeActive",
    sku: "sku",
    vpnGatewayGeneration: "generation",
  },
  "microsoft.network/localnetworkgateways": {
    gatewayIpAddress: "gatewayAddress",
    fqdn: "gatewayName",
    addressPrefixes: "prefixes",
  },
  "microsoft.network/connections": {
    enableBgp: "bgp",
    routingWeight: "routingWeight",
    dpdTimeoutSeconds: "dpdTimeoutSeconds",
    usePolicyBasedTrafficSelectors: "policyBasedSelectors",
    connectionProtocol: "protocol",
    connectionMode: "initiation",
    sharedKey: "sharedKey",
    authorizationKey: "authorizationKey",
    connectionType: "medium",
  },
  "microsoft.avs/privateclouds/authorizations": {},
  "microsoft.avs/privateclouds/globalreachconnections": {
    authorizationKey: "authorizationKey",
    peerExpressRouteCircuit: "peerCircuitId",
  },
};

function thingsOf(network: Network): Thing[] {
  const of = (kind: string, list: readonly object[]): Thing[] =>
    list.map((value) => ({ kind, name: (value as { readonly name?: unknown }).name, value: value as Thing["value"] }));
  return [
    ...of("microsoft.network/virtualnetworks", network.virtualNetworks),
    ...network.virtualNetworks.flatMap(({ name, subnets }) =>
      of("microsoft.network/virtualnetworks/subnets", subnets).map((each) => ({
        ...each,
        name: joined(name, each.name),
      })),
    ),
    ...of("microsoft.network/publicipaddresses", network.publicAddresses),
    ...of("microsoft.network/virtualnetworkgateways", network.gateways),
    ...of("microsoft.network/localnetworkgateways", network.sites),
    ...of("microsoft.network/connections", network.tunnels),
    ...network.privateClouds.flatMap(({ name, authorizations = [], globalReachConnections = [] }) => [
      ...of("microsoft.avs/privateclouds/authorizations", authorizations).map((each) => ({
        ...each,
        name: joined(name, each.name),
      })),
      ...of("microsoft.avs/privateclouds/globalreachconnections", globalReachConnections).map((each) => ({
        ...each,
        name: joined(name, each.name),
      })),
    ]),
  ];
}

function joined(outer: unknown, inner: unknown): unknown {
  return typeof outer === "string" && typeof inner === "string" ? `${outer}/${inner}` : { unresolved: "a part" };
}

const { context, templates } = (skip === false ? JSON.parse(readFileSync(file, "utf8")) : { templates: {} }) as {
  readonly context: DeploymentContext & { readonly subscriptionId: string };
  readonly templates: Readonly<Record<string, Case>>;
};

for (const [folder, each] of Object.entries(templates)) {
  test(`what ${folder} deploys is in the model`, () => {
    const at = new URL(`${folder}/`, corpus);
    const reading = read(sourceIn(at, each.template), {
      context: { ...context, subscription: context.subscriptionId },
      ...(each.parameters === null ? {} : { parameters: sourceIn(at, each.parameters) }),
    });
    const left = thingsOf(reading.network);
    const wrong: string[] = [];
    for (const expected of each.resources) {
      const own = names[expected.type.toLowerCase()];
      if (own === undefined) continue;
      const index = left.findIndex(
        ({ kind, name }) => kind === expected.type.toLowerCase() && agrees(expected.name, name),
      );
      const [found] = index === -1 ? [] : left.splice(index, 1);
      if (found === undefined) wrong.push(`missing ${expected.type} ${JSON.stringify(expected.name)}`);
      else wrong.push(...differences(expected, found, own, reading.network));
    }
    const extra = left.filter(({ value, kind }) => value.existing !== true && !kind.endsWith("/subnets"));
    wrong.push(...extra.map(({ kind, name }) => `extra ${kind} ${JSON.stringify(name)}`));
    assert.deepEqual(wrong, []);
  });
}

function differences(
  { type, name, location, properties = {} }: Expected,
  { value }: Thing,
  own: Readonly<Record<string, string>>,
  network: Network,
): string[] {
  const wrong: string[] = [];
  const compare = (what: string, expected: unknown, actual: unknown): void => {
    if (!agrees(expected, actual)) {
      wrong.push(`${type} ${String(name)}: ${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
    }
  };
  if (typeof location === "string") compare("location", location, value.location);
  for (const [member, expected] of Object.entries(properties)) {
    const key = own[member];
    if (key !== undefined) compare(member, mediumOf(member, expected), value[key]);
    else if (/^(?:virtualNetworkGateway[12]|localNetworkGateway2|peer)Id$/.test(member)) {
      compare(member, expected, idOf(member, value, network));
    } else if (member === "subnets") {
      const subnets = (value.subnets ?? []) as readonly { readonly name: unknown; readonly prefixes: unknown[] }[];
      for (const each of expected as readonly { readonly name: unknown; readonly addressPrefix?: unknown }[]) {
        const twin = subnets.find((subnet) => agrees(each.name, subnet.name));
        if (twin === undefined) wrong.push(`${type} ${String(name)}: no subnet ${JSON.stringify(each.name)}`);
        else if (each.addressPrefix !== undefined) compare(`subnet ${each.name}`, each.addressPrefix, twin.prefixes[0]);
      }
    } else if (member === "bgpSettings" && typeof expected === "object" && expected !== null && "asn" in expected) {
      compare("asn", expected.asn, (value.bgpSpeaker as { readonly asn?: unknown } | undefined)?.asn);
    }
  }
  return wrong;
}

function mediumOf(member: string, expected: unknown): unknown {
  return member === "connectionType" && String(expected).toLowerCase() === "vnet2vnet" ? "IPsec" : expected;
}

// An end that is in the input is known by its key; the id ends with its name.
function idOf(member: string, value: Thing["value"], network: Network): unknown {
  const ends = {
    virtualNetworkGateway1Id: ["gateway", "gatewayId", network.gateways],
    virtualNetworkGateway2Id: ["remoteGateway", "remoteGatewayId", network.gateways],
    localNetworkGateway2Id: ["site", "siteId", network.sites],
    peerId: ["circuit", "circuitId", network.circuits],
  } as const;
  const [key, idKey, list] = ends[member as keyof typeof ends];
  const target = list.find((each) => each.key === value[key]);
  return target === undefined ? value[idKey] : { endsWith: target.name };
}

function agrees(expected: unknown, actual: unknown): boolean {
  if (typeof expected === "object" && expected !== null && ("runtime" in expected || "moduleOutput" in expected)) {
    return actual !== undefined;
  }
  // A description that nobody put a value in the place of is not understood.
  if (typeof expected === "string" && /^<.*>$/s.test(expected) && isUnresolved(actual)) return true;
  if (expected === null || expected === "" || (Array.isArray(expected) && expected.length === 0)) {
    return actual === undefined || (Array.isArray(actual) && actual.length === 0);
  }
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && expected.every((item, index) => agrees(item, actual[index]));
  }
  if (actual instanceof Secret) return actual.reveal() === String(expected);
  // Some templates declare names and ids as secure parameters.
  if (isUnresolved(actual)) return typeof expected === "object" || /secure parameter/.test(actual.reason);
  if (typeof actual === "object" && actual !== null && "endsWith" in actual) {
    return String(expected)
      .toLowerCase()
      .endsWith(`/${String(actual.endsWith).toLowerCase()}`);
  }
  if (typeof expected === "object" && "name" in expected) return agrees(expected.name, actual);
  return String(expected).toLowerCase().replaceAll(" ", "") === String(actual).toLowerCase().replaceAll(" ", "");
}
