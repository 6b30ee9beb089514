import { painter } from "../diagnostics/paint.ts";
import { renderPretty } from "../diagnostics/pretty.ts";
import type { Source } from "../formats/format.ts";
import { type Reading, type ReadOptions, read } from "../read.ts";
import type { SourceText } from "../source/text.ts";
import { wantsColor } from "./color.ts";
import type { Invocation } from "./command.ts";
import { contextOf } from "./deploymentContext.ts";
import { findingsCode } from "./findingsCode.ts";
import type { Host } from "./host.ts";
import { readInputs } from "./inputs.ts";
import { outputFormat } from "./outputFormat.ts";
import { readParameters } from "./parameters.ts";
import { printFindings } from "./printFindings.ts";
import { printJson } from "./printJson.ts";
import { renderNetwork } from "./show/renderNetwork.ts";
import { sourceTexts } from "./sourceTexts.ts";

const usualWidth = 80;
const findingsPerCode = 20;

/** Shows what is read from files on standard output, and what was found in reading on standard error. */
export async function runShow(invocation: Invocation, host: Host): Promise<number> {
  const { options, repeated, operands } = invocation;
  const sources = await readInputs(operands, host);
  const parameters = await readParameters(repeated, operands, host);
  const reading = read(sources, readOptions(invocation, parameters.sources));
  const { from, network, diagnostics } = reading;
  const format = outputFormat(invocation);
  if (format === "json") {
    await printJson({ schemaVersion: 1, from: from ?? null, network, diagnostics }, host);
  } else if (format !== "pretty") {
    await printFindings(format, { diagnostics, sources }, host);
  } else {
    const color = options.get("color");
    if (from !== undefined) {
      const paint = painter(wantsColor(color, host.env, host.stdout));
      await host.stdout.write(renderNetwork(network, { width: host.stdout.columns ?? usualWidth, paint }));
    }
    await host.stderr.write(
      findingsText(reading, sourceTexts([...sources, ...parameters.files], reading.places.hidden), color, host),
    );
  }
  return findingsCode(diagnostics, from === undefined, options.get("fail-on"));
}

function readOptions({ repeated }: Invocation, parameters: readonly Source[]): ReadOptions {
  return {
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(repeated.has("context") ? { context: contextOf(repeated.get("context") ?? []) } : {}),
  };
}

function findingsText(
  { diagnostics }: Reading,
  shown: ReadonlyMap<string, SourceText>,
  color: string | undefined,
  { env, stderr }: Host,
): string {
  if (diagnostics.length === 0) return "";
  return renderPretty(diagnostics, shown, {
    color: wantsColor(color, env, stderr),
    limitPerCode: findingsPerCode,
    ...(stderr.columns === undefined ? {} : { width: stderr.columns }),
  });
}
