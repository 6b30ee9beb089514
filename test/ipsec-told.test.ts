import { test } from "node:test";
import { negotiateTunnel } from "../lib/ipsec/negotiateTunnel.ts";
import { matchGoldens } from "./golden.ts";
import { placed, told } from "./ipsec-told.ts";
import { toldRows, usualRows } from "./ipsec-told-rows.ts";

// Made in each test: what runs while the file is loaded, no mutant can be switched on for.
const usual = () => usualRows.map(([, azure, cds]) => negotiateTunnel(placed(azure), placed(cds)));

for (const [about, rows] of Object.entries(toldRows)) {
  test(`all that is told about ${about}: ${rows.length} pairs of ends`, () => {
    const leftOut = rows === usualRows ? [] : usual();
    const texts = rows.map(([title, azure, cds]) => {
      const negotiated = negotiateTunnel(placed(azure), placed(cds));
      return [`${title}.txt`, told(negotiated, leftOut)] as const;
    });
    matchGoldens(new URL(`../fixtures/ipsec/${about}/`, import.meta.url), new Map(texts));
  });
}
