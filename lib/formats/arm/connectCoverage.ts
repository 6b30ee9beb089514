import type { ConnectPath } from "../../model/connectStakes.ts";
import { type Answer, answerConnect } from "../format.ts";

const noMachines: Answer = { none: "A template holds the network and no machines; the design says where they belong" };
const noAgent: Answer = { none: "The agent of Connect is gone, and with it its settings" };
const noToken: Answer = { none: "The service that took tokens is gone; machines that dial in show certificates" };
const joined: Answer = {
  none: "A template holds no machines: point the virtual network to the name servers of the domain, and join each machine by itself",
};

/** What a template can say of Azure Connect by itself: nothing. What the network that is designed for it says is not counted here. */
export const armConnectCoverage: Readonly<Record<ConnectPath, Answer>> = {
  ...answerConnect(noMachines),
  "connectRoles.activationToken": noToken,
  "connectRoles.refresh": noAgent,
  "connectRoles.diagnostics": noAgent,
  "connectRoles.waitForConnectivity": noAgent,
  "connectRoles.domainJoin": joined,
  "connectRoles.domainName": joined,
  "connectRoles.domainController": joined,
  "connectRoles.domainAccount": joined,
  "connectRoles.domainPassword": joined,
  "connectRoles.domainUnit": joined,
  "connectRoles.domainSite": joined,
  "connectRoles.dnsServers": joined,
  "connectRoles.administrators": joined,
};
