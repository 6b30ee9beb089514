import { isUnresolved, known } from "../model/stated.ts";
import type { Fault } from "./end.ts";
import { placeAt, type TunnelEnd } from "./tunnelEnd.ts";

// VMware Cloud Director OpenAPI 37.2, EdgeIpSecVpnTunnelIkeConfiguration and …TunnelConfiguration.
const ranges = {
  ike: [21_600, 31_536_000, "ike.lifetimeSeconds"],
  child: [900, 31_536_000, "child.lifetimeSeconds"],
} as const;

/** What VMware Cloud Director refuses in a tunnel, or keeps without starting it. */
export function edgeFaults(view: TunnelEnd): readonly Fault[] {
  const { tunnel } = view;
  const faults: Fault[] = [];
  if (known(tunnel.enabled) === false) {
    faults.push({
      code: "NT4028",
      parameter: "initiation",
      message: "The edge tunnel is switched off",
      help: "Set enabled to true",
      at: placeAt(view, [tunnel, "enabled"]),
    });
  }
  const policy = known(tunnel.policy);
  if (policy === undefined) return faults;
  for (const phase of ["ike", "child"] as const) {
    const value = policy[phase].lifetimeSeconds;
    const [least, most, parameter] = ranges[phase];
    if (value === undefined || isUnresolved(value) || (value >= least && value <= most)) continue;
    faults.push({
      code: "NT4027",
      parameter,
      message: `The lifetime of phase ${phase === "ike" ? 1 : 2} on the edge is ${value} seconds; it takes ${least} to ${most}`,
      help: `Use ${phase === "ike" ? 86_400 : 3_600}, the default`,
      at: placeAt(view, [policy[phase], "lifetimeSeconds"]),
    });
  }
  return faults;
}
