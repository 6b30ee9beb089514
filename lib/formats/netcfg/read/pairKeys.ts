import { Secret } from "../../../model/secret.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { ReadContext } from "./readContext.ts";

/** Reports pairs of tunnels between two gateways whose ends have different keys: such a pair was never up. */
export function reportPairKeys(context: ReadContext, tunnels: readonly Tunnel[]): void {
  const seen = new Map<string, Tunnel>();
  for (const near of tunnels) {
    const { gateway = "", remoteGateway, sharedKey } = near;
    if (sharedKey === undefined || remoteGateway === undefined) continue;
    const far = seen.get(`${remoteGateway} ${gateway}`);
    seen.set(`${gateway} ${remoteGateway}`, near);
    const isDifferent =
      sharedKey instanceof Secret && far?.sharedKey instanceof Secret && !sharedKey.equals(far.sharedKey);
    if (far === undefined || !isDifferent) continue;
    const first = context.places.spotOf(far, "sharedKey");
    context.report("NT2021", {
      message: "The shared keys of the two ends of a tunnel between virtual networks differ",
      help: "Give both ends the same key: they join each other, and take nothing else",
      at: context.places.spotOf(near, "sharedKey"),
      related: first === undefined ? [] : [{ message: "The other end has this one", at: first }],
    });
  }
}
