import { known } from "../model/stated.ts";
import { isPeerIgnored } from "./degradation.ts";
import type { ParameterName } from "./end.ts";
import type { Findings } from "./findings.ts";
import { type Judgement, textOfPair } from "./judge.ts";
import { parameterPlace } from "./parameterPlace.ts";
import { countedWalks, type ParameterResult } from "./parameters.ts";
import { phasesSwapped } from "./phasesSwapped.ts";
import { isCombinedProposal, type Proposal } from "./proposal.ts";
import { rateOfVolumeRenewal, renewalText } from "./renewal.ts";
import { reportSelectors } from "./selectorFindings.ts";
import { transformTypes as types } from "./transform.ts";
import { placeAt } from "./tunnelEnd.ts";
import { type Vendor, type Vocabulary, vocabularies } from "./vendors.ts";
import type { Walk } from "./walk.ts";

/** Parameters by their names. */
export type ParameterTable = ReadonlyMap<ParameterName, ParameterResult>;

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
  reportPfs(judgement, table, findings);
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

function isFault(parameter: ParameterResult | undefined): parameter is ParameterResult {
  return parameter !== undefined && (parameter.effect === "blocks" || parameter.effect === "one-way");
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
  if (version === undefined || countedWalks(judgement).every(({ versionFits }) => versionFits !== false)) return;
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
  const { azure, cds, version } = judgement;
  const walks = countedWalks(judgement);
  if (!walks.some(({ ike }) => ike.kind === "none")) return;
  for (const end of [azure, cds]) {
    if (version !== 1 || !end.ike.offered.every(isCombinedProposal)) continue;
    findings.differ(
      "NT4021",
      "ike.encryption",
      `Phase 1 ${placeOf(end.vendor)} has combined ciphers only, and IKEv1 knows none there`,
      "Use IKEv2, or AES-CBC in phase 1",
    );
    return;
  }
  const groupless = [azure, cds].find(({ ike }) => !ike.offered.some(hasGroup));
  if (groupless !== undefined) {
    const help = "Set a group that both ends know: 14, 19 or 20";
    findings.differ("NT4022", "ike.dhGroup", `Phase 1 ${placeOf(groupless.vendor)} has no Diffie-Hellman group`, help);
  }
  const faults = faultsAmong(table, ikeNames);
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

function hasGroup(proposal: Proposal): boolean {
  return proposal.types.has(types.group) || proposal.open?.has(types.group) === true;
}

function placeOf(vendor: Vendor): string {
  return vendor === "azure" ? "of the Azure end" : "of the edge";
}

function reportChild(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  if (!countedWalks(judgement).some(({ child }) => child.kind === "none")) return;
  const faults = faultsAmong(table, childNames).filter(({ name }) => name !== "child.pfsGroup");
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
  { azure: { hasDefaultPolicy: isAzureDefault } }: Judgement,
  table: ParameterTable,
  findings: Findings,
): void {
  for (const fault of faults) {
    // The hash is one setting with two uses; one finding is enough.
    if (fault.name === "ike.prf" && faults.some(({ name }) => name === "ike.integrity")) continue;
    const help = isAzureDefault
      ? "Give the Azure connection an IPsec policy of its own: its defaults know group 2 only in phase 1 and few ciphers in phase 2"
      : `Set the same ${words[fault.name] ?? fault.name} at both ends`;
    const where = fault.effect === "one-way" ? "in one direction no common" : "no common";
    findings.differ(
      code,
      fault.name,
      `Phase ${phase} has ${where} ${words[fault.name] ?? fault.name}: ${valuesText(fault)}`,
      help,
      fault,
    );
  }
  for (const row of unsayableAmong(phase, faults, table)) reportUnsayable(row, findings);
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
  const rows = names.map((name) => table.get(name)).filter((row) => row !== undefined);
  findings.differ(
    code,
    first ?? "ike.encryption",
    `Phase ${phase} has common values, but no suite of them is offered together: ${rows.map(valuesText).join("; ")}`,
    "Leave one suite at each end, the same",
  );
}

const words: Readonly<Partial<Record<ParameterName, string>>> = {
  "ike.encryption": "cipher",
  "ike.integrity": "integrity",
  "ike.prf": "pseudorandom function",
  "ike.dhGroup": "group",
  "child.encryption": "cipher",
  "child.integrity": "integrity",
  "child.pfsGroup": "group of perfect forward secrecy",
};

function valuesText({ azure, cds }: ParameterResult): string {
  return `${azure.join(", ") || "none"} on the Azure end, ${cds.join(", ") || "none"} on the edge`;
}

const vocabularyKeys: Readonly<Partial<Record<ParameterName, keyof Omit<Vocabulary, "childLifetime">>>> = {
  "ike.encryption": "ikeEncryption",
  "ike.integrity": "ikeIntegrity",
  "ike.dhGroup": "ikeGroups",
  "child.encryption": "childEncryption",
  "child.integrity": "childIntegrity",
  "child.pfsGroup": "pfsGroups",
};

/** Says when no change at one end can meet the other, because its vendor has no word for any of the values. */
function reportUnsayable(fault: ParameterResult, findings: Findings): void {
  const key = vocabularyKeys[fault.name];
  if (key === undefined) return;
  const sides = [
    { vendor: "azure", values: fault.cds, who: "Azure", owner: "the edge" },
    { vendor: "edge", values: fault.azure, who: "an edge gateway", owner: "the Azure end" },
  ] as const;
  for (const { vendor, values, who, owner } of sides) {
    const says = vocabularies[vendor][key].map((each) => (each === 0 ? "none" : String(each)));
    if (values.length === 0 || values.some((value) => isNoValue(value, key) || says.includes(value))) continue;
    findings.differ(
      "NT4017",
      fault.name,
      `${who === "Azure" ? "Azure" : "An edge gateway"} has no word for ${values.join(", ")} as ${words[fault.name]} of phase ${fault.name.startsWith("ike") ? 1 : 2}`,
      `Change ${owner}: no setting of ${who} can meet it`,
      fault,
    );
  }
}

// Phase 1 without a group has a finding of its own.
function isNoValue(value: string, key: keyof Vocabulary): boolean {
  return value.startsWith("(") || (value === "none" && key === "ikeGroups");
}

function reportPfs(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  const pfs = table.get("child.pfsGroup");
  if (pfs === undefined) return;
  const { azure, cds, rekeys, version } = judgement;
  if (isFault(pfs)) reportUnsayable(pfs, findings);
  if (version === 1 && isFault(pfs)) {
    const message = `The groups of perfect forward secrecy differ: ${valuesText(pfs)}; IKEv1 compares them at once`;
    const isNever = azure.selectorRule === "exact" && azure.hasDefaultPolicy;
    const help = isNever
      ? "Switch perfect forward secrecy off on the edge: a policy-based Azure gateway has none; or use a route-based one"
      : "Set the same group at both ends";
    findings.differ("NT4003", "child.pfsGroup", message, help, pfs);
    return;
  }
  if (pfs.effect !== "breaks-at-rekey") return;
  reportUnsayable(pfs, findings);
  const whoFails = [rekeys.azure.kind === "none" ? "Azure" : "", rekeys.cds.kind === "none" ? "the edge" : ""].filter(
    Boolean,
  );
  if (whoFails.length === 2) {
    const comesUp = countedWalks(judgement).some(({ child }) => child.kind === "chosen");
    const when = comesUp
      ? `the tunnel comes up, and fails when ${renewalText(azure, cds)}`
      : "it matters once the rest is mended";
    findings.differ(
      "NT4003",
      "child.pfsGroup",
      `The groups of perfect forward secrecy differ: ${valuesText(pfs)}; ${when}`,
      "Set the same group at both ends; the first child SA has no key exchange and hides the difference",
      pfs,
    );
  } else {
    const rate = rateOfVolumeRenewal(azure, cds);
    const load =
      whoFails[0] === "Azure" && rate !== undefined
        ? `, or under load: from ${rate} Mbit/s Azure is first by volume`
        : "";
    findings.differ(
      "NT4013",
      "child.pfsGroup",
      `What ${whoFails[0]} renews is refused, what the other renews is not: ${valuesText(pfs)}; ${renewalText(azure, cds)}${load}`,
      azure.hasDefaultPolicy
        ? "Give the Azure connection an IPsec policy of its own: by default it accepts forward secrecy and never offers it"
        : "Leave one group at each end, the same",
      pfs,
    );
  }
  reportFurtherPairs(judgement, pfs, findings);
}

function reportFurtherPairs(judgement: Judgement, pfs: ParameterResult, findings: Findings): void {
  const failing = countedWalks(judgement).flatMap(({ pairs = [], laterChild }: Walk) =>
    laterChild.kind === "none" ? pairs.slice(1).filter(({ outcome }) => outcome === "NO_PROPOSAL_CHOSEN") : [],
  );
  const texts = [...new Set(failing.map(textOfPair))];
  if (texts.length === 0) return;
  findings.differ(
    "NT4012",
    "child.pfsGroup",
    `Only the first pair of prefixes comes up: ${texts.slice(0, 3).join(", ")}${texts.length > 3 ? ` and ${texts.length - 3} more` : ""} need a key exchange, and the groups differ`,
    "Set the same group at both ends: the prefixes are not the fault",
    pfs,
  );
}
