import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { readByFormat } from "../lib/read.ts";
import { check } from "../mod.ts";

const corpus = new URL("../../shared/corpus/", import.meta.url);

// Each was read by a person and is true of the file; the other files of the corpus have nothing to find about addresses.
const expected: ReadonlyMap<string, readonly string[]> = new Map([
  ["netcfg/06-s2s-comments-profile.xml", ["NT5113:15"]],
  ["netcfg/07-unreferenced-site.xml", ["NT5113:15"]],
  ["netcfg/12-service-export-site-without-gateway-ip.xml", ["NT5111:14"]],
  ["arm/mspnp-secure-hybrid-azure/azure-azuredeploy.json", ["NT5113:350"]],
  ["arm/dafitrobsta-deploy-vpn/deployVPN.json", ["NT5110:25"]],
  ["arm/mspnp-secure-hybrid-mock-onprem/mock-onprem-azuredeploy.json", ["NT5113:160"]],
  ["arm/quickstart-site-to-site-vpn-create/azuredeploy.json", ["NT5113:25"]],
  // The sample connects 192.168.0.0/16 with a site that has 192.168.10.0/23, and holds the address of the device as well.
  ["arm/azure-stack-edge-vpn/template.json", ["NT5101:63", "NT5110:79"]],
]);

if (existsSync(corpus)) {
  for (const format of ["netcfg", "arm", "cds"]) {
    test(`real files of ${format} have no finding about addresses that is not true`, () => {
      const folder = new URL(`${format}/`, corpus);
      const found = new Map<string, readonly string[]>();
      for (const name of filesIn(folder)) {
        const readings = readByFormat([{ name, text: new Uint8Array(readFileSync(new URL(encodeURI(name), folder))) }]);
        const codes = check(readings)
          .filter(({ code }) => code.startsWith("NT51"))
          .map(({ code, line }) => `${code}:${line}`);
        if (codes.length > 0) found.set(`${format}/${name}`, codes);
      }
      const wanted = [...expected].filter(([name]) => name.startsWith(`${format}/`));
      assert.deepEqual(Object.fromEntries(found), Object.fromEntries(wanted));
    });
  }
} else console.log("skipped: the corpus of real files is not beside the project");

function filesIn(folder: URL): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(?:xml|netcfg|json|txt)$/.test(name) && statSync(new URL(encodeURI(name), folder)).isFile())
    .sort();
}
