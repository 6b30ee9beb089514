import type { Site } from "../../model/site.ts";
import { bgpRow } from "./bgp.ts";
import type { Block } from "./block.ts";
import type { Names } from "./names.ts";
import { ifStated, nameText, notStated, orNotStated, partText } from "./stated.ts";
import { tagRows } from "./virtualNetwork.ts";

/** A far side of tunnels. */
export function siteBlock(site: Site, names: Names): Block {
  const { existing, gatewayAddress, gatewayName } = site;
  const bgp = bgpRow(undefined, site.bgpSpeaker);
  return {
    title: `Site ${nameText(site.name)}`,
    notes: names.notes(site),
    rows: [
      ...ifStated("deployed", site.condition),
      ...ifStated("region", site.location),
      ...(gatewayName === undefined
        ? orNotStated("device", gatewayAddress, existing)
        : ifStated("device", gatewayAddress)),
      ...ifStated("device name", gatewayName),
      // Where routes come by BGP, a site needs no address space.
      ...(bgp === undefined
        ? orNotStated("address space", site.prefixes, existing)
        : ifStated("address space", site.prefixes)),
      ...(bgp === undefined ? [] : [bgp]),
      ...tagRows(site.tags),
    ],
  };
}

/** A site where a tunnel ends: `site Lyon at 198.51.100.1`. */
export function siteEndText({ name, gatewayAddress, gatewayName, existing }: Site): string {
  const where = gatewayAddress ?? gatewayName;
  if (where !== undefined) return `site ${nameText(name)} at ${partText(where)}`;
  return existing === true ? `site ${nameText(name)}` : `site ${nameText(name)}, address ${notStated}`;
}
