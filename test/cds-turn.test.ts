import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { convert } from "../lib/convert.ts";
import { writeArm } from "../lib/formats/arm/write/write.ts";
import type { Source } from "../lib/formats/format.ts";
import type { Network } from "../lib/model/network.ts";
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
