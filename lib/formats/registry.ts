import { arm } from "./arm/arm.ts";
import { cds } from "./cds/cds.ts";
import { connect } from "./connect/connect.ts";
import type { Format } from "./format.ts";
import { netcfg } from "./netcfg/netcfg.ts";
import { reach } from "./reach/reach.ts";

/** Every format, in the order in which they are offered. A format is added by one line here. */
export const formats: readonly Format[] = [netcfg, arm, cds, connect, reach];

// How an edit of a setting is written down in words of its format.
export { armSpelling } from "./arm/spelling.ts";
// The evaluator of templates is offered by itself; what is outside of the formats gets at it here.
export type { EvaluatedNode } from "./arm/template/evaluated.ts";
export { evaluateTrees } from "./arm/template/evaluateTrees.ts";
export { cdsSpelling, profileAgain, secrecySwitch } from "./cds/spelling.ts";
