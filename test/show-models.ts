import { emptyNetwork, type Network } from "../lib/model/network.ts";
import { expressRoute, pointToSite, privateCloud } from "./show-circuits.ts";
import { edges, hostileRules } from "./show-edges.ts";
import { gateway, hub, later, lyon, scope, secret, subscription, tunnel } from "./show-parts.ts";

/** A network to show, named after the trait that it has. */
export interface ShowModel {
  readonly name: string;
  readonly network: Network;
  /** Columns beside the usual 80. */
  readonly widths?: readonly number[];
}

const siteToSite: Network = {
  ...emptyNetwork,
  dnsServers: [
    { key: "d1", scope, address: "10.1.0.4" },
    { key: "d2", scope, address: "10.1.0.5" },
  ],
  virtualNetworks: [
    {
      ...hub,
      dnsServers: ["d2", "d1"],
      subnets: [
        {
          name: "AzureFirewallManagementSubnet",
          prefixes: ["10.1.1.0/26"],
          routeTableId: `${subscription}/Microsoft.Network/routeTables/to-firewall`,
        },
        ...hub.subnets,
      ],
      tags: [{ name: "owner", value: "network team" }],
    },
  ],
  publicAddresses: [
    { key: "p1", scope, name: "hub-gw-pip1", address: "203.0.113.10", allocation: "Static", sku: "Standard" },
    { key: "p2", scope, name: "hub-gw-pip2", allocation: "Static", sku: "Standard" },
    { key: "p3", scope, name: "bastion-pip", location: "westeurope", zones: ["1", "2", "3"], dnsLabel: "bastion" },
  ],
  gateways: [
    {
      ...gateway,
      generation: "Generation2",
      activeActive: true,
      addresses: [
        { name: "one", publicAddress: "p1", privateAllocation: "Dynamic" },
        { name: "two", publicAddress: "p2", privateAddress: "10.1.255.5" },
      ],
      bgp: true,
      bgpSpeaker: {
        asn: 65515,
        peeringAddress: "10.1.255.4,10.1.255.5",
        peerWeight: 0,
        peeringAddresses: [
          {
            configurationId: `${subscription}/Microsoft.Network/virtualNetworkGateways/hub-gw/ipConfigurations/one`,
            customAddresses: ["169.254.21.2", "169.254.22.2"],
          },
          { configurationId: "two" },
        ],
      },
    },
  ],
  sites: [
    { ...lyon, bgpSpeaker: { asn: 65010, peeringAddress: "10.9.0.1" }, prefixes: [] },
    {
      key: "s2",
      scope,
      name: "oslo",
      prefixes: ["10.8.0.0/16", "10.7.0.0/16"],
      gatewayName: "vpn.oslo.example",
    },
  ],
  tunnels: [
    {
      ...tunnel,
      protocol: "IKEv2",
      initiation: "InitiatorOnly",
      dpdTimeoutSeconds: 45,
      sharedKey: secret,
      bgp: true,
      policyBasedSelectors: false,
      policy: {
        ike: { encryption: ["AES-CBC-256"], integrity: ["SHA2-384-192"], dhGroups: [20] },
        child: {
          encryption: ["AES-GCM-16-256"],
          integrity: ["AES-GCM-16-256"],
          pfsGroups: [24],
          lifetimeSeconds: 27_000,
          lifetimeKilobytes: 102_400_000,
        },
      },
    },
    {
      ...tunnel,
      key: "t2",
      name: "hub-to-oslo",
      site: "s2",
      protocol: "IKEv2",
      dpdTimeoutSeconds: 0,
      policyBasedSelectors: true,
      selectors: [{ local: ["10.1.0.0/16"], remote: ["10.8.0.0/16", "10.7.0.0/16"] }],
      policy: { ike: { encryption: ["AES-CBC-128"], dhGroups: [0] }, child: { pfsGroups: [0], encryption: ["NULL"] } },
    },
  ],
};

const unresolved: Network = {
  ...emptyNetwork,
  virtualNetworks: [
    {
      ...hub,
      name: later("parameters('networkName')"),
      location: later("resourceGroup().location"),
      prefixes: [later("parameters('addressSpace')", { list: true })],
      subnets: [{ name: "GatewaySubnet", prefixes: [later("variables('gatewayPrefix')")] }],
    },
  ],
  gateways: [
    {
      ...gateway,
      name: later("concat(parameters('networkName'), '-gw')"),
      condition: later("parameters('withGateway')"),
      routing: later("parameters('vpnType')"),
      sku: later("parameters('sku')"),
      addresses: [later("parameters('ipConfigurations')", { list: true })],
      bgp: later("parameters('bgp')"),
      bgpSpeaker: later("if(parameters('bgp'), createObject('asn', 65515), json('null'))"),
      replayProtectionOff: later("parameters('noReplayProtection')"),
      clientPrefixes: ["172.31.0.0/24", later("parameters('pool')")],
      clients: later("parameters('clients')"),
    },
  ],
  sites: [
    { ...lyon, gatewayAddress: later("parameters('deviceAddress')"), bgpSpeaker: { asn: later("parameters('asn')") } },
  ],
  tunnels: [
    {
      ...tunnel,
      protocol: later("parameters('ike')"),
      initiation: later("parameters('mode')"),
      dpdTimeoutSeconds: later("parameters('dpd')"),
      policyBasedSelectors: later("parameters('policyBased')"),
      selectors: [later("parameters('selectors')", { list: true })],
      sharedKey: later("parameters('psk')"),
    },
    {
      ...tunnel,
      key: "t2",
      name: "second",
      sharedKey: later("reference(resourceId('Microsoft.KeyVault/vaults/secrets', parameters('vault'), 'psk')).value"),
      policy: later("parameters('policy')"),
    },
    {
      ...tunnel,
      key: "t3",
      name: "third",
      policy: {
        ike: { encryption: [later("parameters('cipher')")], integrity: ["SHA2-256-128"], dhGroups: [14] },
        child: {
          encryption: ["AES-CBC-256"],
          integrity: ["SHA2-256-128"],
          pfsGroups: ["same"],
          lifetimeSeconds: later("parameters('seconds')"),
        },
      },
    },
  ],
  inputs: [
    { scope, name: "psk", type: "securestring", description: "Shared key of the tunnel to Lyon" },
    { scope, name: "withGateway", type: "bool" },
    { scope, name: "notAwaited", type: "string" },
  ],
};

const defaults: Network = {
  ...emptyNetwork,
  gateways: [
    {
      ...gateway,
      virtualNetwork: "v9",
      subnetId: `${subscription}/Microsoft.Network/virtualNetworks/far/subnets/GatewaySubnet`,
    },
    { ...gateway, key: "g2", name: "old-gw", routing: "PolicyBased", sku: "Basic" },
    { ...gateway, key: "g3", name: "third-gw", routing: later("parameters('vpnType')") },
  ],
  sites: [lyon],
  tunnels: [tunnel, { ...tunnel, key: "t2", gateway: "g2", name: "old" }, { ...tunnel, key: "t3", gateway: "g3" }],
};

const pair: Network = {
  ...emptyNetwork,
  virtualNetworks: [hub, { ...hub, key: "v2", scope: "b.json", name: "spoke", prefixes: ["10.2.0.0/16"], subnets: [] }],
  gateways: [gateway, { key: "g2", scope: "b.json", virtualNetwork: "v2", type: "Vpn", clientPrefixes: [] }],
  tunnels: [
    { key: "t1", scope, gateway: "g1", remoteGateway: "g2", medium: "IPsec", sharedKey: secret },
    { key: "t2", scope: "b.json", gateway: "g2", remoteGateway: "g1", medium: "IPsec", sharedKey: secret },
  ],
};

const referredTo: Network = {
  ...emptyNetwork,
  virtualNetworks: [{ ...hub, existing: true, prefixes: [], subnets: [] }],
  gateways: [
    { key: "g1", scope, name: "hub-gw", existing: true, virtualNetwork: "v1", type: "Vpn", clientPrefixes: [] },
  ],
  sites: [{ key: "s1", scope, name: "lyon", existing: true, prefixes: [] }],
  tunnels: [
    { key: "t1", scope, name: "seen", gateway: "g1", site: "s1", existing: true },
    {
      key: "t2",
      scope,
      name: "by-id",
      gatewayId: `${subscription}/Microsoft.Network/virtualNetworkGateways/other-gw`,
      siteId: later("resourceId('Microsoft.Network/localNetworkGateways', 'x')"),
      authentication: "Certificate",
    },
    {
      key: "t3",
      scope,
      gatewayId: "gw",
      remoteGatewayId: "gw2",
      ingressNatRules: ["in"],
      egressNatRules: ["out"],
      bgpAddresses: [{ configurationId: "one", address: "169.254.21.2" }, {}],
    },
    { key: "t4", scope, gateway: "nowhere", siteName: "Marseille" },
  ],
  publicAddresses: [{ key: "p1", scope, name: "pip", existing: true }],
  dnsServers: [
    { key: "d1", scope, name: "unused", address: "10.0.0.4" },
    { key: "d2", scope, name: "nameless" },
  ],
};

const hostile: Network = {
  ...emptyNetwork,
  virtualNetworks: [
    {
      ...hub,
      name: "\u001b[31mred\u001b[0m\r\nline two \u202eover",
      location: "x".repeat(100),
      subnets: [
        { name: "東京のサブネット", prefixes: ["10.1.0.0/24"] },
        { name: `${"very-".repeat(12)}long`, prefixes: ["10.1.1.0/24"] },
        { name: "", prefixes: [] },
      ],
      tags: [{ name: "__proto__", value: "\u0007bell" }],
    },
  ],
};

const securityAndRoutes: Network = {
  ...emptyNetwork,
  virtualNetworks: [
    {
      ...hub,
      subnets: [
        { name: "web", prefixes: ["10.1.1.0/24"], securityGroup: "n1", routeTable: "r1" },
        { name: "data", prefixes: ["10.1.2.0/24"], securityGroup: "n2" },
      ],
    },
  ],
  securityGroups: [
    {
      key: "n1",
      scope,
      name: "web",
      location: "westeurope",
      label: "Web servers",
      rules: [
        {
          name: "https-in",
          description: "Customers",
          priority: 100,
          direction: "Inbound",
          action: "Allow",
          protocol: "Tcp",
          sources: ["Internet"],
          sourcePorts: ["*"],
          destinations: ["10.1.1.4", "10.1.1.5"],
          destinationPorts: ["80", "443"],
        },
        {
          name: "lab",
          priority: later("parameters('first')"),
          direction: "Outbound",
          action: "Deny",
          protocol: "*",
          sources: ["*"],
          sourcePorts: ["*"],
          destinations: [later("parameters('lab')")],
          destinationPorts: ["*"],
        },
        { name: "bare", sources: [], sourcePorts: [], destinations: [], destinationPorts: [] },
      ],
    },
    { key: "n2", scope, name: "data", rules: [] },
  ],
  routeTables: [
    {
      key: "r1",
      scope,
      name: "out",
      gatewayRoutesOff: true,
      routes: [
        { name: "all", prefix: "0.0.0.0/0", nextHop: "VirtualAppliance", nextHopAddress: "10.1.0.4" },
        { name: "none", prefix: "192.0.2.0/24", nextHop: "None" },
        { name: "bare" },
      ],
    },
    { key: "r2", scope, name: "elsewhere", existing: true, routes: [] },
  ],
};

/** Networks built by hand, one for each trait of the table that `show` prints. */
export const showModels: readonly ShowModel[] = [
  { name: "nothing", network: emptyNetwork },
  { name: "site-to-site", network: siteToSite, widths: [48] },
  { name: "unresolved", network: unresolved, widths: [48] },
  { name: "default-policies", network: defaults },
  { name: "vnet-to-vnet", network: pair },
  { name: "express-route", network: expressRoute },
  { name: "private-cloud", network: privateCloud },
  { name: "point-to-site", network: pointToSite },
  { name: "referred-to", network: referredTo },
  { name: "hostile", network: hostile, widths: [40] },
  { name: "security-and-routes", network: securityAndRoutes, widths: [48] },
  { name: "edges", network: edges },
  { name: "hostile-rules", network: hostileRules, widths: [40, 61] },
];
