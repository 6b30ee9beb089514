import type { Format } from "../format.ts";
import { netcfgCoverage } from "./coverage.ts";
import { claimsNetcfg, lookAlike } from "./document.ts";
import { readNetcfg } from "./read/read.ts";
import { writeNetcfg } from "./write/write.ts";

/** Azure classic network configuration: `NetworkConfig.xml`, `*.netcfg`, and the JSON of the classic command line. */
export const netcfg: Format = {
  id: "netcfg",
  title: "Azure classic network configuration",
  claims: claimsNetcfg,
  lookAlike,
  read: readNetcfg,
  write: writeNetcfg,
  coverage: netcfgCoverage,
};
