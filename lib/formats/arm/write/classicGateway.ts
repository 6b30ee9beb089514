import type { Gateway } from "../../../model/gateway.ts";
import { textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { assumed, constant, derived, type Ref, ref, type Traced, type TracedLeaf } from "../../../source/traced.ts";
import type { ArmScope } from "./scope.ts";

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
/** How clients come in of whom only the addresses are stated. */
export function assumeClients(scope: ArmScope, gateway: Gateway): Traced {
  const network = scope.index.virtualNetworkOf(gateway);
  const name = textOf(network?.name ?? "unnamed");
  const certificate = scope.parameter(
    "clientRootCertificate",
    [name],
    { type: "string", description: `Root certificate of the point-to-site clients of ${name}, Base64, one line` },
    scope.placeOf(gateway.clientPrefixes, 0),
    network?.key ?? gateway.key,
  );
  const why = "IkeV2 and OpenVPN: classic clients used SSTP, which cannot be enabled since 2026-03-31";
  return {
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
