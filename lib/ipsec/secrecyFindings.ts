import type { End, Offers } from "./end.ts";
import type { Findings } from "./findings.ts";
import type { Judgement } from "./judge.ts";
import { Found } from "./lasting.ts";
import { textOfPair } from "./pairSet.ts";
import { isFault, type ParameterResult, type ParameterTable, valuesIn, valuesText } from "./parameters.ts";
import type { Proposal } from "./proposal.ts";
import { rateOfVolumeRenewal, renewalText } from "./renewal.ts";
import { fitting } from "./selection.ts";
import { transformTypes as types } from "./transform.ts";
import { reportUnsayable } from "./unsayable.ts";
import type { Walk } from "./walk.ts";

/** Reports groups of perfect forward secrecy that differ: at once in IKEv1, when a child SA is renewed in IKEv2. */
export function reportSecrecy(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  const row = table.get("child.pfsGroup");
  if (row === undefined) return;
  const isAtOnce = judgement.version === 1 && isFault(row);
  if (!isAtOnce && row.effect !== "breaks-at-rekey") {
    if (isFault(row)) reportUnsayable(row, findings);
    return;
  }
  reportUnsayable(row, findings);
  if (isAtOnce) {
    reportAtOnce(judgement, row, findings);
    return;
  }
  const { azure, cds } = judgement.rekeys;
  if (azure.kind === "none" && cds.kind === "none") reportBoth(judgement, findings);
  else reportOne(judgement, findings);
  reportFurtherPairs(judgement, row, findings);
}

function reportAtOnce({ azure }: Judgement, row: ParameterResult, findings: Findings): void {
  const isNever = azure.selectorRule === "exact" && azure.hasDefaultPolicy;
  findings.differ(
    "NT4003",
    "child.pfsGroup",
    `The groups of perfect forward secrecy differ: ${valuesText(row)}; IKEv1 compares them at once`,
    isNever
      ? "Switch perfect forward secrecy off on the edge: a policy-based Azure gateway has none; or use a route-based one"
      : "Set the same group at both ends",
    row,
  );
}

function reportBoth(judgement: Judgement, findings: Findings): void {
  const { azure, cds } = judgement;
  const isUp = judgement.counted.some(({ outcome }) => outcome === "established");
  const when = isUp
    ? `the tunnel comes up, and fails when ${renewalText(azure, cds)}`
    : "it matters once the rest is mended";
  // The lists of Azure have groups beside some ciphers only.
  const beside = { azure: groupsBeside(azure, cds), cds: groupsBeside(cds, azure) };
  const hasBeside = beside.azure.length > 0 && beside.cds.length > 0;
  const values = hasBeside ? beside : { azure: groupsOffered(azure), cds: groupsOffered(cds) };
  findings.differ(
    "NT4003",
    "child.pfsGroup",
    `The groups of perfect forward secrecy differ: ${valuesText(values)}; ${when}`,
    "Set the same group at both ends; the first child SA has no key exchange and hides the difference",
    values,
  );
}

function groupsOffered({ child: { offered } }: End): readonly string[] {
  return valuesIn({ offered, accepted: offered }, types.group);
}

// Those that it offers or accepts with ciphers that the peer has too.
function groupsBeside({ child }: End, { child: others }: End): readonly string[] {
  // Whoever gets the result may change the list that is in it.
  return [...foundBeside.forBoth(child, others, () => findBeside(child, others))];
}

const foundBeside = new Found<readonly string[]>();

function findBeside(own: Offers, { offered, accepted }: Offers): readonly string[] {
  const fits = (list: readonly Proposal[]): readonly Proposal[] => {
    const first = fitting(list, offered);
    if (offered === accepted) return first;
    const second = fitting(list, accepted);
    return list.filter((each) => first.includes(each) || second.includes(each));
  };
  return valuesIn({ offered: fits(own.offered), accepted: fits(own.accepted) }, types.group);
}

function reportOne({ azure, cds, rekeys }: Judgement, findings: Findings): void {
  const isAzure = rekeys.azure.kind === "none";
  const [own, other] = isAzure ? [azure, cds] : [cds, azure];
  const [who, whoElse] = isAzure ? ["Azure", "the edge"] : ["the edge", "Azure"];
  const offered = groupsOffered(own);
  const accepted = valuesIn({ offered: other.child.accepted, accepted: other.child.accepted }, types.group);
  const rate = rateOfVolumeRenewal(azure, cds);
  const load = isAzure && rate !== undefined ? `, or under load: from ${rate} Mbit/s Azure is first by volume` : "";
  const words = offered.join() === "none" ? "no group" : `group ${offered.join(", ")}`;
  const groups = `${who} offers ${words} then, and ${whoElse} wants ${accepted.join(", ")}`;
  findings.differ(
    "NT4013",
    "child.pfsGroup",
    `A renewal that ${who} starts is refused, one that ${whoElse} starts is not: ${groups}; ${renewalText(azure, cds)}${load}`,
    azure.hasDefaultPolicy
      ? "Give the Azure connection an IPsec policy of its own: by default it accepts forward secrecy and never offers it"
      : "Leave one group at each end, the same",
    isAzure ? { azure: offered, cds: accepted } : { azure: accepted, cds: offered },
  );
}

function reportFurtherPairs(judgement: Judgement, pfs: ParameterResult, findings: Findings): void {
  const failing = judgement.counted.flatMap(({ pairs = [], laterChild }: Walk) =>
    laterChild.kind === "none" ? pairs.slice(1).filter(({ outcome }) => outcome === "NO_PROPOSAL_CHOSEN") : [],
  );
  const texts = [...new Set(failing.map(textOfPair))];
  if (texts.length === 0) return;
  findings.differ(
    "NT4012",
    "child.pfsGroup",
    `Only the first pair of prefixes comes up: ${texts.slice(0, 3).join(", ")}${texts.length > 3 ? ` and ${texts.length - 3} more` : ""} ${texts.length === 1 ? "needs" : "need"} a key exchange, and the groups differ`,
    "Set the same group at both ends: the prefixes are not the fault",
    pfs,
  );
}
