import type { ClientCertificate, Gateway } from "../../../model/gateway.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { assumed, constant, derived, type Ref, ref, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import { secret, text } from "../fields/codecs.ts";
import { gatewayOwner } from "./gatewayResource.ts";
import type { ArmScope } from "./scope.ts";
import { writeValue } from "./writeFields.ts";

/** What the connections and clients of a gateway without a name prove about its type, and the type itself. */
export function writeClassicType(scope: ArmScope, gateway: Gateway): TracedLeaf | undefined {
  if (typeof gateway.type !== "string") return undefined;
  const evidence = scope.index.tunnelsOf(gateway).map((t) => (t.medium === undefined ? farRef(t) : ref(t, "medium")));
  const clients = gateway.clientPrefixes.slice(0, 1).map((_, index) => ref(gateway.clientPrefixes, index));
  return derived(gateway.type, [ref(gateway, "type"), ...evidence, ...clients]);
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

/** The routing type of a gateway that states none, as far as it can be told. */
export function assumeRouting(scope: ArmScope, gateway: Gateway): TracedLeaf {
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
/**
 * How clients come in of whom only the addresses are stated, and the certificates that sign theirs at best by name: the
 * service shows thumbprints, and never the certificates themselves.
 */
export function writeClassicClients(scope: ArmScope, gateway: Gateway): Traced {
  const why = "IkeV2 and OpenVPN: classic clients used SSTP, which cannot be enabled since 2026-03-31";
  const stated = isUnresolved(gateway.clients) ? undefined : gateway.clients?.rootCertificates;
  return {
    vpnClientProtocols: [assumed("IkeV2", why), assumed("OpenVPN", why)],
    vpnAuthenticationTypes: [assumed("Certificate", '"Certificate": how classic clients proved who they are')],
    vpnClientRootCertificates:
      stated === undefined || stated.length === 0
        ? [{ name: constant("root"), properties: { publicCertData: askForCertificate(scope, gateway) } }]
        : stated.map((certificate) => writeRootCertificate(scope, gateway, certificate)),
  };
}

function writeRootCertificate(scope: ArmScope, gateway: Gateway, certificate: ClientCertificate): Traced {
  const owner = gatewayOwner(scope, gateway);
  const name = writeValue(scope, text, certificate, "name", "vpnClientRootCertificates", owner) ?? constant("root");
  const data =
    writeValue(scope, secret, certificate, "data", "publicCertData", owner) ??
    askForCertificate(scope, gateway, certificate);
  return { name, properties: { publicCertData: data } };
}

function askForCertificate(scope: ArmScope, gateway: Gateway, certificate?: ClientCertificate): TracedLeaf {
  const network = scope.index.virtualNetworkOf(gateway);
  const names = [
    textOf(network?.name ?? "unnamed"),
    ...(certificate?.name === undefined ? [] : [textOf(certificate.name)]),
  ];
  const which = certificate?.name === undefined ? "Root certificate" : `Root certificate ${textOf(certificate.name)}`;
  const expression = scope.parameter(
    "clientRootCertificate",
    names,
    { type: "string", description: `${which} of the point-to-site clients of ${names[0]}, Base64, one line` },
    certificate === undefined ? scope.placeOf(gateway.clientPrefixes, 0) : scope.placeOf(certificate, "name"),
    `${network?.key ?? gateway.key}/${names[1] ?? ""}`,
  );
  return assumed(expression, `${expression}: root certificates are not in the file`);
}
