import { safeText } from "../diagnostics/displayText.ts";
import { painter } from "../diagnostics/paint.ts";
import type { Source } from "../formats/format.ts";
import { type Negotiation, negotiate } from "../negotiate.ts";
import { type ReadOptions, read } from "../read.ts";
import { wantsColor } from "./color.ts";
import type { Invocation } from "./command.ts";
import { contextOf } from "./deploymentContext.ts";
import { exitCodes, Failure } from "./failure.ts";
import { type Findings, findingMembers, settle } from "./findings.ts";
import { findingsCode } from "./findingsCode.ts";
import type { Host } from "./host.ts";
import { readInputs } from "./inputs.ts";
import { renderNegotiation } from "./negotiate/renderNegotiation.ts";
import { outputFormat } from "./outputFormat.ts";
import { readParameters } from "./parameters.ts";
import { printFindings } from "./printFindings.ts";
import { printJson } from "./printJson.ts";
import { renderFindings } from "./renderFindings.ts";
import { sourceTexts } from "./sourceTexts.ts";

const usualWidth = 80;

/** Negotiates the tunnels of two inputs; what comes of them goes to standard output, findings to standard error. */
export async function runNegotiate(invocation: Invocation, host: Host): Promise<number> {
  const { options, repeated, operands } = invocation;
  const [azurePath = "", cdsPath = ""] = operands;
  if (azurePath === "-" && cdsPath === "-") {
    throw new Failure(exitCodes.usage, "Standard input can be AZURE or CDS, not both: give one of them as a file");
  }
  const azureSources = await readInputs([azurePath], host);
  const cdsSources = await readInputs([cdsPath], host);
  const parameters = await readParameters(repeated, operands, host);
  const azure = read(azureSources, readOptions(invocation, parameters.sources));
  const cds = read(cdsSources);
  const negotiation = negotiate(azure, cds, {
    ...optional("connection", options.get("connection")),
    ...optional("tunnel", options.get("tunnel")),
  });
  const unusable = [
    ...(azure.from === undefined || azure.from === "cds" ? [`AZURE ("${safeText(azurePath)}")`] : []),
    ...(cds.from !== "cds" ? [`CDS ("${safeText(cdsPath)}")`] : []),
  ];
  const sources = [...azureSources, ...cdsSources];
  const found = { diagnostics: allFindings(negotiation), sources, gaveNothing: unusable.length > 0 };
  const findings = settle(found, invocation, host);
  const format = outputFormat(invocation);
  if (format === "json") {
    await printJson(settled(negotiation, findings), host);
  } else if (format !== "pretty") {
    await printFindings(format, findings, host);
    await host.stderr.write(closingText(negotiation, unusable));
  } else {
    if (unusable.length === 0) await host.stdout.write(resultText(negotiation, invocation, host));
    const hidden = new Set([...azure.places.hidden, ...cds.places.hidden]);
    const shown = sourceTexts([...sources, ...parameters.files, ...invocation.configuration.sources], hidden);
    await host.stderr.write(renderFindings(findings, shown, invocation, host, host.stderr));
    if (unusable.length > 0) await host.stderr.write(`\n${closingText(negotiation, unusable)}`);
  }
  if (unusable.length > 0) return exitCodes.input;
  const code = findingsCode(findings, false, options.get("fail-on"));
  return holds(negotiation) ? code : exitCodes.findings;
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [key in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: string };
}

function readOptions({ repeated }: Invocation, parameters: readonly Source[]): ReadOptions {
  return {
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(repeated.has("context") ? { context: contextOf(repeated.get("context") ?? []) } : {}),
  };
}

function holds({ verdict }: Negotiation): boolean {
  return verdict === "up" || verdict === "degraded" || verdict === "unknown";
}

function allFindings({ diagnostics, tunnels }: Negotiation): Negotiation["diagnostics"] {
  return [...diagnostics, ...tunnels.flatMap((tunnel) => tunnel.diagnostics)];
}

/** The negotiation with the findings that are to be shown: those of a tunnel stay with it. */
function settled(negotiation: Negotiation, findings: Findings): object {
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

function resultText(negotiation: Negotiation, { options }: Invocation, { env, stdout }: Host): string {
  const paint = painter(wantsColor(options.get("color"), env, stdout));
  return renderNegotiation(negotiation, { width: stdout.columns ?? usualWidth, paint });
}

/** What came of it, in one line. */
function closingText({ verdict, tunnels }: Negotiation, unusable: readonly string[]): string {
  if (unusable.length > 0) return `Nothing was negotiated: ${unusable.join(" and ")} cannot be used\n`;
  return `${tunnels.length} ${tunnels.length === 1 ? "tunnel" : "tunnels, the worst of them"}: ${verdict}\n`;
}
