import { type Diagnostic, diagnose } from "./diagnostics/diagnostic.ts";
import type { Edit, EditValue } from "./edit.ts";
import { editedEnd } from "./editedEnd.ts";
import type { Verdict } from "./ipsec/judge.ts";
import { negotiateNetworks } from "./ipsec/negotiate.ts";
import type { DirectionResult, TunnelNegotiation } from "./ipsec/negotiateTunnel.ts";
import type { EndPair } from "./ipsec/pairing.ts";
import type { ParameterResult } from "./ipsec/parameters.ts";
import type { ReadNetwork } from "./ipsec/tunnelEnd.ts";
import { editsOf } from "./negotiationEdits.ts";
import type { Reading } from "./read.ts";

/** Which tunnels to negotiate. */
export interface NegotiateOptions {
  /** Name of the Azure connection; all of them otherwise. */
  readonly connection?: string;
  /** Name of the edge tunnel; all of them otherwise. */
  readonly tunnel?: string;
}

/** What comes of the tunnels between two readings. */
export interface Negotiation {
  /** Version of this shape; a change that could break a script changes it. */
  readonly schemaVersion: 1;
  /** The worst of all tunnels; `unknown` where there is none. */
  readonly verdict: Verdict;
  /** In the order of the Azure input. */
  readonly tunnels: readonly NegotiatedTunnel[];
  /** What was found in reading, and what concerns no tunnel or several of them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What comes of one tunnel. */
export interface NegotiatedTunnel {
  /** Name of the Azure connection. */
  readonly azure: string;
  /** Name of the edge tunnel. */
  readonly cds: string;
  /** What comes of it, both directions taken together. */
  readonly verdict: Verdict;
  /** Conditions that inputs rightly leave out, above all that the keys are equal. */
  readonly provided: readonly string[];
  /** By the end that starts. */
  readonly directions: {
    /** Azure sends the first packet. */
    readonly "azure-initiates": DirectionResult;
    /** The edge sends the first packet. */
    readonly "cds-initiates": DirectionResult;
  };
  /** Every setting that is compared, in the order in which a set-up meets them. */
  readonly parameters: readonly ParameterResult[];
  /** What is wrong, what will be, and advice; each points at both ends where both have a part. */
  readonly diagnostics: readonly Diagnostic[];
  /** Ways to mend it, the best first; none where it is up or hangs on what is not known. */
  readonly fixes: readonly NegotiatedFix[];
}

/** A way to mend a tunnel. */
export interface NegotiatedFix {
  /** Which end has to be changed. */
  readonly side: "azure" | "cds" | "both";
  /** Edits of the inputs. */
  readonly changes: readonly Edit[];
  /** The verdict after the changes. */
  readonly result: Verdict;
  /** What the ends agree on then, and what has become weaker by it. */
  readonly strength: string;
}

/**
 * Negotiates the tunnels between an Azure reading and one of edge gateways, offline: which connection belongs to which tunnel, what
 * comes of each in both directions and when child SAs are renewed, and the smallest edits that mend it. Pure; total: readings
 * that are of the wrong side, or of nothing, give `unknown` with a finding.
 *
 * @example
 * ```ts
 * import { negotiate, read } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const azure = read({
 *   name: "azure.json",
 *   text: JSON.stringify({
 *     resources: [{
 *       type: "Microsoft.Network/connections",
 *       apiVersion: "2024-05-01",
 *       name: "to-edge",
 *       properties: { connectionType: "IPsec", connectionProtocol: "IKEv2" },
 *     }],
 *     $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
 *     contentVersion: "1.0.0.0",
 *   }),
 * });
 * const cds = read({
 *   name: "edge.json",
 *   text: JSON.stringify({
 *     ipsecVpnTunnels: [{
 *       tunnel: {
 *         name: "to-azure",
 *         localEndpoint: { localAddress: "198.51.100.1", localNetworks: ["10.2.0.0/16"] },
 *         remoteEndpoint: { remoteAddress: "192.0.2.1", remoteNetworks: ["10.1.0.0/16"] },
 *         securityType: "DEFAULT",
 *       },
 *     }],
 *   }),
 * });
 * const { verdict, tunnels } = negotiate(azure, cds);
 * assert.equal(verdict, "down");
 * assert.equal(tunnels[0]?.directions["azure-initiates"].notify, "NO_PROPOSAL_CHOSEN");
 * ```
 */
export function negotiate(azure: Reading, cds: Reading, options: NegotiateOptions = {}): Negotiation {
  const read = [...azure.diagnostics, ...cds.diagnostics];
  const wrong = [...wrongSide(azure, "azure"), ...wrongSide(cds, "cds")];
  if (wrong.length > 0 || azure.from === undefined || cds.from === undefined) {
    return { schemaVersion: 1, verdict: "unknown", tunnels: [], diagnostics: [...read, ...wrong] };
  }
  const { verdict, tunnels, pairs, diagnostics } = negotiateNetworks(
    networkOf(azure, "the Azure input"),
    networkOf(cds, "the edge input"),
    options,
  );
  return {
    schemaVersion: 1,
    verdict,
    tunnels: tunnels.map((tunnel, index) => withEdits(tunnel, pairs[index] as EndPair, azure, cds)),
    diagnostics: [...read, ...diagnostics],
  };
}

function networkOf({ network, places, from }: Reading, file: string): ReadNetwork {
  return { network, file, places, from };
}

function isSame(one: EditValue, other: EditValue): boolean {
  if (one === other) return true;
  const areParts = typeof one === "object" && typeof other === "object" && one !== null && other !== null;
  return areParts && JSON.stringify(one) === JSON.stringify(other);
}

function withEdits(tunnel: TunnelNegotiation, pair: EndPair, azure: Reading, cds: Reading): NegotiatedTunnel {
  const ends = { azure: editedEnd(pair.azure, azure), cds: editedEnd(pair.cds, cds) };
  const fixes = tunnel.fixes.map(({ side, changes, result, strength }): NegotiatedFix => {
    const edits: Edit[] = [];
    for (const change of changes) for (const edit of editsOf(change, ends[change.side])) addEdit(edits, edit);
    return { side, changes: edits, result, strength };
  });
  const { azure: connection, cds: name, verdict, provided, directions, parameters, diagnostics } = tunnel;
  return { azure: connection, cds: name, verdict, provided, directions, parameters, fixes, diagnostics };
}

// Two settings of the model can be one value of a file, and a value can be right already where only its switch is off.
function addEdit(edits: Edit[], edit: Edit): void {
  if (edit.to !== "(secret)" && isSame(edit.from, edit.to)) return;
  if (!edits.some((other) => isSameEdit(other, edit))) edits.push(edit);
}

// Two at one place are one if they say the same there.
function isSameEdit(one: Edit, other: Edit): boolean {
  return one.path === other.path && one.file === other.file && isSame(one.from, other.from) && isSame(one.to, other.to);
}

function wrongSide({ from }: Reading, side: "azure" | "cds"): readonly Diagnostic[] {
  if (from === undefined || (from === "cds") === (side === "cds")) return [];
  const [name, expected] = side === "azure" ? ["Azure", ["arm", "netcfg"]] : ["CDS", ["cds"]];
  return [
    diagnose("NT1101", {
      message: `The ${name} side is in the format "${from}"`,
      help: "Give the Azure input first and that of the edge gateway second",
      actual: from,
      expected,
    }),
  ];
}
