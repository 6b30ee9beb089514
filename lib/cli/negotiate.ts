import { safeText } from "../diagnostics/displayText.ts";
import { readTunnels, type TunnelInputs } from "../mendTunnels.ts";
import { type Negotiation, negotiate } from "../negotiate.ts";
import type { Invocation } from "./command.ts";
import { exitCodes, Failure } from "./failure.ts";
import { settle } from "./findings.ts";
import type { Host } from "./host.ts";
import { readInputs } from "./inputs.ts";
import { mendFiles } from "./negotiate/mendFiles.ts";
import { areJoined, negotiateJoins } from "./negotiate/negotiateJoins.ts";
import { allFindings, negotiationCode, resultText, settled } from "./negotiate/negotiationTexts.ts";
import { outputFormat } from "./outputFormat.ts";
import { readParameters } from "./parameters.ts";
import { printFindings } from "./printFindings.ts";
import { printJson } from "./printJson.ts";
import { readOptions } from "./readOptions.ts";
import { renderFindings } from "./renderFindings.ts";
import { sourceTexts } from "./sourceTexts.ts";

/** Negotiates the tunnels of two inputs; what comes of them goes to standard output, findings to standard error. */
export async function runNegotiate(invocation: Invocation, host: Host): Promise<number> {
  const { options, operands } = invocation;
  const [azurePath = "", cdsPath] = operands;
  if (azurePath === "-" && cdsPath === "-") {
    throw new Failure(exitCodes.usage, "Standard input can be AZURE or CDS, not both: give one of them as a file");
  }
  refuseWithoutFix(invocation);
  const inputs = await tunnelInputs(azurePath, cdsPath, invocation, host);
  const { context } = readOptions(invocation, []);
  const { azure, cds } = readTunnels(inputs, context);
  if (areJoined(cdsPath === undefined ? [azure] : [azure, cds])) {
    return await negotiateJoins(inputs, invocation, host);
  }
  if (cdsPath === undefined) {
    const needed = '"nettrans negotiate" needs AZURE CDS, or one input with a private cloud and a circuit';
    throw new Failure(exitCodes.usage, needed);
  }
  const unusable = [
    ...(azure.from === undefined || azure.from === "cds" ? [`AZURE ("${safeText(azurePath)}")`] : []),
    ...(cds.from !== "cds" ? [`CDS ("${safeText(cdsPath)}")`] : []),
  ];
  const names = {
    ...optional("connection", options.get("connection")),
    ...optional("tunnel", options.get("tunnel")),
  };
  const sources = [...inputs.azure, ...inputs.cds];
  const hidden = new Set([...azure.places.hidden, ...cds.places.hidden]);
  const shown = sourceTexts([...sources, ...inputs.parameters, ...invocation.configuration.sources], hidden);
  if (options.has("fix") && unusable.length === 0) {
    return await mendFiles({ inputs, names, shown, ...(context === undefined ? {} : { context }) }, invocation, host);
  }
  const negotiation = negotiate(azure, cds, names);
  const found = { diagnostics: allFindings(negotiation), sources, gaveNothing: unusable.length > 0 };
  const findings = settle(found, invocation, host);
  const format = outputFormat(invocation);
  if (format === "json") {
    await printJson({ ...settled(negotiation, findings), ...(options.has("fix") ? { documents: [] } : {}) }, host);
  } else if (format !== "pretty") {
    await printFindings(format, findings, host);
    await host.stderr.write(closingText(negotiation, unusable));
  } else {
    if (unusable.length === 0) await host.stdout.write(resultText(negotiation, invocation, host, host.stdout));
    await host.stderr.write(renderFindings(findings, shown, invocation, host, host.stderr));
    if (unusable.length > 0) await host.stderr.write(`\n${closingText(negotiation, unusable)}`);
  }
  return unusable.length > 0 ? exitCodes.input : negotiationCode(negotiation, findings, invocation);
}

async function tunnelInputs(
  azurePath: string,
  cdsPath: string | undefined,
  { repeated, operands }: Invocation,
  host: Host,
): Promise<TunnelInputs> {
  const azure = await readInputs([azurePath], host);
  const cds = cdsPath === undefined ? [] : await readInputs([cdsPath], host);
  const { files, sources } = await readParameters(repeated, operands, host);
  return { azure, cds, parameters: files, settings: sources.filter((source) => !files.includes(source)) };
}

// Without a fix there is no document that they could be about.
function refuseWithoutFix({ options }: Invocation): void {
  if (options.has("fix")) return;
  const idle = ["output", "force", "include-secrets"].find((name) => options.has(name));
  if (idle === undefined) return;
  throw new Failure(
    exitCodes.usage,
    `Option "--${idle}" is about corrected files: give it together with --fix azure|cds|either`,
  );
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [key in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: string };
}

/** What came of it, in one line. */
function closingText({ verdict, tunnels }: Negotiation, unusable: readonly string[]): string {
  if (unusable.length > 0) return `Nothing was negotiated: ${unusable.join(" and ")} cannot be used\n`;
  return `${tunnels.length} ${tunnels.length === 1 ? "tunnel" : "tunnels, the worst of them"}: ${verdict}\n`;
}
