import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { levelOf, levelWords } from "../ipsec/algorithms.ts";
import { isUnresolved, known, type Stated } from "../model/stated.ts";
import type { Estate } from "./estate.ts";
import { atStart, connectionName } from "./names.ts";
import type { Rule } from "./rule.ts";

/** Algorithms that a policy states and that can no longer be relied on; `negotiate` says which of them are chosen. */
export const weakAlgorithms: Rule = {
  codes: ["NT4050", "NT4051"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const realm of estate.realms) {
      for (const tunnel of realm.network.tunnels) {
        const policy = known(tunnel.policy);
        if (policy === undefined) continue;
        const { ike, child } = policy;
        const lists: readonly (readonly [phase: 1 | 2, list: readonly Stated<string | number>[] | undefined])[] = [
          [1, ike.encryption],
          [1, ike.integrity],
          [1, ike.dhGroups],
          [2, child.encryption],
          [2, child.integrity],
          [2, child.pfsGroups],
        ];
        const name = atStart(connectionName(tunnel, realm));
        for (const [phase, list = []] of lists) {
          for (const [index, value] of list.entries()) {
            if (isUnresolved(value)) continue;
            const graded = levelOf(value, phase);
            if (graded === undefined || graded.level === "ok") continue;
            const what = typeof value === "number" ? `group ${value}` : value;
            const at = estate.at([list, index], [tunnel, "policy"], [tunnel, "name"]);
            yield graded.level === "no-confidentiality"
              ? diagnose("NT4051", {
                  message: `${name} has ${what} in phase ${phase}, which does not encrypt`,
                  help: "Use AES-GCM at both ends",
                  at,
                })
              : diagnose("NT4050", {
                  message: `${name} has ${what} in phase ${phase}, which is ${levelWords[graded.level]} (${graded.says})`,
                  help: "Use a stronger one at both ends: AES-GCM or AES-CBC-256, SHA2-256, group 14, 19 or 20",
                  at,
                });
          }
        }
      }
    }
  },
};
