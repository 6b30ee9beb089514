import { type Conversion, type ConvertOptions, convert } from "../convert.ts";
import { safeText } from "../diagnostics/displayText.ts";
import type { Severity } from "../diagnostics/severity.ts";
import type { FormatId, Source } from "../formats/format.ts";
import { decode } from "../source/encoding.ts";
import type { SourceText } from "../source/text.ts";
import { wantsColor } from "./color.ts";
import type { Invocation } from "./command.ts";
import { exitCodes } from "./failure.ts";
import type { Host } from "./host.ts";
import { readInputs } from "./inputs.ts";
import { writeOutputs } from "./outputs.ts";
import { printJson, wantsJson } from "./printJson.ts";
import { renderReport } from "./report.ts";

/** Converts files; documents go to standard output or to files, the report to standard error. */
export async function runConvert(invocation: Invocation, host: Host): Promise<number> {
  const { options, operands } = invocation;
  const sources = await readInputs(operands, host);
  const conversion = convert(sources, convertOptions(options));
  // A lone dash asks for what happens anyway.
  const path = options.get("output") === "-" ? undefined : options.get("output");
  const { documents } = conversion;
  const written =
    path === undefined || documents.length === 0
      ? undefined
      : await writeOutputs(documents, { path, force: options.has("force") }, host);
  if (wantsJson(invocation)) {
    await printJson(conversion, host);
  } else {
    if (written === undefined && documents[0] !== undefined) await host.stdout.write(documents[0].text);
    await host.stderr.write(
      reportOf(conversion, { sources, outcome: outcomeOf(conversion, written) }, invocation, host),
    );
  }
  return exitCodeOf(conversion, options.get("fail-on"));
}

function convertOptions(options: ReadonlyMap<string, string>): ConvertOptions {
  const from = options.get("from") as FormatId | undefined;
  const end = options.get("end") as "near" | "far" | undefined;
  return {
    to: options.get("to") as FormatId,
    ...(from === undefined ? {} : { from }),
    ...(end === undefined ? {} : { end }),
    ...(options.has("allow-loss") ? { allowLoss: true } : {}),
  };
}

interface Circumstances {
  readonly sources: readonly Source[];
  readonly outcome: string | undefined;
}

function reportOf(
  conversion: Conversion,
  { sources, outcome }: Circumstances,
  { options }: Invocation,
  { env, stderr }: Host,
): string {
  return renderReport(conversion, {
    color: wantsColor(options.get("color"), env, stderr),
    texts: textsOf(sources),
    ...(stderr.columns === undefined ? {} : { width: stderr.columns }),
    ...(outcome === undefined ? {} : { outcome }),
  });
}

function textsOf(sources: readonly Source[]): ReadonlyMap<string, SourceText> {
  const texts = new Map<string, SourceText>();
  for (const { name, text } of sources) {
    const { source } = decode(name, text);
    if (source !== undefined) texts.set(name, source);
  }
  return texts;
}

function outcomeOf({ documents }: Conversion, written: readonly string[] | undefined): string | undefined {
  if (written !== undefined) return `written: ${written.map(safeText).join(", ")}`;
  const others = documents.slice(1).map(({ name }) => name);
  return others.length === 0 ? undefined : `also made: ${others.join(", ")} (write with -o FOLDER/)`;
}

const failing: Readonly<Record<string, readonly Severity[]>> = {
  error: ["error"],
  warning: ["error", "warning"],
  never: [],
};

function exitCodeOf({ documents, diagnostics }: Conversion, failOn = "error"): number {
  if (diagnostics.some(({ code }) => code === "NT1104")) return exitCodes.usage;
  // Codes below NT2000 are about inputs that could not be read at all.
  const unreadable = diagnostics.some(({ code, severity }) => severity === "error" && code < "NT2");
  if (documents.length === 0 && unreadable) return exitCodes.input;
  const found = diagnostics.some(({ severity }) => failing[failOn]?.includes(severity) === true);
  return found ? exitCodes.findings : exitCodes.done;
}
