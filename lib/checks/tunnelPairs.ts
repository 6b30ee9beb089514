import { catalogue } from "../diagnostics/catalogue.ts";
import type { Code } from "../diagnostics/code.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { negotiateTunnel } from "../ipsec/negotiateTunnel.ts";
import { pairEnds } from "../ipsec/pairing.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { known } from "../model/stated.ts";
import type { Estate } from "./estate.ts";
import type { Rule } from "./rule.ts";

/**
 * Both ends of a tunnel, where the inputs have both: what `negotiate` says of them, without its advice. Only addresses tell
 * here which ends belong together; to pair others is a choice, and `negotiate` is where it is made.
 */
export const tunnelPairs: Rule = {
  codes: (Object.keys(catalogue) as Code[]).filter((code) => /^NT40/.test(code)),
  check: function* ({ realms }: Estate): Iterable<Diagnostic> {
    const meetings = new Map<string, Meeting>();
    for (const end of realms.flatMap(({ edgeEnds }) => edgeEnds)) {
      const address = known(end.tunnel.localAddress);
      if (address === undefined) continue;
      const meeting = meetings.get(address) ?? { azure: [], edge: [] };
      meetings.set(address, meeting);
      meeting.edge.push(end);
    }
    for (const end of realms.flatMap(({ azureEnds }) => azureEnds)) {
      meetings.get(known(end.site?.gatewayAddress) ?? "")?.azure.push(end);
    }
    for (const { azure, edge } of meetings.values()) {
      for (const pair of pairEnds(azure, edge).pairs) {
        if (pair.by !== "addresses") continue;
        const { diagnostics } = negotiateTunnel(pair.azure, pair.cds, { fixes: false });
        yield* diagnostics.filter(({ severity }) => severity !== "info");
      }
    }
  },
};

/** Ends that name one address of an edge. */
interface Meeting {
  readonly azure: TunnelEnd[];
  readonly edge: TunnelEnd[];
}
