import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";

const folder = new URL("../fixtures/schemas/cds/", import.meta.url);
const ajv = new Ajv({ allErrors: true, strictRequired: false, strictTypes: false });
for (const name of readdirSync(folder).sort()) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(name, folder), "utf8")), name);
}

/** The bodies that a member of a bundle holds, and the schema of each. */
const members: Readonly<Record<string, string>> = {
  edgeGateway: "edgeGateway.json",
  orgVdcNetworks: "orgVdcNetwork.json",
  ipSets: "firewallGroup.json",
  applicationPortProfiles: "applicationPortProfile.json",
  firewallRules: "firewallRules.json",
  natRules: "natRule.json",
  staticRoutes: "staticRoute.json",
};

/** Checks that every body of a bundle is one that the API takes. */
export function assertLegal(bundle: Readonly<Record<string, unknown>>, words: string): void {
  for (const [member, value] of Object.entries(bundle)) {
    if (member === "ipsecVpnTunnels") {
      for (const { tunnel, connectionProperties } of value as { tunnel: unknown; connectionProperties?: unknown }[]) {
        assertValid("ipsecVpnTunnel.json", tunnel, words);
        if (connectionProperties !== undefined) assertValid("connectionProperties.json", connectionProperties, words);
      }
      continue;
    }
    const schema = members[member];
    assert.ok(schema, `${words}: a bundle has no member "${member}"`);
    for (const body of Array.isArray(value) ? value : [value]) assertValid(schema, body, words);
  }
}

/** Checks one body. */
export function assertValid(schema: string, body: unknown, words: string): void {
  const errors = errorsOf(schema, body);
  assert.deepEqual(errors, [], `${words}: ${schema} refuses ${JSON.stringify(body)}`);
}

/** What a schema has against a body. */
export function errorsOf(schema: string, body: unknown): readonly string[] {
  const validate = ajv.getSchema(schema) as ValidateFunction;
  validate(body);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
