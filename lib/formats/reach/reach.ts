import type { Format } from "../format.ts";
import { claimsReach } from "./claims.ts";
import { reachCoverage } from "./coverage.ts";
import { readReach } from "./read/read.ts";

/** Descriptions of private clouds of Azure VMware Solution and of what they are to be joined to. Read only. */
export const reach: Format = {
  id: "reach",
  title: "Description of a private cloud to be joined by Global Reach",
  claims: claimsReach,
  read: (trees) => readReach(trees),
  coverage: reachCoverage,
};
