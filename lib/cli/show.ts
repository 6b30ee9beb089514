import { painter } from "../diagnostics/paint.ts";
import { read } from "../read.ts";
import { wantsColor } from "./color.ts";
import type { Invocation } from "./command.ts";
import { findingMembers, settle } from "./findings.ts";
import { findingsCode } from "./findingsCode.ts";
import type { Host } from "./host.ts";
import { readInputs } from "./inputs.ts";
import { outputFormat } from "./outputFormat.ts";
import { readParameters } from "./parameters.ts";
import { printFindings } from "./printFindings.ts";
import { printJson } from "./printJson.ts";
import { readOptions } from "./readOptions.ts";
import { renderFindings } from "./renderFindings.ts";
import { comparedReach } from "./show/connectReach.ts";
import { renderNetwork } from "./show/renderNetwork.ts";
import { sourceTexts } from "./sourceTexts.ts";

const usualWidth = 80;

/** Shows what is read from files on standard output, and what was found in reading on standard error. */
export async function runShow(invocation: Invocation, host: Host): Promise<number> {
  const { options, repeated, operands } = invocation;
  const sources = await readInputs(operands, host);
  const parameters = await readParameters(repeated, operands, host);
  const reading = read(sources, readOptions(invocation, parameters.sources));
  const { from, network, diagnostics } = reading;
  const findings = settle({ diagnostics, sources, gaveNothing: from === undefined }, invocation, host);
  const format = outputFormat(invocation);
  if (format === "json") {
    const reach = comparedReach(network);
    const connect = reach === undefined ? {} : { connectReach: reach };
    await printJson({ schemaVersion: 1, from: from ?? null, network, ...connect, ...findingMembers(findings) }, host);
  } else if (format !== "pretty") {
    await printFindings(format, findings, host);
  } else {
    const color = options.get("color");
    if (from !== undefined) {
      const paint = painter(wantsColor(color, host.env, host.stdout));
      await host.stdout.write(renderNetwork(network, { width: host.stdout.columns ?? usualWidth, paint }));
    }
    const texts = [...sources, ...parameters.files, ...invocation.configuration.sources];
    const shown = sourceTexts(texts, reading.places.hidden);
    await host.stderr.write(renderFindings(findings, shown, invocation, host, host.stderr));
  }
  return findingsCode(findings, from === undefined, options.get("fail-on"));
}
