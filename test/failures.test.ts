import assert from "node:assert/strict";
import { test } from "node:test";
import { type Negotiation, negotiate, read, type Source } from "../mod.ts";
import { type AzureForm, azureSources, type EdgeForm, edgeSources } from "./failure-ends.ts";
import type { FailureRow, Pair } from "./failure-row.ts";
import { failures, harmless } from "./failure-rows.ts";

// Of an edge that states alternatives, whatever comes of them.
const severalValues = "NT4049";

const forms: readonly (readonly [azure: AzureForm, cds: EdgeForm])[] = [
  ["template", "json"],
  ["az", "yaml"],
  ["rest", "capture"],
];

for (const row of failures) {
  test(`${row.id}: ${row.title}`, () => {
    for (const form of forms) {
      holds(row, negotiated(row.wrong, form), form.join(", "));
      isMended(row, negotiated(row.mended, form), form.join(", "));
    }
  });
}

for (const [id, title, pair] of harmless) {
  test(`${id} is no failure: ${title}`, () => {
    for (const form of forms) {
      const found = negotiated(pair, form);
      assert.equal(found.verdict, "up", messages(found));
      const loud = findingsOf(found).filter(({ code, severity }) => severity !== "info" && code !== severalValues);
      assert.deepEqual(loud, [], messages(found));
    }
  });
}

interface Negotiated extends Negotiation {
  readonly sources: readonly Source[];
}

function negotiated({ azure = {}, cds = {} }: Pair, [azureForm, edgeForm]: (typeof forms)[number]): Negotiated {
  const [left, right] = [azureSources(azure, azureForm), edgeSources(cds, edgeForm)];
  return { ...negotiate(read(left), read(right)), sources: [...left, ...right] };
}

function holds(row: FailureRow, found: Negotiated, form: string): void {
  const told = `${form}\n${messages(found)}`;
  const [tunnel] = found.tunnels;
  assert.equal(tunnel?.verdict, row.verdict, told);
  // What was found in reading is no finding of a tunnel.
  const list = row.code.startsWith("NT2") ? found.diagnostics : tunnel.diagnostics;
  const findings = list.filter(({ code }) => code === row.code);
  assert.ok(findings.length > 0, `${row.code} is missing: ${told}`);
  if (row.setting !== undefined) {
    const [parameter, effect] = row.setting;
    assert.equal(tunnel.parameters.find(({ name }) => name === parameter)?.effect, effect, `${parameter}: ${told}`);
  }
  const wanted = row.at.filter((each) => each !== null);
  const places = findings.map((finding) =>
    [finding, ...(finding.related ?? [])].map((at) => leafAt(at, found.sources)),
  );
  assert.ok(
    places.some((list) => wanted.every((each) => list.includes(each))),
    `${wanted.join(" and ")}, found ${JSON.stringify(places)}: ${told}`,
  );
}

// A twin has nothing left that anybody has to do.
function isMended(row: FailureRow, found: Negotiated, form: string): void {
  const told = `mended, ${form}\n${messages(found)}`;
  assert.ok(
    found.tunnels.every(({ verdict }) => verdict === "up"),
    told,
  );
  for (const { code, severity } of findingsOf(found)) {
    assert.notEqual(code, row.code, told);
    assert.ok(severity === "info" || code === "NT4052", told);
  }
}

function findingsOf({ diagnostics, tunnels }: Negotiation): Negotiation["diagnostics"] {
  return [...diagnostics, ...tunnels.flatMap((tunnel) => tunnel.diagnostics)];
}

/** The leaf at a place as `name=value`, by the text of the file; of a key the name only. */
function leafAt(
  {
    file,
    path,
    line,
    column,
  }: { readonly file?: string; readonly path?: string; readonly line?: number; readonly column?: number },
  sources: readonly Source[],
): string {
  const source = sources.find(({ name }) => name === file);
  const rest = (source?.text as string | undefined)?.split("\n")[(line ?? 0) - 1]?.slice((column ?? 0) - 1) ?? "";
  const name = path?.split("/").findLast((step) => !/^\d+$/.test(step)) ?? "";
  const value = rest.replace(/,$/, "").replace(/^"(.*)"$/, "$1");
  return `${name}=${/key$/i.test(name) ? "…" : value}`;
}

function messages(found: Negotiation): string {
  return findingsOf(found)
    .map(({ code, message, path, related }) =>
      [code, message, path, ...(related ?? []).map((each) => each.path)].join(" "),
    )
    .join("\n");
}
