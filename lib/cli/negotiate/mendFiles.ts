import { safeText } from "../../diagnostics/displayText.ts";
import type { Source } from "../../formats/format.ts";
import { type MendTunnelsOptions, mendTunnels, type TunnelInputs, type TunnelMending } from "../../mendTunnels.ts";
import type { NegotiateOptions } from "../../negotiate.ts";
import { decode } from "../../source/encoding.ts";
import type { SourceText } from "../../source/text.ts";
import type { Invocation } from "../command.ts";
import { exitCodes, Failure } from "../failure.ts";
import { type Findings, settle } from "../findings.ts";
import type { Host } from "../host.ts";
import { outputFormat } from "../outputFormat.ts";
import { writeOutputs } from "../outputs.ts";
import { printFindings } from "../printFindings.ts";
import { printJson } from "../printJson.ts";
import { renderFindings } from "../renderFindings.ts";
import { allFindings, negotiationCode, resultText, settled } from "./negotiationTexts.ts";

/** What there is to mend. */
export interface ToMend {
  readonly inputs: TunnelInputs;
  /** Which tunnels. */
  readonly names: NegotiateOptions;
  readonly context?: MendTunnelsOptions["context"];
  /** What findings can point into and people may see. */
  readonly shown: ReadonlyMap<string, SourceText>;
}

/**
 * Mends the inputs. The corrected file goes to standard output, or with `-o` to files; the report goes to standard error
 * then, so that nothing else gets into the file.
 */
export async function mendFiles(
  { inputs, names, context, shown }: ToMend,
  invocation: Invocation,
  host: Host,
): Promise<number> {
  const { options } = invocation;
  const mending = mendTunnels(inputs, {
    ...names,
    ...(context === undefined ? {} : { context }),
    side: options.get("fix") as MendTunnelsOptions["side"],
    includeSecrets: options.has("include-secrets"),
  });
  if (mending.broken !== undefined) throw new Error(mending.broken);
  // A lone dash asks for what happens anyway.
  const path = options.get("output") === "-" ? undefined : options.get("output");
  refuseStream(mending, path, invocation);
  const written = path === undefined ? undefined : await writeDocuments(mending, path, invocation, host);
  const format = outputFormat(invocation);
  const sources = [...inputs.azure, ...inputs.cds];
  const findings = settle({ diagnostics: allFindings(mending.before), sources, gaveNothing: false }, invocation, host);
  if (format === "json") {
    await printJson(jsonOf(mending, findings, invocation), host);
  } else if (format !== "pretty") {
    await printFindings(format, findings, host);
    const names = mending.documents.map(({ name }) => name).join(", ");
    const unwritten = written === undefined && names !== "" ? `not written: ${names} (write with -o FOLDER/)\n` : "";
    await host.stderr.write(outcome(mending, written) + unwritten);
  } else {
    const report = path === undefined ? host.stderr : host.stdout;
    const [document] = mending.documents;
    if (path === undefined && document !== undefined) await host.stdout.write(textOf(document));
    await report.write(resultText(mending.before, invocation, host, report));
    await host.stderr.write(renderFindings(findings, shown, invocation, host, host.stderr));
    await host.stderr.write(`\n${outcome(mending, written)}`);
  }
  return exitCode(mending, sources, invocation, host);
}

// Of what the corrected files give.
function exitCode(
  { before, after = before, refusals }: TunnelMending,
  sources: readonly Source[],
  invocation: Invocation,
  host: Host,
): number {
  if (refusals.length > 0) return exitCodes.findings;
  // What is mended may have been suppressed, which is no fault of the configuration.
  const found = { diagnostics: allFindings(after), sources, gaveNothing: after !== before };
  return negotiationCode(after, settle(found, invocation, host), invocation);
}

// A stream is one text without keys; in the JSON there is room for several.
function refuseStream(
  { documents, hasSecrets }: TunnelMending,
  path: string | undefined,
  invocation: Invocation,
): void {
  const format = outputFormat(invocation);
  // Findings for other programs take all of standard output.
  if (path !== undefined || format === "sarif" || format === "github") return;
  const names = documents.map(({ name }) => `"${safeText(name)}"`).join(" and ");
  if (hasSecrets && !invocation.options.has("include-secrets")) {
    throw new Failure(
      exitCodes.usage,
      `The corrected file holds a key, which does not go to standard output: write ${names} with -o FOLDER/, or give --include-secrets`,
    );
  }
  if (format === "json") return;
  if (documents.length > 1) {
    throw new Failure(exitCodes.usage, `${documents.length} files change, ${names}: write them with -o FOLDER/`);
  }
  if (documents.some((document) => !isUtf8(document))) {
    throw new Failure(exitCodes.usage, `${names} is not UTF-8, which standard output is: write it with -o FOLDER/`);
  }
}

async function writeDocuments(
  { documents }: TunnelMending,
  path: string,
  { options }: Invocation,
  host: Host,
): Promise<readonly string[]> {
  if (documents.length === 0) return [];
  const named = documents.map(({ name, text }) => ({ name: baseName(name), text }));
  return await writeOutputs(named, { path: outputPath(path), force: options.has("force") }, host);
}

/** Corrected files keep their names: a path without an ending, which a file would have, is the folder for them. */
function outputPath(path: string): string {
  return baseName(path).includes(".") || path.endsWith("/") ? path : `${path}/`;
}

function baseName(name: string): string {
  return name === "<stdin>" ? "stdin.txt" : name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
}

function isUtf8({ text }: Source): boolean {
  return typeof text === "string" || utf8(text) !== undefined;
}

function textOf({ name, text }: Source): string {
  if (typeof text === "string") return text;
  return utf8(text) ?? decode(name, text).source?.text ?? "";
}

// With its byte order mark, if it has one.
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function jsonOf(mending: TunnelMending, findings: Findings, { options }: Invocation): object {
  const { before, after = before, documents, hasSecrets, refusals, remarks } = mending;
  const withText = !hasSecrets || options.has("include-secrets");
  return {
    ...settled(before, findings),
    mending: {
      side: options.get("fix"),
      verdict: after.verdict,
      tunnels: after.tunnels.map(({ azure, cds, verdict }) => ({ azure, cds, verdict })),
      refusals,
      remarks,
    },
    documents: documents.map((document) => ({
      name: document.name,
      ...(withText ? { text: textOf(document) } : {}),
    })),
  };
}

function outcome({ before, after, refusals, remarks }: TunnelMending, written: readonly string[] | undefined): string {
  const lines = [...refusals, ...remarks];
  if (after === undefined) lines.push(refusals.length === 0 ? "There is nothing to mend" : "Nothing was changed");
  else {
    for (const { azure, cds, verdict } of before.tunnels) {
      const now = after.tunnels.find((tunnel) => tunnel.azure === azure && tunnel.cds === cds)?.verdict;
      if (now !== verdict) lines.push(`"${azure}" (Azure) with "${cds}" (CDS): ${verdict} → ${now}`);
    }
    if (written !== undefined) lines.push(`written: ${written.join(", ")}`);
  }
  return `${lines.map(safeText).join("\n")}\n`;
}
