import { known } from "../model/stated.ts";
import { levelOf, levelWords } from "./algorithms.ts";
import type { End, ParameterName } from "./end.ts";
import type { Findings } from "./findings.ts";
import type { Judgement } from "./judge.ts";
import { parameterPlace, policyItems } from "./parameterPlace.ts";
import type { ParameterResult, ParameterTable } from "./parameters.ts";
import { type Place, placeAt } from "./tunnelEnd.ts";

const graded = [
  "ike.encryption",
  "ike.integrity",
  "ike.dhGroup",
  "child.encryption",
  "child.integrity",
  "child.pfsGroup",
] as const satisfies readonly ParameterName[];

type Graded = (typeof graded)[number];

/**
 * Reports weak algorithms that are in use, and those that an end states itself; the default lists of Azure have weak items that
 * need not be chosen.
 */
export function reportWeak(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  for (const name of graded) {
    const row = table.get(name);
    if (row === undefined) continue;
    for (const value of row.azure) reportValue(judgement, name, row, value, findings);
    for (const value of row.cds) if (!row.azure.includes(value)) reportValue(judgement, name, row, value, findings);
  }
}

function reportValue(
  { azure, cds, version }: Judgement,
  name: Graded,
  { azure: ofAzure, cds: ofEdge, chosen }: ParameterResult,
  value: string,
  findings: Findings,
): void {
  const counts = (end: End, list: readonly string[]): boolean =>
    list.includes(value) && (!end.hasDefaultPolicy || value === chosen);
  const owners = [counts(azure, ofAzure), counts(cds, ofEdge)] as const;
  if (!owners.includes(true)) return;
  const phase = name.startsWith("ike") ? 1 : 2;
  const isGroup = /^\d+$/.test(value);
  const rated = levelOf(isGroup ? Number(value) : value, phase);
  if (rated === undefined || rated.level === "ok") return;
  const owner = owners[0] && owners[1] ? "" : owners[0] ? " of the Azure end" : " of the edge";
  const what = `${isGroup ? `Group ${value}` : value} in phase ${phase}${owner}`;
  const places = [
    owners[0] ? itemPlace(azure, name, value) : undefined,
    owners[1] ? itemPlace(cds, name, value) : undefined,
  ] as const;
  if (rated.level === "no-confidentiality") {
    findings.both("NT4051", `${what} does not encrypt`, "Use AES-GCM at both ends", ...places);
    return;
  }
  const help = `Use ${soundFor(name, version)} at both ends`;
  findings.both("NT4050", `${what} is ${levelWords[rated.level]} (${rated.says})`, help, ...places);
}

function soundFor(name: Graded, version: 1 | 2): string {
  if (name === "ike.dhGroup" || name === "child.pfsGroup") return "group 14, 19 or 20";
  if (name.endsWith("integrity")) return "SHA2-256";
  return name === "ike.encryption" && version === 1 ? "AES-CBC-256" : "AES-GCM or AES-CBC-256";
}

function itemPlace({ view }: End, name: Graded, value: string): Place | undefined {
  const policy = known(view.tunnel.policy);
  const items = policy === undefined ? undefined : policyItems(policy, name);
  const index =
    items?.findIndex((item) => String(item) === value || (item === "same" && name === "child.pfsGroup")) ?? -1;
  return items === undefined || index < 0 ? parameterPlace(view, name) : placeAt(view, [items, index]);
}
