import type { Code } from "../diagnostics/code.ts";
import { isUnresolved, type Stated } from "../model/stated.ts";
import type { Proposal } from "./proposal.ts";
import type { Place, TunnelEnd } from "./tunnelEnd.ts";
import type { Vendor } from "./vendors.ts";

/** A version of IKE. */
export type IkeVersion = 1 | 2;

/** What an end offers when it starts and what it accepts when it answers, each in its order of preference. */
export interface Offers {
  readonly offered: readonly Proposal[];
  readonly accepted: readonly Proposal[];
  /** Tells offers apart that are always the same ones: what follows from them is found once. Absent for others. */
  readonly number?: number;
}

/** Two prefixes whose traffic shares a child SA. */
export interface SelectorPair {
  readonly azure: string;
  readonly cds: string;
}

/**
 * What an end that answers makes of selectors that are not its own: takes `any`, wants them `exact`, or narrows them as
 * RFC 7296, 2.9 allows. Azure, route-based: any (VPN Gateway FAQ, 2026-08-19). NSX: symmetric networks are demanded
 * ("Using Policy-Based IPSec VPN", NSX 3.2). Azure, policy-based: exact ("Troubleshoot: Azure site-to-site VPN disconnects
 * intermittently", read 2026-11-21). `narrow` is what strongSwan does.
 */
export type SelectorRule = "any" | "exact" | "narrow";

/** Names of the settings that two ends are compared by. */
export type ParameterName =
  | "address.azure"
  | "address.cds"
  | "initiation"
  | "ike.version"
  | "ike.encryption"
  | "ike.integrity"
  | "ike.prf"
  | "ike.dhGroup"
  | "ike.lifetimeSeconds"
  | "authentication"
  | "sharedKey"
  | "identity.azure"
  | "identity.cds"
  | "child.encryption"
  | "child.integrity"
  | "child.pfsGroup"
  | "child.lifetimeSeconds"
  | "child.lifetimeKilobytes"
  | "selectors"
  | "dpd";

/** Something in an end that its platform refuses, so that the tunnel is never made as it is written. */
export interface Fault {
  readonly code: Code;
  readonly parameter: ParameterName;
  readonly message: string;
  readonly help: string;
  readonly at: Place | undefined;
}

/** A setting that no input tells, and what to supply. */
export interface OpenSetting {
  readonly parameters: readonly ParameterName[];
  readonly message: string;
  readonly supply: string;
  readonly at: Place | undefined;
}

/** Seconds and kilobytes after which an end renews what it has; absent: not known, or without such a limit. */
export interface Lifetimes {
  readonly ikeSeconds: number | undefined;
  readonly childSeconds: number | undefined;
  readonly childKilobytes: number | undefined;
}

/** One end of a tunnel as it behaves towards a peer. */
export interface End {
  readonly vendor: Vendor;
  readonly view: TunnelEnd;
  /** Whether it may start; undefined: not known. */
  readonly starts: boolean | undefined;
  /** Whether it answers a first contact; undefined: not known. */
  readonly answers: boolean | undefined;
  /** Version that it starts with; undefined: not known. */
  readonly startsWith: IkeVersion | undefined;
  /** Versions that it answers; undefined: not known. */
  readonly answersTo: readonly IkeVersion[] | undefined;
  readonly ike: Offers;
  readonly child: Offers;
  /** Pairs that it opens, in order; undefined: not known. */
  readonly pairs: readonly SelectorPair[] | undefined;
  readonly selectorRule: SelectorRule;
  readonly lifetimes: Lifetimes;
  /** Its policy is a list of vendor defaults and not one of its own. */
  readonly hasDefaultPolicy: boolean;
  readonly faults: readonly Fault[];
  readonly open: readonly OpenSetting[];
}

/** The items of a list when all are known; undefined when the list is absent or one is not. */
export function knownItems<T>(list: readonly Stated<T>[] | undefined): readonly T[] | undefined {
  return list === undefined || list.some(isUnresolved) ? undefined : (list as readonly T[]);
}

/** The first item of a list that is not known. */
export function openItem<T>(list: readonly Stated<T>[] | undefined): number {
  if (list === undefined) return -1;
  for (let index = 0; index < list.length; index++) if (isUnresolved(list[index])) return index;
  return -1;
}
