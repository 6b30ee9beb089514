import { Estate } from "./checks/estate.ts";
import { rules } from "./checks/rules.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { inOrder } from "./diagnostics/inOrder.ts";
import type { Reading } from "./read.ts";

/**
 * Looks for what will hurt before it is deployed: addresses that collide, gateways that cannot do what is asked of them,
 * connections that contradict each other, edge gateways that do not let a tunnel's traffic through, keys that an end refuses.
 * Several readings, of one vocabulary or of different ones, are checked together. Pure and total; the findings of the readings
 * themselves are not repeated. In the order of the inputs, file by file.
 *
 * @example
 * ```ts
 * import { check, read } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const edge = read({
 *   name: "edge.json",
 *   text: JSON.stringify({
 *     ipsecVpnTunnels: [{
 *       tunnel: {
 *         name: "to-azure",
 *         enabled: false,
 *         localEndpoint: { localAddress: "198.51.100.1", localNetworks: ["10.2.0.0/16"] },
 *         remoteEndpoint: { remoteAddress: "192.0.2.1", remoteNetworks: ["10.1.0.0/16"] },
 *       },
 *     }],
 *   }),
 * });
 * assert.ok(check(edge).some(({ slug }) => slug === "tunnel-switched-off"));
 * ```
 */
export function check(readings: Reading | readonly Reading[]): readonly Diagnostic[] {
  const list: readonly Reading[] = Array.isArray(readings) ? readings : [readings as Reading];
  const estate = new Estate(list.map((reading) => ({ ...reading, file: "the input" })));
  const told = new Set<string>();
  const findings = rules.flatMap((rule) => {
    const own = [...rule.check(estate)].filter((finding) => !told.has(placed(finding)));
    for (const finding of own) if (finding.file !== undefined) told.add(placed(finding));
    return own;
  });
  return inOrder(findings);
}

// What is wrong with one end is also found where both ends are looked at: a later rule does not repeat an earlier one.
function placed({ code, file, line, column }: Diagnostic): string {
  return `${code} ${line}:${column} ${file}`;
}
