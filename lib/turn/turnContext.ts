import type { Code } from "../diagnostics/code.ts";
import { type Diagnostic, diagnose, type Finding } from "../diagnostics/diagnostic.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Key } from "../model/key.ts";
import type { Network, VirtualNetwork } from "../model/network.ts";
import type { PublicAddress } from "../model/publicAddress.ts";
import type { Site } from "../model/site.ts";
import type { Places } from "../source/places.ts";

/** What a turning shares: the network that is turned, its places, and what there is to say. */
export class TurnContext {
  readonly network: Network;
  readonly places: Places;
  readonly diagnostics: Diagnostic[] = [];
  readonly gateways: ReadonlyMap<Key, Gateway>;
  readonly sites: ReadonlyMap<Key, Site>;
  readonly virtualNetworks: ReadonlyMap<Key, VirtualNetwork>;
  readonly publicAddresses: ReadonlyMap<Key, PublicAddress>;
  #keys = 0;

  constructor(network: Network, places: Places) {
    this.network = network;
    this.places = places;
    this.gateways = new Map(network.gateways.map((value) => [value.key, value]));
    this.sites = new Map(network.sites.map((value) => [value.key, value]));
    this.virtualNetworks = new Map(network.virtualNetworks.map((value) => [value.key, value]));
    this.publicAddresses = new Map(network.publicAddresses.map((value) => [value.key, value]));
  }

  report(code: Code, finding: Finding): void {
    this.diagnostics.push(diagnose(code, finding));
  }

  /** A key that no other value has. */
  key(kind: string): Key {
    this.#keys += 1;
    return `far-${kind}#${this.#keys}`;
  }
}
