/** What stands in a resource, what is in the model for it, and which findings there are. */
export interface Sample {
  readonly given: unknown;
  readonly model: unknown;
  readonly codes?: readonly string[];
}

/** Read as it is. */
function same(...values: readonly unknown[]): readonly Sample[] {
  return values.map((value) => ({ given: value, model: value }));
}

/** Read as another value, with a finding that says so. */
function changed(given: unknown, model: unknown): Sample {
  return { given, model, codes: ["NT2504"] };
}

/** Not understood: it stays as something that is not known. */
function refused(...values: readonly unknown[]): readonly Sample[] {
  const reason = "It is not understood where it comes from";
  return values.map((given) => ({
    given,
    model: { unresolved: `<not understood: ${given}>`, reason },
    codes: ["NT2503"],
  }));
}

const text: readonly Sample[] = [...same("some text", " kept as it is "), { given: 7, model: "7" }];
const secret: readonly Sample[] = [...same("a-secret-value"), { given: 12345, model: "12345" }];
const id: readonly Sample[] = same("/subscriptions/1/resourceGroups/Rg/providers/Microsoft.Network/x/y");
const wholeNumber: readonly Sample[] = [
  ...same(0, 45, 4200000001),
  changed("45", 45),
  changed(" -1 ", -1),
  ...refused(1.5, "1.5", "many", true),
];
const truth: readonly Sample[] = [
  ...same(true, false),
  changed("true", true),
  changed("False", false),
  ...refused("yes", 1, 0),
];
const region: readonly Sample[] = [...same("westeurope"), changed("West Europe", "westeurope")];
const address: readonly Sample[] = [
  ...same("192.0.2.1"),
  changed("192.0.002.001", "192.0.2.1"),
  ...refused("192.0.2", "192.0.2.256", "host.example.com", "2001:db8::1"),
];
const anyAddress: readonly Sample[] = [
  ...same("192.0.2.1", "2001:db8::1"),
  changed("192.0.002.001", "192.0.2.1"),
  ...refused("192.0.2", "host.example.com"),
];
const prefix: readonly Sample[] = [
  ...same("10.1.0.0/16", "0.0.0.0/0", "192.0.2.1/32", "fd00:db8::/48"),
  changed("10.1.2.3/16", "10.1.0.0/16"),
  changed("010.1.0.0/16", "10.1.0.0/16"),
  ...refused("10.1.0.0", "10.1.0.0/33", "10.1/16", "any"),
];
const gatewayPrefix: readonly Sample[] = [
  ...same("10.30.1.1/24", "fd00:db8::1/64"),
  changed(" 10.30.001.1/24", "10.30.1.1/24"),
  ...refused("10.30.1.1", "10.30.1.1/33", "10.30/16"),
];

const ruleAddress: readonly Sample[] = [
  ...same("*", "VirtualNetwork", "Storage.WestEurope", "10.1.0.4", "10.1.0.0/16", "fd00:db8::/48"),
  changed("10.1.2.3/16", "10.1.0.0/16"),
  changed("010.1.0.4", "10.1.0.4"),
  ...refused("10.1.0.0/33", "10.1.0.256", "10.1/16"),
];
const ports: readonly Sample[] = [...same("*", "80", "1000-2000"), { given: 443, model: "443" }];

function word(...names: readonly string[]): readonly Sample[] {
  const [first = ""] = names;
  return [...same(...names), changed(first.toUpperCase() === first ? first.toLowerCase() : first.toUpperCase(), first)];
}

/** A word of a closed list. */
function oneOf(...names: readonly string[]): readonly Sample[] {
  return [...word(...names), ...refused("Other", 5, true)];
}

/** A word that may be new. */
function openWord(...names: readonly string[]): readonly Sample[] {
  return [...word(...names), ...same("SomethingNew")];
}

/** Spellings of a closed list, each with its value. */
function words(...pairs: readonly (readonly [spelling: string, value: unknown])[]): readonly Sample[] {
  return [
    ...pairs.map(([given, model]) => ({ given, model })),
    ...pairs
      .filter(([given]) => given !== given.toLowerCase())
      .map(([given, model]) => changed(given.toLowerCase(), model)),
    ...refused("Other", 5),
  ];
}

const ikeEncryption = [
  ["DES", "DES"],
  ["DES3", "3DES"],
  ["AES128", "AES-CBC-128"],
  ["AES192", "AES-CBC-192"],
  ["AES256", "AES-CBC-256"],
  ["GCMAES128", "AES-GCM-16-128"],
  ["GCMAES256", "AES-GCM-16-256"],
] as const;
const integrity = words(
  ["MD5", "MD5-96"],
  ["SHA1", "SHA1-96"],
  ["SHA256", "SHA2-256-128"],
  ["SHA384", "SHA2-384-192"],
  ["GCMAES128", "AES-GCM-16-128"],
  ["GCMAES192", "AES-GCM-16-192"],
  ["GCMAES256", "AES-GCM-16-256"],
);

const bgp = (owner: string): Readonly<Record<string, readonly Sample[]>> => ({
  [`${owner}.bgpSpeaker.asn`]: wholeNumber,
  [`${owner}.bgpSpeaker.peeringAddress`]: [
    ...address.filter(({ given }) => given !== "192.0.002.001"),
    ...same("192.0.2.1,192.0.2.2"),
    changed("192.0.2.1, 192.0.2.2", "192.0.2.1,192.0.2.2"),
    ...refused("192.0.2.1,"),
  ],
  [`${owner}.bgpSpeaker.peerWeight`]: wholeNumber,
  [`${owner}.bgpSpeaker.peeringAddresses.configurationId`]: id,
  [`${owner}.bgpSpeaker.peeringAddresses.customAddresses`]: address,
});

/** Samples for every field of the tables of Resource Manager, by table and key. */
export const fieldSamples: Readonly<Record<string, readonly Sample[]>> = {
  "virtualNetwork.location": region,
  "virtualNetwork.prefixes": prefix,
  "subnet.securityGroupId": id,
  "subnet.routeTableId": id,
  "subnet.prefixes": prefix,
  "securityGroup.location": region,
  "securityRule.description": text,
  "securityRule.priority": wholeNumber,
  "securityRule.direction": oneOf("Inbound", "Outbound"),
  "securityRule.action": oneOf("Allow", "Deny"),
  "securityRule.protocol": [...same("*", "Tcp", "Icmp", "Something"), changed("TCP", "Tcp"), changed("udp", "Udp")],
  "securityRule.sources": ruleAddress,
  "securityRule.sourcePorts": ports,
  "securityRule.destinations": ruleAddress,
  "securityRule.destinationPorts": ports,
  "routeTable.location": region,
  "routeTable.gatewayRoutesOff": truth,
  "route.prefix": ruleAddress,
  "route.nextHop": oneOf("VirtualNetworkGateway", "VnetLocal", "Internet", "VirtualAppliance", "None"),
  "route.nextHopAddress": address,
  "publicAddress.location": region,
  "publicAddress.sku": openWord("Basic", "Standard"),
  "publicAddress.tier": openWord("Regional", "Global"),
  "publicAddress.zones": [...same("1"), { given: 2, model: "2" }],
  "publicAddress.allocation": oneOf("Static", "Dynamic"),
  "publicAddress.version": oneOf("IPv4", "IPv6"),
  "publicAddress.dnsLabel": text,
  "publicAddress.idleTimeoutMinutes": wholeNumber,
  "publicAddress.address": anyAddress,
  "site.location": region,
  "site.prefixes": prefix,
  "site.gatewayAddress": address,
  "site.gatewayName": same("edge.example.com"),
  ...bgp("site"),
  "gateway.location": region,
  "gateway.type": [
    ...same("Vpn", "ExpressRoute", "LocalGateway"),
    changed("vpn", "Vpn"),
    changed("EXPRESSROUTE", "ExpressRoute"),
    {
      given: "Firewall",
      model: { unresolved: "<not understood: Firewall>", reason: "It is not understood where it comes from" },
      codes: ["NT2503"],
    },
  ],
  "gateway.routing": oneOf("RouteBased", "PolicyBased"),
  "gateway.sku": text,
  "gateway.generation": oneOf("None", "Generation1", "Generation2"),
  "gateway.addresses.name": same("default"),
  "gateway.addresses.privateAllocation": oneOf("Dynamic", "Static"),
  "gateway.addresses.privateAddress": address,
  "gateway.activeActive": truth,
  "gateway.bgp": truth,
  ...bgp("gateway"),
  "gateway.privateAddress": truth,
  "gateway.replayProtectionOff": truth,
  "gateway.defaultSiteId": id,
  "gateway.customRoutes": prefix,
  "gateway.bgpRouteTranslation": truth,
  "gateway.clientPrefixes": prefix,
  "gateway.clients.protocols": openWord("IkeV2", "SSTP", "OpenVPN"),
  "gateway.clients.authentication": openWord("Certificate", "Radius", "AAD"),
  "gateway.clients.rootCertificates.name": same("root"),
  "gateway.clients.rootCertificates.data": secret,
  "gateway.clients.revokedCertificates.name": same("left"),
  "gateway.clients.revokedCertificates.thumbprint": secret,
  "gateway.clients.radiusServer": same("10.1.0.9", "radius.example.com"),
  "gateway.clients.radiusSecret": secret,
  "gateway.clients.directoryTenant": text,
  "gateway.clients.directoryAudience": text,
  "gateway.clients.directoryIssuer": text,
  "natRule.type": oneOf("Static", "Dynamic"),
  "natRule.mode": oneOf("EgressSnat", "IngressSnat"),
  "natRule.configurationId": id,
  "natRule.internal.prefix": prefix,
  "natRule.internal.ports": same("80", "100-200"),
  "natRule.external.prefix": prefix,
  "natRule.external.ports": same("80", "100-200"),
  "connection.location": region,
  "connection.protocol": oneOf("IKEv1", "IKEv2"),
  "connection.initiation": oneOf("Default", "InitiatorOnly", "ResponderOnly"),
  "connection.authentication": openWord("PSK", "Certificate"),
  "connection.sharedKey": secret,
  "connection.authorizationKey": secret,
  "connection.bgp": truth,
  "connection.dpdTimeoutSeconds": wholeNumber,
  "connection.policyBasedSelectors": truth,
  "connection.selectors.local": prefix,
  "connection.selectors.remote": prefix,
  "connection.policy.ike.encryption": words(...ikeEncryption),
  "connection.policy.ike.integrity": integrity,
  "connection.policy.ike.dhGroups": [
    ...words(
      ["None", 0],
      ["DHGroup1", 1],
      ["DHGroup2", 2],
      ["DHGroup14", 14],
      ["ECP256", 19],
      ["ECP384", 20],
      ["DHGroup24", 24],
    ),
    changed("DHGroup2048", 14),
    changed("dhgroup2048", 14),
  ],
  "connection.policy.child.encryption": words(["None", "NULL"], ...ikeEncryption, ["GCMAES192", "AES-GCM-16-192"]),
  "connection.policy.child.integrity": integrity,
  "connection.policy.child.pfsGroups": [
    ...words(
      ["None", 0],
      ["PFS1", 1],
      ["PFS2", 2],
      ["PFS2048", 14],
      ["ECP256", 19],
      ["ECP384", 20],
      ["PFS24", 24],
      ["PFSMM", "same"],
    ),
    changed("PFS14", 14),
  ],
  "connection.policy.child.lifetimeSeconds": wholeNumber,
  "connection.policy.child.lifetimeKilobytes": wholeNumber,
  "connection.routingWeight": wholeNumber,
  "connection.privateAddress": truth,
  "connection.gatewayBypass": truth,
  "connection.privateLinkBypass": truth,
  "connection.bgpAddresses.configurationId": id,
  "connection.bgpAddresses.address": address,
  "circuit.location": region,
  "circuit.sku": text,
  "circuit.tier": openWord("Standard", "Premium", "Basic", "Local", "MultiCloud"),
  "circuit.billing": openWord("MeteredData", "UnlimitedData"),
  "circuit.provider": text,
  "circuit.peeringLocation": text,
  "circuit.bandwidthMbps": wholeNumber,
  "circuit.portId": id,
  "circuit.bandwidthGbps": wholeNumber,
  "circuit.globalReach": truth,
  "circuit.classicOperations": truth,
  "circuit.serviceKey": secret,
  "circuit.providerState": openWord("NotProvisioned", "Provisioning", "Provisioned", "Deprovisioning"),
  "peering.type": openWord("AzurePrivatePeering", "AzurePublicPeering", "MicrosoftPeering"),
  "peering.state": openWord("Enabled", "Disabled"),
  "peering.peerAsn": wholeNumber,
  "peering.primaryPrefix": prefix,
  "peering.secondaryPrefix": prefix,
  "peering.vlanId": wholeNumber,
  "peering.sharedKey": secret,
  "circuitConnection.peeringId": id,
  "circuitConnection.peerPeeringId": id,
  "circuitConnection.addressPrefix": prefix,
  "circuitConnection.authorizationKey": secret,
  "circuitAuthorization.authorizationKey": secret,
  "circuitAuthorization.use": openWord("Available", "InUse"),
  "privateCloud.location": region,
  "privateCloud.sku": text,
  "privateCloud.clusterSize": wholeNumber,
  "privateCloud.networkBlock": prefix,
  "privateCloud.extendedNetworkBlocks": prefix,
  "privateCloud.internet": openWord("Enabled", "Disabled"),
  "privateCloud.circuitId": id,
  "privateCloud.privatePeeringId": id,
  "privateCloud.vcenterPassword": secret,
  "privateCloud.nsxtPassword": secret,
  "cloudAuthorization.authorizationKey": secret,
  "cloudAuthorization.circuitId": id,
  "globalReach.authorizationKey": secret,
  "globalReach.peerCircuitId": id,
  "globalReach.circuitId": id,
  "segment.displayName": text,
  "segment.gatewayPath": text,
  "segment.dhcpRanges": text,
  "segment.gatewayAddress": gatewayPrefix,
};
