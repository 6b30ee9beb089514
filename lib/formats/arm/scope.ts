import type { Code } from "../../diagnostics/code.ts";
import { type Diagnostic, diagnose, type Finding } from "../../diagnostics/diagnostic.ts";
import type { Gateway } from "../../model/gateway.ts";
import type { Key } from "../../model/key.ts";
import type { DnsServer, Network, VirtualNetwork } from "../../model/network.ts";
import type { Site } from "../../model/site.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import type { Places } from "../../source/places.ts";
import { assumed, derived, type Ref, ref, type TracedLeaf } from "../../source/traced.ts";
import type { Spot } from "../../source/tree.ts";
import type { Unsaid } from "../format.ts";
import { literalText, resourceIdExpression } from "./expression.ts";
import { identifierPart, NameBook } from "./names.ts";
import { type ResourceKind, resourceTypes } from "./resourceTypes.ts";
import type { Parameter, Template } from "./templateWriter.ts";

/** A network with its values by key, made once for all templates. */
export class NetworkIndex {
  readonly network: Network;
  readonly virtualNetworks: ReadonlyMap<Key, VirtualNetwork>;
  readonly servers: ReadonlyMap<Key, DnsServer>;
  readonly sites: ReadonlyMap<Key, Site>;
  readonly gateways: ReadonlyMap<Key, Gateway>;
  /** The gateway of each virtual network that states a classic profile. */
  readonly profiled: ReadonlyMap<Key, Gateway>;
  /** Tunnels of the gateway that has most. */
  readonly mostTunnels: number;
  readonly #tunnels = new Map<Key, Tunnel[]>();

  constructor(network: Network) {
    this.network = network;
    this.virtualNetworks = new Map(network.virtualNetworks.map((value) => [value.key, value]));
    this.servers = new Map(network.dnsServers.map((value) => [value.key, value]));
    this.sites = new Map(network.sites.map((value) => [value.key, value]));
    this.gateways = new Map(network.gateways.map((value) => [value.key, value]));
    for (const tunnel of network.tunnels) {
      const same = this.#tunnels.get(tunnel.gateway);
      if (same === undefined) this.#tunnels.set(tunnel.gateway, [tunnel]);
      else same.push(tunnel);
    }
    const profiled = network.gateways.filter((gateway) => gateway.profile !== undefined);
    this.profiled = new Map(profiled.map((gateway) => [gateway.virtualNetwork, gateway]));
    this.mostTunnels = network.gateways.reduce((most, gateway) => Math.max(most, this.tunnelsOf(gateway).length), 0);
  }

  tunnelsOf(gateway: Gateway): readonly Tunnel[] {
    return this.#tunnels.get(gateway.key) ?? [];
  }

  virtualNetworkOf(gateway: Gateway): VirtualNetwork {
    return this.virtualNetworks.get(gateway.virtualNetwork) as VirtualNetwork;
  }
}

/** A resource of the template as others refer to it. */
export interface NamedResource {
  readonly name: string;
  readonly id: string;
  /** The model properties that its name and id come from. */
  readonly refs: readonly Ref[];
}

/** What writing one template shares: the template, the names given so far, and what there is to say about it. */
export class ArmScope {
  readonly scope: string;
  readonly index: NetworkIndex;
  readonly places: Places;
  readonly template: Template;
  readonly diagnostics: Diagnostic[] = [];
  readonly unsaid: Unsaid[] = [];
  readonly #book = new NameBook();
  readonly #names = new Map<ResourceKind, Map<string, string>>();
  readonly #resources = new Map<Key, NamedResource>();
  readonly #firstRegions = new Map<Key, string>();
  readonly #shared = new Map<string, TracedLeaf>();
  readonly #locations = new Map<Key, TracedLeaf>();

  constructor(scope: string, template: Template, index: NetworkIndex, places: Places) {
    this.scope = scope;
    this.template = template;
    this.index = index;
    this.places = places;
  }

  report(code: Code, finding: Finding): void {
    this.diagnostics.push(diagnose(code, finding));
  }

  /** Where a model property was read. */
  placeOf<T extends object>(holder: T, key: keyof T & (string | number)): Spot | undefined {
    return this.places.spotOf(holder, key);
  }

  /** A leaf that stands in many places of the template. */
  sharedLeaf(name: string): TracedLeaf | undefined {
    return this.#shared.get(name);
  }

  shareLeaf(name: string, leaf: TracedLeaf): TracedLeaf {
    this.#shared.set(name, leaf);
    return leaf;
  }

  /** A populated property that means nothing in this template. */
  ignore<T extends object>(holder: T, key: keyof T & (string | number), note: string): void {
    this.unsaid.push({ kind: "ignored", holder, key, note });
  }

  /** The resource of a virtual network: name, id, and what both say. */
  resourceOf(network: VirtualNetwork): NamedResource {
    return (
      this.#resources.get(network.key) ??
      this.named(network.key, [ref(network, "name")], "virtualNetwork", network.name)
    );
  }

  /** The resource that stands for a model value, named once. */
  named(key: Key, refs: readonly Ref[], kind: ResourceKind, wanted: string): NamedResource {
    const known = this.#resources.get(key);
    if (known !== undefined) return known;
    const name = this.resourceName(kind, key, wanted);
    const named: NamedResource = { name, id: resourceIdExpression(resourceTypes[kind].type, name), refs };
    this.#resources.set(key, named);
    return named;
  }

  /** The region in which a site was first needed: there it has its plain name. */
  firstRegion(site: Site, location: string): string {
    const first = this.#firstRegions.get(site.key) ?? location;
    this.#firstRegions.set(site.key, first);
    return first;
  }

  /** The name of one resource, chosen once. `identity` is the key of what it stands for. */
  resourceName(kind: ResourceKind, identity: string, wanted: string): string {
    const given = this.#names.get(kind) ?? new Map<string, string>();
    this.#names.set(kind, given);
    const name = given.get(identity) ?? this.#book.assign(kind, wanted);
    given.set(identity, name);
    return name;
  }

  /** The name of a resource that has a name in the input: the same, or a valid one with a report. */
  statedName<T extends { readonly name: string }>(kind: ResourceKind, holder: T, identity: string): TracedLeaf {
    const name = this.resourceName(kind, identity, holder.name);
    const refs = [ref(holder, "name")];
    if (name === holder.name) return derived(name, refs);
    this.reportRename(holder, name);
    return derived(name, refs, `"${holder.name}" → "${name}": not a valid or free resource name`);
  }

  reportRename(holder: { readonly name: string }, name: string): void {
    // That there is no name has been said when it was read.
    if (holder.name === "") return;
    this.report("NT3101", {
      message: `"${holder.name}" is named "${name}": Resource Manager does not take the old name, or it is taken`,
      help: "Change what refers to the resource by its old name",
      at: this.placeOf(holder, "name"),
      actual: holder.name,
      expected: [name],
    });
  }

  /**
   * The expression of a value that the input does not hold and the deployment must supply. Reported once. The name is
   * made of a word for the kind of value and the names that it belongs to.
   */
  parameter(
    kind: string,
    owners: readonly string[],
    parameter: Parameter,
    at: Spot | undefined,
    identity: string,
  ): string {
    const wanted = [kind, ...owners.map(identifierPart)].join("_");
    const { name, expression, isNew } = this.template.parameter(`${kind}/${identity}`, wanted, parameter);
    if (isNew) {
      this.report("NT3104", {
        message: `Not in the file, to be given at deployment: ${parameter.description}`,
        help: `Give it as the parameter "${name}"`,
        at,
      });
    }
    return expression;
  }

  /** The region of a virtual network: as stated, else a parameter. */
  locationOf(network: VirtualNetwork): TracedLeaf {
    const known = this.#locations.get(network.key);
    if (known !== undefined) return known;
    const location = this.#findLocation(network);
    this.#locations.set(network.key, location);
    return location;
  }

  #findLocation(network: VirtualNetwork): TracedLeaf {
    if (network.location !== undefined) return derived(literalText(network.location), [ref(network, "location")]);
    const { affinityGroup } = network;
    if (affinityGroup === undefined) return this.anyLocation(`virtual network "${network.name}"`);
    const expression = this.parameter(
      "location",
      [affinityGroup],
      { type: "string", description: `Region of the classic affinity group ${affinityGroup}` },
      this.placeOf(network, "affinityGroup"),
      affinityGroup.toLowerCase(),
    );
    return assumed(expression, `${expression}: the file names affinity group "${affinityGroup}", not its region`);
  }

  /** The region of something that states none. */
  anyLocation(what: string): TracedLeaf {
    const value = "[resourceGroup().location]";
    const { expression } = this.template.parameter("location", "location", {
      type: "string",
      description: "Region of resources whose region is not stated",
      defaultValue: { value, why: `${value}: the file states no region for some resources` },
    });
    return assumed(expression, `${expression}: no region is stated for ${what}`);
  }
}
