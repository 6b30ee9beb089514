import type {
  ClientAccess,
  ClientCertificate,
  Gateway,
  GatewayAddress,
  NatMapping,
  NatRule,
} from "../../../model/gateway.ts";
import { bgpFields } from "./bgpFields.ts";
import { address, oneOf, openWord, prefix, region, secret, text, truth } from "./codecs.ts";
import { type AnyFields, fieldsOf } from "./field.ts";

const gateway = fieldsOf<Gateway>();
const gatewayAddress = fieldsOf<GatewayAddress>();
const rule = fieldsOf<NatRule>();
const mapping = fieldsOf<NatMapping>();
const clients = fieldsOf<ClientAccess>();
const certificate = fieldsOf<ClientCertificate>();

const mappingFields: AnyFields = [
  mapping.value("prefix", "addressSpace", prefix),
  mapping.value("ports", "portRange", text),
];

const rootFields: AnyFields = [
  certificate.value("name", "name", text),
  certificate.value("data", "properties.publicCertData", secret),
];

const revokedFields: AnyFields = [
  certificate.value("name", "name", text),
  certificate.value("thumbprint", "properties.thumbprint", secret),
];

const clientFields: AnyFields = [
  clients.values("protocols", "vpnClientProtocols", openWord("IkeV2", "SSTP", "OpenVPN")),
  clients.values("authentication", "vpnAuthenticationTypes", openWord("Certificate", "Radius", "AAD")),
  clients.parts("rootCertificates", "vpnClientRootCertificates", rootFields),
  clients.parts("revokedCertificates", "vpnClientRevokedCertificates", revokedFields),
  clients.value("radiusServer", "radiusServerAddress", text),
  clients.value("radiusSecret", "radiusServerSecret", secret),
  clients.value("directoryTenant", "aadTenant", text),
  clients.value("directoryAudience", "aadAudience", text),
  clients.value("directoryIssuer", "aadIssuer", text),
];

/** One address configuration, without the subnet and the public address that it refers to. */
export const gatewayAddressFields: AnyFields = [
  gatewayAddress.value("name", "name", text),
  gatewayAddress.value("privateAllocation", "properties.privateIPAllocationMethod", oneOf("Dynamic", "Static")),
  gatewayAddress.value("privateAddress", "properties.privateIPAddress", address),
];

/** A rule of address translation, alone or inside its gateway. */
export const natRuleFields: AnyFields = [
  rule.value("type", "properties.type", oneOf("Static", "Dynamic")),
  rule.value("mode", "properties.mode", oneOf("EgressSnat", "IngressSnat")),
  rule.value("configurationId", "properties.ipConfigurationId", text),
  rule.parts("internal", "properties.internalMappings", mappingFields),
  rule.parts("external", "properties.externalMappings", mappingFields),
];

/** Where a gateway refers to the site that takes the default route. */
export const defaultSitePath = "properties.gatewayDefaultSite.id";

/** Settings of `Microsoft.Network/virtualNetworkGateways`, without its subnet and its addresses. */
export const gatewayFields: AnyFields = [
  gateway.value("location", "location", region),
  gateway.value("type", "properties.gatewayType", oneOf("Vpn", "ExpressRoute", "LocalGateway")),
  gateway.value("routing", "properties.vpnType", oneOf("RouteBased", "PolicyBased")),
  gateway.value("sku", "properties.sku.name", text),
  gateway.value("generation", "properties.vpnGatewayGeneration", oneOf("None", "Generation1", "Generation2")),
  gateway.parts("addresses", "properties.ipConfigurations", gatewayAddressFields),
  gateway.value("activeActive", "properties.activeActive", truth),
  gateway.value("bgp", "properties.enableBgp", truth),
  gateway.part("bgpSpeaker", "properties.bgpSettings", bgpFields),
  gateway.value("privateAddress", "properties.enablePrivateIpAddress", truth),
  gateway.value("replayProtectionOff", "properties.disableIPSecReplayProtection", truth),
  gateway.value("defaultSiteId", defaultSitePath, text),
  gateway.values("customRoutes", "properties.customRoutes.addressPrefixes", prefix),
  gateway.value("bgpRouteTranslation", "properties.enableBgpRouteTranslationForNat", truth),
  gateway.values("clientPrefixes", "properties.vpnClientConfiguration.vpnClientAddressPool.addressPrefixes", prefix),
  gateway.part("clients", "properties.vpnClientConfiguration", clientFields),
];
