import type { Format } from "../format.ts";
import { connectCoverage } from "./coverage.ts";
import { claimsConnect, serviceLookAlike } from "./read/claims.ts";
import { readConnect } from "./read/read.ts";
import { writeConnect } from "./write/write.ts";

/** Azure Connect: cloud services with its plug-in (`.csdef`, `.cscfg`), and descriptions of its groups in YAML or JSON. */
export const connect: Format = {
  id: "connect",
  title: "Azure Connect groups and roles",
  claims: claimsConnect,
  lookAlike: serviceLookAlike,
  read: (trees) => readConnect(trees),
  write: writeConnect,
  coverage: connectCoverage,
};
