import type { Site } from "../../../model/site.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { siteFields } from "../fields/siteFields.ts";
import type { ArmReadContext } from "./readContext.ts";
import { placed, readResource } from "./readResource.ts";
import type { ArmResource, ByResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";

export const localGatewayType = "microsoft.network/localnetworkgateways";

/** Reads local network gateways. Those that stand for one classic site in several regions become one again. */
export function readSites(context: ArmReadContext, resources: ResourceSet): ByResource<Site> {
  const found = new Map<ArmResource, Site>();
  const classicSites = new Map<
    string,
    { readonly site: Site; readonly origins: Record<string, readonly JsonNode[]> }
  >();
  for (const resource of resources.ofType(localGatewayType)) {
    resources.understand(resource);
    const { value, origins, identity, classic } = readResource(context, siteFields, resource, "local network gateway");
    const prefixes = (value.prefixes as Site["prefixes"] | undefined) ?? [];
    const site = { ...identity, ...value, prefixes } as Site;
    const twin = classicSites.get(settingsOf(site));
    if (twin !== undefined && classic.has("name")) {
      mergeInto(context, twin, site, origins);
      found.set(resource, twin.site);
      continue;
    }
    found.set(resource, placed(context, site, origins, resource.at));
    // A classic site has nothing that stands in parts of its own: tags, BGP.
    if (site.tags === undefined && site.bgpSpeaker === undefined) classicSites.set(settingsOf(site), { site, origins });
  }
  return found;
}

// All but what a region of its own changes.
function settingsOf({ key: _, location: _region, ...settings }: Site): string {
  return JSON.stringify(settings);
}

function mergeInto(
  context: ArmReadContext,
  { site, origins }: { readonly site: Site; readonly origins: Record<string, readonly JsonNode[]> },
  twin: Site,
  others: Readonly<Record<string, readonly JsonNode[]>>,
): void {
  for (const [key, leaves] of Object.entries(others)) {
    if (key !== "location") origins[key] = [...(origins[key] ?? []), ...leaves];
    else for (const leaf of leaves) context.ignoreLeaf(leaf, "a region more of the same classic site");
  }
  context.places.put(site, origins);
  const first = site.prefixes;
  const { places } = context;
  const all = first.map((_, index) => [...places.allOf(first, index), ...places.allOf(twin.prefixes, index)]);
  places.put(first, all);
}
