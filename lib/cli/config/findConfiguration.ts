import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { Source } from "../../formats/format.ts";
import { attempt, exitCodes } from "../failure.ts";
import type { Host } from "../host.ts";

/** What a configuration in the working folder is called; the first that is there is read. */
export const configurationNames: readonly string[] = [
  "nettrans.config.json",
  "nettrans.config.yaml",
  "nettrans.config.yml",
];

/** The configuration file, and what there is to say about others. */
export interface FoundConfiguration {
  /** Undefined when there is none. */
  readonly source: Source | undefined;
  /** What was found in looking for it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the configuration: the file that is named, or the one in the working folder. */
export async function findConfiguration(named: string | undefined, host: Host): Promise<FoundConfiguration> {
  if (named !== undefined) return { source: await sourceAt(named, host), diagnostics: [] };
  const present: string[] = [];
  for (const name of configurationNames) if ((await host.kindOf(name)) === "file") present.push(name);
  const [first, ...others] = present;
  if (first === undefined) return { source: undefined, diagnostics: [] };
  return { source: await sourceAt(first, host), diagnostics: others.map((other) => notRead(other, first)) };
}

async function sourceAt(path: string, host: Host): Promise<Source> {
  return { name: path, text: await attempt(exitCodes.input, "read", path, () => host.readFile(path)) };
}

function notRead(name: string, first: string): Diagnostic {
  return {
    ...diagnose("NT5907", {
      message: `"${name}" is not read: "${first}" stands beside it`,
      help: `Put everything into one of them, or name the one that is meant with --config`,
    }),
    file: name,
  };
}
