import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { circuitJoinFindings } from "../reach/circuitJoins.ts";
import type { Joinable } from "../reach/join.ts";
import { judgeJoins } from "../reach/judgeJoin.ts";
import { keysOfWrongEnd, sharedAuthorizations } from "../reach/lookAtKeys.ts";
import type { Estate } from "./estate.ts";
import type { Rule } from "./rule.ts";

/**
 * Joins by ExpressRoute Global Reach, and connections to private clouds: what `negotiate` says of a private cloud and a circuit, for
 * all that are there. Whether a management block overlaps a virtual network is looked at with all other networks.
 */
export const cloudJoins: Rule = {
  codes: [
    "NT4501",
    "NT4502",
    "NT4503",
    "NT4504",
    "NT4505",
    "NT4506",
    "NT4507",
    "NT4508",
    "NT4509",
    "NT4510",
    "NT4511",
    "NT4512",
  ],
  check: function* ({ realms }: Estate): Iterable<Diagnostic> {
    for (const { network, places, format } of realms) {
      const isDescription = format === "reach";
      const read: Joinable = { network, places, isDescription, withoutNetworks: !isDescription };
      const judged = judgeJoins(read);
      const joined = judged.map(({ join }) => join);
      const all = [
        ...judged.flatMap(({ findings }) => findings),
        ...keysOfWrongEnd(read),
        ...sharedAuthorizations(read, joined),
        ...circuitJoinFindings(read),
      ];
      // A fault of a private cloud shows in each of its joins.
      const said = new Set<string>();
      for (const { code, change: _, ...finding } of all) {
        const diagnostic = diagnose(code, finding);
        const text = JSON.stringify(diagnostic);
        if (!said.has(text)) yield diagnostic;
        said.add(text);
      }
    }
  },
};
