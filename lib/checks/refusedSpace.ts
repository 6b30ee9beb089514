import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { textOf } from "../model/stated.ts";
import { privateRanges, refusedInVirtualNetworks } from "./addressRanges.ts";
import type { Estate } from "./estate.ts";
import { knownRange } from "./narrowRange.ts";
import type { Rule } from "./rule.ts";

const privatePrefixes = privateRanges.map(({ prefix }) => prefix);

/** Address spaces of virtual networks that Azure refuses, or that belong to others on the internet. */
export const refusedSpace: Rule = {
  codes: ["NT5108", "NT5109"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const { network } of estate.realms) {
      for (const each of network.virtualNetworks) {
        const { name, prefixes } = each;
        for (const [index, prefix] of prefixes.entries()) {
          const range = knownRange(prefix);
          if (range === undefined) continue;
          const at = estate.at([prefixes, index], [each, "name"]);
          const own = `The address space ${textOf(prefix)} of the virtual network "${textOf(name)}"`;
          const refused = refusedInVirtualNetworks.find(
            ({ first, last }) => first <= range.last && range.first <= last,
          );
          if (refused !== undefined) {
            yield diagnose("NT5108", {
              message: `${own} overlaps ${refused.prefix}, ${refused.meaning}, which Azure refuses`,
              help: "Choose a prefix of private space",
              at,
              actual: textOf(prefix),
              expected: privatePrefixes,
            });
          } else if (!privateRanges.some(({ first, last }) => first <= range.first && range.last <= last)) {
            yield diagnose("NT5109", {
              message: `${own} is not private; what has these addresses on the internet cannot be reached from it`,
              help: "Choose a prefix of private space, unless the addresses are yours",
              at,
              actual: textOf(prefix),
              expected: privatePrefixes,
            });
          }
        }
      }
    }
  },
};
