import { painter } from "../../diagnostics/paint.ts";
import type { Negotiation } from "../../negotiate.ts";
import { wantsColor } from "../color.ts";
import type { Invocation } from "../command.ts";
import { exitCodes } from "../failure.ts";
import { type Findings, findingMembers } from "../findings.ts";
import { findingsCode } from "../findingsCode.ts";
import type { Host } from "../host.ts";
import { renderNegotiation } from "./renderNegotiation.ts";

const usualWidth = 80;

/** What comes of every tunnel, as wide as a stream is. */
export function resultText(
  negotiation: Negotiation,
  { options }: Invocation,
  { env }: Host,
  stream: Host["stdout"],
): string {
  const paint = painter(wantsColor(options.get("color"), env, stream));
  return renderNegotiation(negotiation, { width: stream.columns ?? usualWidth, paint });
}

/** What was found in both inputs and in every tunnel. */
export function allFindings({ diagnostics, tunnels }: Negotiation): Negotiation["diagnostics"] {
  return [...diagnostics, ...tunnels.flatMap((tunnel) => tunnel.diagnostics)];
}

/** The negotiation with the findings that are to be shown: those of a tunnel stay with it. */
export function settled(negotiation: Negotiation, findings: Findings): object {
  const kept = new Set(findings.diagnostics);
  const ofTunnels = new Set(negotiation.tunnels.flatMap(({ diagnostics }) => diagnostics));
  return {
    ...negotiation,
    tunnels: negotiation.tunnels.map((tunnel) => ({
      ...tunnel,
      diagnostics: tunnel.diagnostics.filter((diagnostic) => kept.has(diagnostic)),
    })),
    ...findingMembers({ ...findings, diagnostics: findings.diagnostics.filter((each) => !ofTunnels.has(each)) }),
  };
}

/** 0 where every tunnel holds and nothing was found, 1 otherwise. */
export function negotiationCode({ verdict }: Negotiation, findings: Findings, { options }: Invocation): number {
  const holds = verdict === "up" || verdict === "degraded" || verdict === "unknown";
  return holds ? findingsCode(findings, false, options.get("fail-on")) : exitCodes.findings;
}
