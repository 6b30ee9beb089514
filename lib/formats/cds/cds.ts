import type { Format } from "../format.ts";
import { cdsCoverage } from "./coverage.ts";
import { readCds } from "./read/read.ts";
import { claimsCds } from "./read/shape.ts";
import { writeCds } from "./write/write.ts";

/** Edge gateways of VMware Cloud Director: the bodies of its OpenAPI, singly, in captures and in bundles. */
export const cds: Format = {
  id: "cds",
  title: "VMware Cloud Director edge gateway",
  claims: claimsCds,
  read: (trees) => readCds(trees),
  write: writeCds,
  coverage: cdsCoverage,
};
