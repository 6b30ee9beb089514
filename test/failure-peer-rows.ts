import { type AzureWords, connectionBeside, type EdgeWords, ipConfiguration } from "./failure-ends.ts";
import { type FailureRow, failure, oldEdge, type Pair, remote } from "./failure-row.ts";

const key = (text: string): AzureWords => ({ connection: { sharedKey: text } });
const preShared = (text: string): EdgeWords => ({ tunnel: { preSharedKey: text } });
const sameKeys: Pair = { azure: key("SampleKey0001"), cds: preShared("SampleKey0001") };

/** Failures of keys, identities and addresses. */
export const peerFailures: readonly FailureRow[] = [
  failure(
    "F19",
    "keys differ",
    { azure: key("SampleKey0001"), cds: preShared("SampleKey0002") },
    ["down", "NT4006", "sharedKey", "blocks"],
    ["sharedKey=…", "preSharedKey=…"],
    sameKeys,
  ),
  failure(
    "F20",
    "keys differ in IKEv1",
    {
      azure: { connection: { connectionProtocol: "IKEv1", sharedKey: "SampleKey0001" } },
      cds: { ...oldEdge, ...preShared("SampleKey0002") },
    },
    ["down", "NT4006", "sharedKey", "blocks"],
    ["sharedKey=…", "preSharedKey=…"],
    sameKeys,
  ),
  failure(
    "F21",
    "a blank came along with the key of the edge",
    { azure: key("SampleKey0001"), cds: preShared("SampleKey0001 ") },
    ["down", "NT4046", "sharedKey", "blocks"],
    ["sharedKey=…", "preSharedKey=…"],
    sameKeys,
  ),
  failure(
    "F21",
    "a key with a character that Azure does not take",
    { azure: key("Sample~Key"), cds: preShared("Sample~Key") },
    ["up", "NT4046"],
    ["sharedKey=…", "preSharedKey=…"],
    sameKeys,
  ),
  failure(
    "F23",
    "the edge expects a private address as identity",
    remote({ remoteId: "10.0.0.4" }),
    ["down", "NT4007", "identity.azure", "blocks"],
    ["ipAddress=192.0.2.1", "remoteId=10.0.0.4"],
  ),
  failure(
    "F24",
    "the edge expects a name as identity",
    remote({ remoteId: "vpn.quay.example" }),
    ["down", "NT4007", "identity.azure", "blocks"],
    ["ipAddress=192.0.2.1", "remoteId=vpn.quay.example"],
  ),
  failure(
    "F24",
    "the edge says a name as its own identity",
    { cds: { tunnel: { localEndpoint: { localId: "vpn.pier.example" } } } },
    ["up", "NT4058"],
    ["gatewayIpAddress=198.51.100.1", "localId=vpn.pier.example"],
  ),
  failure(
    "F25",
    "Azure looks for the edge elsewhere",
    { azure: { site: { gatewayIpAddress: "203.0.113.9" } } },
    ["down", "NT4008", "address.cds", "blocks"],
    ["gatewayIpAddress=203.0.113.9", "localAddress=198.51.100.1"],
  ),
  failure(
    "F26",
    "the edge looks for Azure at an address that the gateway had before",
    remote({ remoteAddress: "192.0.2.77", remoteId: "192.0.2.77" }),
    ["down", "NT4008", "address.azure", "blocks"],
    ["ipAddress=192.0.2.1", "remoteAddress=192.0.2.77"],
  ),
  failure(
    "F26",
    "the edge expects the identity that the gateway had before",
    remote({ remoteAddress: "192.0.2.77", remoteId: "192.0.2.77" }),
    ["down", "NT4007", "identity.azure", "blocks"],
    ["ipAddress=192.0.2.1", "remoteId=192.0.2.77"],
  ),
  failure(
    "F27",
    "two active instances and one tunnel",
    {
      azure: {
        gateway: {
          activeActive: true,
          ipConfigurations: [ipConfiguration("one", "quay-ip"), ipConfiguration("two", "quay-ip-2")],
        },
        others: [
          {
            kind: "publicIPAddresses",
            name: "quay-ip-2",
            properties: { publicIPAllocationMethod: "Static", ipAddress: "192.0.2.2" },
          },
        ],
      },
    },
    ["degraded", "NT4047"],
    ["activeActive=true", "remoteAddress=192.0.2.1"],
  ),
  failure(
    "F28",
    "neither end has a setting for aggressive mode",
    { cds: { ike: { exchangeMode: "AGGRESSIVE" } } },
    ["up", "NT2601"],
    [null, "exchangeMode=AGGRESSIVE"],
  ),
  failure(
    "F29",
    "two connections and two tunnels between the same two addresses",
    {
      azure: {
        others: connectionBeside(
          "quay-to-pier-2",
          {},
          {
            gatewayIpAddress: "198.51.100.1",
            localNetworkAddressSpace: { addressPrefixes: ["10.8.0.0/16"] },
          },
        ),
      },
      cds: {
        others: [{ name: "quay-to-pier-2", localEndpoint: { localNetworks: ["10.8.0.0/16"] } }],
        tunnel: { name: "quay-to-pier" },
      },
    },
    ["up", "NT4048"],
    ["gatewayIpAddress=198.51.100.1", "remoteAddress=192.0.2.1"],
  ),
  failure(
    "F29",
    "one connection and two tunnels between the same two addresses",
    { cds: { others: [{ name: "pier-to-quay-2", localEndpoint: { localNetworks: ["10.8.0.0/16"] } }] } },
    ["up", "NT4048"],
    ["gatewayIpAddress=198.51.100.1", "remoteAddress=192.0.2.1"],
  ),
  failure(
    "beyond the list",
    "a certificate at Azure against a key at the edge",
    { azure: { connection: { authenticationType: "Certificate" } } },
    ["down", "NT4010", "authentication", "blocks"],
    ["authenticationType=Certificate", "authenticationMode=PSK"],
  ),
];
