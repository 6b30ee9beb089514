import type { Gateway } from "../../model/gateway.ts";
import type { VirtualNetwork } from "../../model/network.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import {
  assumed,
  carried,
  constant,
  derived,
  type Ref,
  ref,
  type Traced,
  type TracedLeaf,
} from "../../source/traced.ts";
import { resourceIdExpression } from "./expression.ts";
import { resourceTypes } from "./resourceTypes.ts";
import type { ArmScope, NamedResource } from "./scope.ts";
import { gatewaySubnetName } from "./writeVirtualNetwork.ts";

/**
 * SKUs that a new gateway can have, with the tunnels each takes: azure-docs about-gateway-skus.md (2026-06-11). SKUs
 * without zones cannot be created since 2025-11-01.
 */
const vpnSkus: readonly (readonly [name: string, tunnels: number])[] = [
  ["VpnGw1AZ", 30],
  ["VpnGw2AZ", 30],
  ["VpnGw3AZ", 30],
  ["VpnGw4AZ", 100],
  ["VpnGw5AZ", 100],
];

const expressRouteSkus = ["ErGw1AZ", "ErGw2AZ", "ErGw3AZ"] as const;

const ipConfigurationName = constant("gatewayIpConfiguration");
const dynamicAllocation = constant("Dynamic");
const ipv4 = constant("IPv4");
const standardWhy = "Standard, regional and static: the only public address that a new gateway takes";
const standard = assumed("Standard", standardWhy);
const regional = assumed("Regional", standardWhy);
const fixed = assumed("Static", standardWhy);

/** The gateway resource, named after its network. */
export function gatewayResource(scope: ArmScope, gateway: Gateway): NamedResource {
  const network = scope.resourceOf(scope.index.virtualNetworkOf(gateway));
  const kind = gateway.type === "Vpn" ? "gateway" : "er-gateway";
  return scope.named(gateway.key, network.refs, "virtualNetworkGateway", `${network.name}-${kind}`);
}

/** Writes a gateway and its public address. */
export function writeGateway(scope: ArmScope, gateway: Gateway): void {
  const network = scope.index.virtualNetworkOf(gateway);
  const { name: networkName, id: networkId, refs } = scope.resourceOf(network);
  const { name } = gatewayResource(scope, gateway);
  const addressName = scope.resourceName("publicIpAddress", gateway.key, `${name}-pip`);
  writePublicAddress(scope, network, addressName);
  const addressId = resourceIdExpression(resourceTypes.publicIpAddress.type, addressName);
  const subnetId = resourceIdExpression(resourceTypes.subnet.type, networkName, gatewaySubnetName);
  const sku = writeSku(scope, gateway);
  scope.template.add("virtualNetworkGateway", {
    name: derived(name, refs),
    location: scope.locationOf(network),
    dependsOn: [networkId, addressId],
    properties: {
      gatewayType: writeType(scope, gateway),
      vpnType: gateway.type === "Vpn" ? writeRouting(scope, gateway) : undefined,
      sku: { name: sku, tier: sku },
      ipConfigurations: [
        {
          name: ipConfigurationName,
          properties: {
            privateIPAllocationMethod: dynamicAllocation,
            subnet: { id: derived(subnetId, refs) },
            publicIPAddress: { id: derived(addressId, refs) },
          },
        },
      ],
      vpnClientConfiguration: gateway.clientPrefixes.length > 0 ? writeClients(scope, gateway, network) : undefined,
    },
  });
}

// A new gateway takes a Standard address only, and that is always static: azure-docs vpn-gateway-vpn-faq.md (2026-06-04).
function writePublicAddress(scope: ArmScope, network: VirtualNetwork, name: string): void {
  scope.template.add("publicIpAddress", {
    name: derived(name, scope.resourceOf(network).refs),
    location: scope.locationOf(network),
    sku: { name: standard, tier: regional },
    properties: { publicIPAllocationMethod: fixed, publicIPAddressVersion: ipv4 },
  });
}

function writeType(scope: ArmScope, gateway: Gateway): TracedLeaf {
  const evidence = scope.index.tunnelsOf(gateway).map((t) => (t.medium === undefined ? farRef(t) : ref(t, "medium")));
  const clients = gateway.clientPrefixes.slice(0, 1).map((_, index) => ref(gateway.clientPrefixes, index));
  return derived(gateway.type, [ref(gateway, "type"), ...evidence, ...clients]);
}

function writeSku(scope: ArmScope, gateway: Gateway): TracedLeaf {
  if (gateway.type === "ExpressRoute") {
    const why = "the zone-redundant entry SKU of an ExpressRoute gateway; the classic size is not in the file";
    return skuParameter(scope, "expressRouteGatewaySku", expressRouteSkus, expressRouteSkus[0], why);
  }
  if (gateway.routing === "PolicyBased") return assumed("Basic", '"Basic": the only SKU with policy-based routing');
  const fitting =
    vpnSkus.find(([, tunnels]) => tunnels >= scope.index.mostTunnels) ?? (vpnSkus.at(-1) as (typeof vpnSkus)[number]);
  const why = `the smallest SKU with availability zones for up to ${fitting[1]} tunnels; the classic size is not in the file`;
  return skuParameter(
    scope,
    "vpnGatewaySku",
    vpnSkus.map(([name]) => name),
    fitting[0],
    why,
  );
}

function skuParameter(
  scope: ArmScope,
  name: string,
  allowedValues: readonly string[],
  value: string,
  why: string,
): TracedLeaf {
  const known = scope.sharedLeaf(name);
  if (known !== undefined) return known;
  const { expression } = scope.template.parameter(name, name, {
    type: "string",
    description: `SKU of the ${name.startsWith("vpn") ? "VPN" : "ExpressRoute"} gateways`,
    defaultValue: { value, why: `"${value}": ${why}` },
    allowedValues,
  });
  return scope.shareLeaf(name, assumed(expression, `${expression}: the classic size is not in the file`));
}

/** What proves that a gateway routes dynamically: classic static gateways had one tunnel to one site and no clients. */
function proofOfRouting(gateway: Gateway, tunnels: readonly Tunnel[]): readonly Ref[] {
  if (gateway.clientPrefixes.length > 0) return [ref(gateway.clientPrefixes, 0)];
  const joined = tunnels.filter((tunnel) => tunnel.remoteGateway !== undefined);
  if (joined.length > 0) return joined.map((tunnel) => ref(tunnel, "remoteGateway"));
  return tunnels.length > 1 ? tunnels.map(farRef) : [];
}

/** What the tunnel says of its far side. */
function farRef(tunnel: Tunnel): Ref {
  return ref(tunnel, tunnel.site === undefined ? "siteName" : "site");
}

function writeRouting(scope: ArmScope, gateway: Gateway): TracedLeaf {
  if (gateway.routing !== undefined) return carried(gateway, "routing");
  const proof = proofOfRouting(gateway, scope.index.tunnelsOf(gateway));
  if (proof.length > 0) return derived("RouteBased", proof);
  return assumed(
    "RouteBased",
    '"RouteBased": the file does not tell static from dynamic routing; if the gateway was StaticRouting, its device ' +
      'speaks IKEv1: add "connectionProtocol": "IKEv1" to the connection, or move the device to IKEv2',
  );
}

// SSTP, which classic clients used, cannot be enabled since 2026-03-31: Microsoft, "SSTP protocol retirement and connections
// migration", a date that several pages quote alike; the page itself was not seen.
function writeClients(scope: ArmScope, gateway: Gateway, network: VirtualNetwork): Traced {
  const certificate = scope.parameter(
    "clientRootCertificate",
    [network.name],
    {
      type: "string",
      description: `Root certificate of the point-to-site clients of ${network.name}, Base64, one line`,
    },
    scope.placeOf(gateway.clientPrefixes, 0),
    network.key,
  );
  const why = "IkeV2 and OpenVPN: classic clients used SSTP, which cannot be enabled since 2026-03-31";
  return {
    vpnClientAddressPool: {
      addressPrefixes: gateway.clientPrefixes.map((_, index) => carried(gateway.clientPrefixes, index)),
    },
    vpnClientProtocols: [assumed("IkeV2", why), assumed("OpenVPN", why)],
    vpnAuthenticationTypes: [assumed("Certificate", '"Certificate": how classic clients proved who they are')],
    vpnClientRootCertificates: [
      {
        name: constant("root"),
        properties: { publicCertData: assumed(certificate, `${certificate}: root certificates are not in the file`) },
      },
    ],
  };
}
