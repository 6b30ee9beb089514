import assert from "node:assert/strict";
import { test } from "node:test";
import { readByFormat } from "../lib/read.ts";
import { check, convert, type Diagnostic, type FormatId, type Source } from "../mod.ts";
import { casesOf } from "./fixtures.ts";

const farOf: Readonly<Record<string, FormatId>> = { netcfg: "cds", arm: "cds", cds: "arm" };

/** Findings about addresses and about edge gateways, without their places. */
function findings(sources: readonly Source[]): readonly string[] {
  return check(readByFormat(sources))
    .filter(({ code }: Diagnostic) => /^NT5[14]/.test(code))
    .map(({ code, message }) => `${code} ${message}`);
}

// What an end says of the other one is the same networks again, from the other side: nothing of it is in anything's way.
for (const [format, to] of Object.entries(farOf)) {
  test(`an input of ${format} and the far ends that are made of it do not contradict each other`, () => {
    const compared: string[] = [];
    for (const { name, sources } of casesOf(format)) {
      const { documents } = convert(sources, { to, end: "far" });
      const [made] = documents;
      if (made === undefined) continue;
      compared.push(name);
      const alone = findings(sources);
      const far = findings([made]);
      const together = findings([...sources, made]).filter((each) => !alone.includes(each) && !far.includes(each));
      assert.deepEqual(together, [], name);
    }
    assert.ok(compared.length > 3, compared.join(" "));
  });
}
