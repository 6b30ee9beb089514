import { test } from "node:test";
import { convert } from "../lib/convert.ts";
import { assertLegal } from "./cds-schemas.ts";
import { casesOf } from "./fixtures.ts";

// What comes from Azure and is turned round has gaps that no bundle has: every body must be legal all the same.
for (const area of ["netcfg", "arm"]) {
  for (const { name, sources } of casesOf(area)) {
    for (const end of ["far", "near"] as const) {
      test(`bodies made of ${area}/${name} are ones that the API takes, ${end} end`, () => {
        for (const { name: document, text } of convert(sources, { to: "cds", end }).documents) {
          assertLegal(JSON.parse(text), document);
        }
      });
    }
  }
}
