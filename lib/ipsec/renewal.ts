import type { End } from "./end.ts";
import type { Vendor } from "./vendors.ts";

/** Which end renews first, and after how many seconds: each on its own clock (RFC 7296, 2.8). */
export interface Renewal {
  /** Undefined where both have the same time. */
  readonly by: Vendor | undefined;
  readonly seconds: number;
}

/** Which end renews the child SA or the IKE SA first; undefined where a lifetime is not known. */
export function firstRenewal(azure: End, cds: End, key: "ikeSeconds" | "childSeconds"): Renewal | undefined {
  const [left, right] = [azure.lifetimes[key], cds.lifetimes[key]];
  if (left === undefined || right === undefined) return undefined;
  return { by: left === right ? undefined : left < right ? "azure" : "edge", seconds: Math.min(left, right) };
}

/**
 * The rate at which Azure renews by volume before the time of the edge is over; an edge counts time only. In Mbit/s, rounded
 * down; undefined where Azure has no limit or is first by time anyway.
 */
export function rateOfVolumeRenewal(azure: End, cds: End): number | undefined {
  const first = firstRenewal(azure, cds, "childSeconds");
  const kilobytes = azure.lifetimes.childKilobytes;
  if (first === undefined || first.by === "azure" || kilobytes === undefined) return undefined;
  return Math.floor((kilobytes * 1024 * 8) / first.seconds / 1_000_000);
}

/** When the child SA is renewed first, for messages. */
export function renewalText(azure: End, cds: End): string {
  const first = firstRenewal(azure, cds, "childSeconds");
  if (first === undefined) return "the child SA is renewed";
  const who = first.by === undefined ? "both ends renew" : first.by === "azure" ? "Azure renews" : "the edge renews";
  return `${who} after ${first.seconds} seconds`;
}

/** When one end renews the child SA by those of its limits that the other does not forestall, for messages. */
export function renewalOf({ vendor, lifetimes: { childSeconds, childKilobytes } }: End, other: End): string {
  const isLater = (childSeconds ?? 0) > (other.lifetimes.childSeconds ?? Number.POSITIVE_INFINITY);
  const limits = [
    // Each renewal by the other end sets the clock back, and the count of bytes with it.
    ...(childSeconds === undefined || (isLater && childKilobytes !== undefined) ? [] : [`${childSeconds} seconds`]),
    ...(childKilobytes === undefined ? [] : [`${childKilobytes} kilobytes`]),
  ];
  const who = vendor === "azure" ? "Azure renews" : "the edge renews";
  return limits.length === 0 ? who : `${who} after ${limits.join(" or ")}`;
}
