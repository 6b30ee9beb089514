import type { Proposal } from "./proposal.ts";

const lasting = new WeakSet<readonly Proposal[]>();

/** Says that a list of proposals is always the same one: what follows from the defaults of vendors is found once. */
export function markLasting(list: readonly Proposal[]): void {
  lasting.add(list);
}

/** Whether what follows from a list can be kept for the next time. */
export function isLasting(list: readonly Proposal[]): boolean {
  return lasting.has(list);
}
