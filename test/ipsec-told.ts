import type { Diagnostic } from "../lib/diagnostics/diagnostic.ts";
import type { DirectionResult, TunnelNegotiation } from "../lib/ipsec/negotiateTunnel.ts";
import type { Place, TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import { SourceText } from "../lib/source/text.ts";
import { textAfter, textBefore } from "./ipsec-change-text.ts";

/** The same end with a place for each property and item that it has: the path to it, as `tunnel/policy/ike/dhGroups/0`. */
export function placed(end: TunnelEnd): TunnelEnd {
  const source = new SourceText(end.file, "");
  const paths = new Map<object, string>();
  const name = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null || isUnresolved(value) || paths.has(value)) return;
    paths.set(value, path);
    for (const [key, item] of Object.entries(value)) name(item, path === "" ? key : `${path}/${key}`);
  };
  const { tunnel, gateway, site, virtualNetwork, publicAddresses } = end;
  name({ tunnel, gateway, site, virtualNetwork, publicAddresses }, "");
  const spotOf = (holder: object, key: string | number): Place | undefined => {
    const path = paths.get(holder);
    const value = (holder as Readonly<Record<string | number, unknown>>)[key];
    return path === undefined || value === undefined ? undefined : { source, start: 0, path: `${path}/${key}` };
  };
  return { ...end, places: { of: spotOf, spotOf } };
}

/**
 * What a negotiation tells, for a person to read. What `usual` ones tell in the same words is left out, as long as it is a
 * setting or a finding: the lifetimes of the vendors differ in every tunnel.
 */
export function told(negotiated: TunnelNegotiation, usual: readonly TunnelNegotiation[] = []): string {
  const { verdict, provided, directions, fixes } = negotiated;
  const known = new Set(usual.flatMap(remarksOf));
  return [
    `verdict: ${verdict}`,
    ...provided.map((condition) => `provided: ${condition}`),
    ...toldDirection("Azure starts", directions["azure-initiates"]),
    ...toldDirection("the edge starts", directions["cds-initiates"]),
    ...remarksOf(negotiated).filter((remark) => !known.has(remark)),
    ...fixes.flatMap(({ side, changes, result, strength }) => [
      `fix on ${side}: ${result}; ${strength}`,
      ...changes.map((change) => {
        const at = change.at === undefined ? "" : ` at ${placeText(change.at.source.name, change.at.path)}`;
        return `  ${change.side} ${change.setting}: ${textBefore(change)} → ${textAfter(change)}${at}`;
      }),
    ]),
    "",
  ].join("\n");
}

/** Each setting and each finding as a text of its own. */
function remarksOf({ parameters, diagnostics }: TunnelNegotiation): readonly string[] {
  return [
    ...parameters
      .filter(({ effect, azure, cds }) => effect !== "none" || azure.join() !== cds.join())
      .map(
        ({ name, azure, cds, chosen, effect }) =>
          `${name}: ${listed(azure)} | ${listed(cds)} | ${chosen ?? "-"}${effect === "none" ? "" : ` | ${effect}`}`,
      ),
    ...diagnostics.map((diagnostic) => toldFinding(diagnostic).join("\n")),
  ];
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? "-" : values.join(", ");
}

function toldDirection(title: string, direction: DirectionResult): readonly string[] {
  const { outcome, exchange, notify, ike, child, selectors, rekey, consoles } = direction;
  const failure = exchange === null ? "" : ` in ${exchange}`;
  return [
    `${title}: ${outcome}${failure}${notify === null ? "" : `, ${notify}`}`,
    ...(ike === null ? [] : [`  phase 1: ${Object.values(ike).join(" ")}`]),
    ...(child === null ? [] : [`  phase 2: ${Object.values(child).join(" ")}`]),
    ...countedAlike(selectors.map(({ azure, cds, outcome: each }) => `  ${azure} – ${cds}: ${each}`)),
    ...(rekey === null ? [] : [`  renewed by Azure: ${rekey.azure}; by the edge: ${rekey.cds}`]),
    ...(consoles.azure === null ? [] : [`  Azure shows: ${consoles.azure}`]),
    ...(consoles.cds === null ? [] : [`  the edge shows: ${consoles.cds}`]),
  ];
}

// A hundred pairs say no more than the first two and the last two.
function countedAlike(lines: readonly string[]): readonly string[] {
  return lines.length < 8 ? lines : [...lines.slice(0, 2), `  … ${lines.length - 4} more`, ...lines.slice(-2)];
}

function toldFinding({
  code,
  severity,
  message,
  help,
  file,
  path,
  actual,
  expected,
  related = [],
}: Diagnostic): string[] {
  const values = [
    ...(actual === undefined ? [] : [`has ${actual}`]),
    ...(expected === undefined ? [] : [`expected ${listed(expected)}`]),
  ];
  return [
    `${severity} ${code}: ${message}`,
    `  ${help}`,
    ...(file === undefined ? [] : [`  at ${placeText(file, path)}`]),
    ...related.map((other) => `  ${other.message}: ${placeText(other.file ?? "", other.path)}`),
    ...(values.length === 0 ? [] : [`  ${values.join("; ")}`]),
  ];
}

function placeText(file: string, path: string | undefined): string {
  return `${file} ${path}`;
}
