import { padDisplay } from "../diagnostics/displayText.ts";
import { formats } from "../formats/registry.ts";
import type { Invocation } from "./command.ts";
import { exitCodes } from "./failure.ts";
import type { Host } from "./host.ts";
import { printJson, wantsJson } from "./printJson.ts";

/** Lists the formats on standard output. */
export async function runFormats(invocation: Invocation, host: Host): Promise<number> {
  const list = formats.map(({ id, title, read, write }) => {
    return { id, title, reads: read !== undefined, writes: write !== undefined };
  });
  if (wantsJson(invocation)) {
    await printJson({ schemaVersion: 1, formats: list }, host);
    return exitCodes.done;
  }
  const rows = [
    ["FORMAT", "READS", "WRITES", "WHAT IT IS"],
    ...list.map(({ id, title, reads, writes }) => [id, reads ? "yes" : "no", writes ? "yes" : "no", title]),
  ];
  const lines = rows.map((row) => row.map((cell, index) => (index === 3 ? cell : padDisplay(cell, 8))).join(""));
  await host.stdout.write(`${lines.join("\n")}\n`);
  return exitCodes.done;
}
