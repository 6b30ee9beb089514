import type { SourceText } from "../source/text.ts";
import type { Code } from "./code.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { safeText } from "./displayText.ts";
import { type FramedPlace, type FrameStyle, frameLines } from "./frame.ts";
import { type Paint, painter } from "./paint.ts";
import { countFindings, severityWords } from "./severityWords.ts";

/** How to render for a person. */
export interface PrettyOptions {
  /** Whether the terminal takes colours. */
  readonly color: boolean;
  /** Columns of the terminal; 120 when not given. */
  readonly width?: number;
  /** How many findings of one code to show in full; the rest is counted. All when not given. */
  readonly limitPerCode?: number;
  /** How many findings there are besides that nobody wants to see; they are counted. */
  readonly suppressed?: number;
}

/**
 * Findings as text for a terminal: what, where, the line with the token underlined, other places, and what to do. They
 * come file by file, in the given order within a file, and end with their count. Nothing from the inputs can drive the
 * terminal: control characters show as escapes. Empty when there is nothing to say.
 */
export function renderPretty(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, SourceText>,
  options: PrettyOptions,
): string {
  const paint = painter(options.color);
  const count = countFindings(diagnostics, options.suppressed, paint);
  if (diagnostics.length === 0) return count === "" ? "" : `${count}\n`;
  const width = Math.max(40, options.width ?? 120);
  const { shown, folded } = limited(groupedByFile(diagnostics), options.limitPerCode);
  const blocks = shown.map((diagnostic) => blockOf(diagnostic, texts, width, paint));
  return `${[...blocks, ...folded, count].join("\n\n")}\n`;
}

function groupedByFile(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string | undefined, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.file);
    if (group === undefined) groups.set(diagnostic.file, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.values()].flat();
}

function limited(diagnostics: readonly Diagnostic[], limit = Number.POSITIVE_INFINITY): Limited {
  const counts = new Map<string, number>();
  const shown = diagnostics.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= limit;
  });
  const folded = [...counts]
    .filter(([, count]) => count > limit)
    .map(([code, count]) => `… and ${count - limit} more ${code} (--json lists all)`);
  return { shown, folded };
}

// What is no document of ours at all may be anything, a key given by mistake included: its text is not shown.
const unshown: ReadonlySet<Code> = new Set<Code>(["NT1001", "NT1003"]);

interface Limited {
  readonly shown: readonly Diagnostic[];
  readonly folded: readonly string[];
}

function blockOf(diagnostic: Diagnostic, texts: ReadonlyMap<string, SourceText>, width: number, paint: Paint): string {
  const { code, slug, severity, message, help } = diagnostic;
  const role = severityWords[severity].one;
  const places: readonly FramedPlace[] = [diagnostic, ...(diagnostic.related ?? [])];
  const gutter = Math.max(...places.map(({ line }) => String(line ?? 0).length));
  const frameOf = (place: FramedPlace, style: Pick<FrameStyle, "arrow" | "mark" | "role" | "label">) =>
    frameLines(place, unshown.has(code) ? undefined : texts.get(place.file ?? ""), { ...style, gutter, width, paint });
  return [
    `${paint(role, `${role}[${code}]`)} ${safeText(slug)}: ${paint("strong", safeText(message))}`,
    ...frameOf(diagnostic, { arrow: "-->", mark: "^", role }),
    ...(diagnostic.related ?? []).flatMap((place) => [
      paint("faint", `${" ".repeat(gutter)} |`),
      ...frameOf(place, { arrow: ":::", mark: "-", role: "note", label: place.message }),
    ]),
    ...(help === undefined
      ? []
      : [`${" ".repeat(gutter)} ${paint("faint", "=")} ${paint("help", "help:")} ${safeText(help)}`]),
  ].join("\n");
}
