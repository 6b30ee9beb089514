import { type Conversion, type ConvertOptions, convertTracked } from "../convert.ts";
import { safeText } from "../diagnostics/displayText.ts";
import type { FormatId, Source } from "../formats/format.ts";
import type { SourceText } from "../source/text.ts";
import { wantsColor } from "./color.ts";
import type { Invocation } from "./command.ts";
import { exitCodes } from "./failure.ts";
import { type Findings, findingMembers, settle } from "./findings.ts";
import { findingsCode } from "./findingsCode.ts";
import type { Host } from "./host.ts";
import { readInputs } from "./inputs.ts";
import { outputFormat } from "./outputFormat.ts";
import { writeOutputs } from "./outputs.ts";
import { readParameters } from "./parameters.ts";
import { printFindings } from "./printFindings.ts";
import { printJson } from "./printJson.ts";
import { readOptions } from "./readOptions.ts";
import { closingSentence, renderReport } from "./report.ts";
import { sourceTexts } from "./sourceTexts.ts";

/** Converts files; documents go to standard output or to files, the report to standard error. */
export async function runConvert(invocation: Invocation, host: Host): Promise<number> {
  const { options, repeated, operands } = invocation;
  const sources = await readInputs(operands, host);
  const parameters = await readParameters(repeated, operands, host);
  const { conversion, hidden } = convertTracked(sources, convertOptions(invocation, parameters.sources));
  // A lone dash asks for what happens anyway.
  const path = options.get("output") === "-" ? undefined : options.get("output");
  const { documents } = conversion;
  const written =
    path === undefined || documents.length === 0
      ? undefined
      : await writeOutputs(documents, { path, force: options.has("force") }, host);
  const { diagnostics } = conversion;
  const findings = settle({ diagnostics, sources, gaveNothing: documents.length === 0 }, invocation, host);
  const format = outputFormat(invocation);
  if (format === "json") {
    await printJson({ ...conversion, ...findingMembers(findings) }, host);
  } else if (format !== "pretty") {
    await printFindings(format, findings, host);
    await host.stderr.write(closingText(conversion, written));
  } else {
    if (written === undefined && documents[0] !== undefined) await host.stdout.write(documents[0].text);
    const texts = [...sources, ...parameters.files, ...invocation.configuration.sources];
    const circumstances = { shown: sourceTexts(texts, hidden), outcome: outcomeOf(conversion, written), findings };
    await host.stderr.write(reportOf(conversion, circumstances, invocation, host));
  }
  return exitCodeOf(conversion, findings, options.get("fail-on"));
}

function convertOptions(invocation: Invocation, parameters: readonly Source[]): ConvertOptions {
  const { options } = invocation;
  const from = options.get("from") as FormatId | undefined;
  const end = options.get("end") as "near" | "far" | undefined;
  const syntax = options.get("syntax") as "json" | "yaml" | undefined;
  return {
    to: options.get("to") as FormatId,
    ...(from === undefined ? {} : { from }),
    ...(end === undefined ? {} : { end }),
    ...(syntax === undefined ? {} : { syntax }),
    ...(options.has("allow-loss") ? { allowLoss: true } : {}),
    ...(options.has("include-secrets") ? { includeSecrets: true } : {}),
    ...readOptions(invocation, parameters),
  };
}

interface Circumstances {
  /** What findings can point into and people may see. */
  readonly shown: ReadonlyMap<string, SourceText>;
  readonly outcome: string | undefined;
  /** Those that are to be shown. */
  readonly findings: Findings;
}

function reportOf(
  conversion: Conversion,
  { shown, outcome, findings }: Circumstances,
  { options }: Invocation,
  { env, stderr }: Host,
): string {
  const { diagnostics, suppressed } = findings;
  return renderReport(
    { ...conversion, diagnostics },
    {
      suppressed: suppressed.length,
      color: wantsColor(options.get("color"), env, stderr),
      texts: shown,
      ...(stderr.columns === undefined ? {} : { width: stderr.columns }),
      ...(outcome === undefined ? {} : { outcome }),
    },
  );
}

function outcomeOf({ documents }: Conversion, written: readonly string[] | undefined): string | undefined {
  if (written !== undefined) return `written: ${written.map(safeText).join(", ")}`;
  const others = documents.slice(1).map(({ name }) => name);
  return others.length === 0 ? undefined : `also made: ${others.join(", ")} (write with -o FOLDER/)`;
}

// Standard output has the findings then, so that documents can only be in files.
function closingText(conversion: Conversion, written: readonly string[] | undefined): string {
  const names = conversion.documents.map(({ name }) => name);
  const outcome =
    written === undefined && names.length > 0
      ? `not written: ${names.join(", ")} (write with -o FOLDER/)`
      : outcomeOf(conversion, written);
  return `${[...(outcome === undefined ? [] : [outcome]), closingSentence(conversion)].join("\n")}\n`;
}

function exitCodeOf({ documents, diagnostics }: Conversion, findings: Findings, failOn: string | undefined): number {
  if (diagnostics.some(({ code }) => code === "NT1104")) return exitCodes.usage;
  return findingsCode(findings, documents.length === 0, failOn);
}
