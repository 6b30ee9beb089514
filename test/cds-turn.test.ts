import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { convert } from "../lib/convert.ts";
import { writeArm } from "../lib/formats/arm/write/write.ts";
import type { Source } from "../lib/formats/format.ts";
import type { Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import { read } from "../lib/read.ts";
import { Places } from "../lib/source/places.ts";
import { azureNetworks, tunnelSettings } from "./turn-models.ts";

/** A network as the documents that people would give, with its secrets. */
function written(network: Network): readonly Source[] {
  return writeArm(network, new Places(), () => {}, { includeSecrets: true }).documents;
}

// The templates say more than the tunnel; both ends must agree on what they share.
function settings(sources: readonly Source[]): unknown {
  const { network } = read(sources);
  return tunnelSettings(network);
}

for (const syntax of ["json", "yaml"] as const) {
  test(`far(arm → cds), then far(cds → arm), gives the same tunnel settings, by way of ${syntax}`, () => {
    fc.assert(
      fc.property(azureNetworks, (network) => {
        const azure = withPublicAddress(network);
        const there = convert(azure, { to: "cds", syntax, includeSecrets: true });
        assert.equal(there.end, "far");
        const back = convert(there.documents, { to: "arm", includeSecrets: true });
        assert.equal(back.end, "far");
        assert.deepEqual(settings(back.documents), settings(azure));
        for (const { diagnostics } of [there, back]) {
          assert.deepEqual(
            diagnostics.filter(({ severity }) => severity === "error"),
            [],
          );
        }
      }),
      { numRuns: 150 },
    );
  });
}

interface Changed {
  readonly property: string;
  readonly values: readonly string[];
  /** Whether an edge can be given the value too. */
  readonly same: (value: string) => boolean;
}

const changeable: readonly Changed[] = [
  {
    property: "ikeEncryption",
    values: ["DES", "DES3", "AES128", "AES192", "AES256"],
    same: (value) => value === "AES128" || value === "AES256",
  },
  { property: "ikeIntegrity", values: ["MD5", "SHA1", "SHA256", "SHA384"], same: (value) => value !== "MD5" },
  {
    property: "dhGroup",
    values: ["DHGroup1", "DHGroup2", "DHGroup14", "ECP256", "ECP384", "DHGroup24"],
    same: (value) => !["DHGroup1", "DHGroup24"].includes(value),
  },
  {
    property: "ipsecEncryption",
    values: ["DES", "DES3", "AES128", "AES192", "AES256"],
    same: (v) => /128|256/.test(v),
  },
  { property: "ipsecIntegrity", values: ["MD5", "SHA1", "SHA256"], same: (value) => value !== "MD5" },
  {
    property: "pfsGroup",
    values: ["None", "PFS1", "PFS2", "PFS2048", "ECP256", "ECP384", "PFS24"],
    same: (value) => !["PFS1", "PFS24"].includes(value),
  },
];

test("what an edge cannot be given is changed in the ledger, with both values, and is an error; the rest is carried", () => {
  const policies = fc.record(
    Object.fromEntries(changeable.map(({ property, values }) => [property, fc.constantFrom(...values)])),
  );
  fc.assert(
    fc.property(policies, (policy) => {
      const { ledger, diagnostics } = convert(connectionWith(policy), { to: "cds" });
      const changed = changeable.filter(({ property, same }) => !same(String(policy[property])));
      const entries = changeable.map(({ property }) => {
        const path = `/resources/0/properties/ipsecPolicies/0/${property}`;
        const entry = ledger.find((each) => each.path === path);
        return [property, entry?.kind, / → /.test(entry?.note ?? "")];
      });
      assert.deepEqual(
        entries,
        changeable.map((each) => [
          each.property,
          changed.includes(each) ? "approximated" : "carried",
          changed.includes(each),
        ]),
      );
      assert.equal(diagnostics.filter(({ code }) => code === "NT3401").length, changed.length);
    }),
    { numRuns: 200 },
  );
});

function connectionWith(policy: object): Source {
  const id = (type: string, name: string): string => `[resourceId('Microsoft.Network/${type}', '${name}')]`;
  const template = {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    resources: [
      {
        type: "Microsoft.Network/connections",
        apiVersion: "2024-05-01",
        name: "to-edge",
        properties: {
          connectionType: "IPsec",
          virtualNetworkGateway1: { id: id("virtualNetworkGateways", "gateway") },
          localNetworkGateway2: { id: id("localNetworkGateways", "edge") },
          usePolicyBasedTrafficSelectors: true,
          ipsecPolicies: [{ ...policy, saLifeTimeSeconds: 3600, saDataSizeKilobytes: 102400000 }],
        },
      },
    ],
  };
  return { name: "azuredeploy.json", text: JSON.stringify(template) };
}

test("no key is in any document, finding or ledger entry, in either direction", () => {
  const key = "Sample-Key-4711";
  fc.assert(
    fc.property(azureNetworks, (network) => {
      const keyed = {
        ...network,
        tunnels: network.tunnels.map((tunnel) => ({ ...tunnel, sharedKey: new Secret(key) })),
      };
      const azure = withPublicAddress(keyed);
      const edge = convert(azure, { to: "cds", includeSecrets: true }).documents;
      assert.ok(edge.some(({ text }) => text.includes(key)));
      for (const conversion of [
        convert(azure, { to: "cds" }),
        convert(edge, { to: "arm" }),
        convert(edge, { to: "cds" }),
      ]) {
        assert.ok(!JSON.stringify(conversion).includes(key));
      }
      assert.ok(!JSON.stringify(read(edge)).includes(key));
    }),
    { numRuns: 50 },
  );
});

/** Templates do not state the addresses that Azure gives out: here the file of the address says it, as `az` shows it. */
function withPublicAddress(network: Network): readonly Source[] {
  const documents = written(network);
  return documents.map(({ name, text }) => {
    if (name.includes("parameters")) return { name, text };
    const template = JSON.parse(String(text)) as { resources: { type: string; properties: Record<string, unknown> }[] };
    for (const { type, properties } of template.resources) {
      if (type.endsWith("publicIPAddresses")) properties.ipAddress = "203.0.113.10";
    }
    return { name, text: JSON.stringify(template) };
  });
}
