import assert from "node:assert/strict";
import { test } from "node:test";
import type { IpsecPolicy } from "../lib/model/ipsec.ts";
import type { Network } from "../lib/model/network.ts";
import type { Stated } from "../lib/model/stated.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { Places } from "../lib/source/places.ts";
import { SourceText } from "../lib/source/text.ts";
import { check } from "../mod.ts";
import { edgeWith, far, gateway, namedGateway, open, readingOf, site, toSite, tunnel } from "./check-models.ts";
import { leafAt, type PlacedRow, testNamed, testPlaced } from "./check-places.ts";

// One end of a tunnel by itself: algorithms that it states, and what its platform refuses. Then two ends that meet.
const to: Tunnel = { ...toSite("hub", "branch"), name: "to" };
const branch = site("branch", [], { gatewayAddress: "203.0.113.1" });

function stating(policy: Stated<IpsecPolicy>): Partial<Network> {
  return { gateways: [namedGateway()], sites: [branch], tunnels: [{ ...to, policy }] };
}

const sound: IpsecPolicy = {
  ike: { encryption: ["AES-CBC-256"], integrity: ["SHA2-256-128"], dhGroups: [14] },
  child: { encryption: ["AES-CBC-256"], integrity: ["SHA2-256-128"], pfsGroups: [14] },
};
const ike = (rest: IpsecPolicy["ike"]): Partial<Network> => stating({ ...sound, ike: { ...sound.ike, ...rest } });
const child = (rest: IpsecPolicy["child"]): Partial<Network> =>
  stating({ ...sound, child: { ...sound.child, ...rest } });

testPlaced("algorithms", /^NT405[01]/, [
  ["sound ones", [], stating(sound)],
  [
    "the cipher of phase 1",
    [
      'NT4050 tunnels/0/policy/ike/encryption/0: The connection "to" has 3DES in phase 1, which is weak (RFC 8247: MAY; NIST SP 800-131A r2: disallowed after 2023)',
    ],
    ike({ encryption: ["3DES"] }),
  ],
  [
    "the integrity of phase 1",
    [
      'NT4050 tunnels/0/policy/ike/integrity/0: The connection "to" has MD5-96 in phase 1, which is broken (RFC 8247: MUST NOT)',
    ],
    ike({ integrity: ["MD5-96"] }),
  ],
  [
    "the group of phase 1",
    [
      'NT4050 tunnels/0/policy/ike/dhGroups/0: The connection "to" has group 2 in phase 1, which is weak (RFC 8247: SHOULD NOT)',
    ],
    ike({ dhGroups: [2] }),
  ],
  [
    "the cipher of phase 2",
    [
      'NT4050 tunnels/0/policy/child/encryption/0: The connection "to" has DES in phase 2, which is broken (RFC 8221: MUST NOT)',
    ],
    child({ encryption: ["DES"] }),
  ],
  [
    "the integrity of phase 2",
    [
      'NT4050 tunnels/0/policy/child/integrity/0: The connection "to" has SHA1-96 in phase 2, which is outdated (RFC 8221: MUST-)',
    ],
    child({ integrity: ["SHA1-96"] }),
  ],
  [
    "the group of phase 2",
    [
      'NT4050 tunnels/0/policy/child/pfsGroups/0: The connection "to" has group 1 in phase 2, which is broken (RFC 8247: MUST NOT)',
    ],
    child({ pfsGroups: [1] }),
  ],
  [
    "a cipher that does not encrypt",
    ['NT4051 tunnels/0/policy/child/encryption/0: The connection "to" has NULL in phase 2, which does not encrypt'],
    child({ encryption: ["NULL"] }),
  ],
  [
    "the second of a list",
    [
      'NT4050 tunnels/0/policy/ike/dhGroups/1: The connection "to" has group 2 in phase 1, which is weak (RFC 8247: SHOULD NOT)',
    ],
    ike({ dhGroups: [14, 2] }),
  ],
  [
    "beside one that is not known",
    [
      'NT4050 tunnels/0/policy/ike/dhGroups/1: The connection "to" has group 2 in phase 1, which is weak (RFC 8247: SHOULD NOT)',
    ],
    ike({ dhGroups: [open, 2] }),
  ],
  ["one that is not known", [], ike({ encryption: [open], dhGroups: [open] })],
  ["a group of phase 2 that is that of phase 1", [], child({ pfsGroups: ["same"] })],
  ["no group of phase 2", [], child({ pfsGroups: [0] })],
  ["a policy that is not known", [], stating(open)],
  ["a policy that states nothing", [], stating({ ike: {}, child: {} })],
]);

testNamed("algorithms", /^NT4050/, [
  [
    "the group of phase 1",
    ['NT4050 tunnels/0/name: The connection "to" has group 2 in phase 1, which is weak (RFC 8247: SHOULD NOT)'],
    ike({ dhGroups: [2] }),
  ],
]);

test("an algorithm that has no place of its own is told where its policy stands", () => {
  const connection: Tunnel = { ...to, policy: { ...sound, ike: { ...sound.ike, dhGroups: [2] } } };
  const places = new Places();
  const source = new SourceText("model", "name policy");
  places.put(connection, { name: leafAt(source, 0), policy: leafAt(source, 5) });
  const [found] = check({ ...readingOf({ tunnels: [connection] }), places }).filter(({ code }) => code === "NT4050");
  assert.equal(found?.column, 6);
});

const other = gateway("far", { name: "far" });
const within: Tunnel = { key: "t", scope: "a", name: "t", gateway: "hub-gateway" };

testPlaced("what one end refuses", /^NT40(?:18|2[0-8]|49)/, [
  [
    "a policy of a policy-based gateway",
    [
      "NT4023 tunnels/0/policy/ike/encryption/0: The Azure connection has an IPsec policy of its own, which a policy-based gateway cannot have",
    ],
    { ...stating(sound), gateways: [namedGateway({ routing: "PolicyBased" })] },
  ],
  ["a policy of a route-based gateway", [], { ...stating(sound), gateways: [namedGateway({ routing: "RouteBased" })] }],
  [
    "a policy of a gateway whose type is not known",
    [],
    { ...stating(sound), gateways: [namedGateway({ routing: open })] },
  ],
  ["a policy of a gateway that no input describes", [], { ...stating(sound), gateways: [] }],
  [
    "a policy that is not whole",
    ['NT4018 tunnels/0/policy/ike/encryption/0: The IPsec policy of the Azure connection does not state "dhGroup"'],
    ike({ dhGroups: [] }),
  ],
  [
    "the same of a connection between two gateways",
    [
      'NT4018 tunnels/0/policy/ike/encryption/0: The IPsec policy of the Azure connection does not state "ipsecEncryption", "ipsecIntegrity", "pfsGroup"',
    ],
    {
      gateways: [namedGateway(), other],
      tunnels: [{ ...within, remoteGateway: "far-gateway", policy: { ...sound, child: {} } }],
    },
  ],
  [
    "the same of a connection to a gateway that no input describes",
    [
      'NT4018 tunnels/0/policy/ike/encryption/0: The IPsec policy of the Azure connection does not state "ipsecEncryption", "ipsecIntegrity", "pfsGroup"',
    ],
    { gateways: [namedGateway()], tunnels: [{ ...within, remoteGatewayId: "/a", policy: { ...sound, child: {} } }] },
  ],
  [
    "the same of a connection to a gateway that is not known",
    [
      'NT4018 tunnels/0/policy/ike/encryption/0: The IPsec policy of the Azure connection does not state "ipsecEncryption", "ipsecIntegrity", "pfsGroup"',
    ],
    { gateways: [namedGateway()], tunnels: [{ ...within, remoteGatewayId: open, policy: { ...sound, child: {} } }] },
  ],
  [
    "a private line",
    [],
    { gateways: [namedGateway({ type: "ExpressRoute" })], tunnels: [{ ...within, medium: "ExpressRoute" }] },
  ],
]);

// An Azure connection and an edge tunnel that differ in their ciphers.
const addresses = { addresses: [{ publicAddress: "own" }] };
const own = { key: "own", scope: "a", name: "own", address: "192.0.2.1" };
const near = (rest: Partial<Network> = {}): Partial<Network> => ({
  ...stating(sound),
  gateways: [namedGateway(addresses)],
  publicAddresses: [own],
  ...rest,
});
const edgeSide = (rest: Partial<Tunnel> = {}, gatewayAddress: Stated<string> = "192.0.2.1"): Partial<Network> =>
  edgeWith({
    tunnels: [{ ...tunnel, policy: { ...sound, ike: { ...sound.ike, encryption: ["AES-CBC-128"] } }, ...rest }],
    sites: [{ ...far, gatewayAddress }],
  });

const rows: readonly PlacedRow[] = [
  [
    "by both addresses",
    [
      "NT4001 0/tunnels/0/policy/ike/encryption/0 (1/tunnels/0/policy/ike/encryption/0): Phase 1 has no common cipher: AES-CBC-256 on the Azure end, AES-CBC-128 on the edge",
    ],
    near(),
    edgeSide(),
  ],
  [
    "by the address of the edge",
    [
      "NT4001 0/tunnels/0/policy/ike/encryption/0 (1/tunnels/0/policy/ike/encryption/0): Phase 1 has no common cipher: AES-CBC-256 on the Azure end, AES-CBC-128 on the edge",
    ],
    near({ publicAddresses: [] }),
    edgeSide(),
  ],
  ["with other addresses", [], near(), edgeSide({}, "192.0.2.9")],
  ["at another address of the edge", [], near(), edgeSide({ localAddress: "203.0.113.9" })],
  [
    "at an address of the edge that is not known",
    [],
    near({ sites: [{ ...branch, gatewayAddress: open }] }),
    edgeSide({ localAddress: open }),
  ],
  ["without any other", [], edgeSide()],
];
testPlaced("two ends that meet", /^NT4001/, rows);
