import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../lib/model/secret.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import { Places } from "../lib/source/places.ts";
import { SourceText } from "../lib/source/text.ts";
import type { Leaf } from "../lib/source/tree.ts";
import { check, type Diagnostic, type FormatId, type Network, type Reading } from "../mod.ts";
import { readingOf } from "./check-models.ts";

/** What is looked at; every finding of the codes in question, as {@linkcode told} writes it; the networks. */
export type PlacedRow = readonly [what: string, found: readonly string[], ...networks: readonly Partial<Network>[]];

/**
 * A test for each row: exactly these findings, at these places. Where an input has no more than the names of things, the same
 * findings point at names.
 */
export function testPlaced(area: string, codes: RegExp, rows: readonly PlacedRow[], from: FormatId = "arm"): void {
  for (const [what, found, ...networks] of rows) {
    test(`${area}: ${what}`, () => {
      const findings = findingsAt(codes, networks, { from });
      assert.deepEqual(findings.map(told), found);
      const named = findingsAt(codes, networks, { from, isPlaced: isName });
      const counted = [findings, named].map((each) =>
        each.map(({ code, related = [] }) => `${code} ${related.length}`),
      );
      assert.deepEqual(counted[1]?.sort(), counted[0]?.sort());
      for (const { path, related = [], message } of named) {
        for (const each of [path, ...related.map((place) => place.path)])
          assert.match(each ?? "", /\/(?:name|whole)$/, message);
      }
    });
  }
}

/** A test for each row, of inputs that have no more than the names of things: exactly these findings, at these names. */
export function testNamed(area: string, codes: RegExp, rows: readonly PlacedRow[]): void {
  for (const [what, found, ...networks] of rows) {
    test(`${area}, by name: ${what}`, () => {
      const named = findingsAt(codes, networks, { isPlaced: isName });
      assert.deepEqual(named.map(told), found);
    });
  }
}

function isName(path: string): boolean {
  return /\/(?:name|other|whole)$/.test(path);
}

/** `NT5101 sites/0/prefixes/1 (gateways/0/name): The …`: code, path in the model, paths of other places, message. */
export function told({ code, path, related = [], message }: Diagnostic): string {
  const others = related.map((each) => each.path).join(", ");
  return `${code} ${path}${others === "" ? "" : ` (${others})`}: ${message}`;
}

/** Findings about networks of which every value has a place, its path in the model; of several, behind its number. */
export function findingsAt(
  codes: RegExp,
  networks: readonly Partial<Network>[],
  { from = "arm", isPlaced = () => true }: { from?: FormatId; isPlaced?: (path: string) => boolean } = {},
): readonly Diagnostic[] {
  const readings = networks.map((network, index) =>
    placed({ ...readingOf(network), from }, networks.length === 1 ? "" : `${index}/`, isPlaced),
  );
  return check(readings).filter(({ code }) => codes.test(code));
}

function placed(reading: Reading, prefix: string, isPlaced: (path: string) => boolean): Reading {
  const places = new Places();
  const leaves: { holder: object; key: string; path: string }[] = [];
  const walk = (holder: object, path: string): void => {
    // What stands near something and is not it: no finding points there, but at the whole of what has no name.
    const near = `${path}${"name" in holder ? "other" : "whole"}`;
    if (!Array.isArray(holder) && isPlaced(near)) leaves.push({ holder, key: "other", path: near });
    for (const [key, value] of Object.entries(holder)) {
      const own = `${path}${key}`;
      if (isHolder(value)) walk(value, `${own}/`);
      else if (key !== "key" && key !== "scope" && isPlaced(own)) leaves.push({ holder, key, path: own });
    }
  };
  walk(reading.network, prefix);
  // Each has a line of its own: a later rule does not repeat at a place what an earlier one said.
  const source = new SourceText(`${prefix}model`, leaves.map(({ path }) => path).join("\n"));
  let start = 0;
  const origins = new Map<object, Record<string, Leaf>>();
  for (const [ordinal, { holder, key, path }] of leaves.entries()) {
    const of = origins.get(holder) ?? {};
    origins.set(holder, of);
    of[key] = leafAt(source, start, path, ordinal);
    start += path.length + 1;
  }
  for (const [holder, of] of origins) places.put(holder, of);
  return { ...reading, places };
}

/** A leaf of a text. */
export function leafAt(source: SourceText, start: number, path: string = String(start), ordinal: number = start): Leaf {
  return { source, start, end: start + path.length, path, value: null, ordinal };
}

/** Whether a value is made of others that have places; an empty list has a place itself. */
function isHolder(value: unknown): value is object {
  if (typeof value !== "object" || value === null || value instanceof Secret || isUnresolved(value)) return false;
  return Object.keys(value).length > 0;
}
