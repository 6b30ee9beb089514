import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { detect } from "../lib/detect.ts";
import { armCoverage } from "../lib/formats/arm/coverage.ts";
import { modelLeaves } from "../lib/model/leafPath.ts";
import { read } from "../lib/read.ts";
import { armCorpus } from "./arm-read-inputs.ts";
import { casesOf, corpusFiles } from "./fixtures.ts";

test("what is about Azure resources, and what is not", () => {
  const id = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Network/connections/cn";
  const rows: readonly (readonly [text: unknown, isArm: boolean])[] = [
    [{ $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#" }, true],
    [{ $schema: "HTTP://schema.management.azure.com/schemas/2018-05-01/SubscriptionDeploymentTemplate.json" }, true],
    [{ $schema: "https://schema.management.azure.com/schemas/2015-01-01/deploymentParameters.json#" }, true],
    [{ contentVersion: "1.0.0.0", resources: [] }, true],
    [{ contentVersion: "1.0.0.0", parameters: {} }, true],
    [{ resources: [{ type: "Microsoft.Network/connections", name: "cn" }] }, true],
    [{ resources: { cn: { type: "Microsoft.Network/connections", name: "cn" } } }, true],
    [{ id }, true],
    [{ Id: id, Name: "cn" }, true],
    [[{ id }, { id }], true],
    [{ value: [{ id }] }, true],
    [{ publicIp: { id } }, true],
    [{ type: "Microsoft.Network/connections", name: "cn" }, true],
    [{ resources: [] }, false],
    [{ resources: "none", contentVersion: "1.0.0.0" }, false],
    [{ parameters: {} }, false],
    [{ value: [] }, false],
    [{ id: "urn:vcloud:gateway:1", name: "edge" }, false],
    [{ id: "/providers/" }, false],
    [{ values: [{ id }] }, false],
    [{ VirtualNetworkConfiguration: {} }, false],
    [[], false],
    [[[]], false],
    [{}, false],
    ["text", false],
    [null, false],
  ];
  for (const [value, isArm] of rows) {
    const text = JSON.stringify(value);
    assert.equal(detect({ name: "a.json", text }) === "arm", isArm, text);
  }
  assert.notEqual(detect({ name: "a.xml", text: "<resources/>" }), "arm");
});

test("every fixture and every real template is claimed, and no document of another format is", () => {
  for (const { name, sources } of [...casesOf("arm"), ...armCorpus()]) {
    for (const source of sources) assert.equal(detect(source), "arm", `${name} ${source.name}`);
  }
  for (const { name, sources } of casesOf("netcfg")) {
    for (const source of sources) assert.notEqual(detect(source), "arm", `${name} ${source.name}`);
  }
  const others = [...corpusFiles("netcfg"), ...corpusFiles("cds")];
  if (others.length === 0) console.log("skipped: no corpus beside the project");
  for (const source of others) assert.notEqual(detect(source), "arm", source.name);
});

test("no JSON at random is claimed", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => detect({ name: "a.json", text: JSON.stringify(value) }) !== "arm"),
    { numRuns: 500 },
  );
});

// Settings that no template and no tool writes where they are read from.
const neverRead: ReadonlySet<string> = new Set([
  // Clients bring a certificate, or its thumbprint: root certificates are given whole, revoked ones by their thumbprint.
  "gateways.clients.rootCertificates.thumbprint",
  "gateways.clients.revokedCertificates.data",
]);

test("every setting that a template can say is read from some fixture", () => {
  const shown = new Set<string>();
  for (const { sources } of casesOf("arm")) for (const { path } of modelLeaves(read(sources).network)) shown.add(path);
  const missing = Object.entries(armCoverage)
    .filter(([path, answer]) => answer === "exact" && !shown.has(path) && !neverRead.has(path))
    .map(([path]) => path);
  assert.deepEqual(missing, []);
});
