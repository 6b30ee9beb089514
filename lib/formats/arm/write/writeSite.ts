import type { Site } from "../../../model/site.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import { assumed, derived, type Ref, ref, type TracedLeaf } from "../../../source/traced.ts";
import { siteFields } from "../fields/siteFields.ts";
import { isExpression } from "../template/expression.ts";
import { writeCondition } from "./condition.ts";
import { openName, type ResourceName, resourceIdExpression } from "./expression.ts";
import { writeLocation } from "./locations.ts";
import { identifierPart } from "./names.ts";
import { ownerOf, type Reference, refer, reportRename, resourceOf, statedName } from "./resources.ts";
import { resourceTypes } from "./resourceTypes.ts";
import type { ArmScope } from "./scope.ts";
import { tag, writeTags } from "./tags.ts";
import { writeFields } from "./writeFields.ts";

const kind = "localNetworkGateway";

/** Whether a site is a resource by itself. Others are made in each region that a gateway reaches them from. */
export function isOwnResource(site: Site): boolean {
  return site.location !== undefined || site.existing === true;
}

/** Refers to a site from a region. A connection, its gateway and its site must be in the same region. */
export function referToSite(scope: ArmScope, site: Site, location: TracedLeaf, refs: readonly Ref[]): Reference {
  if (isOwnResource(site)) return refer(scope, kind, site, refs);
  const name = nameInRegion(scope, site, location);
  const id = resourceIdExpression(resourceTypes[kind].type, name);
  return { leaf: derived(id, [ref(site, "name"), ...refs]), dependsOn: [id] };
}

/** Writes a site that states its region. */
export function writeOwnSite(scope: ArmScope, site: Site): void {
  const resource = resourceOf(scope, kind, site);
  writeSite(scope, site, statedName(scope, kind, site), writeLocation(scope, kind, site), resource.name, resource.id);
}

/** Writes a site in one region. */
export function writeSiteInRegion(scope: ArmScope, site: Site, location: TracedLeaf): void {
  const name = nameInRegion(scope, site, location);
  const isRenamed = name.text !== undefined && name.text !== site.name;
  const isFirst = scope.firstRegion(site, String(location.value)) === location.value;
  if (isRenamed && isFirst) reportRename(scope, site, name.text);
  const note =
    isRenamed && isFirst ? `"${textOf(site.name)}" → "${name.text}": not a valid or free resource name` : undefined;
  const leaf = derived(name.value, [ref(site, "name")], note);
  writeSite(scope, site, leaf, location, name, resourceIdExpression(resourceTypes[kind].type, name));
}

function writeSite(
  scope: ArmScope,
  site: Site,
  name: TracedLeaf,
  location: TracedLeaf,
  { text }: ResourceName,
  id: string,
): void {
  const owner = ownerOf(kind, site);
  const classicName = text !== undefined && text !== site.name ? tag(scope, site, "name", owner) : undefined;
  const isClassic = !isOwnResource(site);
  const noAddress = isClassic && site.gatewayAddress === undefined && site.gatewayName === undefined;
  const { properties } = writeFields(scope, siteFields, site, owner, {
    location: undefined,
    ...(isClassic && site.prefixes.length === 0 ? { prefixes: [] } : {}),
    ...(noAddress ? { gatewayAddress: askForAddress(scope, site) } : {}),
  });
  const body = {
    condition: writeCondition(scope, site, owner),
    name,
    location,
    tags: writeTags(scope, site.tags, owner, [["classic:name", classicName]]),
    properties: properties ?? {},
  };
  scope.add(kind, body, id);
}

function nameInRegion(scope: ArmScope, site: Site, location: TracedLeaf): ResourceName {
  const region = String(location.value);
  const isFirst = scope.firstRegion(site, region) === region;
  const plain = region.replace(/^\[parameters\('location_?(.*)'\)\]$/, "$1");
  const suffix = isExpression(plain) ? identifierPart(plain) : plain;
  if (isUnresolved(site.name)) {
    const { name } = resourceOf(scope, kind, site);
    return isFirst ? name : openName(`concat(${name.operand}, '-${suffix}')`);
  }
  if (isFirst) return scope.resourceName(kind, site.key, site.name);
  return scope.resourceName(kind, `${site.key}/${region}`, `${site.name}-${suffix}`);
}

function askForAddress(scope: ArmScope, site: Site): TracedLeaf {
  const name = textOf(site.name);
  const description = `Public IPv4 address of the VPN device of site ${name}`;
  const at = scope.placeOf(site, "name");
  const expression = scope.parameter("gatewayAddress", [name], { type: "string", description }, at, site.key);
  return assumed(expression, `${expression}: the file states no gateway address for site "${name}"`);
}
