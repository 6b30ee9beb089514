import { test } from "node:test";
import { convertCds, findingLines } from "./cds-conversion.ts";
import { casesOf } from "./fixtures.ts";
import { matchGoldens } from "./golden.ts";
import { ledgerLines } from "./ledger-account.ts";

// Each case is read by a person before it is accepted: what was read, what is written, and the fate of every leaf.
for (const { name, folder, sources } of casesOf("cds")) {
  test(`cds is read: ${name}`, () => {
    const { network, readFindings } = convertCds(sources);
    const read = Object.entries(network).filter(([, values]) => values.length > 0);
    const texts = new Map([
      ["network.json", `${JSON.stringify(Object.fromEntries(read), null, 2)}\n`],
      ["diagnostics.txt", findingLines(readFindings)],
    ]);
    matchGoldens(new URL("read/", folder), texts);
  });
  test(`cds is written: ${name}`, () => {
    const { documents, ledger, writeFindings, lossFindings } = convertCds(sources);
    const yaml = convertCds(sources, { syntax: "yaml" });
    const texts = new Map([...documents, ...yaml.documents].map((document) => [document.name, document.text]));
    texts.set("diagnostics.txt", findingLines([...writeFindings, ...lossFindings]));
    texts.set("ledger.txt", ledgerLines(ledger));
    matchGoldens(new URL("cds/", folder), texts);
  });
}
