import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { type Range, rangeOf } from "../model/address.ts";
import type { EdgeUplink } from "../model/edge.ts";
import { isUnresolved, known, type Stated, textOf } from "../model/stated.ts";
import { edgeName, edgeViews, tunnelName } from "./edgeView.ts";
import type { Estate } from "./estate.ts";
import { atStart } from "./names.ts";
import type { Rule } from "./rule.ts";

/** Addresses that tunnels use and that their edge gateway does not have, and edge gateways without a VPN service. */
export const edgeAddresses: Rule = {
  codes: ["NT5401", "NT5421"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const view of edgeViews(estate)) {
      const { gateway, tunnels } = view;
      const [first] = tunnels;
      if (gateway === undefined || first === undefined) continue;
      if (known(gateway.edge?.deploymentMode) === "DISTRIBUTED_ONLY") {
        yield diagnose("NT5421", {
          message: `${atStart(edgeName(view))} is deployed as "DISTRIBUTED_ONLY", which has no VPN, no firewall and no address translation`,
          help: "Deploy it as ACTIVE_STANDBY",
          at: estate.at([gateway.edge, "deploymentMode"], [gateway, "name"]),
          actual: "DISTRIBUTED_ONLY",
          expected: ["ACTIVE_STANDBY"],
          related: [{ message: `It has ${tunnelName(first)}`, at: estate.at([first.tunnel, "name"]) }],
        });
      }
      const uplinks = gateway.edge?.uplinks ?? [];
      const allotted = allottedTo(uplinks);
      if (allotted === undefined) continue;
      for (const end of tunnels) {
        const address = known(end.tunnel.localAddress);
        if (address === undefined) continue;
        const point = rangeOf(`${address}/32`)?.first;
        if (point === undefined) continue;
        if (allotted.some(({ first: low, last }) => low <= point && point <= last)) continue;
        yield diagnose("NT5401", {
          message: `${atStart(tunnelName(end))} has the local address ${address}, which ${edgeName(view)} does not have`,
          help: "Use an address that is allotted to the edge gateway, or have this one allotted",
          at: estate.at([end.tunnel, "localAddress"], [end.tunnel, "name"]),
          actual: address,
          expected: allotted.slice(0, 10).map(({ text }) => text),
          related: [
            {
              message: "Its addresses are listed here",
              at: estate.at(...placeOfUplinks(uplinks), [gateway, "name"]),
            },
          ],
        });
      }
    }
  },
};

interface Allotment extends Range {
  readonly text: string;
}

/** Addresses of an edge gateway; undefined where these are not known, or not all: IP Spaces do not list them here. */
function allottedTo(uplinks: readonly EdgeUplink[]): readonly Allotment[] | undefined {
  const found: Allotment[] = [];
  for (const { usesIpSpaces, subnets } of uplinks) {
    if (usesIpSpaces !== undefined && usesIpSpaces !== false) return undefined;
    for (const { ranges = [], primaryAddress } of subnets ?? []) {
      const pairs: (readonly [Stated<string>, Stated<string>])[] = ranges.map(({ first, last }) => [first, last]);
      if (primaryAddress !== undefined) pairs.push([primaryAddress, primaryAddress]);
      for (const [low, high] of pairs) {
        if (isUnresolved(low) || isUnresolved(high)) return undefined;
        const first = rangeOf(`${low}/32`)?.first;
        const last = rangeOf(`${high}/32`)?.last;
        if (first === undefined || last === undefined) continue;
        found.push({ first, last, text: low === high ? textOf(low) : `${low}-${high}` });
      }
    }
  }
  return found.length === 0 ? undefined : found;
}

function placeOfUplinks(uplinks: readonly EdgeUplink[]): (readonly [object | undefined, string])[] {
  const subnets = uplinks.flatMap((uplink) => uplink.subnets ?? []);
  return [
    ...subnets.flatMap(({ ranges }) => (ranges ?? []).map((range) => [range, "first"] as const)),
    ...subnets.map((subnet) => [subnet, "primaryAddress"] as const),
  ];
}
