import type { Code } from "../lib/diagnostics/code.ts";
import type { ParameterName } from "../lib/ipsec/end.ts";
import type { Effect } from "../lib/ipsec/parameters.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { type AzureWords, azureOf, type EdgeWords, edgeOf, policyOf } from "./ipsec-ends.ts";

/** A pair of ends that fails, what is said of it, and the pair mended. */
export interface FailureRow {
  readonly title: string;
  readonly wrong: readonly [azure: TunnelEnd, cds: TunnelEnd];
  readonly verdict: string;
  readonly code: Code;
  /** The setting that does it, and what it does; absent where no single setting does. */
  readonly setting?: readonly [parameter: ParameterName, effect: Effect];
  readonly mended: readonly [azure: TunnelEnd, cds: TunnelEnd];
}

type Says = readonly [verdict: string, code: Code, parameter?: ParameterName, effect?: Effect];

type Ends = readonly [TunnelEnd, TunnelEnd];

/** A row in its short form. */
export function failure(
  title: string,
  wrong: Ends,
  [verdict, code, parameter, effect]: Says,
  mended: Ends,
): FailureRow {
  const setting = parameter === undefined || effect === undefined ? {} : { setting: [parameter, effect] as const };
  return { title, wrong, verdict, code, ...setting, mended };
}

/** A suite that both ends can be given. */
export const good = "aes256-sha256-14 gcm256-14";

/** An Azure end with a policy and policy-based selectors. */
export function azure(policy: string, tunnel: Partial<Tunnel> = {}, words: AzureWords = {}): TunnelEnd {
  return azureOf({ ...words, tunnel: { policy: policyOf(policy, "azure"), policyBasedSelectors: true, ...tunnel } });
}

/** An edge end with a profile of its own. */
export function edge(policy: string, tunnel: Partial<Tunnel> = {}, words: EdgeWords = {}): TunnelEnd {
  return edgeOf({ ...words, tunnel: { policy: policyOf(policy, "edge"), ...tunnel } });
}
