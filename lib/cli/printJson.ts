import type { Invocation } from "./command.ts";
import type { Host } from "./host.ts";
import { jsonChunks } from "./jsonChunks.ts";

/** Whether `--json` or `--format json` is given. */
export function wantsJson({ options }: Invocation): boolean {
  return options.has("json") || options.get("format") === "json";
}

/** Prints one JSON object on standard output. */
export async function printJson(value: object, host: Host): Promise<void> {
  for (const chunk of jsonChunks(value)) await host.stdout.write(chunk);
  await host.stdout.write("\n");
}
