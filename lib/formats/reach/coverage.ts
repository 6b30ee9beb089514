import { stakesOf } from "../../model/stakes.ts";
import type { Answer, Coverage } from "../format.ts";

const notHere: Answer = { none: "A description says what is to be joined; it is read, and never written" };

/** What a description can say. Nothing is written in it, so that no setting is lost here. */
export const reachCoverage: Coverage = Object.fromEntries(
  Object.keys(stakesOf).map((path) => [path, notHere]),
) as Coverage;
