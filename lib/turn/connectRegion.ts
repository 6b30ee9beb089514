import type { ConnectRelayRegion, ConnectSubscription } from "../model/connectGroup.ts";
import type { Leaf } from "../source/tree.ts";
import { leavesOf, type Mirror } from "./origins.ts";
import type { TurnContext } from "./turnContext.ts";

/**
 * A region for each relay. A relay stood for a continent and no region was ever named for it: the choice is our own, one of
 * the oldest regions of each, 2026-11-21.
 */
const regionNear: Readonly<Record<ConnectRelayRegion, string>> = {
  US: "eastus",
  Europe: "westeurope",
  Asia: "southeastasia",
};

/** The region of a network of today, with what it was read from. */
export interface Region {
  readonly name: string;
  readonly leaves: readonly Leaf[];
}

/** The region that is stated, else one near the relay; undefined when neither is known. */
export function regionOf(context: TurnContext, subscription: ConnectSubscription | undefined): Region | undefined {
  if (subscription === undefined) return undefined;
  const { places } = context;
  const { location, relayRegion } = subscription;
  const relay = leavesOf(places, subscription, "relayRegion");
  if (location !== undefined) {
    for (const leaf of relay) places.ignore(leaf, "the relay is gone, and the region of today is stated");
    return { name: location, leaves: leavesOf(places, subscription, "location") };
  }
  if (relayRegion === undefined) return undefined;
  const name = regionNear[relayRegion];
  for (const leaf of relay) places.note(leaf, `${relayRegion} → ${name}: a region near the relay`);
  context.report("NT3530", {
    message: `The relay stood in "${relayRegion}"; region "${name}" is chosen for the network of today`,
    help: 'State another one as "location" in the description if the machines are nearer to it',
    at: places.spotOf(subscription, "relayRegion"),
    actual: relayRegion,
    expected: [name],
  });
  return { name, leaves: relay };
}

/** Adds the region to what is made, where it is known. */
export function located<T extends { readonly location?: unknown }>(
  mirror: Mirror<T>,
  region: Region | undefined,
): Mirror<T> {
  return region === undefined ? mirror : mirror.say("location" as keyof T & string, region.name, region.leaves);
}
