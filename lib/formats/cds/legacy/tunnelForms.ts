import type { Codec } from "../fields/codec.ts";
import type { LegacyReadContext } from "./legacyContext.ts";
import { type LegacyCipher, nsxvCiphers, vcloudCiphers } from "./legacyWords.ts";
import { named, type Part } from "./part.ts";
import type { PolicyNames } from "./readPolicy.ts";
import { readMaskedSubnets, readPeerNetwork, readPrefixSubnets, type SubnetReading } from "./readSubnets.ts";

/** How one of the older forms says a tunnel. */
export interface TunnelForm {
  readonly id: "vcloud" | "vcloudOld" | "nsxv";
  readonly names: {
    readonly name: string;
    readonly description: string;
    readonly enabled: string;
    readonly localAddress: string;
    readonly localId: string;
    readonly remoteAddress: string;
    readonly remoteId: string;
    readonly sharedKey: string;
  };
  readonly policy: PolicyNames;
  readonly ciphers: Codec<LegacyCipher>;
  /** Members that say nothing about the network, and why. */
  readonly quiet: Readonly<Record<string, string>>;
  /** Members that mean something that the model has no place for, and what that is. */
  readonly beyond: Readonly<Record<string, string>>;
  /** Where the networks of the near side are. */
  readonly localNetworks: string | undefined;
  readonly remoteNetworks: string;
  readSubnets(context: LegacyReadContext, tunnel: Part, name: string, owner: string): SubnetReading;
}

const state = "read-only: the state of the tunnel";
const packetSize = "the size of packets: tunnels of today have no setting for it";
const managedPeer = "it names a far side that VMware Cloud Director itself knows";

const vcloud: TunnelForm = {
  id: "vcloud",
  names: {
    name: "Name",
    description: "Description",
    enabled: "IsEnabled",
    localAddress: "LocalIpAddress",
    localId: "LocalId",
    remoteAddress: "PeerIpAddress",
    remoteId: "PeerId",
    sharedKey: "SharedSecret",
  },
  policy: { cipher: "EncryptionProtocol" },
  ciphers: vcloudCiphers,
  quiet: { Mtu: packetSize, IsOperational: state, ErrorDetails: state },
  beyond: { IpsecVpnLocalPeer: managedPeer, IpsecVpnRemotePeer: managedPeer, IpsecVpnManagedPeer: managedPeer },
  localNetworks: "LocalSubnet",
  remoteNetworks: "PeerSubnet",
  readSubnets: (context, tunnel, name, owner) => readMaskedSubnets(context, named(tunnel, name), owner),
};

/** The far side is one network, and the near side that which the service belongs to. */
const vcloudOld: TunnelForm = {
  ...vcloud,
  id: "vcloudOld",
  localNetworks: undefined,
  remoteNetworks: "PeerNetworkAddress",
  readSubnets: (context, tunnel, _, owner) => readPeerNetwork(context, tunnel, owner),
};

const nsxv: TunnelForm = {
  id: "nsxv",
  names: {
    name: "name",
    description: "description",
    enabled: "enabled",
    localAddress: "localIp",
    localId: "localId",
    remoteAddress: "peerIp",
    remoteId: "peerId",
    sharedKey: "psk",
  },
  policy: {
    cipher: "encryptionAlgorithm",
    digest: "digestAlgorithm",
    group: "dhGroup",
    forwardSecrecy: "enablePfs",
  },
  ciphers: nsxvCiphers,
  quiet: { mtu: packetSize, siteId: "a number that NSX Manager gives; nothing else refers to it" },
  beyond: {
    extension: "options that only NSX-V knows",
    tunnelInterface: "the interface of a route-based tunnel",
  },
  localNetworks: "localSubnets",
  remoteNetworks: "peerSubnets",
  readSubnets: (context, tunnel, name, owner) => readPrefixSubnets(context, named(tunnel, name), owner),
};

/** The older forms, newest of each platform first. */
export const tunnelForms: { readonly [id in TunnelForm["id"]]: TunnelForm } = { vcloud, vcloudOld, nsxv };
