import { checkSteps, checkStepwise } from "../check.ts";
import { inOrder } from "../diagnostics/inOrder.ts";
import { readStepwise } from "../read.ts";
import type { Invocation } from "./command.ts";
import { findingMembers, settle } from "./findings.ts";
import { findingsCode } from "./findingsCode.ts";
import type { Host } from "./host.ts";
import { readInputs } from "./inputs.ts";
import { outputFormat } from "./outputFormat.ts";
import { readParameters } from "./parameters.ts";
import { printFindings } from "./printFindings.ts";
import { printJson } from "./printJson.ts";
import { goThrough, Progress } from "./progress.ts";
import { readOptions } from "./readOptions.ts";
import { renderFindings } from "./renderFindings.ts";
import { sourceTexts } from "./sourceTexts.ts";

/**
 * Checks files of any formats together. The findings are the result and go to standard output; with nothing found, a line says
 * so on standard error.
 */
export async function runCheck(invocation: Invocation, host: Host): Promise<number> {
  const { options, repeated, operands } = invocation;
  const sources = await readInputs(operands, host);
  const parameters = await readParameters(repeated, operands, host);
  const progress = new Progress(host);
  const reading = readStepwise(sources, readOptions(invocation, parameters.sources));
  const readings = await goThrough(reading, sources.length, ["Parsing", "file"], progress);
  const found = await goThrough(checkStepwise(readings), checkSteps, ["Checking", "rule"], progress);
  await progress.end();
  const from = readings.flatMap((reading) => reading.from ?? []);
  const gaveNothing = from.length === 0;
  const diagnostics = inOrder([...readings.flatMap((reading) => reading.diagnostics), ...found]);
  const findings = settle({ diagnostics, sources, gaveNothing }, invocation, host);
  const format = outputFormat(invocation);
  if (format === "json") {
    await printJson({ schemaVersion: 1, from, ...findingMembers(findings) }, host);
  } else if (format !== "pretty") {
    await printFindings(format, findings, host);
  } else {
    const hidden = new Set(readings.flatMap(({ places }) => [...places.hidden]));
    const shown = sourceTexts([...sources, ...parameters.files, ...invocation.configuration.sources], hidden);
    const text = renderFindings(findings, shown, invocation, host, host.stdout);
    await host.stdout.write(text);
    if (text === "") await host.stderr.write(`Nothing found in ${countOf(sources.length)}\n`);
  }
  return findingsCode(findings, gaveNothing, options.get("fail-on"));
}

function countOf(files: number): string {
  return files === 1 ? "the file" : `${files} files`;
}
