import { padDisplay, safeText } from "../diagnostics/displayText.ts";
import { type Explanation, explain, explanations } from "../diagnostics/explain.ts";
import { painter } from "../diagnostics/paint.ts";
import { severityWords } from "../diagnostics/severityWords.ts";
import { codePage } from "./codePage.ts";
import { wantsColor } from "./color.ts";
import type { Invocation } from "./command.ts";
import { exitCodes, Failure } from "./failure.ts";
import type { Host } from "./host.ts";
import { printJson, wantsJson } from "./printJson.ts";
import { didYouMean } from "./suggest.ts";
import { wrap } from "./wrap.ts";

/** Explains a code on standard output. */
export async function runExplain(invocation: Invocation, host: Host): Promise<number> {
  const [code = ""] = invocation.operands;
  const explanation = explain(code);
  if (explanation === undefined) throw new Failure(exitCodes.usage, unknownCode(code));
  if (wantsJson(invocation)) {
    await printJson({ ...explanation, page: codePage(explanation.code) }, host);
  } else {
    const color = wantsColor(invocation.options.get("color"), host.env, host.stdout);
    await host.stdout.write(renderExplanation(explanation, { color, width: host.stdout.columns ?? 100 }));
  }
  return exitCodes.done;
}

// The codes are all alike, so that only slugs can be mistyped recognisably.
function unknownCode(code: string): string {
  const slugs = explanations().map(({ slug }) => slug);
  return `Unknown code "${safeText(code)}"${didYouMean(code, slugs) || ", expected one like NT2012"}`;
}

/** An explanation as text for a terminal. */
export function renderExplanation(explanation: Explanation, options: { color: boolean; width: number }): string {
  const { code, slug, severity, title, why, mend, source, date } = explanation;
  const paint = painter(options.color);
  const role = severityWords[severity].one;
  const facts: readonly (readonly [string, string])[] = [
    ["Why", why],
    ["Mend", mend],
    ["Source", `${source} (${date})`],
    ["Page", codePage(code)],
  ];
  const width = Math.min(100, Math.max(40, options.width));
  return [
    `${paint(role, `${role}[${code}]`)} ${slug}`,
    "",
    ...wrap(title, width),
    ...facts.flatMap(([name, text]) => [
      "",
      ...wrap(text, width - 8).map((line, index) => {
        return `${index === 0 ? paint("strong", padDisplay(name, 8)) : " ".repeat(8)}${line}`;
      }),
    ]),
    "",
  ].join("\n");
}
