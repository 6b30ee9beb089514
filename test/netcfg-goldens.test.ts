import { test } from "node:test";
import { type Conversion, convert } from "../lib/convert.ts";
import type { FormatId } from "../lib/formats/format.ts";
import { casesOf } from "./fixtures.ts";
import { matchGoldens } from "./golden.ts";
import { ledgerLines } from "./ledger-account.ts";

// Each case is read by a person before it is accepted: documents, what is said about them, and the fate of every leaf.
for (const { name, folder, sources } of casesOf("netcfg")) {
  for (const to of ["arm", "netcfg"] satisfies FormatId[]) {
    test(`netcfg → ${to}: ${name}`, () => {
      const conversion = convert(sources, { to });
      const texts = new Map(conversion.documents.map((document) => [document.name, document.text]));
      texts.set("diagnostics.txt", diagnosticLines(conversion));
      texts.set("ledger.txt", ledgerLines(conversion.ledger));
      matchGoldens(new URL(`${to}/`, folder), texts);
    });
  }
}

function diagnosticLines({ diagnostics }: Conversion): string {
  return diagnostics
    .map(({ code, severity, file, line, column, message, help, related }) => {
      const others = (related ?? []).map((place) => `\n  ${place.file}:${place.line}:${place.column} ${place.message}`);
      return `${severity} ${code} ${file ?? "-"}:${line ?? "-"}:${column ?? "-"} ${message}${others.join("")}\n  help: ${help}\n`;
    })
    .join("");
}
