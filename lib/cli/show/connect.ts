import type { ConnectGroup, ConnectRole, ConnectSubscription } from "../../model/connectGroup.ts";
import type { Network } from "../../model/network.ts";
import type { Block } from "./block.ts";
import { connectReachBlocks } from "./connectReach.ts";
import type { Names } from "./names.ts";
import { ifAny, ifSecret, ifStated, listText, nameText, orNotStated, row } from "./stated.ts";

/** What there is of Azure Connect: what was set once, the groups, the roles, and who reached whom. */
export function connectBlocks(network: Network, names: Names): readonly Block[] {
  const { connectSubscriptions, connectGroups, connectRoles } = network;
  const groupNames = new Map(connectGroups.map(({ key, name }) => [key, name]));
  const roleNames = new Map(connectRoles.map(({ key, name }) => [key, name]));
  return [
    ...connectSubscriptions.map((subscription) => subscriptionBlock(subscription, names)),
    ...connectGroups.map((group) => groupBlock(group, { names, groupNames, roleNames })),
    ...connectRoles.map((role) => roleBlock(role, names)),
    ...connectReachBlocks(network),
  ];
}

function subscriptionBlock(subscription: ConnectSubscription, names: Names): Block {
  const { name, relayRegion, certificateRequired, location, prefixes, clientPrefixes } = subscription;
  return {
    title: `Azure Connect${name === undefined ? "" : ` ${nameText(name)}`}`,
    notes: names.notes(subscription),
    rows: [
      ...orNotStated("relay", relayRegion),
      ...orNotStated("certificates required", certificateRequired),
      ...ifStated("region of today", location),
      ...ifStated("address space of today", prefixes),
      ...ifStated("client addresses of today", clientPrefixes),
    ],
  };
}

interface Lookups {
  readonly names: Names;
  readonly groupNames: ReadonlyMap<string, string>;
  readonly roleNames: ReadonlyMap<string, string>;
}

function groupBlock(group: ConnectGroup, { names, groupNames, roleNames }: Lookups): Block {
  const { endpoints, roles, linkedGroups } = group;
  return {
    title: `Connect group ${nameText(group.name)}`,
    notes: names.notes(group),
    rows: [
      ...orNotStated("interconnected", group.interconnected),
      ...ifAny(
        "machines",
        endpoints.map(({ name, address, site }) => {
          const where = site === undefined ? "dials in" : `at site ${nameText(names.sites.get(site)?.name)}`;
          return row(nameText(name), address === undefined ? where : `${address}, ${where}`);
        }),
      ),
      ...(endpoints.length === 0 ? [row("machines", "none")] : []),
      row("roles", roles.length === 0 ? "none" : listText(roles.map((key) => roleNames.get(key) ?? ""))),
      ...(linkedGroups.length === 0
        ? []
        : [row("linked with", listText(linkedGroups.map((key) => nameText(groupNames.get(key)))))]),
    ],
  };
}

function roleBlock(role: ConnectRole, names: Names): Block {
  return {
    title: `Role ${nameText(role.name)}`,
    notes: [...(role.service === undefined ? [] : [`of cloud service ${role.service}`]), ...names.notes(role)],
    rows: [
      ...orNotStated("instances", role.instances),
      ...ifSecret("activation token", role.activationToken),
      ...ifStated("refresh", role.refresh),
      ...ifStated("diagnostics", role.diagnostics),
      ...ifStated("waits for Connect", role.waitForConnectivity),
      ...ifStated("joins a domain", role.domainJoin),
      ...ifStated("domain", role.domainName),
      ...ifStated("domain controller", role.domainController),
      ...ifStated("domain account", role.domainAccount),
      ...ifSecret("domain password", role.domainPassword),
      ...ifStated("organizational unit", role.domainUnit),
      ...ifStated("domain site", role.domainSite),
      ...ifStated("DNS servers", role.dnsServers),
      ...ifStated("administrators", role.administrators),
    ],
  };
}
