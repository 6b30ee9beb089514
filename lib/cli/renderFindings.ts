import { renderPretty } from "../diagnostics/pretty.ts";
import type { SourceText } from "../source/text.ts";
import { wantsColor } from "./color.ts";
import type { Invocation } from "./command.ts";
import type { Findings } from "./findings.ts";
import type { Host, OutputStream } from "./host.ts";

const findingsPerCode = 20;

/** Findings as text for a person who sees a stream; empty when there is nothing to say. */
export function renderFindings(
  { diagnostics, suppressed }: Pick<Findings, "diagnostics" | "suppressed">,
  shown: ReadonlyMap<string, SourceText>,
  { options }: Invocation,
  { env }: Host,
  stream: OutputStream,
): string {
  return renderPretty(diagnostics, shown, {
    color: wantsColor(options.get("color"), env, stream),
    limitPerCode: findingsPerCode,
    suppressed: suppressed.length,
    ...(stream.columns === undefined ? {} : { width: stream.columns }),
  });
}
