import { arm } from "./arm/arm.ts";
import type { Format } from "./format.ts";
import { netcfg } from "./netcfg/netcfg.ts";

/** Every format, in the order in which they are offered. A format is added by one line here. */
export const formats: readonly Format[] = [netcfg, arm];
