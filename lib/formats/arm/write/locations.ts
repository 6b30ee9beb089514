import type { Gateway } from "../../../model/gateway.ts";
import type { VirtualNetwork } from "../../../model/network.ts";
import { type Stated, textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { assumed, type TracedLeaf } from "../../../source/traced.ts";
import { region } from "../fields/codecs.ts";
import { type NamedValue, ownerOf } from "./resources.ts";
import type { ResourceKind } from "./resourceTypes.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { writeValue } from "./writeFields.ts";

/** The region that a value with a name states, else the common one. */
export function writeLocation(
  scope: ArmScope,
  kind: ResourceKind,
  value: NamedValue & { readonly location?: Stated<string> },
): TracedLeaf {
  const owner = ownerOf(kind, value);
  return stated(scope, value, owner) ?? anyLocation(scope, owner.words);
}

/** The region of a virtual network: as stated, else a parameter. */
export function locationOf(scope: ArmScope, network: VirtualNetwork): TracedLeaf {
  const known = scope.locations.get(network.key);
  if (known !== undefined) return known;
  const location = findLocation(scope, network);
  scope.locations.set(network.key, location);
  return location;
}

function findLocation(scope: ArmScope, network: VirtualNetwork): TracedLeaf {
  const { affinityGroup, location } = network;
  if (location !== undefined) {
    return stated(scope, network, ownerOf("virtualNetwork", network)) as TracedLeaf;
  }
  if (affinityGroup === undefined) return anyLocation(scope, `virtual network "${textOf(network.name)}"`);
  const expression = scope.parameter(
    "location",
    [affinityGroup],
    { type: "string", description: `Region of the classic affinity group ${affinityGroup}` },
    scope.placeOf(network, "affinityGroup"),
    affinityGroup.toLowerCase(),
  );
  return assumed(expression, `${expression}: the file names affinity group "${affinityGroup}", not its region`);
}

/** The region of a gateway: its own, else that of its virtual network. */
export function locationOfGateway(scope: ArmScope, gateway: Gateway, owner: Owner): TracedLeaf {
  const own = stated(scope, gateway, owner);
  if (own !== undefined) return own;
  const network = scope.index.virtualNetworkOf(gateway);
  return network === undefined ? anyLocation(scope, owner.words) : locationOf(scope, network);
}

/** The region of a connection: its own, else that of its gateway. */
export function locationOfTunnel(scope: ArmScope, tunnel: Tunnel, ownerOfTunnel: () => Owner): TracedLeaf {
  const gateway = scope.index.gateways.get(tunnel.gateway ?? "");
  const network = gateway === undefined ? undefined : scope.index.virtualNetworkOf(gateway);
  if (tunnel.location !== undefined) return stated(scope, tunnel, ownerOfTunnel()) as TracedLeaf;
  if (network !== undefined && gateway?.location === undefined) return locationOf(scope, network);
  const owner = ownerOfTunnel();
  return gateway === undefined ? anyLocation(scope, owner.words) : locationOfGateway(scope, gateway, owner);
}

function stated(scope: ArmScope, holder: { readonly location?: Stated<string> }, owner: Owner): TracedLeaf | undefined {
  return writeValue(scope, region, holder, "location", "location", owner);
}

/** The region of something that states none. */
export function anyLocation(scope: ArmScope, what: string): TracedLeaf {
  const value = "[resourceGroup().location]";
  const { expression } = scope.template.parameter("location", "location", {
    type: "string",
    description: "Region of resources whose region is not stated",
    defaultValue: { value, why: `${value}: the file states no region for some resources` },
  });
  return assumed(expression, `${expression}: no region is stated for ${what}`);
}
