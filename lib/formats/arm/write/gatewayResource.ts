import type { Gateway } from "../../../model/gateway.ts";
import { type Stated, textOf } from "../../../model/stated.ts";
import { derived, type Ref, ref } from "../../../source/traced.ts";
import { type Reference, refer, resourceOf } from "./resources.ts";
import type { ArmScope, NamedResource, Owner } from "./scope.ts";

const kind = "virtualNetworkGateway";

/** A gateway that has a name of its own. Those of classic networks have none, and much else is not stated of them. */
export type NamedGateway = Gateway & { readonly name: Stated<string> };

/** Whether a gateway has a name of its own. */
export function hasName(gateway: Gateway): gateway is NamedGateway {
  return gateway.name !== undefined;
}

/** The gateway resource; where it has no name of its own it is named after its network. */
export function gatewayResource(scope: ArmScope, gateway: Gateway): NamedResource {
  if (hasName(gateway)) return resourceOf(scope, kind, gateway);
  const known = scope.knownResource(kind, gateway.key);
  if (known !== undefined) return known;
  const suffix = gateway.type === "ExpressRoute" ? "er-gateway" : "gateway";
  const network = scope.index.virtualNetworkOf(gateway);
  const near = network === undefined ? undefined : resourceOf(scope, "virtualNetwork", network);
  const wanted = near?.name.text === undefined ? suffix : `${near.name.text}-${suffix}`;
  return scope.nameResource(kind, gateway.key, scope.resourceName(kind, gateway.key, wanted), near?.refs ?? []);
}

/** What a gateway is called in sentences and in the names of parameters. */
export function gatewayOwner(scope: ArmScope, gateway: Gateway): Owner {
  const network = scope.index.virtualNetworkOf(gateway);
  const name = textOf(gateway.name ?? network?.name ?? "unnamed");
  const words = gateway.name === undefined ? `the gateway of ${name}` : `gateway ${name}`;
  return { scope: gateway.scope, words, names: [name] };
}

/** Refers to a gateway, which may be deployed from another input. */
export function referToGateway(scope: ArmScope, gateway: Gateway, refs: readonly Ref[]): Reference {
  if (hasName(gateway)) return refer(scope, kind, gateway, refs);
  if (gateway.scope === scope.scope) {
    const { id, refs: own } = gatewayResource(scope, gateway);
    return { leaf: derived(id, [...own, ...refs]), dependsOn: gateway.existing === true ? [] : [id] };
  }
  const network = scope.index.virtualNetworkOf(gateway);
  const name = textOf(network?.name ?? "unnamed");
  const type = gateway.type === "Vpn" ? "VPN" : "ExpressRoute";
  const description = `Resource id of the ${type} gateway of ${name}, which is deployed from ${gateway.scope}`;
  const at = network === undefined ? undefined : scope.placeOf(network, "name");
  const expression = scope.parameter("gatewayId", [name], { type: "string", description }, at, gateway.key);
  const named = network === undefined ? [] : [ref(network, "name")];
  return { leaf: derived(expression, [...named, ...refs]), dependsOn: [] };
}
