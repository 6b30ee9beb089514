import type { Code } from "../diagnostics/code.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Effect } from "../ipsec/parameters.ts";
import type { Place, PlaceFinder } from "../ipsec/tunnelEnd.ts";
import type { Circuit } from "../model/circuit.ts";
import { circuitsOnPremises, joins, leadsToCloud } from "../model/cloudLinks.ts";
import type { Network } from "../model/network.ts";
import type { GlobalReachConnection, PrivateCloud } from "../model/privateCloud.ts";
import { isUnresolved } from "../model/stated.ts";

/** What was read, for judging what is joined in it. */
export interface Joinable {
  readonly network: Network;
  readonly places?: PlaceFinder | undefined;
  /** It says what is wanted (a description), and not what is there. */
  readonly isDescription: boolean;
  /** Management blocks and virtual networks are compared elsewhere. */
  readonly withoutNetworks?: boolean;
}

/** A private cloud and a circuit on premises that are joined, or to be joined. */
export interface Join {
  readonly cloud: PrivateCloud;
  readonly circuit: Circuit;
  /** The connection between them; absent when no input holds one. */
  readonly connection?: GlobalReachConnection;
}

/** A setting that was looked at. */
export interface JoinParameter {
  /** What is looked at: `managementBlock`, `authorizationKey`, … */
  readonly name: JoinParameterName;
  /** What the private cloud says; empty where it says nothing. */
  readonly cloud: readonly string[];
  /** What the circuit, or the side that it leads to, says. */
  readonly circuit: readonly string[];
  /** What comes of it. */
  readonly effect: Effect;
}

/** Settings of a join, in the order in which a set-up meets them. */
export type JoinParameterName =
  | "peerCircuit"
  | "authorizationKey"
  | "providerState"
  | "privatePeering"
  | "tier"
  | "fourByteAsn"
  | "managementBlock"
  | "segments"
  | "prefixes";

/** A finding with its code, and what would mend it. */
export interface JoinFinding extends Finding {
  readonly code: Code;
  readonly change?: JoinChange | undefined;
}

/** One property of a model value that is to be another. */
export interface JoinChange {
  /** Whose input has to be edited. */
  readonly side: "cloud" | "circuit";
  readonly holder: object;
  readonly key: string | number;
  /** As the model holds it. */
  readonly value: unknown;
}

/** What one look at a join comes to. */
export interface Look {
  readonly parameter: JoinParameter;
  readonly findings: readonly JoinFinding[];
  /** Conditions that the inputs rightly leave out. */
  readonly provided: readonly string[];
}

/** Where a property stands, or what is nearest to it. */
export function placeOf({ places }: Joinable, holder: object, key: string | number): Place | undefined {
  return places?.spotOf(holder, key);
}

/** Other places of a finding, as far as they are known. */
export function relatedTo(
  ...related: readonly (readonly [message: string, at: Place | undefined])[]
): NonNullable<Finding["related"]> {
  return related.flatMap(([message, at]) => (at === undefined ? [] : [{ message, at }]));
}

/** Every pair of a private cloud and a circuit on premises: within one description, or all that the resources hold. */
export function joinsOf({ network, isDescription }: Joinable): readonly Join[] {
  const circuits = circuitsOnPremises(network);
  return network.privateClouds.flatMap((cloud) =>
    circuits
      .filter(({ scope }) => !isDescription || scope === cloud.scope)
      .map((circuit): Join => {
        const connection = connectionOf(cloud, circuit, circuits);
        return { cloud, circuit, ...(connection === undefined ? {} : { connection }) };
      }),
  );
}

function connectionOf(
  cloud: PrivateCloud,
  circuit: Circuit,
  circuits: readonly Circuit[],
): GlobalReachConnection | undefined {
  const all = cloud.globalReachConnections ?? [];
  const exact = all.find((each) => joins(each, circuit));
  if (exact !== undefined || circuits.length > 1) return exact;
  // With one circuit, a connection that leads nowhere else is meant for it: it names the wrong end, or something to be given.
  return all.find(
    (each) => leadsBack(each, cloud) || isUnresolved(each.peerCircuitId) || each.peerCircuitId === undefined,
  );
}

/** Whether a connection names the circuit of its own private cloud as the other one. */
export function leadsBack({ peerCircuitId }: GlobalReachConnection, cloud: PrivateCloud): boolean {
  if (peerCircuitId === undefined) return false;
  return leadsToCloud({ key: "", scope: cloud.scope, circuitId: peerCircuitId }, cloud);
}
