import type { Site } from "../../../model/site.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { initiations } from "./algorithms.ts";
import type { Codec } from "./codec.ts";
import { ipv4Address, ipv4Prefix, oneOf, revision, text, truth, words } from "./codecs.ts";
import { type AnyTable, fieldsOf } from "./field.ts";
import { referenceTable } from "./referenceFields.ts";

const tunnel = fieldsOf<Tunnel>();
const site = fieldsOf<Site>();

/**
 * `EdgeIpSecVpnTunnel` without its far side; `active` and `tunnelType` are of the later `GatewayIpSecVpnTunnel`. The key
 * is read and written by code of its own.
 */
export const tunnelTable: AnyTable = {
  fields: [
    tunnel.value("id", "id", text),
    tunnel.value("name", "name", text, { required: "name" }),
    tunnel.value("description", "description", text),
    tunnel.value("enabled", "enabled", truth, {
      older: [{ path: "active", codec: truth }],
      narrows: "switch",
    }),
    tunnel.given("routeBased", "tunnelType"),
    tunnel.value("localId", "localEndpoint.localId", text),
    tunnel.value("localAddress", "localEndpoint.localAddress", ipv4Address, {
      required: "public address of the edge",
    }),
    tunnel.values("localPrefixes", "localEndpoint.localNetworks", ipv4Prefix, {
      required: "networks behind the edge",
      most: 128,
    }),
    tunnel.value("remoteId", "remoteEndpoint.remoteId", text),
    tunnel.given("site", "remoteEndpoint"),
    tunnel.value(
      "authentication",
      "authenticationMode",
      words([
        ["PSK", "PSK"],
        ["CERTIFICATE", "Certificate"],
      ]),
    ),
    tunnel.given("sharedKey", "preSharedKey"),
    tunnel.part("certificate", "certificateRef", referenceTable),
    tunnel.part("caCertificate", "caCertificateRef", referenceTable),
    tunnel.value("initiation", "connectorInitiationMode", initiations),
    tunnel.given("profile", "securityType"),
    tunnel.value("logging", "logging", truth),
    tunnel.value("revision", "version.version", revision, { older: [{ path: "version", codec: revision }] }),
  ],
  quiet: {
    status: "read-only: the state of the object",
    tunnelStatus: "read-only: the state of the tunnel",
    ikeServiceStatus: "read-only: the state of the tunnel",
    ikeFailedReason: "read-only: the state of the tunnel",
    connectivityStatus: "read-only: the state of the tunnel",
  },
  beyond: { tunnelInterfaces: "interfaces of a route-based tunnel" },
};

/** The far side of an `EdgeIpSecVpnTunnel`; an edge knows no name of it. */
export const remoteTable: AnyTable = {
  fields: [
    site.value("gatewayAddress", "remoteAddress", ipv4Address, { required: "public address of the far side" }),
    site.values("prefixes", "remoteNetworks", ipv4Prefix, { most: 128, narrows: "networks of the far side" }),
  ],
};

/** Whether the traffic of a tunnel is decided by routes. */
export const tunnelTypes: Codec<boolean> = words<boolean>([
  ["POLICY_BASED", false],
  ["ROUTE_BASED", true],
]);

/** Security profiles. */
export const profiles: Codec<"DEFAULT" | "CUSTOM"> = oneOf("DEFAULT", "CUSTOM");
