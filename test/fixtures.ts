import { readdirSync, readFileSync } from "node:fs";
import type { Source } from "../lib/formats/format.ts";

/** A folder below fixtures/<area>: the inputs of one case, in the order of their names. */
export interface Case {
  readonly name: string;
  readonly folder: URL;
  readonly sources: readonly Source[];
}

/** Every case of an area. Inputs are the files whose names begin with `input`. */
export function casesOf(area: string): readonly Case[] {
  const root = new URL(`../fixtures/${area}/`, import.meta.url);
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => {
      const folder = new URL(`${name}/`, root);
      const files = readdirSync(folder)
        .filter((file) => file.startsWith("input"))
        .sort();
      return { name, folder, sources: files.map((file) => ({ name: file, text: bytes(new URL(file, folder)) })) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The real files beside the project, when they are there. */
export function corpusFiles(area: string): readonly Source[] {
  const root = new URL(`../../shared/corpus/${area}/`, import.meta.url);
  try {
    const names = readdirSync(root, { withFileTypes: true }).filter(
      (entry) => entry.isFile() && !/\.md$/.test(entry.name),
    );
    return names
      .map(({ name }) => ({ name, text: bytes(new URL(name, root)) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function bytes(url: URL): Uint8Array {
  return new Uint8Array(readFileSync(url));
}
