import type { LeafPath } from "../../model/leafPath.ts";
import type { Network } from "../../model/network.ts";
import { stakesOf } from "../../model/stakes.ts";
import type { Answer, Coverage } from "../format.ts";

type Own = "sites" | `connect${string}`;
type ListName = Exclude<keyof Network, "inputs">;

/** What Connect did not know at all. A new list of the model does not compile until it has a sentence here. */
const unknownLists: Readonly<Record<Exclude<ListName, Own>, string>> = {
  dnsServers: "Connect had no name servers of its own, only those that a role joins its domain with",
  virtualNetworks: "Connect knew machines and roles by name, and no networks",
  securityGroups: "Connect allowed or denied whole machines, by their groups",
  routeTables: "Connect had no routes",
  publicAddresses: "Connect went through a relay of the service, and no machine had a public address for it",
  gateways: "Connect went through a relay of the service, and had no gateways",
  tunnels: "Connect joined each machine with each other by itself, and had no tunnels to set up",
  circuits: "Connect went over the internet",
  privateClouds: "Azure VMware Solution is newer than Connect",
  orgNetworks: "Networks behind edge gateways are none of Connect",
  ipSets: "Connect had groups of machines, not of addresses",
  portProfiles: "Connect did not tell ports apart",
  firewallRules: "Connect allowed or denied whole machines, by their groups",
  edgeNatRules: "Connect did not translate addresses",
  staticRoutes: "Connect had no routes",
};

const noSiteDetail: Answer = { none: "A site is described by its name, its prefixes and the address of its device" };

const siteAnswers: Readonly<Record<Extract<LeafPath, `sites.${string}`> | "sites.bgpSpeaker", Answer>> = {
  "sites.name": "exact",
  "sites.prefixes": "exact",
  "sites.gatewayAddress": "exact",
  "sites.gatewayName": noSiteDetail,
  "sites.condition": noSiteDetail,
  "sites.location": noSiteDetail,
  "sites.tags.name": noSiteDetail,
  "sites.tags.value": noSiteDetail,
  "sites.bgpSpeaker": noSiteDetail,
  "sites.bgpSpeaker.asn": noSiteDetail,
  "sites.bgpSpeaker.peeringAddress": noSiteDetail,
  "sites.bgpSpeaker.peerWeight": noSiteDetail,
  "sites.bgpSpeaker.peeringAddresses.configurationId": noSiteDetail,
  "sites.bgpSpeaker.peeringAddresses.customAddresses": noSiteDetail,
};

/** What a description of groups can say: everything of Connect, and of sites what a tunnel needs. */
export const connectCoverage: Coverage = {
  ...(Object.fromEntries(Object.keys(stakesOf).map((path) => [path, answerTo(path as LeafPath)])) as Coverage),
  ...siteAnswers,
};

function answerTo(path: LeafPath): Answer {
  const list = path.slice(0, path.indexOf(".")) as ListName;
  return isOwn(list) ? "exact" : { none: unknownLists[list] };
}

function isOwn(list: ListName): list is Extract<ListName, Own> {
  return list === "sites" || list.startsWith("connect");
}
