import type { Circuit } from "../../../model/circuit.ts";
import type { DeploymentInput } from "../../../model/deploymentInput.ts";
import type { Gateway } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import { modelLeaves } from "../../../model/leafPath.ts";
import type { DnsServer, Network, VirtualNetwork } from "../../../model/network.ts";
import type { PublicAddress } from "../../../model/publicAddress.ts";
import type { RouteTable } from "../../../model/routeTable.ts";
import type { SecurityGroup } from "../../../model/securityGroup.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";

/** A network with its values by key, made once for all templates. */
export class NetworkIndex {
  readonly network: Network;
  readonly virtualNetworks: ReadonlyMap<Key, VirtualNetwork>;
  readonly servers: ReadonlyMap<Key, DnsServer>;
  readonly securityGroups: ReadonlyMap<Key, SecurityGroup>;
  readonly routeTables: ReadonlyMap<Key, RouteTable>;
  readonly publicAddresses: ReadonlyMap<Key, PublicAddress>;
  readonly sites: ReadonlyMap<Key, Site>;
  readonly gateways: ReadonlyMap<Key, Gateway>;
  readonly circuits: ReadonlyMap<Key, Circuit>;
  /** The gateway of each virtual network that states a classic profile. */
  readonly profiled: ReadonlyMap<Key, Gateway>;
  /** Sites that a connection to be written names. */
  readonly usedSites: ReadonlySet<Key>;
  /** Tunnels of the gateway that has most. */
  readonly mostTunnels: number;
  /** Inputs that some value waits for, each once. */
  readonly awaitedInputs: readonly DeploymentInput[];
  readonly #tunnels = new Map<Key, Tunnel[]>();
  readonly #inputs = new Map<string, DeploymentInput[]>();

  constructor(network: Network) {
    this.network = network;
    this.virtualNetworks = byKey(network.virtualNetworks);
    this.servers = byKey(network.dnsServers);
    this.securityGroups = byKey(network.securityGroups);
    this.routeTables = byKey(network.routeTables);
    this.publicAddresses = byKey(network.publicAddresses);
    this.sites = byKey(network.sites);
    this.gateways = byKey(network.gateways);
    this.circuits = byKey(network.circuits);
    for (const tunnel of network.tunnels) addTo(this.#tunnels, tunnel.gateway ?? "", tunnel);
    for (const input of network.inputs) addTo(this.#inputs, input.name.toLowerCase(), input);
    const profiled = network.gateways.filter(({ profile }) => profile !== undefined);
    this.profiled = new Map(profiled.map((gateway) => [gateway.virtualNetwork ?? "", gateway]));
    const written = network.tunnels.filter(({ existing }) => existing === undefined);
    this.usedSites = new Set(written.map(({ site }) => site ?? ""));
    this.mostTunnels = network.gateways.reduce((most, gateway) => Math.max(most, this.tunnelsOf(gateway).length), 0);
    this.awaitedInputs = network.inputs.length === 0 ? [] : [...this.#awaited()];
  }

  tunnelsOf(gateway: Gateway): readonly Tunnel[] {
    return this.#tunnels.get(gateway.key) ?? [];
  }

  /** The virtual network of a gateway, if an input describes it. */
  virtualNetworkOf(gateway: Gateway): VirtualNetwork | undefined {
    return this.virtualNetworks.get(gateway.virtualNetwork ?? "");
  }

  /** The declaration that an expression of some input means by a name: its own input's, else that of another. */
  inputNamed(name: string, scope: string): DeploymentInput | undefined {
    const inputs = this.#inputs.get(name.toLowerCase());
    // A template that deploys to several groups has a scope for each, named after its file.
    return (
      inputs?.find((input) => input.scope === scope) ??
      inputs?.find((input) => scope.startsWith(`${input.scope} (`)) ??
      inputs?.[0]
    );
  }

  #awaited(): Set<DeploymentInput> {
    const awaited = new Set<DeploymentInput>();
    for (const { value } of modelLeaves(this.network)) {
      if (!isUnresolved(value)) continue;
      for (const [, name] of value.unresolved.matchAll(/\bparameters\(\s*'([^']+)'/gi)) {
        for (const input of this.#inputs.get((name as string).toLowerCase()) ?? []) awaited.add(input);
      }
    }
    return awaited;
  }
}

function byKey<T extends { readonly key: Key }>(values: readonly T[]): ReadonlyMap<Key, T> {
  return new Map(values.map((value) => [value.key, value]));
}

function addTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
