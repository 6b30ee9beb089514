import { catalogue } from "../diagnostics/catalogue.ts";
import type { Code } from "../diagnostics/code.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { negotiateTunnel } from "../ipsec/negotiateTunnel.ts";
import { pairEnds } from "../ipsec/pairing.ts";
import { known } from "../model/stated.ts";
import type { Estate } from "./estate.ts";
import { grouped } from "./grouped.ts";
import type { Rule } from "./rule.ts";

/**
 * Both ends of a tunnel, where the inputs have both: what `negotiate` says of them, without its advice. Only addresses tell
 * here which ends belong together; to pair others is a choice, and `negotiate` is where it is made.
 */
export const tunnelPairs: Rule = {
  codes: (Object.keys(catalogue) as Code[]).filter((code) => /^NT40/.test(code)),
  check: function* ({ realms }: Estate): Iterable<Diagnostic> {
    const azure = grouped(
      realms.flatMap(({ azureEnds }) => azureEnds),
      ({ site }) => known(site?.gatewayAddress),
    );
    const edge = grouped(
      realms.flatMap(({ edgeEnds }) => edgeEnds),
      ({ tunnel }) => known(tunnel.localAddress),
    );
    for (const [address, ends] of edge) {
      if (address === undefined) continue;
      for (const pair of pairEnds(azure.get(address) ?? [], ends).pairs) {
        if (pair.by !== "addresses") continue;
        const { diagnostics } = negotiateTunnel(pair.azure, pair.cds, { fixes: false });
        yield* diagnostics.filter(({ severity }) => severity !== "info");
      }
    }
  },
};
