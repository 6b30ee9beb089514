import { painter } from "../../diagnostics/paint.ts";
import type { TunnelInputs } from "../../mendTunnels.ts";
import { negotiateReach, type ReachNegotiation } from "../../negotiateReach.ts";
import { type Reading, read } from "../../read.ts";
import { wantsColor } from "../color.ts";
import type { Invocation } from "../command.ts";
import { exitCodes, Failure } from "../failure.ts";
import { type Findings, findingMembers, settle } from "../findings.ts";
import { findingsCode } from "../findingsCode.ts";
import type { Host } from "../host.ts";
import { outputFormat } from "../outputFormat.ts";
import { printFindings } from "../printFindings.ts";
import { printJson } from "../printJson.ts";
import { readOptions } from "../readOptions.ts";
import { renderFindings } from "../renderFindings.ts";
import { sourceTexts } from "../sourceTexts.ts";
import { renderJoins } from "./renderJoins.ts";

const usualWidth = 80;

/** Whether inputs are a private cloud and a circuit, and not the two ends of a tunnel. */
export function areJoined(readings: readonly Reading[]): boolean {
  const known = readings.filter(({ from }) => from !== undefined);
  if (known.length < readings.length || !known.every(({ from }) => from === "arm" || from === "reach")) return false;
  if (known.some(({ from }) => from === "reach")) return true;
  const holds = (list: "privateClouds" | "circuits"): boolean => known.some(({ network }) => network[list].length > 0);
  return holds("privateClouds") && holds("circuits");
}

/** Tells what comes of joining private clouds with circuits: to standard output, findings to standard error. */
export async function negotiateJoins(inputs: TunnelInputs, invocation: Invocation, host: Host): Promise<number> {
  const { options } = invocation;
  const idle = ["fix", "connection", "tunnel"].find((name) => options.has(name));
  if (idle !== undefined) {
    throw new Failure(
      exitCodes.usage,
      `Option "--${idle}" is about tunnels, and the inputs are a private cloud and a circuit`,
    );
  }
  const sources = [...inputs.azure, ...inputs.cds];
  const reading = read(sources, readOptions(invocation, [...inputs.parameters, ...inputs.settings]));
  const negotiation = negotiateReach(reading);
  const diagnostics = [...negotiation.diagnostics, ...negotiation.joins.flatMap((join) => join.diagnostics)];
  const gaveNothing = reading.from === undefined;
  const findings = settle({ diagnostics, sources, gaveNothing }, invocation, host);
  const format = outputFormat(invocation);
  if (format === "json") await printJson(settled(negotiation, findings), host);
  else if (format !== "pretty") await printFindings(format, findings, host);
  else {
    const shown = sourceTexts(
      [...sources, ...inputs.parameters, ...invocation.configuration.sources],
      reading.places.hidden,
    );
    const paint = painter(wantsColor(options.get("color"), host.env, host.stdout));
    const layout = { width: host.stdout.columns ?? usualWidth, paint };
    if (!gaveNothing) await host.stdout.write(renderJoins(negotiation, layout));
    await host.stderr.write(renderFindings(findings, shown, invocation, host, host.stderr));
  }
  const isDown = negotiation.verdict === "down" || negotiation.joins.length === 0;
  return isDown && !gaveNothing ? exitCodes.findings : findingsCode(findings, gaveNothing, options.get("fail-on"));
}

// Findings of a join stay with it.
function settled(negotiation: ReachNegotiation, findings: Findings): object {
  const kept = new Set(findings.diagnostics);
  const ofJoins = new Set(negotiation.joins.flatMap(({ diagnostics }) => diagnostics));
  return {
    ...negotiation,
    joins: negotiation.joins.map((join) => ({
      ...join,
      diagnostics: join.diagnostics.filter((each) => kept.has(each)),
    })),
    ...findingMembers({ ...findings, diagnostics: findings.diagnostics.filter((each) => !ofJoins.has(each)) }),
  };
}
