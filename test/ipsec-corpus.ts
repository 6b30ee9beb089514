import { existsSync, readFileSync } from "node:fs";

const root = new URL("../../shared/corpus/ike/", import.meta.url);

/** One file of the negotiation vectors; undefined, with a printed reason, where they are not beside the project. */
export function ikeCorpus<T>(name: string): T | undefined {
  const file = new URL(name, root);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as T;
  console.log(`skipped: ${name} is not beside the project`);
  return undefined;
}
