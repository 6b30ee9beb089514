import type { Words } from "./failure-ends.ts";
import { connectionName, type FailureRow, failure, remote } from "./failure-row.ts";

const twoPrefixes = ["10.1.0.0/16", "10.3.0.0/16"];
const spaces = (...prefixes: string[]): Words => ({ addressSpace: { addressPrefixes: prefixes } });
const sitePrefixes = (...prefixes: string[]): Words => ({ localNetworkAddressSpace: { addressPrefixes: prefixes } });
const selector = (local: string[], far: string[]): Words => ({ localAddressRanges: local, remoteAddressRanges: far });
const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `172.16.${index}.0/24`);

/** Failures of prefixes and routes. */
export const selectorFailures: readonly FailureRow[] = [
  failure(
    "F71",
    "any to any against prefixes",
    { azure: { connection: { usePolicyBasedTrafficSelectors: false } } },
    ["one-way", "NT4011", "selectors", "one-way"],
    ["usePolicyBasedTrafficSelectors=false", "localNetworks=10.2.0.0/16"],
  ),
  failure(
    "F71",
    "any to any where nothing is said",
    { azure: { connection: { usePolicyBasedTrafficSelectors: undefined } } },
    ["one-way", "NT4011", "selectors", "one-way"],
    [connectionName, "localNetworks=10.2.0.0/16"],
  ),
  failure(
    "F72",
    "the site has a longer prefix than the edge",
    { azure: { site: sitePrefixes("10.2.0.0/24") } },
    ["one-way", "NT4005", "selectors", "one-way"],
    ["addressPrefixes=10.2.0.0/24", "localNetworks=10.2.0.0/16"],
  ),
  failure(
    "F73",
    "the virtual network has one prefix more",
    { azure: { network: spaces("10.1.0.0/16", "10.7.0.0/16") } },
    ["partial", "NT4005", "selectors", "partial"],
    ["addressPrefixes=10.7.0.0/16", "remoteNetworks=10.1.0.0/16"],
  ),
  failure(
    "F74",
    "selectors without their switch",
    {
      azure: {
        connection: {
          usePolicyBasedTrafficSelectors: false,
          trafficSelectorPolicies: [selector(["10.1.0.0/16"], ["10.2.0.0/16"])],
        },
      },
    },
    ["one-way", "NT4030", "selectors", "one-way"],
    ["localAddressRanges=10.1.0.0/16", null],
  ),
  failure(
    "F75",
    "local and remote exchanged",
    { azure: { connection: { trafficSelectorPolicies: [selector(["10.2.0.0/16"], ["10.1.0.0/16"])] } } },
    ["one-way", "NT4031", "selectors", "one-way"],
    ["localAddressRanges=10.2.0.0/16", "remoteNetworks=10.1.0.0/16"],
  ),
  failure(
    "F76",
    "one selector joins several prefixes",
    {
      azure: {
        network: spaces(...twoPrefixes),
        connection: { trafficSelectorPolicies: [selector(twoPrefixes, ["10.2.0.0/16"])] },
      },
      ...remote({ remoteNetworks: twoPrefixes }),
    },
    ["up", "NT4032", "selectors", "none"],
    ["localAddressRanges=10.1.0.0/16", "localNetworks=10.2.0.0/16"],
    {
      azure: {
        network: spaces(...twoPrefixes),
        connection: {
          trafficSelectorPolicies: [
            selector(["10.1.0.0/16"], ["10.2.0.0/16"]),
            selector(["10.3.0.0/16"], ["10.2.0.0/16"]),
          ],
        },
      },
      ...remote({ remoteNetworks: twoPrefixes }),
    },
  ),
  failure(
    "F77",
    "an aggregate at Azure against a part of it at the edge",
    { azure: { site: sitePrefixes("10.0.0.0/8") }, ...remote({ remoteNetworks: ["10.1.0.0/16"] }) },
    ["one-way", "NT4005", "selectors", "one-way"],
    ["addressPrefixes=10.0.0.0/8", "localNetworks=10.2.0.0/16"],
  ),
  failure(
    "F77",
    "an aggregate at the edge against a part of it at Azure",
    remote({ remoteNetworks: ["10.0.0.0/15"] }),
    ["one-way", "NT4005", "selectors", "one-way"],
    ["addressPrefixes=10.1.0.0/16", "remoteNetworks=10.0.0.0/15"],
  ),
  failure(
    "F78",
    "an empty list at the edge means any",
    remote({ remoteNetworks: [] }),
    ["one-way", "NT4033", "selectors", "one-way"],
    ["addressPrefixes=10.1.0.0/16", "remoteNetworks=[]"],
  ),
  failure(
    "F78",
    "an empty list is told when it is read",
    remote({ remoteNetworks: [] }),
    ["one-way", "NT2609", "selectors", "one-way"],
    [null, "remoteNetworks=[]"],
  ),
  failure(
    "F80",
    "ranges overlap",
    { azure: { network: spaces("10.2.0.0/15") }, ...remote({ remoteNetworks: ["10.2.0.0/15"] }) },
    ["degraded", "NT4036"],
    ["addressPrefixes=10.2.0.0/15", "localNetworks=10.2.0.0/16"],
  ),
  failure(
    "F81",
    "translation beside policy-based selectors",
    { azure: { connection: { egressNatRules: [{ id: "/subscriptions/s/natRules/rule" }] } } },
    ["down", "NT4026", "selectors", "blocks"],
    ["usePolicyBasedTrafficSelectors=true", null],
  ),
  failure(
    "F82",
    "it works only while the edge starts",
    { azure: { connection: { connectionMode: "Default", usePolicyBasedTrafficSelectors: false } } },
    ["one-way", "NT4014", "selectors", "one-way"],
    ["connectionMode=Default", "connectorInitiationMode=INITIATOR"],
    { azure: { connection: { connectionMode: "Default" } } },
  ),
  failure(
    "F83",
    "too many pairs",
    { azure: { network: spaces(...many(101)) }, ...remote({ remoteNetworks: many(101) }) },
    ["partial", "NT4034", "selectors", "partial"],
    ["addressPrefixes=172.16.0.0/24", "remoteNetworks=172.16.0.0/24"],
    { azure: { network: spaces(...many(100)) }, ...remote({ remoteNetworks: many(100) }) },
  ),
  failure(
    "F84",
    "Azure has no route back",
    {
      azure: { site: sitePrefixes("10.8.0.0/16"), connection: { connectionMode: "ResponderOnly" } },
    },
    ["degraded", "NT4035"],
    ["addressPrefixes=10.8.0.0/16", "localNetworks=10.2.0.0/16"],
    { azure: { connection: { connectionMode: "ResponderOnly" } } },
  ),
  failure(
    "F85",
    "a second tunnel with the same networks",
    {
      cds: {
        others: [{ name: "pier-to-quay-2", remoteEndpoint: { remoteAddress: "192.0.2.2", remoteId: "192.0.2.2" } }],
      },
    },
    ["up", "NT4065"],
    [null, "localNetworks=10.2.0.0/16"],
    {
      cds: {
        others: [
          {
            name: "pier-to-quay-2",
            localEndpoint: { localNetworks: ["10.8.0.0/16"] },
            remoteEndpoint: { remoteAddress: "192.0.2.2", remoteId: "192.0.2.2" },
          },
        ],
      },
    },
  ),
  failure(
    "F86",
    "BGP without a partner",
    { azure: { connection: { enableBgp: true } } },
    ["degraded", "NT4037"],
    ["enableBgp=true", "name=pier-to-quay"],
  ),
  failure(
    "F79",
    "host bits in a network of the edge",
    { cds: { tunnel: { localEndpoint: { localNetworks: ["10.2.0.5/16"] } } } },
    ["up", "NT2605"],
    [null, "localNetworks=10.2.0.5/16"],
  ),
  failure(
    "F79",
    "host bits in a prefix of the local network gateway",
    { azure: { site: sitePrefixes("10.2.0.5/16") } },
    ["up", "NT2504"],
    ["addressPrefixes=10.2.0.5/16", null],
  ),
  failure(
    "F79",
    "a network of the wrong family at the edge",
    { cds: { tunnel: { localEndpoint: { localNetworks: ["10.2.0.0/16", "2001:db8::/48"] } } } },
    ["unknown", "NT2604"],
    [null, "localNetworks=2001:db8::/48"],
  ),
  failure(
    "F79",
    "a prefix of the wrong family at Azure",
    { azure: { network: spaces("10.1.0.0/16", "2001:db8::/48") } },
    ["partial", "NT4005", "selectors", "partial"],
    ["addressPrefixes=2001:db8::/48", "remoteNetworks=10.1.0.0/16"],
  ),
];
