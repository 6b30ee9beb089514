import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { known } from "../model/stated.ts";
import { edgeName, edgeViews, takesPrefixes, tunnelName } from "./edgeView.ts";
import type { Estate } from "./estate.ts";
import { textOfAll } from "./meetings.ts";
import { atStart } from "./names.ts";
import { overlappingTunnels } from "./overlappingTunnels.ts";
import type { Rule } from "./rule.ts";

/** Tunnels of one edge gateway that are in each other's way. */
export const edgeTunnels: Rule = {
  codes: ["NT5410", "NT5411", "NT5412"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const view of edgeViews(estate)) {
      const name = edgeName(view);
      yield* endpointsRepeated(estate, view.tunnels, name);
      for (const { one, other, share } of overlappingTunnels(view.tunnels.filter(takesPrefixes))) {
        const same = isSame(one, other);
        yield diagnose(same ? "NT5411" : "NT5412", {
          message: same
            ? `${atStart(tunnelName(one))} and ${tunnelName(other)} of ${name} have the same local and remote networks; only one of them gets the traffic`
            : `Networks of ${tunnelName(one)} and ${tunnelName(other)} of ${name} overlap, local and remote; which tunnel gets the traffic is not said`,
          help: same ? "Keep one tunnel, or switch one off" : "Give each tunnel networks of its own",
          at: estate.at([other.site?.prefixes, share.other], [other.site, "prefixes"], [other.tunnel, "name"]),
          related: [
            {
              message: `${atStart(tunnelName(one))} has them here`,
              at: estate.at([one.site?.prefixes, share.one], [one.site, "prefixes"], [one.tunnel, "name"]),
            },
          ],
        });
      }
    }
  },
};

function isSame(one: TunnelEnd, other: TunnelEnd): boolean {
  return (
    textOfAll(one.site?.prefixes) === textOfAll(other.site?.prefixes) &&
    textOfAll(one.tunnel.localPrefixes) === textOfAll(other.tunnel.localPrefixes)
  );
}

function* endpointsRepeated(estate: Estate, tunnels: readonly TunnelEnd[], name: string): Iterable<Diagnostic> {
  const seen = new Map<string, TunnelEnd>();
  for (const end of tunnels) {
    const local = known(end.tunnel.localAddress);
    const remote = known(end.site?.gatewayAddress);
    if (local === undefined || remote === undefined) continue;
    const earlier = seen.get(`${local} ${remote}`);
    if (earlier === undefined) {
      seen.set(`${local} ${remote}`, end);
      continue;
    }
    yield diagnose("NT5410", {
      message: `${atStart(tunnelName(earlier))} and ${tunnelName(end)} of ${name} both lead from ${local} to ${remote}`,
      help: "Put the networks of both into one tunnel, or use another local address",
      at: estate.at([end.site, "gatewayAddress"], [end.tunnel, "name"], [end.site, "name"]),
      actual: `${local} ${remote}`,
      related: [
        {
          message: `${atStart(tunnelName(earlier))} is here`,
          at: estate.at([earlier.tunnel, "localAddress"], [earlier.tunnel, "name"], [earlier.site, "name"]),
        },
      ],
    });
  }
}
