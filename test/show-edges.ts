import { emptyNetwork, type Network } from "../lib/model/network.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { gateway, later, lyon, secret, tunnel } from "./show-parts.ts";

const scope = "edge.json";
const rules = "rules.json";
const end = { key: "s9", scope, name: "", prefixes: ["10.20.0.0/16"], gatewayAddress: "198.51.100.20" };
const nameless: Tunnel = {
  key: "t9",
  scope,
  gateway: "e1",
  site: "s9",
  localAddress: "203.0.113.40",
  localPrefixes: ["192.168.10.0/24"],
  sharedKey: secret,
};
const edgeTunnel: Tunnel = { ...nameless, name: "to-azure" };

/** Edge gateways beside a gateway of Azure, from several inputs. */
export const edges: Network = {
  ...emptyNetwork,
  gateways: [
    { ...gateway, scope: "azure.json" },
    {
      key: "e1",
      scope,
      name: "edge-1",
      type: "Edge",
      clientPrefixes: [],
      edge: {
        uplinks: [
          {
            name: "provider-t0-internet",
            usesIpSpaces: true,
            connected: false,
            dedicated: true,
            subnets: [
              { primaryAddress: "203.0.113.40", gateway: "203.0.113.1", prefixLength: 24, enabled: false },
              { ranges: [{ first: "203.0.113.50", last: "203.0.113.50" }] },
            ],
          },
          { id: "urn:vcloud:network:2" },
        ],
        distributedRouting: false,
        nonDistributedRouting: true,
        deploymentMode: "DISTRIBUTED_ONLY",
        owner: { name: "group-1", id: "urn:vcloud:vdcGroup:1" },
        primaryCluster: { backingId: "cluster-backing" },
      },
    },
    { key: "e2", scope, existing: true, type: "Edge", clientPrefixes: [], edge: { id: "urn:vcloud:gateway:2" } },
  ],
  sites: [
    { ...lyon, scope: "azure.json" },
    end,
    { ...end, key: "s8", prefixes: [] },
    { ...end, key: "s7", gatewayAddress: "198.51.100.30" },
  ],
  tunnels: [
    { ...tunnel, scope: "azure.json" },
    { ...edgeTunnel, enabled: false, profile: "DEFAULT", protocol: "IKE-FLEX", dpdProbeSeconds: 30 },
    {
      ...nameless,
      key: "t8",
      site: "s8",
      scope: rules,
      authentication: "Certificate",
      certificate: { name: "own" },
      caCertificate: { id: "urn:vcloud:certificateLibraryItem:1" },
      routeBased: true,
      profile: "CUSTOM",
      initiation: "ResponderOnly",
      policy: {
        ike: { encryption: ["AES-GCM-16-256"], dhGroups: [20], lifetimeSeconds: 28_800 },
        child: {
          encryption: ["AES-GMAC-192"],
          pfsGroups: [0],
          idleGroups: [14],
          dontFragment: "COPY",
          lifetimeSeconds: later("<lifetime>"),
        },
      },
    },
    { ...edgeTunnel, key: "t7", name: "shares-one", gateway: "e2", site: "s7", profile: "CUSTOM" },
    { ...edgeTunnel, key: "t6", name: "shares-two", gateway: "e2", site: "s7", profile: later("<profile>") },
  ],
  orgNetworks: [
    {
      key: "n1",
      scope: rules,
      name: "servers",
      edge: "e1",
      connected: false,
      shared: true,
      subnets: [
        { gateway: "192.168.10.129", prefixLength: 25, enabled: false },
        { gateway: "2001:db8::1", prefixLength: 64, dnsSuffix: "app.example" },
      ],
    },
  ],
  portProfiles: [
    { key: "p1", scope: rules, name: "HTTPS", ownership: "SYSTEM", description: "HTTPS", ports: [{ protocol: "TCP" }] },
  ],
  edgeNatRules: [
    { key: "x1", scope: rules, name: "mirror", edge: "e1", type: "REFLEXIVE", internalAddresses: "192.168.10.11" },
    {
      key: "x2",
      scope: rules,
      name: "keep",
      edge: "e1",
      type: "NO_DNAT",
      externalAddresses: "203.0.113.42",
      firewallMatch: "BYPASS",
      system: true,
      service: "p1",
    },
  ],
  staticRoutes: [
    {
      key: "r1",
      scope: rules,
      name: "two-ways",
      edge: "e1",
      destination: "192.168.50.0/24",
      system: true,
      nextHops: [
        { address: "192.168.10.253", distance: 1, scopeType: "SYSTEM_OWNED", scopeReference: { name: "tunnel" } },
        { distance: 2 },
      ],
    },
  ],
};

const long = `${"very-".repeat(12)}long`;

/** Rules whose names are long or written to do harm. */
export const hostileRules: Network = {
  ...emptyNetwork,
  ipSets: [
    {
      key: "i1",
      scope,
      name: long,
      type: "IP_SET",
      addresses: Array.from({ length: 9 }, (_, at) => `10.0.${at}.0/24`),
    },
    { key: "i2", scope, name: "東京のサブネット", type: "IP_SET" },
    { key: "i3", scope, name: "tagged", type: "VM_CRITERIA", members: [{ name: "\u0007bell" }] },
  ],
  firewallRules: [
    {
      key: "f1",
      scope,
      name: `${"x".repeat(90)}`,
      action: "ALLOW",
      sources: ["i1", "i2"],
      destinationReferences: [{}, { name: later("<servers>") }],
      services: [],
      enabled: later("<not understood: maybe>"),
      comments: "\u001b[31mred\u001b[0m\r\nline two \u202eover",
    },
    { key: "f2", scope, name: "\u0007", origin: "default", action: later("<action>"), destinations: ["i2"] },
  ],
  edgeNatRules: [
    {
      key: "x1",
      scope,
      name: long,
      type: "SNAT",
      internalAddresses: "2001:db8:ffff:ffff:ffff:ffff:ffff:0/112",
      externalAddresses: "2001:db8:eeee:eeee:eeee:eeee:eeee:1",
      snatDestinations: "2001:db8:dddd:dddd:dddd:dddd:dddd:0/112",
      priority: 2_147_481_599,
    },
  ],
};
