import type { DirectionResult } from "../../ipsec/negotiateTunnel.ts";
import type { ParameterResult } from "../../ipsec/parameters.ts";
import type { Block, Row } from "../show/block.ts";

const selectorsShown = 10;

/**
 * What happens when one of the ends starts: as far as it goes, link by link, and what the two consoles show of it. The
 * parameters tell when the child SA is renewed.
 */
export function directionBlock(
  title: string,
  direction: DirectionResult,
  parameters: readonly ParameterResult[],
): Block {
  const { ike, child, selectors, rekey, consoles } = direction;
  const rows: readonly (Row | undefined)[] = [
    { label: "outcome", lines: [outcomeText(direction)] },
    ike === null ? undefined : { label: "IKE SA", lines: [ikeText(ike)] },
    child === null ? undefined : { label: "child SA", lines: [childText(child)] },
    selectors.length === 0 ? undefined : { label: "selectors", lines: selectorLines(selectors) },
    rekey === null ? undefined : { label: "rekey", lines: rekeyLines(rekey, parameters) },
    consoles.azure === null && consoles.cds === null ? undefined : { label: "consoles", lines: consoleLines(consoles) },
  ];
  return { title, rows: rows.filter((row) => row !== undefined) };
}

function outcomeText({ outcome, exchange, notify }: DirectionResult): string {
  if (outcome === "not-attempted") return "not attempted: the settings do not let this end start, or the other answer";
  if (outcome === "unknown") return "unknown: it hangs on a setting that was not supplied";
  const failure = exchange === null ? "" : `${exchange} with ${notify ?? "no answer"}`;
  if (outcome === "established") return failure === "" ? "established" : `established, but not wholly: ${failure}`;
  return exchange === "CONFIGURATION" ? "fails: a platform refuses the configuration" : `fails in ${failure}`;
}

function ikeText({ version, encryption, integrity, prf, dhGroup }: NonNullable<DirectionResult["ike"]>): string {
  return [`IKEv${version}`, encryption, ...(integrity === null ? [] : [integrity]), prf, `group ${dhGroup}`].join(", ");
}

function childText({ encryption, integrity, pfsGroup }: NonNullable<DirectionResult["child"]>): string {
  const secrecy = pfsGroup === null ? "no forward secrecy" : `forward secrecy with group ${pfsGroup}`;
  return [encryption, ...(integrity === null ? [] : [integrity]), secrecy].join(", ");
}

function selectorLines(selectors: DirectionResult["selectors"]): readonly string[] {
  const lines = selectors
    .slice(0, selectorsShown)
    .map(({ azure, cds, outcome }) => `${azure} (Azure) with ${cds} (CDS): ${outcome}`);
  const more = selectors.length - lines.length;
  return more === 0 ? lines : [...lines, `… and ${more} more (--json lists all)`];
}

function consoleLines({ azure, cds }: DirectionResult["consoles"]): readonly string[] {
  return [...(azure === null ? [] : [`Azure: ${azure}`]), ...(cds === null ? [] : [`CDS: ${cds}`])];
}

function rekeyLines(
  { azure, cds }: NonNullable<DirectionResult["rekey"]>,
  parameters: readonly ParameterResult[],
): readonly string[] {
  const limit = (name: ParameterResult["name"], side: "azure" | "cds", unit: string): string[] =>
    (parameters.find((each) => each.name === name)?.[side] ?? []).map((value) => `${value} ${unit}`);
  const after = (side: "azure" | "cds"): string => {
    const limits = [...limit("child.lifetimeSeconds", side, "s"), ...limit("child.lifetimeKilobytes", side, "kB")];
    return limits.length === 0 ? "" : ` after ${limits.join(" or ")}`;
  };
  return [`by Azure${after("azure")}: ${azure}`, `by the edge${after("cds")}: ${cds}`];
}
