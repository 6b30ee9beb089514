// Two ends of a tunnel that differ in the group of phase 1, as texts.
import { readFileSync } from "node:fs";

const folder = new URL("../fixtures/negotiate/group-differs/", import.meta.url);

/** A template with a connection. */
export const azure: string = readFileSync(new URL("azure.json", folder), "utf8");

/** The edge gateway that it is to meet. */
export const edge: string = readFileSync(new URL("edge.json", folder), "utf8");
