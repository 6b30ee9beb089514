import { isUnresolved, known } from "../model/stated.ts";
import { type Assessment, assess } from "./assess.ts";
import { azureDefaults } from "./azureDefaults.ts";
import { applyChanges, type Change, changeOf } from "./change.ts";
import { edgeDefaults } from "./edgeDefaults.ts";
import type { End, Fault } from "./end.ts";
import type { Judgement, Verdict } from "./judge.ts";
import { lacks, type ParameterResult } from "./parameters.ts";
import { azureAddresses } from "./peer.ts";
import { type Phases, repairPolicy } from "./repairPolicy.ts";
import { repairSelectors } from "./repairSelectors.ts";
import { transformTypes as types } from "./transform.ts";

/** A way to mend a tunnel. */
export interface Fix {
  /** Which end has to be changed. */
  readonly side: "azure" | "cds" | "both";
  readonly changes: readonly Change[];
  /** The verdict after the changes. */
  readonly result: Verdict;
  /** What the ends agree on then, and what has become weaker by it. */
  readonly strength: string;
}

/**
 * The smallest changes that let a tunnel come up and hold, for each side on which there are some: those that make nothing
 * weaker first, then those that change less. None for a tunnel that is up or hangs on what is not known.
 */
export function repair(assessment: Assessment): readonly Fix[] {
  if (assessment.verdict === "up" || assessment.verdict === "unknown") return [];
  const made = [attempt(assessment, ["azure"]), attempt(assessment, ["cds"])].filter((each) => each !== undefined);
  const both =
    made.length > 0 ? undefined : (attempt(assessment, ["azure", "cds"]) ?? attempt(assessment, ["cds", "azure"]));
  reportOneSided(assessment, made);
  const sorted = made.sort((a, b) => a.weaker.length - b.weaker.length || a.fix.changes.length - b.fix.changes.length);
  return [...sorted, ...(both === undefined ? [] : [both])].map(({ fix }) => fix);
}

interface Made {
  readonly fix: Fix;
  readonly weaker: readonly string[];
}

type Side = "azure" | "cds";

function attempt(before: Assessment, sides: readonly Side[]): Made | undefined {
  const changes: Change[] = [];
  const weaker: string[] = [];
  let now = before;
  for (const side of sides) {
    for (const force of [false, true]) {
      const step = changesOn(now, side, force);
      if (step === undefined || step.changes.length === 0) continue;
      const { azure, cds } = now.judgement;
      const after = assess(applyChanges(azure.view, step.changes), applyChanges(cds.view, step.changes));
      if (sides.length === 1 && after.verdict !== "up") continue;
      changes.push(...step.changes);
      weaker.push(...step.weaker);
      now = after;
      break;
    }
  }
  if (now.verdict !== "up") return undefined;
  const side = sides.length === 1 ? (sides[0] as Side) : "both";
  return { fix: { side, changes, result: now.verdict, strength: strengthText(now.parameters, weaker) }, weaker };
}

function strengthText(parameters: readonly ParameterResult[], weaker: readonly string[]): string {
  const chosen = new Map(parameters.map(({ name, chosen }) => [name, chosen]));
  const part = (names: readonly ParameterResult["name"][]): string =>
    names
      .flatMap((name) => {
        const value = chosen.get(name) ?? undefined;
        if (value === undefined) return [];
        return name === "ike.dhGroup"
          ? `group ${value}`
          : name === "child.pfsGroup"
            ? `forward secrecy ${value}`
            : value;
      })
      .join(" ");
  const suite = `${part(["ike.encryption", "ike.integrity", "ike.dhGroup"])}; ${part(["child.encryption", "child.integrity", "child.pfsGroup"])}`;
  return weaker.length === 0
    ? `${suite}; nothing weaker than before`
    : `${suite}; weaker than before: ${weaker.join(", ")}`;
}

/** What has to change at one end; undefined where something cannot be mended there. */
function changesOn(
  { judgement, parameters }: Assessment,
  side: Side,
  force: boolean,
): { readonly changes: readonly Change[]; readonly weaker: readonly string[] } | undefined {
  const [own, other] = side === "azure" ? [judgement.azure, judgement.cds] : [judgement.cds, judgement.azure];
  const faults = faultChanges(own);
  const version = versionChanges(judgement, own, other);
  const peer = peerChanges(judgement, own);
  if (faults === undefined || version === undefined || peer === undefined) return undefined;
  const policy = repairPolicy(own, other, phasesToMend(judgement, own, force), version.version);
  if (policy === undefined) return undefined;
  const selectors = repairSelectors(own, other, parameters.find(({ name }) => name === "selectors")?.effect !== "none");
  if (selectors === undefined) return undefined;
  const changes = [
    ...policy.changes,
    ...version.changes,
    ...initiationChanges(judgement, own),
    ...peer,
    ...faults,
    ...selectors,
  ];
  return { changes: distinct(changes), weaker: policy.weaker };
}

function distinct(changes: readonly Change[]): readonly Change[] {
  return [...new Map(changes.map((change) => [change.setting, change])).values()];
}

const policyFaults: readonly Fault["code"][] = ["NT4018", "NT4020", "NT4024"];

/** Faults that a new policy mends leave no changes of their own. */
function faultChanges({ view, faults, vendor }: End): readonly Change[] | undefined {
  const changes: Change[] = [];
  for (const { code, parameter } of faults) {
    if (policyFaults.includes(code)) continue;
    if (code === "NT4028") changes.push(changeOf(view, "enabled", true));
    else if (code === "NT4027") {
      const [, value] = lifetimeDefaults[vendor].find(([name]) => name === parameter) ?? lifetimeDefaults.edge[0] ?? [];
      changes.push(changeOf(view, `policy.${parameter}`, value));
    } else return undefined;
  }
  return changes;
}

const lifetimeDefaults: Readonly<Record<End["vendor"], readonly (readonly [parameter: string, value: number])[]>> = {
  azure: [
    ["child.lifetimeSeconds", azureDefaults.RouteBased.child.lifetimeSeconds],
    ["child.lifetimeKilobytes", azureDefaults.RouteBased.child.lifetimeKilobytes],
  ],
  edge: [
    ["ike.lifetimeSeconds", edgeDefaults.ike.lifetimeSeconds as number],
    ["child.lifetimeSeconds", edgeDefaults.child.lifetimeSeconds as number],
  ],
};

function phasesToMend({ azureInitiates, cdsInitiates, rekeys }: Judgement, { faults }: End, force: boolean): Phases {
  const walks = [azureInitiates, cdsInitiates];
  const isFaulty = (phase: string): boolean =>
    faults.some(
      ({ code, parameter }) => policyFaults.includes(code) && (code === "NT4018" || parameter.startsWith(phase)),
    );
  return {
    ike: isFaulty("ike") || walks.some(({ ike }) => ike.kind !== "chosen"),
    child:
      force ||
      isFaulty("child") ||
      walks.some(({ child, laterChild }) => child.kind !== "chosen" || laterChild.kind !== "chosen") ||
      lacks(rekeys.azure, types.group) ||
      lacks(rekeys.cds, types.group),
  };
}

function versionChanges(
  { azureInitiates, cdsInitiates }: Judgement,
  own: End,
  other: End,
): { readonly changes: readonly Change[]; readonly version: 1 | 2 } | undefined {
  const fits = [azureInitiates, cdsInitiates].every(({ versionFits }) => versionFits === true);
  const current = own.startsWith ?? 2;
  if (fits) return { changes: [], version: azureInitiates.version ?? current };
  const wanted = other.startsWith;
  if (wanted === undefined) return undefined;
  return { changes: [changeOf(own.view, "protocol", `IKEv${wanted}`)], version: wanted };
}

function initiationChanges({ azure, cds, azureInitiates, cdsInitiates }: Judgement, own: End): readonly Change[] {
  const nobody = azureInitiates.allowed === false && cdsInitiates.allowed === false;
  if (nobody && cds.view.tunnel.enabled !== false) return [changeOf(own.view, "initiation", "Default")];
  if (azure.answers !== false || cds.starts !== true) return [];
  return [changeOf(own.view, "initiation", own === azure ? "Default" : "ResponderOnly")];
}

/** Undefined where what differs is a setting of the other end. */
function peerChanges({ checks, azure, cds }: Judgement, own: End): readonly Change[] | undefined {
  const changes: Change[] = [];
  for (const { parameter, status } of checks) {
    if (status !== "differs") continue;
    const isAzure = own === azure;
    if (parameter === "sharedKey") {
      changes.push(changeOf(own.view, "sharedKey", (isAzure ? cds : azure).view.tunnel.sharedKey));
    } else if (parameter === "address.cds" && isAzure) {
      changes.push(changeOf(own.view, "site.gatewayAddress", cds.view.tunnel.localAddress));
    } else if (parameter === "address.azure" && !isAzure) {
      changes.push(changeOf(own.view, "site.gatewayAddress", azureAddresses(azure.view).addresses[0]));
    } else if (parameter === "identity.azure" && !isAzure) {
      changes.push(
        changeOf(own.view, "remoteId", azureAddresses(azure.view).addresses[0] ?? known(cds.view.site?.gatewayAddress)),
      );
    } else return undefined;
  }
  if (own === azure && known(azure.view.tunnel.bgp) === true) changes.push(changeOf(own.view, "bgp", false));
  return changes;
}

function reportOneSided({ judgement, findings }: Assessment, made: readonly Made[]): void {
  if (made.length !== 1) return;
  const [only] = made;
  const { azure } = judgement;
  const where = only?.fix.side === "azure" ? "the edge" : "Azure";
  const cannot = where === "Azure" && isUnresolved(azure.view.tunnel.policy) ? ": its policy is not known" : "";
  findings.differ(
    "NT4059",
    "ike.encryption",
    `No change on ${where} alone makes the tunnel hold${cannot}`,
    `Change ${where === "Azure" ? "the edge" : "Azure"}: the fix names what`,
  );
}
