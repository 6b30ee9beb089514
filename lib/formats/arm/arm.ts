import type { Format } from "../format.ts";
import { armCoverage } from "./coverage.ts";
import { readArm } from "./read/read.ts";
import { shapeOf } from "./read/shape.ts";
import { writeArm } from "./write/write.ts";

/** Azure Resource Manager: deployment templates, and resources as the service and its tools show them. */
export const arm: Format = {
  id: "arm",
  title: "Azure Resource Manager template",
  claims: (tree) => shapeOf(tree) !== undefined,
  read: readArm,
  write: writeArm,
  coverage: armCoverage,
};
