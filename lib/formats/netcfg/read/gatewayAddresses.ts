import type { Gateway } from "../../../model/gateway.ts";
import type { Network } from "../../../model/network.ts";
import type { PublicAddress } from "../../../model/publicAddress.ts";
import { isUnresolved, known, type Stated } from "../../../model/stated.ts";
import type { Node } from "./siteGraph.ts";

/** A virtual network whose gateway has an address that is known. */
export interface AddressedNode {
  readonly node: Node;
  readonly gateway: Gateway;
  readonly address: string;
  /** What says the address. */
  readonly holder: PublicAddress;
}

/** The addresses that the service gave to gateways, as far as an answer tells them. */
export class GatewayAddresses {
  readonly #byAddress = new Map<string, AddressedNode>();
  readonly #byNode = new Map<Node, AddressedNode>();

  constructor({ gateways, publicAddresses }: Network, nodes: readonly Node[]) {
    const holders = new Map(publicAddresses.map((address) => [address.key, address]));
    const nodeOf = new Map(nodes.map((node) => [node.network.key, node]));
    for (const gateway of gateways) {
      const node = nodeOf.get(gateway.virtualNetwork ?? "");
      const [first] = gateway.addresses ?? [];
      if (node === undefined || first === undefined || isUnresolved(first)) continue;
      const holder = holders.get(first.publicAddress ?? "");
      const address = known(holder?.address);
      if (holder === undefined || address === undefined) continue;
      const entry = { node, gateway, address, holder };
      this.#byNode.set(node, entry);
      if (!this.#byAddress.has(address)) this.#byAddress.set(address, entry);
    }
  }

  /** The network whose gateway has an address. */
  at(address: Stated<string> | undefined): AddressedNode | undefined {
    return typeof address === "string" ? this.#byAddress.get(address) : undefined;
  }

  /** The address of the gateway of a network. */
  of(node: Node): AddressedNode | undefined {
    return this.#byNode.get(node);
  }
}
