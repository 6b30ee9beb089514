import type { FactSource } from "./entry.ts";

/** A rule of our own: no document outside asks for it. */
export const ours: FactSource = { source: "nettrans", date: "2026-11-21" };

/** What is a well-formed XML document. */
export const xmlStandard: FactSource = {
  source: "Extensible Markup Language (XML) 1.0 (Fifth Edition), W3C",
  date: "2008-11-26",
};

/** What is a JSON text. */
export const jsonStandard: FactSource = {
  source: "RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format",
  date: "2017-12",
};

/** What a YAML text is. */
export const yamlStandard: FactSource = {
  source: "YAML version 1.2.2, YAML Language Development Team",
  date: "2021-10-01",
};

/** Where Azure Resource Manager tools read more than JSON. */
export const armSyntax: FactSource = {
  source: "Understand the structure and syntax of ARM templates, Microsoft",
  date: "2021-05-17",
};

/** The classic network configuration file, element by element. */
export const classicSchema: FactSource = {
  source: "Windows Azure Virtual Network Configuration Schema, Microsoft",
  date: "2013-04-25",
};

/** The same page in its last form. */
export const classicSchemaLast: FactSource = {
  source: "Azure Virtual Network Configuration Schema, Microsoft",
  date: "no date on the page; read 2026-11-21",
};

/** What the classic service took and gave back. */
export const classicRecordings: FactSource = {
  source: "Recorded answers of the classic service in the tests of azure-sdk-for-ruby and azure-xplat-cli",
  date: "no date in the recordings; read 2026-11-21",
};

/** How one classic virtual network was connected to another. */
export const classicVnetToVnet: FactSource = {
  source: "Configure a VNet-to-VNet connection (classic), Microsoft",
  date: "2023-10-06",
};

/** How Microsoft itself moved classic gateways. */
export const classicMigration: FactSource = {
  source: "VPN Gateway classic to Resource Manager migration, Microsoft",
  date: "2023-08-21",
};

/** What a resource may be called. */
export const nameRules: FactSource = {
  source: "Naming rules and restrictions for Azure resources, Microsoft",
  date: "2020-02-11",
};

/** What a VPN gateway needs. */
export const gatewaySettings: FactSource = {
  source: "About VPN Gateway configuration settings, Microsoft",
  date: "2023-10-05",
};

/** How large a template may be, and how secrets get into one. */
export const templatePractices: FactSource = { source: "ARM template best practices, Microsoft", date: "2022-05-26" };

/** What an expression is, and what functions there are. */
export const templateExpressions: FactSource = {
  source: "Syntax and expressions in ARM templates, Microsoft",
  date: "no date on the page; read 2026-11-21",
};

/** What a template is made of. */
export const templateStructure: FactSource = {
  source: "Understand the structure and syntax of ARM templates, Microsoft",
  date: "2021-05-17",
};

/** What a loop is. */
export const templateLoops: FactSource = {
  source: "Resource iteration in ARM templates, Microsoft",
  date: "no date on the page; read 2026-11-21",
};

/** What a custom IPsec policy can be. */
export const policyFaq: FactSource = {
  source: "VPN Gateway FAQ, IPsec/IKE policy, Microsoft",
  date: "2026-08-19",
};

/** What Azure offers without a policy. */
export const defaultOffers: FactSource = {
  source: "About VPN devices for site-to-site VPN Gateway connections, Microsoft",
  date: "2023-10-06",
};

/** What the bodies of VMware Cloud Director hold, and what each member means. */
export const cloudDirectorApi: FactSource = {
  source: "VMware Cloud Director OpenAPI 37.2 (swagger.yaml of cloud-provider-for-cloud-director), VMware",
  date: "no date in the document; read 2026-11-21",
};

/** The same in its later versions. */
export const cloudDirectorPortal: FactSource = {
  source: "VMware Cloud Director OpenAPI, data structures of versions 36.0 to 39.0, Broadcom",
  date: "no date on the pages; read 2026-11-21",
};

/** What a client of the API has to mind. */
export const cloudDirectorClient: FactSource = {
  source: "go-vcloud-director, types/v56/nsxt_types.go and CHANGELOG.md, VMware",
  date: "no date in the files; read 2026-11-21",
};

/** What another client found out about profiles. */
export const cloudDirectorProfiles: FactSource = {
  source: "terraform-provider-vcd, issue 1069 and pull requests 1072 and 1282, VMware",
  date: "no date on the pages; read 2026-11-21",
};

/** How NSX behaves behind the settings of an edge gateway. */
export const nsxVpnGuide: FactSource = {
  source: "NSX Administration Guide, Add IKE Profiles and Understanding IPSec VPN, VMware",
  date: "no date on the pages; read 2026-11-21",
};

/** What sizes of gateways there are, and how long. */
export const gatewaySkus: FactSource = {
  source: "About gateway SKUs, and Gateway SKU consolidation and migration, Microsoft",
  date: "2026-06-11",
};

/** What is not supported on the subnet of gateways. */
export const subnetRoutes: FactSource = {
  source: "VPN Gateway, warning about user-defined routes on the GatewaySubnet, Microsoft",
  date: "2023-09-26",
};

/** Why a tunnel does not come up, by Microsoft's own account. */
export const connectTroubles: FactSource = {
  source: "Troubleshoot a VPN tunnel that cannot connect, Microsoft",
  date: "2026-09-18",
};

/** The files of a cloud service. */
export const cloudServiceSchema: FactSource = {
  source: "Azure Cloud Services (classic) definition and configuration schemas (.csdef, .cscfg), Microsoft",
  date: "no date on the pages; read 2026-11-21",
};

/** What Azure Connect was. */
export const connectPreview: FactSource = {
  source: "Notes and service configurations of the time of the Windows Azure Connect technical preview, Microsoft",
  date: "2010 to 2013, its pages are gone and nothing is verified; read 2026-11-21",
};

/** What a virtual network may contain. */
export const virtualNetworkFaq: FactSource = {
  source: "Azure Virtual Network frequently asked questions, Microsoft",
  date: "no date on the page; read 2026-11-21",
};

/** What a VPN gateway can be connected to. */
export const gatewayFaq: FactSource = {
  source: "VPN Gateway FAQ, Microsoft",
  date: "2026-08-19",
};

/** How many of anything there may be. */
export const azureLimits: FactSource = {
  source: "Azure subscription and service limits, quotas, and constraints, Microsoft",
  date: "no date on the page; read 2026-11-21",
};

/** How people are told to set up rules on an edge gateway. */
export const cloudDirectorGuide: FactSource = {
  source: "VMware Cloud Director guides 10.3 to 10.6, Add an SNAT or a DNAT Rule and IPsec VPN, VMware",
  date: "no date on the pages; read 2026-11-21",
};

/** How an edge gateway is connected with Azure. */
export const edgeArticle: FactSource = {
  source: "Enable VMware Cloud Director service with Azure VMware Solution, Microsoft",
  date: "2024-04-16",
};
