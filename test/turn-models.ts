import fc from "fast-check";
import { vocabularies } from "../lib/ipsec/vendors.ts";
import type { Encryption, Integrity, IpsecPolicy } from "../lib/model/ipsec.ts";
import { emptyNetwork, type Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";

const { azure, edge } = vocabularies;

function shared<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return one.filter((item) => other.includes(item));
}

/** Policies that both vendors can say, as Azure says them. */
export const mutualPolicies: fc.Arbitrary<IpsecPolicy> = fc
  .record({
    ikeEncryption: fc.constantFrom(...shared(azure.ikeEncryption, edge.ikeEncryption)),
    ikeIntegrity: fc.constantFrom(...shared(azure.ikeIntegrity, edge.ikeIntegrity)),
    ikeGroup: fc.constantFrom(...shared(azure.ikeGroups, edge.ikeGroups)),
    encryption: fc.constantFrom(...shared(azure.childEncryption, edge.childEncryption)),
    integrity: fc.constantFrom(...shared(azure.childIntegrity, edge.childIntegrity)),
    pfsGroup: fc.constantFrom(...shared(azure.pfsGroups, edge.pfsGroups)),
    seconds: fc.integer({ min: 900, max: 172_799 }),
  })
  .map((policy) => azurePolicy(policy));

interface Suite {
  readonly ikeEncryption: Encryption;
  readonly ikeIntegrity: Integrity;
  readonly ikeGroup: number;
  readonly encryption: Encryption;
  readonly integrity: Integrity;
  readonly pfsGroup: number;
  readonly seconds: number;
}

/** A policy with Azure's couplings: a combined cipher stands twice in phase 2, and the edge has one hash beside it. */
export function azurePolicy(suite: Suite): IpsecPolicy {
  const combinedIke = suite.ikeEncryption.startsWith("AES-GCM");
  const combined = suite.encryption.startsWith("AES-GCM");
  return {
    ike: {
      encryption: [suite.ikeEncryption],
      integrity: [combinedIke ? "SHA2-256-128" : suite.ikeIntegrity],
      dhGroups: [suite.ikeGroup],
    },
    child: {
      encryption: [suite.encryption],
      integrity: [combined ? (suite.encryption as Integrity) : suite.integrity],
      pfsGroups: [suite.pfsGroup],
      lifetimeSeconds: suite.seconds,
      lifetimeKilobytes: 102_400_000,
    },
  };
}

const blocks = fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 3 });

/** Azure networks of one connection whose every setting both ends can say. */
export const azureNetworks: fc.Arbitrary<Network> = fc
  .record({
    policy: mutualPolicies,
    local: blocks,
    remote: blocks,
    dpd: fc.integer({ min: 9, max: 60 }),
    initiation: fc.constantFrom("Default" as const, "InitiatorOnly" as const),
    protocol: fc.constantFrom("IKEv1" as const, "IKEv2" as const),
    // A key of asterisks or in angle brackets is a mask or a placeholder: no key is known then.
    key: fc.option(fc.stringMatching(/^[A-Za-z0-9!%.]{1,64}$/), { nil: undefined }),
  })
  .map(({ policy, local, remote, dpd, initiation, protocol, key }) =>
    azureNetwork(
      {
        policy,
        dpdTimeoutSeconds: dpd,
        initiation,
        // A combined cipher in phase 1 needs version 2.
        protocol: String(policy.ike.encryption?.[0]).startsWith("AES-GCM") ? "IKEv2" : protocol,
        policyBasedSelectors: true,
        ...(key === undefined ? {} : { sharedKey: new Secret(key) }),
      },
      local.map((octet) => `10.1.${octet}.0/24`),
      remote.map((octet) => `192.168.${octet}.0/24`),
    ),
  );

/** One connection of one gateway to one site. */
export function azureNetwork(
  settings: Partial<Tunnel>,
  local: readonly string[] = ["10.1.0.0/16"],
  remote: readonly string[] = ["192.168.0.0/24"],
): Network {
  const scope = "azure.json";
  return {
    ...emptyNetwork,
    virtualNetworks: [{ key: "v", scope, name: "hub", prefixes: local, subnets: [], dnsServers: [] }],
    publicAddresses: [{ key: "p", scope, name: "hub-pip", address: "203.0.113.10" }],
    gateways: [
      {
        key: "g",
        scope,
        name: "hub-gw",
        virtualNetwork: "v",
        type: "Vpn",
        routing: "RouteBased",
        clientPrefixes: [],
        addresses: [{ name: "default", publicAddress: "p" }],
      },
    ],
    sites: [{ key: "s", scope, name: "edge-site", prefixes: remote, gatewayAddress: "198.51.100.20" }],
    tunnels: [
      {
        key: "t",
        scope,
        name: "to-edge",
        gateway: "g",
        site: "s",
        medium: "IPsec",
        selectors: [{ local, remote }],
        ...settings,
      },
    ],
  };
}

/** What two ends of one tunnel share, seen from the first. */
export function tunnelSettings({ tunnels, sites }: Network): unknown {
  return tunnels.map((tunnel) => {
    const { name, policy, initiation, protocol, dpdTimeoutSeconds, selectors, sharedKey, policyBasedSelectors } =
      tunnel;
    const site = sites.find(({ key }) => key === tunnel.site);
    const key = sharedKey instanceof Secret ? sharedKey.reveal() : sharedKey;
    const peer = { prefixes: site?.prefixes, address: site?.gatewayAddress };
    return { name, policy, initiation, protocol, dpdTimeoutSeconds, selectors, policyBasedSelectors, key, peer };
  });
}
