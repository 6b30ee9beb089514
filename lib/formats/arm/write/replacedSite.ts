import { covers, rangesOf } from "../../../model/address.ts";
import type { Gateway } from "../../../model/gateway.ts";
import type { VirtualNetwork } from "../../../model/network.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved, type Stated, textOf } from "../../../model/stated.ts";
import { type Ref, ref } from "../../../source/traced.ts";
import { ignoreAll } from "./ignoreAll.ts";
import type { ArmScope } from "./scope.ts";

/** A site that stands for something that the connection names by its id: all but its name means nothing. */
export function accountForStandIn(scope: ArmScope, site: Site, note: string): void {
  ignoreAll(scope.unsaid, { sites: [site] }, note, ["sites.name"]);
}

/** What a connection between gateways says of the site that it replaces; what it cannot say is reported. */
export function accountForReplaced(scope: ArmScope, site: Site, remote: Gateway): Ref[] {
  const note = "a Vnet2Vnet connection names the other gateway by its resource id";
  ignoreAll(scope.unsaid, { sites: [site] }, note, ["sites.name", "sites.prefixes"]);
  const refs: Ref[] = [ref(site, "name")];
  const far = scope.index.virtualNetworkOf(remote);
  const space = far === undefined ? [] : rangesOf(knownOf(far.prefixes));
  for (const [index, prefix] of site.prefixes.entries()) {
    if (far === undefined || isUnresolved(prefix)) {
      scope.ignore(site.prefixes, index, "a Vnet2Vnet connection routes the address space of the other network");
    } else if (covers(space, rangesOf([prefix]))) refs.push(ref(site.prefixes, index));
    else reportTransit(scope, site, index, far);
  }
  return refs;
}

function reportTransit(scope: ArmScope, site: Site, index: number, far: VirtualNetwork): void {
  const prefix = site.prefixes[index] as string;
  const name = textOf(far.name);
  const note = `"${name}" does not hold ${prefix}, and a Vnet2Vnet connection routes its address space only`;
  scope.drop(site.prefixes, index, note, true);
  const clients = scope.index.network.gateways.find(
    (g) => g.virtualNetwork === far.key && covers(rangesOf(knownOf(g.clientPrefixes)), rangesOf([prefix])),
  );
  const network = scope.placeOf(far, "name");
  scope.report("NT3106", {
    message: `${prefix} was reached through "${name}" and will not be: a Vnet2Vnet connection routes its address space only`,
    help:
      clients === undefined
        ? "Turn on BGP on both gateways, or connect to the site behind it directly"
        : `These are the point-to-site clients of "${name}": turn on BGP on both gateways to reach them`,
    at: scope.placeOf(site.prefixes, index),
    related: network === undefined ? [] : [{ message: `"${name}" is this virtual network`, at: network }],
  });
}

function knownOf(prefixes: readonly Stated<string>[]): readonly string[] {
  return prefixes.filter((prefix) => typeof prefix === "string");
}
