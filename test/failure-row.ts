import type { Code } from "../lib/diagnostics/code.ts";
import type { ParameterName } from "../lib/ipsec/end.ts";
import type { Effect } from "../lib/ipsec/parameters.ts";
import type { AzureWords, EdgeWords, Words } from "./failure-ends.ts";

/** Two ends, by what they say beyond the pair that holds. */
export interface Pair {
  readonly azure?: AzureWords;
  readonly cds?: EdgeWords;
}

/** A known failure as two documents, what is said of it, and the same documents mended. */
export interface FailureRow {
  /** Number in the list of known failures. */
  readonly id: string;
  readonly title: string;
  readonly wrong: Pair;
  readonly verdict: string;
  readonly code: Code;
  /** The setting that does it, and what it does; absent where no single setting does. */
  readonly setting?: readonly [parameter: ParameterName, effect: Effect];
  /** The leaves that the finding points at, as `name=value`; null where an end has no part. */
  readonly at: readonly [azure: string | null, cds: string | null];
  readonly mended: Pair;
}

type Says = readonly [verdict: string, code: Code, parameter?: ParameterName, effect?: Effect];

/** A row in its short form; without more it is mended by what both ends have in common. */
export function failure(
  id: string,
  title: string,
  wrong: Pair,
  [verdict, code, parameter, effect]: Says,
  at: FailureRow["at"],
  mended: Pair = {},
): FailureRow {
  const setting = parameter === undefined || effect === undefined ? {} : { setting: [parameter, effect] as const };
  return { id, title, wrong, verdict, code, ...setting, at, mended };
}

/** Where a finding points that is about something the connection does not state. */
export const connectionName = "name=quay-to-pier";

/** An Azure end with version 1. */
export const oldAzure: AzureWords = { connection: { connectionProtocol: "IKEv1" } };

/** An edge end with version 1 and the lifetimes of Azure, which version 1 tells the peer. */
export const oldEdge: EdgeWords = { ike: { ikeVersion: "IKE_V1", saLifeTime: 28800 }, child: { saLifeTime: 27000 } };

/** Two ends with version 1. */
export const old: Pair = { azure: oldAzure, cds: oldEdge };

/** An edge end with plain AES and a hash in phase 2. */
export const cbcEdge: EdgeWords = { child: { encryptionAlgorithms: ["AES_256"], digestAlgorithms: ["SHA2_256"] } };

/** An edge end that meets the default lists of Azure but for forward secrecy. */
export function weakEdge(child: Words): EdgeWords {
  return {
    ike: { dhGroups: ["GROUP2"] },
    child: { encryptionAlgorithms: ["AES_256"], digestAlgorithms: ["SHA2_256"], ...child },
  };
}

/** A pair that differs in what the edge says of the far side. */
export function remote(words: Words): Pair {
  return { cds: { tunnel: { remoteEndpoint: words } } };
}

/** A pair that differs in the profile of the edge. */
export function profile(cds: { readonly ike?: Words; readonly child?: Words }): Pair {
  return { cds };
}
