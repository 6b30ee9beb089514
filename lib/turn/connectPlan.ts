import type { AddressPlan, PlannedSubnet } from "../connect/addressPlan.ts";
import { type ConnectMember, Neighbours } from "../connect/members.ts";
import type { PlacedMember } from "../connect/side.ts";
import type { ConnectGroup, ConnectSubscription } from "../model/connectGroup.ts";
import type { DeploymentInput } from "../model/deploymentInput.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Key } from "../model/key.ts";
import type { Subnet, VirtualNetwork } from "../model/network.ts";
import type { PublicAddress } from "../model/publicAddress.ts";
import type { SecurityGroup } from "../model/securityGroup.ts";
import type { Site } from "../model/site.ts";
import { textOf } from "../model/stated.ts";
import type { Tag } from "../model/tag.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Spot } from "../source/tree.ts";
import { type Address, addressesOf, addressList, chosenAddress } from "./connectAddresses.ts";
import { reportCollisions } from "./connectCollisions.ts";
import { type ConnectGateway, connectGateway, type PlanName } from "./connectGateway.ts";
import { located, type Region, regionOf } from "./connectRegion.ts";
import { rulesFor } from "./connectRules.ts";
import { memberTags } from "./connectTags.ts";
import {
  addressed,
  type Home,
  placedMembers,
  type SiteUnit,
  siteAddresses,
  stationOf,
  type Unit,
  type Units,
  unitsByMember,
} from "./connectUnits.ts";
import { leavesOf, Mirror } from "./origins.ts";
import type { TurnContext } from "./turnContext.ts";

/** What the network of one subscription is made from. */
export interface PlanParts {
  readonly scope: string;
  readonly subscription: ConnectSubscription | undefined;
  readonly units: Units;
  readonly addresses: AddressPlan;
  readonly links: ReadonlyMap<ConnectGroup, ReadonlySet<ConnectGroup>>;
  readonly sites: readonly Site[];
}

/** The network of today for one subscription. */
export class ConnectPlan {
  readonly placed: readonly PlacedMember[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly gateways: readonly Gateway[];
  readonly tunnels: readonly Tunnel[];
  readonly publicAddresses: readonly PublicAddress[];
  /** What a deployment has to be given. */
  readonly inputs: readonly DeploymentInput[];
  readonly #context: TurnContext;
  readonly #parts: PlanParts;
  readonly #region: Region | undefined;
  readonly #space: readonly Address[];
  readonly #pool: readonly Address[];
  readonly #networkKey: Key;
  readonly #planned: ReadonlyMap<Home, PlannedSubnet>;
  /** The part of a subnet for each role that has one. */
  readonly #blocks: ReadonlyMap<ConnectMember, string>;
  readonly #unitOf: ReadonlyMap<ConnectMember, Unit>;
  readonly #neighbours: Neighbours;

  constructor(context: TurnContext, parts: PlanParts) {
    const { subscription, addresses } = parts;
    const { places } = context;
    this.#context = context;
    this.#parts = parts;
    this.#region = regionOf(context, subscription);
    this.#networkKey = context.key("network");
    this.#space = [
      ...addressesOf(places, subscription?.prefixes ?? []),
      ...addresses.chosenSpace.map((prefix) => chosenAddress(prefix, "an address space that no site uses")),
    ];
    this.#pool = [
      ...addressesOf(places, subscription?.clientPrefixes ?? []),
      ...addresses.chosenPool.map((prefix) => chosenAddress(prefix, "addresses for machines that dial in")),
    ];
    this.#planned = new Map(
      parts.units.homes.flatMap((home, index) => {
        const subnet = addresses.subnets[index];
        return subnet === undefined ? [] : [[home, subnet] as const];
      }),
    );
    this.#blocks = new Map(
      [...this.#planned].flatMap(([home, { roles }]) =>
        home.members.flatMap((member, index) => {
          const block = roles[index];
          return block === undefined ? [] : [[member, block] as const];
        }),
      ),
    );
    this.#unitOf = unitsByMember(parts.units);
    this.#neighbours = new Neighbours([...this.#unitOf.keys()], parts.links);
    this.placed = placedMembers(parts.units, (unit, member) => this.#addressesIn(unit, [member]));
    this.securityGroups = parts.units.homes.map((home, index) => this.#securityGroup(home, index));
    const gateway = addresses.gatewaySubnet === undefined && !this.#needsGateway ? undefined : this.#gateway();
    this.gateways = gateway === undefined ? [] : [gateway.gateway];
    this.publicAddresses = gateway === undefined ? [] : [gateway.publicAddress];
    this.inputs = gateway?.inputs ?? [];
    this.tunnels = parts.units.sites.map((unit) => this.#tunnel(unit));
    this.#reportAddresses();
    this.#settleUnneeded();
  }

  get #needsGateway(): boolean {
    return this.#parts.units.sites.length > 0 || this.#parts.units.clients.members.length > 0;
  }

  virtualNetwork(): VirtualNetwork {
    const { places } = this.#context;
    const { scope, units, addresses } = this.#parts;
    const subnets = units.homes.map((home, index) => this.#subnet(home, index));
    const { gatewaySubnet } = addresses;
    if (gatewaySubnet !== undefined) subnets.push(this.#gatewaySubnet(gatewaySubnet));
    places.put(subnets, []);
    return located(new Mirror<VirtualNetwork>(places), this.#region)
      .say("key", this.#networkKey)
      .say("scope", scope)
      .say("name", this.#name.text, this.#name.leaves, this.#name.note)
      .say("prefixes", addressList(places, this.#space))
      .say("subnets", subnets)
      .say("dnsServers", [])
      .done(this.#whole);
  }

  /** What the network is called, and its gateway after it. */
  get #name(): PlanName & { readonly note: string } {
    const { subscription } = this.#parts;
    const leaves = subscription === undefined ? [] : leavesOf(this.#context.places, subscription, "name");
    const text = subscription?.name ?? "connect";
    return { text, leaves, note: `"${text}": what the network is called when no name is stated` };
  }

  /** What to point at where a part of the network has no place of its own. */
  get #whole(): Spot | undefined {
    const { subscription, units, sites } = this.#parts;
    const { places } = this.#context;
    const [home] = units.homes;
    const holders = [subscription, home?.group, home?.members[0]?.role, sites[0]];
    return holders.map((each) => each && places.spotOf(each, "name")).find((spot) => spot !== undefined);
  }

  #subnet(home: Home, index: number): Subnet {
    const { places } = this.#context;
    const note = `"${home.label}": a subnet for a group without a name`;
    return new Mirror<Subnet>(places)
      .say("name", home.label, home.labelLeaves, note)
      .say("prefixes", addressList(places, this.#subnetOf(home)))
      .say("securityGroup", this.securityGroups[index]?.key, home.labelLeaves, note)
      .done(this.#whole);
  }

  #gatewaySubnet(prefix: string): Subnet {
    const { places } = this.#context;
    const addresses = [
      chosenAddress(prefix, "the subnet that the gateway lives in, /27 as every size but Basic needs"),
    ];
    return new Mirror<Subnet>(places)
      .assume("name", "GatewaySubnet", '"GatewaySubnet": the platform knows the subnet of a gateway by this name')
      .say("prefixes", addressList(places, addresses))
      .done(this.#whole);
  }

  #securityGroup(home: Home, index: number): SecurityGroup {
    const { places } = this.#context;
    const { links, sites } = this.#parts;
    const rules = rulesFor(
      {
        places,
        links,
        neighbours: this.#neighbours,
        unitOf: this.#unitOf,
        addressesOf: (unit, members) =>
          unit.kind === "home" && members.length === unit.members.length
            ? this.#subnetOf(unit)
            : this.#addressesIn(unit, members),
        subnetOf: (each) => this.#subnetOf(each),
        everything: [...this.#space, ...this.#pool, ...sites.flatMap(({ prefixes }) => addressesOf(places, prefixes))],
      },
      home,
    );
    places.put(rules, []);
    const name = `${home.label}-nsg`;
    const tags: readonly Tag[] = memberTags(places, home, this.#parts.addresses.subnets[index]);
    return located(new Mirror<SecurityGroup>(places), this.#region)
      .say("key", this.#context.key("security-group"))
      .say("scope", this.#parts.scope)
      .say("name", name, home.labelLeaves, `"${name}": the rules of a group without a name`)
      .say("rules", rules)
      .say("tags", tags.length === 0 ? undefined : tags)
      .done(this.#whole);
  }

  #gateway(): ConnectGateway {
    const { scope, subscription, units } = this.#parts;
    return connectGateway(this.#context, {
      scope,
      subscription,
      units,
      name: this.#name,
      pool: this.#pool,
      region: this.#region,
      virtualNetwork: this.#networkKey,
      whole: this.#whole,
    });
  }

  #tunnel(unit: SiteUnit): Tunnel {
    const { site } = unit;
    const { places } = this.#context;
    const at = places.spotOf(site, "name");
    this.#context.report("NT3526", {
      message: `Machines at site "${textOf(site.name)}" needed TCP port 443 to the relay only; a tunnel needs UDP ports 500 and 4500 and protocol 50 at its device`,
      help: "Open them, or leave the site out of the description so that its machines dial in over port 443 by themselves",
      at,
    });
    const leaves = leavesOf(places, site, "name");
    for (const member of unit.members) this.#reportWhole(unit, member);
    return new Mirror<Tunnel>(places)
      .say("key", this.#context.key("tunnel"))
      .say("scope", this.#parts.scope)
      .say("gateway", this.#gatewayKey)
      .assume("medium", "IPsec", "IPsec: how a site is joined")
      .say("site", site.key, leaves)
      .done(at);
  }

  #reportWhole({ site }: SiteUnit, member: ConnectMember): void {
    const station = stationOf(member);
    if (addressed(member) !== undefined || station === undefined || site.prefixes.length === 0) return;
    this.#context.report("NT3533", {
      message: `Machine "${member.name}" has no address: the rules let all of site "${textOf(site.name)}" reach what it reached`,
      help: "State its address, which has to be fixed",
      at: this.#context.places.spotOf(station, "name"),
    });
  }

  get #gatewayKey(): Key | undefined {
    return this.gateways[0]?.key;
  }

  #subnetOf(home: Home): readonly Address[] {
    const prefix = this.#planned.get(home)?.prefix;
    return prefix === undefined ? [] : [chosenAddress(prefix, `the subnet of "${home.label}"`)];
  }

  #addressesIn(unit: Unit, members: readonly ConnectMember[]): readonly Address[] {
    if (unit.kind === "clients") return this.#pool;
    if (unit.kind === "site") return members.flatMap((member) => siteAddresses(this.#context.places, unit, member));
    return members.flatMap((member) => {
      const block = this.#blocks.get(member);
      return block === undefined
        ? []
        : [chosenAddress(block, `addresses of role "${member.name}" in subnet "${unit.label}"`)];
    });
  }

  // What only machines that dial in need; what does reach an output counts as that.
  #settleUnneeded(): void {
    const { subscription, units } = this.#parts;
    if (subscription === undefined) return;
    const { places } = this.#context;
    const note = "no machine dials in";
    for (const leaf of leavesOf(places, subscription, "certificateRequired")) places.ignore(leaf, note);
    for (const index of subscription.clientPrefixes.keys()) {
      for (const leaf of leavesOf(places, subscription.clientPrefixes, index)) places.ignore(leaf, note);
    }
    if (subscription.certificateRequired !== true || units.sites.length === 0) return;
    this.#context.report("NT3531", {
      message: `Machines had to show certificates; the tunnels to ${units.sites.map(({ label }) => label).join(", ")} have shared keys`,
      help: "Set up certificate authentication at the connections by hand, or let the machines dial in",
      at: places.spotOf(subscription, "certificateRequired"),
    });
  }

  #reportAddresses(): void {
    const { subscription, units, addresses } = this.#parts;
    const { places } = this.#context;
    for (const [index, home] of units.homes.entries()) {
      for (const [at, { name, role }] of home.members.entries()) {
        const block = addresses.subnets[index]?.roles[at];
        if (block === undefined || role === undefined) continue;
        this.#context.report("NT3527", {
          message: `Machines of role "${name}" belong at addresses of ${block} in subnet "${home.label}": the rules go by addresses`,
          help: "Give each machine a fixed private address out of it",
          at: places.spotOf(role, "name"),
        });
      }
    }
    const spaceSpot = subscription === undefined ? undefined : places.spotOf(subscription.prefixes, 0);
    if (subscription !== undefined && subscription.prefixes.length > 0 && addresses.chosenSpace.length > 0) {
      this.#context.report("NT3528", {
        message: `The address space ${subscription.prefixes.join(", ")} has no room for all subnets; ${addresses.chosenSpace.join(", ")} is added`,
        help: "State a larger address space",
        at: spaceSpot,
        actual: subscription.prefixes.join(", "),
      });
    }
    this.#reportCollisions(spaceSpot);
  }

  #reportCollisions(spaceSpot: Spot | undefined): void {
    const { subscription, units, sites } = this.#parts;
    const { places } = this.#context;
    const poolSpot = subscription === undefined ? undefined : places.spotOf(subscription.clientPrefixes, 0);
    const dialsIn = units.clients.members.length > 0;
    reportCollisions(this.#context, [
      { what: "the address space", prefixes: this.#space.map(({ text }) => text), at: spaceSpot ?? this.#whole },
      {
        what: "the addresses of machines that dial in",
        prefixes: dialsIn ? this.#pool.map(({ text }) => text) : [],
        at: poolSpot ?? this.#whole,
      },
      ...sites.map((site) => ({
        what: `site "${textOf(site.name)}"`,
        prefixes: site.prefixes.filter((prefix) => typeof prefix === "string"),
        at: places.spotOf(site.prefixes, 0) ?? places.spotOf(site, "name"),
      })),
    ]);
  }
}
