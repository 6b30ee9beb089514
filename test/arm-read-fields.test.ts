import assert from "node:assert/strict";
import { test } from "node:test";
import {
  circuitAuthorizationFields,
  circuitConnectionFields,
  circuitFields,
  peeringFields,
} from "../lib/formats/arm/fields/circuitFields.ts";
import { connectionFields } from "../lib/formats/arm/fields/connectionFields.ts";
import type { AnyFields, OneOrMany } from "../lib/formats/arm/fields/field.ts";
import { gatewayAddressFields, gatewayFields, natRuleFields } from "../lib/formats/arm/fields/gatewayFields.ts";
import {
  cloudAuthorizationFields,
  globalReachFields,
  privateCloudFields,
  segmentFields,
} from "../lib/formats/arm/fields/privateCloudFields.ts";
import { publicAddressFields } from "../lib/formats/arm/fields/publicAddressFields.ts";
import { routeFields, routeTableFields } from "../lib/formats/arm/fields/routeTableFields.ts";
import {
  securityGroupFields,
  securityRuleFields,
  securityRuleLists,
} from "../lib/formats/arm/fields/securityGroupFields.ts";
import { siteFields } from "../lib/formats/arm/fields/siteFields.ts";
import { subnetFields, subnetPrefixes, virtualNetworkFields } from "../lib/formats/arm/fields/virtualNetworkFields.ts";
import { Secret } from "../lib/model/secret.ts";
import { read } from "../lib/read.ts";
import { fieldSamples, type Sample } from "./arm-read-samples.ts";

const group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers";

/** A table with the resource that it is read from, and the way to what was read. */
interface Table {
  readonly name: string;
  readonly fields: AnyFields;
  readonly id: string;
  readonly found: readonly (string | number)[];
}

const tables: readonly Table[] = [
  table("virtualNetwork", virtualNetworkFields, "Microsoft.Network/virtualNetworks/v", "virtualNetworks", 0),
  table(
    "subnet",
    [...subnetFields, ...listFields([subnetPrefixes])],
    "Microsoft.Network/virtualNetworks/v/subnets/s",
    "virtualNetworks",
    0,
    "subnets",
    0,
  ),
  table("securityGroup", securityGroupFields, "Microsoft.Network/networkSecurityGroups/n", "securityGroups", 0),
  table(
    "securityRule",
    [...securityRuleFields, ...listFields(securityRuleLists)],
    "Microsoft.Network/networkSecurityGroups/n/securityRules/r",
    "securityGroups",
    0,
    "rules",
    0,
  ),
  table("routeTable", routeTableFields, "Microsoft.Network/routeTables/t", "routeTables", 0),
  table("route", routeFields, "Microsoft.Network/routeTables/t/routes/r", "routeTables", 0, "routes", 0),
  table("publicAddress", publicAddressFields, "Microsoft.Network/publicIPAddresses/p", "publicAddresses", 0),
  table("site", siteFields, "Microsoft.Network/localNetworkGateways/l", "sites", 0),
  table("gateway", gatewayFields, "Microsoft.Network/virtualNetworkGateways/g", "gateways", 0),
  table(
    "natRule",
    natRuleFields,
    "Microsoft.Network/virtualNetworkGateways/g/natRules/n",
    "gateways",
    0,
    "natRules",
    0,
  ),
  table("connection", connectionFields, "Microsoft.Network/connections/c", "tunnels", 0),
  table("circuit", circuitFields, "Microsoft.Network/expressRouteCircuits/e", "circuits", 0),
  table("peering", peeringFields, "Microsoft.Network/expressRouteCircuits/e/peerings/p", "circuits", 0, "peerings", 0),
  table(
    "circuitConnection",
    circuitConnectionFields,
    "Microsoft.Network/expressRouteCircuits/e/peerings/p/connections/c",
    "circuits",
    0,
    "peerings",
    0,
    "connections",
    0,
  ),
  table(
    "circuitAuthorization",
    circuitAuthorizationFields,
    "Microsoft.Network/expressRouteCircuits/e/authorizations/a",
    "circuits",
    0,
    "authorizations",
    0,
  ),
  table("privateCloud", privateCloudFields, "Microsoft.AVS/privateClouds/c", "privateClouds", 0),
  table(
    "cloudAuthorization",
    cloudAuthorizationFields,
    "Microsoft.AVS/privateClouds/c/authorizations/a",
    "privateClouds",
    0,
    "authorizations",
    0,
  ),
  table(
    "globalReach",
    globalReachFields,
    "Microsoft.AVS/privateClouds/c/globalReachConnections/g",
    "privateClouds",
    0,
    "globalReachConnections",
    0,
  ),
  table(
    "segment",
    segmentFields,
    "Microsoft.AVS/privateClouds/c/workloadNetworks/default/segments/s",
    "privateClouds",
    0,
    "segments",
    0,
  ),
];

// Each list under both of its names.
function listFields(lists: readonly OneOrMany<never>[]): AnyFields {
  return lists.flatMap(({ key, one, many, codec }) => [
    { kind: "values", key, path: `properties.${one}`, codec },
    { kind: "values", key, path: `properties.${many}`, codec },
  ]);
}

function table(name: string, fields: AnyFields, id: string, ...found: (string | number)[]): Table {
  return { name, fields, id: `${group}/${id}`, found };
}

interface FlatField {
  /** `connection.policy.ike.encryption`. */
  readonly name: string;
  readonly table: Table;
  /** The JSON of a resource that says a value there. */
  readonly body: (value: unknown) => object;
  /** The way from the thing to the value. */
  readonly way: readonly (string | number)[];
}

const flat: readonly FlatField[] = tables.flatMap((each) =>
  flatten(each, each.fields, each.name, (inner) => ({ id: each.id, name: each.id.split("/").at(-1), ...inner }), []),
);

function flatten(
  owner: Table,
  fields: AnyFields,
  name: string,
  around: (inner: object) => object,
  way: readonly (string | number)[],
): FlatField[] {
  return fields.flatMap((field): FlatField[] => {
    const own = `${name}.${field.key}`;
    const at = (value: unknown): object => around(nested(field.path, value));
    switch (field.kind) {
      case "value":
        return [{ name: own, table: owner, body: at, way: [...way, field.key] }];
      case "single":
        return [{ name: own, table: owner, body: at, way: [...way, field.key, 0] }];
      case "values":
        return [{ name: own, table: owner, body: (value) => at([value]), way: [...way, field.key, 0] }];
      case "part":
        return flatten(owner, field.fields, own, at, [...way, field.key]);
      case "only":
        return flatten(owner, field.fields, own, (inner) => at([inner]), [...way, field.key]);
      default:
        return flatten(owner, partFields(field), own, (inner) => at([inner]), [...way, field.key, 0]);
    }
  });
}

// The reader adds what refers to other resources.
function partFields({ key, fields }: { readonly key: string; readonly fields: AnyFields }): AnyFields {
  return key === "addresses" ? gatewayAddressFields : fields;
}

function nested(path: string, value: unknown): object {
  if (path === "") return value as object;
  return path.split(".").reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as object;
}

function flattened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flattened);
  if (typeof value !== "object" || value === null) return value;
  const { properties, ...rest } = value as { readonly properties?: object };
  const members = Object.entries({ ...rest, ...(properties ?? {}) });
  return Object.fromEntries(members.map(([name, member]) => [name, flattened(member)]));
}

function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.toLowerCase(), lowered(member)]));
}

function found({ table: { found: start }, way }: FlatField, body: unknown) {
  const { network, diagnostics } = read({ name: "a.json", text: JSON.stringify(body) });
  let value: unknown = network;
  for (const step of [...start, ...way]) value = (value as Record<string | number, unknown> | undefined)?.[step];
  return { value: value instanceof Secret ? value.reveal() : value, codes: diagnostics.map(({ code }) => code) };
}

test("there is a sample for every field of every table", () => {
  const names = new Set(flat.map(({ name }) => name));
  assert.deepEqual(Object.keys(fieldSamples).sort(), [...names].sort());
});

for (const field of flat) {
  const samples: readonly Sample[] = fieldSamples[field.name] ?? [];
  test(`${field.name} is read as it is written`, () => {
    for (const { given, model, codes = [] } of samples) {
      const body = field.body(given);
      const spellings = { "as the service shows it": body, flattened: flattened(body), "in lower case": lowered(body) };
      for (const [spelling, each] of Object.entries(spellings)) {
        assert.deepEqual(found(field, each), { value: model, codes }, `${JSON.stringify(given)} ${spelling}`);
      }
    }
  });
  test(`${field.name} says nothing when it is null, empty or absent`, () => {
    for (const empty of [null, "", [], {}]) {
      const { value, codes } = found(field, field.body(empty));
      assert.ok(value === undefined || isOpen(value), JSON.stringify(value));
      assert.deepEqual(codes, [], JSON.stringify(empty));
    }
  });
  test(`${field.name} is never read from a structure`, () => {
    for (const wrong of [{ inner: 1 }, [[1]]]) {
      const { value, codes } = found(field, field.body(wrong));
      assert.ok(value === undefined || isOpen(value), JSON.stringify(value));
      assert.ok(codes.length > 0, JSON.stringify(wrong));
    }
  });
}

// A gateway of which nothing else is said has an open type.
function isOpen(value: unknown): boolean {
  return typeof value === "object" && value !== null && "unresolved" in value;
}

test("what is read from a template is unresolved where the template leaves it open", () => {
  for (const field of flat) {
    const { id, ...rest } = field.body("[parameters('open')]") as { readonly id: string };
    const [type, names] = typeAndName(id);
    const text = JSON.stringify({
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      contentVersion: "1.0.0.0",
      parameters: { open: { type: "string" } },
      resources: [{ ...rest, type, name: names }],
    });
    let value: unknown = read({ name: "a.json", text }).network;
    for (const step of [...field.table.found, ...field.way]) {
      value = (value as Record<string | number, unknown> | undefined)?.[step];
    }
    assert.equal((value as { readonly unresolved?: string }).unresolved, "parameters('open')", field.name);
  }
});

function typeAndName(id: string): readonly [string, string] {
  const [provider, ...steps] = id.slice(`${group}/`.length).split("/");
  const types = steps.filter((_, index) => index % 2 === 0);
  return [[provider, ...types].join("/"), steps.filter((_, index) => index % 2 === 1).join("/")];
}
