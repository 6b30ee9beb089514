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
  const steps = checkStepwise(Array.isArray(readings) ? readings : [readings as Reading]);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** How many steps a check has. */
export const checkSteps: number = rules.length;

/** The same one rule at a time, so that whoever asks can tell how far it has come. */
export function* checkStepwise(readings: readonly Reading[]): Generator<undefined, readonly Diagnostic[]> {
  const estate = new Estate(readings.map((reading) => ({ ...reading, file: "the input" })));
  const told = new Set<string>();
  const findings: Diagnostic[] = [];
  for (const rule of rules) {
    yield;
    const own = [...rule.check(estate)].filter((finding) => !told.has(placed(finding)));
    for (const finding of own) if (finding.file !== undefined) told.add(placed(finding));
    for (const finding of own) findings.push(finding);
  }
  return inOrder(findings);
}

// What is wrong with one end is also found where both ends are looked at: a later rule does not repeat an earlier one.
function placed({ code, file, line, column }: Diagnostic): string {
  return `${code} ${line}:${column} ${file}`;
}
