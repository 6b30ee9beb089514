import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { isUnresolved } from "../model/stated.ts";
import { assess } from "./assess.ts";
import { type Consoles, consolesOf } from "./consoles.ts";
import { type Judgement, rekeysOf, type Verdict } from "./judge.ts";
import type { ParameterResult } from "./parameters.ts";
import { encryptionOf, groupOf, integrityOf, prfOf } from "./proposal.ts";
import { firstRenewal } from "./renewal.ts";
import { type Fix, repair } from "./repair.ts";
import type { Selection } from "./selection.ts";
import { nameOfEnd, type TunnelEnd } from "./tunnelEnd.ts";
import type { Exchange, Walk } from "./walk.ts";

/** What is agreed on for the IKE SA. */
export interface IkeSuite {
  /** Of IKE. */
  readonly version: 1 | 2;
  /** `AES-CBC-256`, `AES-GCM-16-256`, … */
  readonly encryption: string;
  /** `SHA2-256-128`, …; null beside a combined cipher. */
  readonly integrity: string | null;
  /** `PRF-SHA2-256`, … */
  readonly prf: string;
  /** By its IANA number. */
  readonly dhGroup: number;
}

/** What is agreed on for child SAs. */
export interface ChildSuite {
  /** `AES-CBC-256`, `AES-GCM-16-256`, … */
  readonly encryption: string;
  /** `SHA2-256-128`, …; null beside a combined cipher. */
  readonly integrity: string | null;
  /** The group of those with a key exchange of their own; null for none. In IKEv2 the first child SA has none. */
  readonly pfsGroup: number | null;
}

/** What happens when one of the ends starts. */
export interface DirectionResult {
  /** `not-attempted` where the settings do not allow it. */
  readonly outcome: "established" | "failed" | "not-attempted" | "unknown";
  /** Where it fails, wholly or for the first pair that does; null where nothing fails. */
  readonly exchange: Exchange | null;
  /** What the refusing end says; null for nothing, and for silence. */
  readonly notify: string | null;
  /** Null where no IKE SA comes up. */
  readonly ike: IkeSuite | null;
  /** Null where no child SA comes up. */
  readonly child: ChildSuite | null;
  /** Every pair of prefixes that the starting end opens; none where no IKE SA comes up. */
  readonly selectors: readonly { readonly azure: string; readonly cds: string; readonly outcome: string }[];
  /** What happens when each end renews a child SA; null where none comes up. */
  readonly rekey: { readonly azure: string; readonly cds: string } | null;
  /** What the log of Azure and the status of the edge show when it fails, or will show when it breaks later. */
  readonly consoles: Consoles;
}

/** What comes of one tunnel. */
export interface TunnelNegotiation {
  /** Name of the connection. */
  readonly azure: string;
  /** Name of the edge tunnel. */
  readonly cds: string;
  /** What comes of it, both directions taken together. */
  readonly verdict: Verdict;
  /** Conditions that inputs rightly leave out. */
  readonly provided: readonly string[];
  /** By the end that starts. */
  readonly directions: { readonly "azure-initiates": DirectionResult; readonly "cds-initiates": DirectionResult };
  /** Every setting that is compared, in the order in which a set-up meets them. */
  readonly parameters: readonly ParameterResult[];
  /** What is wrong, what will be, and advice; each points at both ends where both have a part. */
  readonly diagnostics: readonly Diagnostic[];
  /** Ways to mend it, the best first; none where it is up or hangs on what is not known. */
  readonly fixes: readonly Fix[];
}

/** Settings of a negotiation. */
export interface TunnelOptions {
  /** Whether ways to mend it are looked for; they are unless told otherwise. */
  readonly fixes?: boolean;
}

/**
 * Negotiates an Azure end with an edge end, offline: both directions, every pair of prefixes, and what happens when child SAs
 * are renewed. The verdict follows the protocol (RFC 7296; RFC 2409 for IKEv1), advice of vendors is in the diagnostics.
 */
export function negotiateTunnel(azure: TunnelEnd, cds: TunnelEnd, options: TunnelOptions = {}): TunnelNegotiation {
  const assessment = assess(azure, cds);
  const { judgement, parameters, findings, verdict } = assessment;
  const { azureInitiates, cdsInitiates } = judgement;
  return {
    azure: nameOfEnd(azure),
    cds: nameOfEnd(cds),
    verdict,
    provided: providedFor(judgement),
    directions: {
      "azure-initiates": directionOf(judgement, azureInitiates),
      "cds-initiates": directionOf(judgement, cdsInitiates),
    },
    parameters,
    fixes: options.fixes === false ? [] : repair(assessment),
    diagnostics: findings.all,
  };
}

function providedFor({ checks, azure, cds }: Judgement): readonly string[] {
  const conditions: string[] = [];
  for (const { condition } of checks) if (condition !== undefined) conditions.push(condition);
  for (const { view } of [azure, cds]) {
    const { condition } = view.tunnel;
    if (condition === undefined) continue;
    conditions.push(`the connection is deployed: ${view.file} makes it depend on ${condition.unresolved}`);
  }
  if (isUnresolved(cds.view.tunnel.enabled)) conditions.push("the edge tunnel is switched on");
  return conditions;
}

function directionOf(judgement: Judgement, walk: Walk): DirectionResult {
  const { outcome, exchange, notify, ike, version, pairs = [] } = walk;
  const isIkeUp = outcome === "established" || (outcome === "failed" && isLate(exchange, notify));
  const isUp = outcome === "established";
  const selectors = isIkeUp ? pairs.map((pair) => ({ azure: pair.azure, cds: pair.cds, outcome: pair.outcome })) : [];
  return {
    outcome,
    exchange,
    notify,
    ike: isIkeUp && ike.kind === "chosen" && version !== undefined ? ikeSuite(ike, version) : null,
    child: isUp ? childSuite(judgement, walk) : null,
    selectors,
    rekey: isUp && version !== undefined ? rekeyOf(judgement, version, ike) : null,
    consoles: consolesOf(judgement, walk),
  };
}

// A child that fails leaves the IKE SA up (RFC 7296, 1.2); a proof that fails does not.
function isLate(exchange: Exchange | null, notify: string | null): boolean {
  if (notify === "AUTHENTICATION_FAILED") return false;
  return exchange === "QUICK_MODE" || exchange === "IKE_AUTH" || exchange === "CREATE_CHILD_SA";
}

function ikeSuite(ike: Extract<Selection, { readonly kind: "chosen" }>, version: 1 | 2): IkeSuite {
  const { suite } = ike;
  return {
    version,
    encryption: encryptionOf(suite) ?? "",
    integrity: integrityOf(suite),
    prf: prfOf(suite) ?? "",
    dhGroup: groupOf(suite) ?? 0,
  };
}

function childSuite(judgement: Judgement, { child, laterChild, version, ike }: Walk): ChildSuite | null {
  const shown = child.kind === "chosen" ? child : laterChild;
  if (shown.kind !== "chosen") return null;
  const rekeys = rekeysOf(judgement, version ?? 2, ike);
  const first =
    firstRenewal(judgement.azure, judgement.cds, "childSeconds")?.by === "azure" ? rekeys.azure : rekeys.cds;
  const renewed = [version === 1 ? shown : first, rekeys.azure, rekeys.cds].find(({ kind }) => kind === "chosen");
  return {
    encryption: encryptionOf(shown.suite) ?? "",
    integrity: integrityOf(shown.suite),
    pfsGroup: renewed?.kind === "chosen" ? groupOf(renewed.suite) : null,
  };
}

function rekeyOf(
  judgement: Judgement,
  version: 1 | 2,
  ike: Selection,
): { readonly azure: string; readonly cds: string } {
  const rekeys = rekeysOf(judgement, version, ike);
  return { azure: rekeyText(rekeys.azure), cds: rekeyText(rekeys.cds) };
}

function rekeyText({ kind }: Selection): string {
  if (kind === "chosen") return "ok";
  return kind === "none" ? "NO_PROPOSAL_CHOSEN" : "unknown";
}
