import { test } from "node:test";
import { convert } from "../lib/convert.ts";
import type { FormatId } from "../lib/formats/format.ts";
import { findingLines } from "./cds-conversion.ts";
import { casesOf } from "./fixtures.ts";
import { matchGoldens } from "./golden.ts";
import { ledgerLines } from "./ledger-account.ts";

// Each case is read by a person before it is accepted: documents, what is said about them, and the fate of every leaf.
for (const { name, folder, sources } of casesOf("connect")) {
  for (const to of ["arm", "connect"] satisfies FormatId[]) {
    test(`connect → ${to}: ${name}`, () => {
      const { documents, diagnostics, ledger } = convert(sources, { to, syntax: "yaml" });
      const texts = new Map(documents.map((document) => [document.name, document.text]));
      texts.set("diagnostics.txt", findingLines(diagnostics));
      texts.set("ledger.txt", ledgerLines(ledger));
      matchGoldens(new URL(`${to}/`, folder), texts);
    });
  }
}
