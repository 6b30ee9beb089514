import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { azureFaults } from "../ipsec/azureFaults.ts";
import { edgeFaults } from "../ipsec/edgeFaults.ts";
import { edgeProfileFaults } from "../ipsec/edgeProfile.ts";
import { known } from "../model/stated.ts";
import type { Estate } from "./estate.ts";
import type { Rule } from "./rule.ts";

/** What a platform refuses in its own end of a tunnel, whatever the other end is: `negotiate` says the same of a pair. */
export const endFaults: Rule = {
  codes: ["NT4018", "NT4020", "NT4023", "NT4024", "NT4025", "NT4026", "NT4027", "NT4028", "NT4049"],
  check: function* ({ realms }: Estate): Iterable<Diagnostic> {
    for (const { azureEnds, endsWithinAzure, edgeEnds } of realms) {
      for (const end of [...azureEnds, ...endsWithinAzure]) {
        const routing = known(end.gateway?.routing) ?? "RouteBased";
        for (const { code, ...finding } of azureFaults(end, routing)) yield diagnose(code, finding);
      }
      for (const end of edgeEnds) {
        for (const { code, ...finding } of [...edgeFaults(end), ...edgeProfileFaults(end)]) {
          yield diagnose(code, finding);
        }
      }
    }
  },
};
