import type { Gateway } from "../../../model/gateway.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { assumed, derived, type Ref, ref, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import { text } from "../fields/codecs.ts";
import { connectionFields } from "../fields/connectionFields.ts";
import { writeCondition } from "./condition.ts";
import { gatewayResource, hasName, referToGateway } from "./gatewayResource.ts";
import { locationOfTunnel } from "./locations.ts";
import { type NamedValue, ownerOf, type Reference, resourceOf, statedName } from "./resources.ts";
import { authenticationApiVersion } from "./resourceTypes.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { writeTags } from "./tags.ts";
import { type ListItem, type TracedObject, writeList } from "./tracedExpression.ts";
import { writeFarSide } from "./writeFarSide.ts";
import { isWhole, writeFields, writeValue } from "./writeFields.ts";

const kind = "connection";

/** Writes the connection of one tunnel. */
export function writeConnection(scope: ArmScope, tunnel: Tunnel): void {
  const gateway = scope.index.gateways.get(tunnel.gateway ?? "");
  const names = connectionNames(scope, tunnel, gateway);
  const owner = ownerOf(kind, { scope: tunnel.scope, name: names.text });
  const location = locationOfTunnel(scope, tunnel, () => owner);
  const near = writeNearSide(scope, tunnel, gateway, owner);
  const far = writeFarSide(scope, tunnel, gateway, location, owner);
  const name = isNamed(tunnel)
    ? statedName(scope, kind, tunnel)
    : derived(scope.resourceName(kind, tunnel.key, names.text).value, names.refs);
  const { properties } = writeFields(scope, connectionFields, tunnel, owner, {
    location: undefined,
    sharedKey: far.sharedKey,
    ...(isPartial(tunnel) ? { policy: dropPolicy(scope, tunnel, owner) } : {}),
  });
  const body = {
    condition: writeCondition(scope, tunnel, owner),
    name,
    location,
    tags: writeTags(scope, tunnel.tags, owner, far.tags),
    dependsOn: [...near.dependsOn, ...far.dependsOn],
    properties: {
      connectionType: far.type,
      virtualNetworkGateway1: { id: near.leaf },
      ...far.ends,
      ...(properties as TracedObject | undefined),
      ingressNatRules: writeRules(scope, tunnel.ingressNatRules, "ingressNatRules", owner),
      egressNatRules: writeRules(scope, tunnel.egressNatRules, "egressNatRules", owner),
    },
    ...(tunnel.authentication === undefined ? {} : { apiVersion: authenticationApiVersion }),
  };
  scope.add(kind, body, isNamed(tunnel) ? resourceOf(scope, kind, tunnel).id : undefined);
}

/** A tunnel as the owner of its settings. */
export function tunnelOwner(scope: ArmScope, tunnel: Tunnel): Owner {
  const { text: name } = connectionNames(scope, tunnel, scope.index.gateways.get(tunnel.gateway ?? ""));
  return ownerOf(kind, { scope: tunnel.scope, name });
}

function isNamed(tunnel: Tunnel): tunnel is Tunnel & NamedValue {
  return tunnel.name !== undefined;
}

// Resource Manager takes a policy whole or not at all; a classic one says single things of the second phase.
function isPartial({ name, policy }: Tunnel): boolean {
  if (name !== undefined || policy === undefined || isUnresolved(policy)) return false;
  const { ike, child } = policy;
  return [ike.encryption, ike.integrity, ike.dhGroups, child.encryption, child.integrity, child.pfsGroups].some(
    (list) => list === undefined,
  );
}

function dropPolicy(scope: ArmScope, { policy }: Tunnel, owner: Owner): undefined {
  const note = `a policy needs all eight values, and few are known; ${owner.words} gets the default policy of Azure`;
  for (const part of policy === undefined || isUnresolved(policy) ? [] : [policy.ike, policy.child]) {
    for (const [key, value] of Object.entries(part) as [string, unknown][]) {
      if (!Array.isArray(value)) scope.drop(part, key, note);
      else for (const index of value.keys()) scope.drop(value, index, note);
    }
  }
  return undefined;
}

interface ConnectionNames {
  readonly text: string;
  /** What a name that is made up comes from. */
  readonly refs: readonly Ref[];
}

// A connection without a name is named after both sides: the networks where there are any, else the site.
function connectionNames(scope: ArmScope, tunnel: Tunnel, gateway: Gateway | undefined): ConnectionNames {
  if (tunnel.name !== undefined) return { text: textOf(tunnel.name), refs: [] };
  const near = nearName(scope, gateway);
  const remote = scope.index.gateways.get(tunnel.remoteGateway ?? "");
  const site = scope.index.sites.get(tunnel.site ?? "");
  const farNetwork = remote === undefined ? undefined : scope.index.virtualNetworkOf(remote);
  const far: ConnectionNames =
    farNetwork !== undefined
      ? { text: textOf(farNetwork.name), refs: [ref(farNetwork, "name")] }
      : site !== undefined
        ? { text: textOf(site.name), refs: [ref(tunnel, "site"), ref(site, "name")] }
        : { text: tunnel.siteName ?? "", refs: [ref(tunnel, "siteName")] };
  return { text: `${near.text}-to-${far.text}`, refs: [...near.refs, ...far.refs] };
}

function nearName(scope: ArmScope, gateway: Gateway | undefined): ConnectionNames {
  if (gateway === undefined) return { text: "gateway", refs: [] };
  const network = hasName(gateway) ? undefined : scope.index.virtualNetworkOf(gateway);
  const { name, refs } =
    network === undefined ? gatewayResource(scope, gateway) : resourceOf(scope, "virtualNetwork", network);
  return { text: name.text ?? "gateway", refs };
}

function writeNearSide(scope: ArmScope, tunnel: Tunnel, gateway: Gateway | undefined, owner: Owner): Reference {
  if (gateway !== undefined) return referToGateway(scope, gateway, [ref(tunnel, "gateway")]);
  const stated = writeValue(scope, text, tunnel, "gatewayId", "virtualNetworkGateway1", owner);
  if (stated !== undefined) return { leaf: stated, dependsOn: [] };
  const description = `Resource id of the gateway of ${owner.words}`;
  const at = scope.places.spotOf(tunnel, "name");
  const expression = scope.parameter("gatewayId", owner.names, { type: "string", description }, at, tunnel.key);
  return { leaf: assumed(expression, `${expression}: the file states no gateway for ${owner.words}`), dependsOn: [] };
}

function writeRules(scope: ArmScope, ids: Tunnel["ingressNatRules"], name: string, owner: Owner): Traced | undefined {
  if (ids === undefined || ids.length === 0) return undefined;
  const items = ids.map((id, index): ListItem => {
    const leaf = writeValue(scope, text, ids, index, name, owner) as TracedLeaf;
    return isUnresolved(id) && isWhole(id) ? { item: leaf, whole: true } : { item: { id: leaf }, whole: false };
  });
  return writeList(items);
}
