import type { IpsecPolicy } from "../lib/model/ipsec.ts";
import type { Network } from "../lib/model/network.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { gateway, namedGateway, open, site } from "./check-models.ts";
import { testPlaced } from "./check-places.ts";

// Connections between two gateways of Azure: one for each direction, which say the same.
const branch = site("branch", []);
const bothModes = { initiation: "InitiatorOnly" } as const;
const other = gateway("far", { name: "far" });
const out: Tunnel = { key: "out", scope: "a", name: "out", gateway: "hub-gateway", remoteGateway: "far-gateway" };
const back: Tunnel = { key: "back", scope: "a", name: "back", gateway: "far-gateway", remoteGateway: "hub-gateway" };

function nameless({ name: _, ...rest }: Tunnel): Tunnel {
  return rest;
}

function paired(own: Partial<Tunnel>, its: Partial<Tunnel>, ...more: readonly Tunnel[]): Partial<Network> {
  return { gateways: [namedGateway(), other], tunnels: [{ ...out, ...own }, { ...back, ...its }, ...more] };
}

const offer = (
  encryption: "AES-CBC-256" | "AES-CBC-128" | typeof open,
  rest: Partial<IpsecPolicy> = {},
): { policy: IpsecPolicy } => ({
  policy: { ike: { encryption: [encryption], lifetimeSeconds: 1 }, child: { pfsGroups: [14] }, ...rest },
});

testPlaced("connections between two gateways", /^NT530[1345]/, [
  ["one for each direction", [], paired({}, {})],
  [
    "one for one direction",
    [
      'NT5301 tunnels/0/name (gateways/1/name): The connection "out" has no partner: no connection leads back from the gateway "far"',
    ],
    { gateways: [namedGateway(), other], tunnels: [out] },
  ],
  [
    "one for one direction, to a gateway that is there already",
    [],
    { gateways: [namedGateway(), { ...other, existing: true }], tunnels: [out] },
  ],
  [
    "one for one direction, there already",
    [],
    { gateways: [namedGateway(), other], tunnels: [{ ...out, existing: true }] },
  ],
  ["one for one direction, whose gateway no input describes", [], { gateways: [other], tunnels: [out] }],
  [
    "one for one direction, and one whose near end is not known",
    [],
    { gateways: [namedGateway(), other], tunnels: [out, { key: "x", scope: "a", gatewayId: open }] },
  ],
  [
    "one for one direction, and one whose far end is not known",
    [],
    {
      gateways: [namedGateway(), other],
      tunnels: [out, { key: "x", scope: "a", gateway: "far-gateway", remoteGatewayId: open }],
    },
  ],
  [
    "one for one direction, and one from the other gateway elsewhere",
    [
      'NT5301 tunnels/0/name (gateways/1/name): The connection "out" has no partner: no connection leads back from the gateway "far"',
    ],
    { gateways: [namedGateway(), other], tunnels: [out, { ...back, remoteGateway: "nowhere" }], sites: [branch] },
  ],
  [
    "two for each direction",
    [],
    paired(
      offer("AES-CBC-256"),
      offer("AES-CBC-128"),
      { ...out, key: "o", ...offer("AES-CBC-128") },
      { ...back, key: "b" },
    ),
  ],
  [
    "a policy at one",
    [
      'NT5303 tunnels/1/name (tunnels/0/policy/ike/encryption/0): The connection "back" and the connection "out" have different IPsec policies',
    ],
    paired(offer("AES-CBC-256"), {}),
  ],
  [
    "a policy at the other",
    [
      'NT5303 tunnels/1/policy/ike/encryption/0 (tunnels/0/name): The connection "back" and the connection "out" have different IPsec policies',
    ],
    paired({}, offer("AES-CBC-256")),
  ],
  ["the same policy", [], paired(offer("AES-CBC-256"), offer("AES-CBC-256"))],
  [
    "other lifetimes",
    [],
    paired(offer("AES-CBC-256"), offer("AES-CBC-256", { ike: { encryption: ["AES-CBC-256"], lifetimeSeconds: 2 } })),
  ],
  [
    "other ciphers",
    [
      'NT5303 tunnels/1/policy/ike/encryption/0 (tunnels/0/policy/ike/encryption/0): The connection "back" and the connection "out" have different IPsec policies',
    ],
    paired(offer("AES-CBC-256"), offer("AES-CBC-128")),
  ],
  ["a cipher that is not known", [], paired(offer("AES-CBC-256"), offer(open))],
  [
    "a cipher that is not known, and other groups",
    [
      'NT5303 tunnels/1/policy/child/pfsGroups/0 (tunnels/0/policy/child/pfsGroups/0): The connection "back" and the connection "out" have different IPsec policies',
    ],
    paired(offer("AES-CBC-256"), offer(open, { child: { pfsGroups: [19] } })),
  ],
  [
    "groups at one",
    [
      'NT5303 tunnels/1/name (tunnels/0/policy/child/pfsGroups/0): The connection "back" and the connection "out" have different IPsec policies',
    ],
    paired(offer("AES-CBC-256"), offer("AES-CBC-256", { child: {} })),
  ],
  ["a policy that is not known at one", [], paired({ policy: open }, offer("AES-CBC-256"))],
  ["a policy that is not known at one, and none at the other", [], paired({}, { policy: open })],
  [
    "other versions",
    [
      'NT5304 tunnels/1/protocol (tunnels/0/protocol): The connection "back" speaks IKEv2, and the connection "out" IKEv1',
    ],
    paired({ protocol: "IKEv1" }, { protocol: "IKEv2" }),
  ],
  ["the same version", [], paired({ protocol: "IKEv1" }, { protocol: "IKEv1" })],
  ["a version at one", [], paired({ protocol: "IKEv1" }, {})],
  ["a version at the other", [], paired({}, { protocol: "IKEv1" })],
  [
    "both only start",
    [
      'NT5305 tunnels/1/initiation (tunnels/0/initiation): The connection "back" and the connection "out" both start and do not answer',
    ],
    paired(bothModes, bothModes),
  ],
  [
    "both only answer",
    [
      'NT5305 tunnels/1/initiation (tunnels/0/initiation): The connection "back" and the connection "out" both wait for the other to start',
    ],
    paired({ initiation: "ResponderOnly" }, { initiation: "ResponderOnly" }),
  ],
  ["one only starts and the other only answers", [], paired(bothModes, { initiation: "ResponderOnly" })],
  ["both start and answer", [], paired({ initiation: "Default" }, { initiation: "Default" })],
  ["one only starts, and of the other nothing is said", [], paired(bothModes, {})],
  [
    "one for one direction, without a name",
    [
      'NT5301 tunnels/0/remoteGateway (gateways/1/name): The connection has no partner: no connection leads back from the gateway "far"',
    ],
    { gateways: [namedGateway(), other], tunnels: [nameless(out)] },
  ],
  [
    "a policy at one, without names",
    [
      "NT5303 tunnels/1/remoteGateway (tunnels/0/policy/ike/encryption/0): The connection and the connection have different IPsec policies",
    ],
    { gateways: [namedGateway(), other], tunnels: [{ ...nameless(out), ...offer("AES-CBC-256") }, nameless(back)] },
  ],
  [
    "a policy at the other, without names",
    [
      "NT5303 tunnels/1/policy/ike/encryption/0 (tunnels/0/remoteGateway): The connection and the connection have different IPsec policies",
    ],
    { gateways: [namedGateway(), other], tunnels: [nameless(out), { ...nameless(back), ...offer("AES-CBC-256") }] },
  ],
]);

const key = new Secret("Ab3dEf7hJk".repeat(4));
const otherKey = new Secret("Zz9".repeat(10));

testPlaced("the keys of connections between two gateways", /^NT5302/, [
  ["one", [], paired({ sharedKey: key }, { sharedKey: new Secret(key.reveal()) })],
  [
    "two",
    [
      'NT5302 tunnels/1/sharedKey (tunnels/0/sharedKey): The connection "back" and the connection "out" have different keys',
    ],
    paired({ sharedKey: key }, { sharedKey: otherKey }),
  ],
  ["one at the first", [], paired({ sharedKey: key }, {})],
  ["one at the second", [], paired({}, { sharedKey: key })],
  ["one at the first, and one that is not known", [], paired({ sharedKey: key }, { sharedKey: open })],
  ["one at the second, and one that is not known", [], paired({ sharedKey: open }, { sharedKey: key })],
]);
