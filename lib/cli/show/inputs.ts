import { modelLeaves } from "../../model/leafPath.ts";
import type { Network } from "../../model/network.ts";
import { isUnresolved } from "../../model/stated.ts";
import type { Block } from "./block.ts";
import { row } from "./stated.ts";

const parameterName = /\bparameters\(\s*'((?:[^']|'')*)'\s*\)/gi;

/** The values that a deployment is given, as far as something that is shown waits for them; none if nothing does. */
export function inputsBlocks(network: Network): readonly Block[] {
  const awaited = awaitedNames(network);
  const inputs = network.inputs.filter(({ name }) => awaited.has(name.toLowerCase()));
  if (inputs.length === 0) return [];
  return [
    {
      title: "Given at deployment",
      rows: inputs.map(({ name, type, description }) =>
        row(name, type, ...(description === undefined ? [] : [description])),
      ),
    },
  ];
}

function awaitedNames(network: Network): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { value } of modelLeaves(network)) {
    if (!isUnresolved(value)) continue;
    for (const [, name = ""] of value.unresolved.matchAll(parameterName))
      names.add(name.replaceAll("''", "'").toLowerCase());
  }
  return names;
}
