import type { OrgNetwork } from "../lib/model/edge.ts";
import type { Network, VirtualNetwork } from "../lib/model/network.ts";
import type { Site } from "../lib/model/site.ts";
import { between, gateway, network, site, toSite } from "./check-models.ts";

/** Two networks with the same addresses, and one without any. */
export const one: VirtualNetwork = network("one", ["10.1.0.0/16"]);
export const again: VirtualNetwork = network("again", ["10.1.0.0/16"]);
export const hub: VirtualNetwork = network("hub", []);

/** A device that no edge gateway of the inputs is. */
export const device: Site = site("device", [], { gatewayAddress: "198.51.100.1" });

/** Networks whose gateways all lead to one device. */
export function around(networks: readonly VirtualNetwork[], rest: Partial<Network> = {}): Partial<Network> {
  return {
    virtualNetworks: networks,
    gateways: networks.map(({ key }) => gateway(key)),
    sites: [device],
    tunnels: networks.map(({ key }) => toSite(key, "device")),
    ...rest,
  };
}

/** Networks of which each is connected with the next one. */
export function chain(
  ...networks: readonly VirtualNetwork[]
): Required<Pick<Network, "virtualNetworks" | "gateways" | "tunnels">> {
  return {
    virtualNetworks: networks,
    gateways: networks.map(({ key }) => gateway(key)),
    tunnels: networks.slice(1).flatMap(({ key }, index) => between((networks[index] as VirtualNetwork).key, key)),
  };
}

/** A network behind the edge gateway. */
export function behind(address: string): OrgNetwork {
  return { key: "app", scope: "a", name: "app", edge: "edge", subnets: [{ gateway: address, prefixLength: 24 }] };
}
