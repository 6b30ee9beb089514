import type { Format } from "../format.ts";
import { cdsCoverage } from "./coverage.ts";
import { claimsLegacy } from "./legacy/claimsLegacy.ts";
import { claimsCds } from "./read/shape.ts";
import { readEdges } from "./readEdges.ts";
import { writeCds } from "./write/write.ts";

/** Edge gateways of VMware Cloud Director: bodies of its OpenAPI, singly, in captures and in bundles, and older forms. */
export const cds: Format = {
  id: "cds",
  title: "VMware Cloud Director edge gateway",
  claims: (tree) => claimsCds(tree) || claimsLegacy(tree),
  read: (trees) => readEdges(trees),
  write: writeCds,
  coverage: cdsCoverage,
};
