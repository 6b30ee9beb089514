import type { Tree } from "../../source/tree.ts";

/** The member that a description is below. */
export const root = "globalReach";

/**
 * Whether a document is a description of a private cloud that is to be joined: a member `globalReach` that is an object, and
 * beside it nothing that another vocabulary claims.
 */
export function claimsReach(tree: Tree): boolean {
  if (tree.syntax === "xml" || tree.root.kind !== "object") return false;
  const { members } = tree.root;
  if (!members.some(({ name, value }) => name === root && value.kind === "object")) return false;
  return members.every(({ name, value }) => name === root || (value.kind === "scalar" && !isFrame(name)));
}

function isFrame(name: string): boolean {
  return /^(?:\$schema|contentVersion|id|type)$/i.test(name) || name.includes("/");
}
