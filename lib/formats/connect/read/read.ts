import { covers, rangesOf } from "../../../model/address.ts";
import type { ConnectGroup, ConnectRole } from "../../../model/connectGroup.ts";
import { emptyNetwork, type Network } from "../../../model/network.ts";
import type { Site } from "../../../model/site.ts";
import type { Spot, Tree } from "../../../source/tree.ts";
import type { ReadResult } from "../../format.ts";
import { scopeNames } from "../../scopeNames.ts";
import { ConnectReadContext } from "./readContext.ts";
import { type Described, readDescription } from "./readDescription.ts";
import { readService } from "./readService.ts";
import { RoleBook } from "./roleBook.ts";

/** Reads descriptions of groups and the documents of cloud services that belong together. A description is a subscription. */
export function readConnect(trees: readonly Tree[]): ReadResult {
  const context = new ConnectReadContext();
  const scopes = scopeNames(trees);
  const book = new RoleBook(context);
  for (const tree of trees) if (tree.syntax === "xml") readService(context, tree.root, book);
  const described: Described[] = [];
  const homes: string[] = [];
  for (const [index, tree] of trees.entries()) {
    if (tree.syntax === "xml") continue;
    const scope = scopes[index] as string;
    described.push(readDescription(context, tree.root, scope, book));
    homes.push(scope);
  }
  const [home, other] = homes;
  const isOnly = home !== undefined && other === undefined;
  const roles = book.done((whole) => (isOnly ? home : scopeOf(trees, scopes, whole)));
  const network: Network = {
    ...emptyNetwork,
    sites: described.flatMap(({ sites }) => sites),
    connectSubscriptions: described.flatMap(({ subscription }) => subscription ?? []),
    connectGroups: described.flatMap(({ groups }) => groups),
    connectRoles: roles,
  };
  reportMembers(context, network.connectGroups, network.sites);
  reportDefaults(context, network.connectGroups);
  reportLoose(context, network.connectGroups, roles);
  return { network, places: context.places, diagnostics: context.diagnostics };
}

// That each machine was in one group is remembered, not verified; what is described is taken as it is.
function reportMembers(context: ConnectReadContext, groups: readonly ConnectGroup[], sites: readonly Site[]): void {
  const first = new Map<string, { readonly group: ConnectGroup; readonly at: Spot | undefined }>();
  const siteOf = new Map(sites.map((site) => [site.key, site]));
  for (const group of groups) {
    for (const endpoint of group.endpoints) {
      const { name, address } = endpoint;
      const at = context.places.spotOf(endpoint, "name");
      const site = siteOf.get(endpoint.site ?? "");
      if (
        address !== undefined &&
        site !== undefined &&
        !covers(rangesOf(site.prefixes), rangesOf([`${address}/32`]))
      ) {
        context.report("NT2820", {
          message: `Machine "${name}" has the address ${address}, which is in no prefix of site "${site.name}"`,
          help: "Correct the address, or add the prefix to the site: no traffic finds its way otherwise",
          at: context.places.spotOf(endpoint, "address"),
          actual: address,
          expected: site.prefixes.map(String),
        });
      }
      if (name === "") continue;
      const identity = `${group.scope}\n${name.toLowerCase()}`;
      const earlier = first.get(identity);
      if (earlier === undefined) first.set(identity, { group, at });
      else {
        context.report("NT2818", {
          message: `Machine "${name}" stands in group "${group.name}"${earlier.group === group ? " twice" : ` and in group "${earlier.group.name}"`}`,
          help: "Check the groups: as far as is known a machine was in one group; both are taken to hold",
          at,
          related: earlier.at === undefined ? [] : [{ message: "It stands here before", at: earlier.at }],
        });
      }
    }
  }
}

function reportDefaults(context: ConnectReadContext, groups: readonly ConnectGroup[]): void {
  for (const group of groups) {
    if (group.interconnected === true || group.roles.length === 0 || group.endpoints.length === 0) continue;
    context.report("NT2819", {
      message: `Group "${group.name}" is not interconnected: its machines and its roles are taken to reach each other, machines and machines not, roles and roles not`,
      help: "Check what you remember of the group; the exact rule of the service is not verified",
      at: context.places.spotOf(group, "interconnected"),
    });
  }
}

function reportLoose(
  context: ConnectReadContext,
  groups: readonly ConnectGroup[],
  roles: readonly ConnectRole[],
): void {
  const grouped = new Set(groups.flatMap((group) => group.roles));
  for (const role of roles) {
    if (grouped.has(role.key)) continue;
    context.report("NT2806", {
      message: `Role "${role.name}" is in no group: who could reach it is not in these files`,
      help: "Describe the groups and give the description beside this file; until then nobody reaches the role",
      at: context.places.spotOf(role, "name"),
    });
  }
}

function scopeOf(trees: readonly Tree[], scopes: readonly string[], { source }: Spot): string {
  return scopes[trees.findIndex((tree) => tree.source === source)] ?? source.name;
}
