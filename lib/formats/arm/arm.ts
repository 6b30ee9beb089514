import type { Format } from "../format.ts";
import { armCoverage } from "./coverage.ts";
import { writeArm } from "./write.ts";

/** Azure Resource Manager deployment templates. */
export const arm: Format = {
  id: "arm",
  title: "Azure Resource Manager template",
  claims: () => false,
  write: writeArm,
  coverage: armCoverage,
};
