import type { VirtualNetwork } from "../../model/network.ts";
import type { Site } from "../../model/site.ts";
import { assumed, carried, derived, type Ref, ref, type TracedLeaf } from "../../source/traced.ts";
import { resourceIdExpression } from "./expression.ts";
import { resourceTypes } from "./resourceTypes.ts";
import type { ArmScope } from "./scope.ts";
import { tag } from "./tag.ts";

/** The id of a site's resource in the region of a network. */
export function siteGatewayId(
  scope: ArmScope,
  site: Site,
  network: VirtualNetwork,
  refs: readonly Ref[] = [],
): TracedLeaf {
  const name = siteResourceName(scope, site, scope.locationOf(network));
  return derived(resourceIdExpression(resourceTypes.localNetworkGateway.type, name), [ref(site, "name"), ...refs]);
}

/** Writes a site in one region. A connection, its gateway and its site must be in the same region. */
export function writeSite(scope: ArmScope, site: Site, location: TracedLeaf): void {
  const name = siteResourceName(scope, site, location);
  if (name !== site.name && isFirstRegion(scope, site, location)) scope.reportRename(site, name);
  const changed = name === site.name ? undefined : `"${site.name}" → "${name}": not a valid or free resource name`;
  scope.template.add("localNetworkGateway", {
    name: derived(name, [ref(site, "name")], isFirstRegion(scope, site, location) ? changed : undefined),
    location,
    tags: name === site.name ? undefined : { "classic:name": tag(scope, site, "name") },
    properties: {
      localNetworkAddressSpace: { addressPrefixes: site.prefixes.map((_, index) => carried(site.prefixes, index)) },
      gatewayIpAddress: writeAddress(scope, site),
    },
  });
}

function siteResourceName(scope: ArmScope, site: Site, location: TracedLeaf): string {
  const first = scope.firstRegion(site, String(location.value));
  if (first === location.value) return scope.resourceName("localNetworkGateway", site.key, site.name);
  const region = String(location.value).replace(/^\[parameters\('location_?(.*)'\)\]$/, "$1");
  return scope.resourceName("localNetworkGateway", `${site.key}/${location.value}`, `${site.name}-${region}`);
}

function isFirstRegion(scope: ArmScope, site: Site, location: TracedLeaf): boolean {
  return scope.firstRegion(site, String(location.value)) === location.value;
}

function writeAddress(scope: ArmScope, site: Site): TracedLeaf {
  if (site.gatewayAddress !== undefined) return carried(site, "gatewayAddress");
  const description = `Public IPv4 address of the VPN device of site ${site.name}`;
  const at = scope.placeOf(site, "name");
  const expression = scope.parameter("gatewayAddress", [site.name], { type: "string", description }, at, site.key);
  return assumed(expression, `${expression}: the file states no gateway address for site "${site.name}"`);
}
