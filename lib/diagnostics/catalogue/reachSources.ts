import type { FactSource } from "./entry.ts";

/** What circuits need so that Global Reach can join them. */
export const globalReachSetUp: FactSource = {
  source: "azure-docs, expressroute-howto-set-global-reach-cli.md, Microsoft",
  date: "2018-12-12",
};

/** Which circuits Global Reach can join. */
export const globalReachOverview: FactSource = {
  source: "azure-docs, expressroute-global-reach.md, Microsoft",
  date: "2019-02-25",
};

/** What a private cloud needs of the networks around it. */
export const cloudNetworks: FactSource = {
  source: "azure-docs, azure-vmware/tutorial-network-checklist.md, Microsoft",
  date: "2021-07-01",
};

/** How a private cloud and a circuit on premises are joined. */
export const cloudPeering: FactSource = {
  source: "Peer on-premises environments to Azure VMware Solution, Microsoft",
  date: "no date on the page; read 2026-11-21",
};

/** What the resources of a private cloud hold. */
export const cloudResources: FactSource = {
  source: "Azure/azure-rest-api-specs, Microsoft.AVS stable 2023-09-01, GlobalReachConnectionProperties, Microsoft",
  date: "no date in the file; read 2026-11-21",
};
