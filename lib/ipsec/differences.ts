import { known } from "../model/stated.ts";
import { isPeerIgnored } from "./degradation.ts";
import type { End, Fault, ParameterName } from "./end.ts";
import type { Findings } from "./findings.ts";
import type { Judgement } from "./judge.ts";
import { parameterPlace } from "./parameterPlace.ts";
import {
  isFault,
  lacks,
  type ParameterResult,
  type ParameterTable,
  parameterWords,
  valuesIn,
  valuesText,
} from "./parameters.ts";
import { phasesSwapped } from "./phasesSwapped.ts";
import { isCombinedProposal, type Proposal } from "./proposal.ts";
import { reportSecrecy } from "./secrecyFindings.ts";
import { reportSelectors } from "./selectorFindings.ts";
import { transformTypes as types } from "./transform.ts";
import { placeAt } from "./tunnelEnd.ts";
import { reportUnsayable } from "./unsayable.ts";
import type { Vendor } from "./vendors.ts";

/** Reports what keeps a tunnel from coming up, or from holding: everything, not only what fails first. */
export function reportDifferences(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  const { azure, cds, checks } = judgement;
  for (const { code, message, help, at } of [...azure.faults, ...cds.faults]) findings.one(code, message, help, at);
  for (const { message, supply, at } of [...azure.open, ...cds.open]) findings.one("NT4015", message, supply, at);
  for (const { finding, azure: left, cds: right } of checks) {
    if (finding === undefined) continue;
    const values = finding.code === "NT4006" ? {} : { azure: left, cds: right };
    findings.both(finding.code, finding.message, finding.help, finding.azureAt, finding.cdsAt, values);
  }
  reportStart(judgement, table, findings);
  reportVersion(judgement, table, findings);
  reportIke(judgement, table, findings);
  reportSelectors(judgement, findings);
  reportChild(judgement, table, findings);
  reportSecrecy(judgement, table, findings);
  reportSwapped(judgement, findings);
  reportReset(judgement, table, findings);
}

// A policy of Azure that was made for a profile of its own does not meet DEFAULT by accident.
function reportReset({ azure, cds }: Judgement, table: ParameterTable, findings: Findings): void {
  if (!cds.hasDefaultPolicy || azure.hasDefaultPolicy || cds.view.tunnel.profile === undefined) return;
  const faults = [...faultsAmong(table, ikeNames), ...faultsAmong(table, childNames)];
  const [first] = faults;
  if (first === undefined) return;
  findings.differ(
    "NT4063",
    first.name,
    "The edge tunnel has the profile DEFAULT, which the policy of the Azure connection was not made for",
    "If it had a profile of its own before, an update of the tunnel has reset it: send the connection properties again, after the tunnel",
  );
}

function reportSwapped(judgement: Judgement, findings: Findings): void {
  const swapped = phasesSwapped(judgement);
  if (swapped === undefined) return;
  const isWhole = swapped === "phases";
  findings.differ(
    "NT4019",
    isWhole ? "ike.encryption" : "ike.dhGroup",
    `The ends would agree if the ${isWhole ? "phases" : "groups of the phases"} of the Azure policy were exchanged`,
    isWhole
      ? "Exchange the values: ikeEncryption, ikeIntegrity and dhGroup are phase 1, ipsec… and pfsGroup phase 2"
      : "Exchange the values: dhGroup is phase 1, pfsGroup phase 2",
  );
}

function reportStart(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  const { azure, cds } = judgement;
  const mode = known(azure.view.tunnel.initiation);
  if (mode !== undefined && mode !== "Default" && azure.startsWith === 1) {
    findings.one(
      "NT4067",
      `The Azure connection is set to ${mode}, which has no effect with IKEv1: Azure starts the tunnel and answers`,
      "Set connectionMode to Default, or use IKEv2",
      placeAt(azure.view, [azure.view.tunnel, "initiation"]),
    );
  }
  const effect = table.get("initiation")?.effect;
  if (effect === "blocks" && cds.view.tunnel.enabled !== false) {
    const help = "Set the Azure connection to Default, or the edge tunnel to INITIATOR";
    findings.differ("NT4009", "initiation", "Neither end starts the tunnel: both only answer", help);
  }
  if (isPeerIgnored(judgement)) {
    findings.differ(
      "NT4029",
      "initiation",
      "The edge starts the tunnel, and the Azure end is set to InitiatorOnly and does not answer it",
      "Set the Azure connection to Default, or the edge tunnel to RESPOND_ONLY",
    );
  }
}

function reportVersion(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  const version = table.get("ike.version");
  // A platform can refuse a version that both ends have.
  if (version === undefined || judgement.counted.every(({ versionFits }) => versionFits !== false)) return;
  const { view, selectorRule, startsWith } = judgement.azure;
  const isByGateway = selectorRule === "exact" && known(view.tunnel.protocol) === undefined;
  const [azure, cds] = [version.azure.join(" and "), version.cds.join(" and ")];
  const because = isByGateway ? " because its gateway is policy-based" : "";
  const isFlexible = judgement.cds.answersTo?.length === 2;
  const why = isFlexible ? ": it starts with version 2 and never falls back" : "";
  findings.both(
    "NT4004",
    `The Azure end speaks ${azure}${because}, the edge ${cds}${why}`,
    isByGateway
      ? "Use a route-based gateway, or set the edge to IKE_V1"
      : "Set both to IKEv2; on Azure that takes a new connection, because the version of one cannot be changed",
    isByGateway ? placeAt(view, [view.gateway, "routing"]) : parameterPlace(view, "ike.version"),
    parameterPlace(judgement.cds.view, "ike.version"),
    version,
  );
  if (isByGateway || startsWith !== 1) return;
  findings.differ(
    "NT4060",
    "ike.version",
    "The connection is made with IKEv1, and Azure does not change the version of one in place",
    "Delete the connection and make it anew with IKEv2, key and policy included: that interrupts the tunnel; or set the edge to IKE_V1",
  );
}

const ikeNames = ["ike.encryption", "ike.integrity", "ike.prf", "ike.dhGroup"] as const;
const childNames = ["child.encryption", "child.integrity", "child.pfsGroup"] as const;

function reportIke(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  const { azure, cds, counted, version } = judgement;
  if (!counted.some(({ ike }) => ike.kind === "none")) return;
  // What a platform refuses, or a phase can do nothing with, has a finding of its own, and no value to compare.
  const told = toldAmong(azure.faults);
  for (const end of [azure, cds]) {
    if (version !== 1 || !end.ike.offered.every(isCombinedProposal)) continue;
    findings.differ(
      "NT4021",
      "ike.encryption",
      `Phase 1 ${placeOf(end.vendor)} has combined ciphers only, and IKEv1 knows none there`,
      "Use IKEv2, or AES-CBC in phase 1",
    );
    told.push("ike.encryption");
    break;
  }
  const groupless = [azure, cds].find(({ ike }) => !ike.offered.some(hasGroup));
  if (groupless !== undefined) {
    const help = "Set a group that both ends know: 14, 19 or 20";
    findings.differ("NT4022", "ike.dhGroup", `Phase 1 ${placeOf(groupless.vendor)} has no Diffie-Hellman group`, help);
    told.push("ike.dhGroup");
  }
  const all = faultsAmong(table, ikeNames);
  const faults = all.filter(({ name }) => !told.includes(name));
  if (faults.length === 0 && all.length > 0) return;
  const [only] = faults;
  if (faults.length === 1 && only?.name === "ike.prf") {
    findings.differ(
      "NT4016",
      "ike.prf",
      `The pseudorandom functions of phase 1 differ: ${valuesText(only)}`,
      "Set ikeIntegrity to SHA256 on the Azure end, or use AES-CBC in phase 1 at both ends",
      only,
    );
    return;
  }
  if (faults.every(hasCommon)) reportMixed("NT4001", 1, ikeNames, table, findings);
  else reportSuites("NT4001", 1, faults, judgement, table, findings);
}

function toldAmong(faults: readonly Fault[]): ParameterName[] {
  return faults.flatMap(({ code, parameter }): ParameterName[] => {
    if (code === "NT4020") return ["ike.integrity", "ike.prf"];
    return code === "NT4018" || code === "NT4024" ? [parameter] : [];
  });
}

function hasGroup(proposal: Proposal): boolean {
  return proposal.types.has(types.group) || proposal.open?.has(types.group) === true;
}

function placeOf(vendor: Vendor): string {
  return vendor === "azure" ? "of the Azure end" : "of the edge";
}

function reportChild(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  if (!judgement.counted.some(({ child }) => child.kind === "none")) return;
  const told = toldAmong(judgement.azure.faults);
  const faults = faultsAmong(table, childNames).filter(({ name }) => name !== "child.pfsGroup" && !told.includes(name));
  if (!faults.every(hasCommon)) reportSuites("NT4002", 2, faults, judgement, table, findings);
  else if (faults.length > 0 || !isFault(table.get("child.pfsGroup"))) {
    reportMixed("NT4002", 2, childNames, table, findings);
  }
}

function faultsAmong(table: ParameterTable, names: readonly ParameterName[]): readonly ParameterResult[] {
  return names.map((name) => table.get(name)).filter(isFault);
}

// A value that both ends have in suites that differ elsewhere: it is not the value that is missing.
function hasCommon({ azure, cds, effect }: ParameterResult): boolean {
  return effect === "blocks" && azure.some((value) => cds.includes(value));
}

function reportSuites(
  code: "NT4001" | "NT4002",
  phase: 1 | 2,
  faults: readonly ParameterResult[],
  judgement: Judgement,
  table: ParameterTable,
  findings: Findings,
): void {
  for (const fault of faults) {
    // The hash is one setting with two uses; one finding is enough.
    if (fault.name === "ike.prf" && faults.some(({ name }) => name === "ike.integrity")) continue;
    const what = parameterWords[fault.name] ?? fault.name;
    const values =
      fault.effect === "one-way"
        ? failingValues(judgement, phase, fault)
        : { azure: fault.azure, cds: fault.cds, when: "" };
    findings.differ(
      code,
      fault.name,
      `Phase ${phase} has no common ${what}${values.when}: ${valuesText(values)}`,
      suiteHelp(judgement.azure, fault.name, what),
      values,
    );
  }
  for (const row of unsayableAmong(phase, faults, table)) reportUnsayable(row, findings);
}

/** What the ends have for each other in the direction that fails: Azure accepts more than it offers by default. */
function failingValues(
  { azureInitiates, cdsInitiates }: Judgement,
  phase: 1 | 2,
  { name }: ParameterResult,
): Pick<ParameterResult, "azure" | "cds"> & { readonly when: string } {
  const key = phase === 1 ? "ike" : "child";
  const type = name.endsWith("encryption")
    ? types.encryption
    : name.endsWith("dhGroup")
      ? types.group
      : types.integrity;
  const walk = [azureInitiates, cdsInitiates].find((each) => lacks(each[key], type)) ?? azureInitiates;
  const { initiator, responder } = walk;
  const offered = valuesIn({ offered: initiator[key].offered, accepted: initiator[key].offered }, type);
  const accepted = valuesIn({ offered: responder[key].accepted, accepted: responder[key].accepted }, type);
  return initiator.vendor === "azure"
    ? { azure: offered, cds: accepted, when: " when Azure starts" }
    : { azure: accepted, cds: offered, when: " when the edge starts" };
}

function suiteHelp({ view, hasDefaultPolicy, selectorRule }: End, name: ParameterName, what: string): string {
  if (hasDefaultPolicy) {
    const kind = selectorRule === "exact" ? "a policy-based gateway" : "a gateway of the SKU Basic";
    if (selectorRule === "exact" || known(view.gateway?.sku) === "Basic") {
      return `Change the edge, for ${kind} takes no policy of its own; or use a route-based one of the SKU VpnGw1 or larger`;
    }
    return "Give the Azure connection an IPsec policy of its own: its defaults know group 2 only in phase 1 and few ciphers in phase 2";
  }
  if (name !== "ike.prf") return `Set the same ${what} at both ends`;
  return "Set the same hash at both ends, from which it comes; beside GCM alone that of the edge is PRF-SHA2-256";
}

/** What differs, and behind another kind of cipher also the integrity, which is not compared then and would be next. */
function unsayableAmong(
  phase: 1 | 2,
  faults: readonly ParameterResult[],
  table: ParameterTable,
): readonly ParameterResult[] {
  const next = table.get(phase === 1 ? "ike.integrity" : "child.integrity");
  const isBehind =
    faults.some(({ name }) => name.endsWith("encryption")) && !faults.some(({ name }) => name === next?.name);
  return next !== undefined && isBehind ? [...faults, next] : faults;
}

function reportMixed(
  code: "NT4001" | "NT4002",
  phase: 1 | 2,
  names: readonly ParameterName[],
  table: ParameterTable,
  findings: Findings,
): void {
  const [first] = names;
  // The pseudorandom function goes with the hash.
  const rows = names.flatMap((name) => (name === "ike.prf" ? [] : (table.get(name) ?? [])));
  findings.differ(
    code,
    first ?? "ike.encryption",
    `Phase ${phase} has common values, but no suite of them is offered together: ${rows.map((row) => `${parameterWords[row.name] ?? row.name} ${valuesText(row)}`).join("; ")}`,
    "Leave one suite at each end, the same",
  );
}
