import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const notOurs = new Set(["node_modules", "dist", "coverage", ".git"]);

/** Paths of all files below a folder of the project, relative to the project, in order; generated ones left out. */
export function filesBelow(folder: string): string[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  return readdirSync(new URL(prefix, root), { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${prefix}${entry.name}`) : [`${prefix}${entry.name}`]));
}

/** The text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}

/** The value in a JSON file of the project. */
export function jsonOf<T>(path: string): T {
  return JSON.parse(textOf(path)) as T;
}
