import { test } from "node:test";
import { convert } from "../lib/convert.ts";
import type { Source } from "../lib/formats/format.ts";
import { read } from "../lib/read.ts";
import { findingLines } from "./cds-conversion.ts";
import { casesOf } from "./fixtures.ts";
import { matchGoldens } from "./golden.ts";
import { ledgerLines } from "./ledger-account.ts";

// Each case is read by a person before it is accepted: what was read, what is to be deployed, and the fate of every leaf.
for (const { name, folder, sources } of casesOf("reach")) {
  test(`a description is read: ${name}`, () => {
    const { network, diagnostics } = read(sources);
    const found = Object.entries(network).filter(([, values]) => values.length > 0);
    const texts = new Map([
      ["network.json", `${JSON.stringify(Object.fromEntries(found), null, 2)}\n`],
      ["diagnostics.txt", findingLines(diagnostics)],
    ]);
    matchGoldens(new URL("read/", folder), texts);
  });
  test(`a description becomes templates: ${name}`, () => {
    matchGoldens(new URL("arm/", folder), joined(sources));
  });
}

for (const { name, folder, sources } of casesOf("arm").filter(({ name }) => name === "cloud-and-circuit")) {
  test(`what az shows is joined: ${name}`, () => {
    matchGoldens(new URL("far/", folder), joined(sources));
  });
}

function joined(sources: readonly Source[]): ReadonlyMap<string, string> {
  const { documents, ledger, diagnostics } = convert(sources, { to: "arm", end: "far" });
  const texts = new Map(documents.map((document) => [document.name, document.text]));
  const { diagnostics: reading } = read(sources);
  texts.set("diagnostics.txt", findingLines(diagnostics.slice(reading.length)));
  texts.set("ledger.txt", ledgerLines(ledger));
  return texts;
}
