import type { Gateway, NatRule } from "../../../model/gateway.ts";
import { isUnresolved } from "../../../model/stated.ts";
import { derived, ref, type TracedLeaf } from "../../../source/traced.ts";
import { text } from "../fields/codecs.ts";
import { gatewayFields, natRuleFields } from "../fields/gatewayFields.ts";
import { assumeRouting, writeClassicClients, writeClassicType } from "./classicGateway.ts";
import { writeCondition } from "./condition.ts";
import { resourceIdExpression } from "./expression.ts";
import { writeGatewayAddresses } from "./gatewayAddresses.ts";
import { gatewayOwner, gatewayResource, hasName } from "./gatewayResource.ts";
import { classicSku } from "./gatewaySku.ts";
import { locationOfGateway } from "./locations.ts";
import { inline, nameBelow, type WrittenPart, writeName } from "./parts.ts";
import { type Reference, statedName } from "./resources.ts";
import { resourceTypes } from "./resourceTypes.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { writeTags } from "./tags.ts";
import type { TracedObject } from "./tracedExpression.ts";
import { reachesSite } from "./writeFarSide.ts";
import { type Given, partOwner, writeFields, writeValue } from "./writeFields.ts";
import { referToSite } from "./writeSite.ts";

const kind = "virtualNetworkGateway";

/** Writes a gateway, and its public address where it has none of its own. */
export function writeGateway(scope: ArmScope, gateway: Gateway): void {
  const owner = gatewayOwner(scope, gateway);
  const resource = gatewayResource(scope, gateway);
  const location = locationOfGateway(scope, gateway, owner);
  accountForCertificates(scope, gateway);
  accountForProfile(scope, gateway);
  const addresses = writeGatewayAddresses(scope, gateway, location, owner);
  const sku = writeSku(scope, gateway, owner);
  const defaultSite = writeDefaultSite(scope, gateway, location);
  const classic = hasName(gateway) ? undefined : classicSettings(scope, gateway);
  const { properties } = writeFields(scope, gatewayFields, gateway, owner, {
    location: undefined,
    ...(sku === undefined ? {} : { sku }),
    ...(defaultSite === undefined ? {} : { defaultSiteId: defaultSite.leaf }),
    addresses: addresses.configurations,
    ...classic,
  });
  const body = {
    condition: writeCondition(scope, gateway, owner),
    name: hasName(gateway) ? statedName(scope, kind, gateway) : derived(resource.name.value, resource.refs),
    location,
    tags: writeTags(scope, gateway.tags, owner),
    dependsOn: [...addresses.dependsOn, ...(defaultSite?.dependsOn ?? [])],
    properties: withTier({
      ...(properties as TracedObject),
      natRules: inline(gateway.natRules?.map((rule) => writeRule(scope, rule, owner))),
    }),
  };
  scope.add(kind, body, resource.id);
}

/** Translation rules of a gateway that this template does not deploy, as resources of their own. */
export function writeRulesOfGateway(scope: ArmScope, gateway: Gateway): void {
  const owner = gatewayOwner(scope, gateway);
  const parent = gatewayResource(scope, gateway);
  for (const rule of gateway.natRules ?? []) {
    const part = writeRule(scope, rule, owner);
    scope.declare(
      "natRule",
      resourceIdExpression(resourceTypes.natRule.type, parent.name, part.name),
      parent.name,
      part.name,
    );
    scope.add("natRule", { name: nameBelow(parent, part).leaf, properties: part.properties });
  }
}

// What a gateway without a name does not state has been so since the classic service made it.
function classicSettings(scope: ArmScope, gateway: Gateway): Given {
  const type = writeClassicType(scope, gateway);
  return {
    ...(type === undefined ? {} : { type }),
    ...(gateway.routing === undefined && gateway.type === "Vpn" ? { routing: assumeRouting(scope, gateway) } : {}),
    ...(gateway.clientPrefixes.length > 0 ? { clients: writeClassicClients(scope, gateway) } : {}),
  };
}

function writeSku(scope: ArmScope, gateway: Gateway, owner: Owner): TracedLeaf | undefined {
  if (!hasName(gateway)) return classicSku(scope, gateway);
  return writeValue(scope, text, gateway, "sku", "sku", owner);
}

// A site that stands for another network is no resource, and cannot take the default route.
function writeDefaultSite(scope: ArmScope, gateway: Gateway, location: TracedLeaf): Reference | undefined {
  if (gateway.defaultSite === undefined) return undefined;
  const site = scope.index.sites.get(gateway.defaultSite);
  const tunnels = scope.index.network.tunnels.filter((each) => each.site === gateway.defaultSite);
  const isReached = site !== undefined && (tunnels.length === 0 || tunnels.some((each) => reachesSite(scope, each)));
  if (!isReached) {
    scope.drop(gateway, "defaultSite", "the site is no local network gateway, and only one can take the default route");
    return undefined;
  }
  if (gateway.defaultSiteId !== undefined) {
    scope.ignore(gateway, "defaultSiteId", "the site is described, and says which it is");
  }
  return referToSite(scope, site, location, [ref(gateway, "defaultSite")]);
}

// The tier of a gateway is its SKU once more.
function withTier(properties: TracedObject): TracedObject {
  const sku = properties.sku as TracedObject | undefined;
  if (sku !== undefined) sku.tier = sku.name;
  return properties;
}

function writeRule(scope: ArmScope, rule: NatRule, gateway: Owner): WrittenPart {
  const { properties } = writeFields(scope, natRuleFields, rule, partOwner(gateway, rule));
  return { ...writeName(scope, rule, "natRules", gateway), properties: (properties ?? {}) as TracedObject };
}

// Azure takes the root certificate itself and of a revoked one the thumbprint.
function accountForCertificates(scope: ArmScope, { clients }: Gateway): void {
  if (clients === undefined || isUnresolved(clients)) return;
  for (const certificate of clients.rootCertificates ?? []) {
    if (certificate.thumbprint === undefined) continue;
    const note = "a root certificate is given whole, and its thumbprint follows";
    if (certificate.data === undefined) scope.drop(certificate, "thumbprint", note);
    else scope.ignore(certificate, "thumbprint", note);
  }
  for (const certificate of clients.revokedCertificates ?? []) {
    if (certificate.data === undefined) continue;
    const note = "a revoked certificate is named by its thumbprint";
    if (certificate.thumbprint === undefined) scope.drop(certificate, "data", note);
    else scope.ignore(certificate, "data", note);
  }
}

// The classic profile is kept in a tag of the virtual network.
function accountForProfile(scope: ArmScope, gateway: Gateway): void {
  if (gateway.profile === undefined) return;
  const network = scope.index.virtualNetworkOf(gateway);
  const isKept = network?.existing === undefined && scope.index.profiled.get(network?.key ?? "") === gateway;
  if (network === undefined || !isKept) {
    scope.drop(gateway, "profile", "it is kept in a tag of the virtual network, which this deployment does not hold");
  }
}
