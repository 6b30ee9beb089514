import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { rangeOf } from "../model/address.ts";
import { isUnresolved, textOf } from "../model/stated.ts";
import { privateRanges, refusedInVirtualNetworks } from "./addressRanges.ts";
import type { Estate } from "./estate.ts";
import type { Rule } from "./rule.ts";

/** Address spaces of virtual networks that Azure refuses, or that belong to others on the internet. */
export const refusedSpace: Rule = {
  codes: ["NT5108", "NT5109"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const { network } of estate.realms) {
      for (const { name, prefixes } of network.virtualNetworks) {
        for (const [index, prefix] of prefixes.entries()) {
          const range = isUnresolved(prefix) ? undefined : rangeOf(prefix);
          if (range === undefined) continue;
          const at = estate.at([prefixes, index]);
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
              expected: privateRanges.map((each) => each.prefix),
            });
          } else if (!privateRanges.some(({ first, last }) => first <= range.first && range.last <= last)) {
            yield diagnose("NT5109", {
              message: `${own} is not private; what has these addresses on the internet cannot be reached from it`,
              help: "Choose a prefix of private space, unless the addresses are yours",
              at,
              actual: textOf(prefix),
              expected: privateRanges.map((each) => each.prefix),
            });
          }
        }
      }
    }
  },
};
