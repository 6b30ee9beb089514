import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { RangeList } from "../model/rangeList.ts";
import { type Stated, textOf } from "../model/stated.ts";
import { overlapsOf } from "../model/sweep.ts";
import type { Estate } from "./estate.ts";
import { knownRange } from "./narrowRange.ts";
import type { Rule } from "./rule.ts";

/** Prefixes of one address space that are there twice, or inside another. */
export const repeatedPrefixes: Rule = {
  codes: ["NT5106"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const { network } of estate.realms) {
      for (const each of network.virtualNetworks) {
        yield* within(estate, `The virtual network "${textOf(each.name)}"`, each, each.prefixes);
      }
      for (const each of network.sites) yield* within(estate, `The site "${textOf(each.name)}"`, each, each.prefixes);
      for (const each of network.gateways) {
        yield* within(estate, "The pool of point-to-site clients", each, each.clientPrefixes);
      }
    }
  },
};

function* within(
  estate: Estate,
  title: string,
  owner: object,
  prefixes: readonly Stated<string>[],
): Iterable<Diagnostic> {
  const ranges = new RangeList();
  const indexes: number[] = [];
  for (const [index, prefix] of prefixes.entries()) {
    const range = knownRange(prefix);
    if (range === undefined) continue;
    ranges.add(range, index);
    indexes.push(index);
  }
  const told = new Set<number>();
  for (const { one, other } of overlapsOf(ranges)) {
    const [outer, inner] = [indexes[one] as number, indexes[other] as number];
    if (told.has(inner)) continue;
    told.add(inner);
    const [whole, part] = [textOf(prefixes[outer] as Stated<string>), textOf(prefixes[inner] as Stated<string>)];
    yield diagnose("NT5106", {
      message: whole === part ? `${title} has ${part} twice` : `${title} has ${part} beside ${whole}, which holds it`,
      help: "Take it away",
      at: estate.at([prefixes, inner], [owner, "name"]),
      actual: part,
      related: [{ message: `${whole} stands here`, at: estate.at([prefixes, outer], [owner, "name"]) }],
    });
  }
}
