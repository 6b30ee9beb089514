import { readFileSync } from "node:fs";

/** The texts of one tunnel: what `az` shows of the three resources, and all that an edge gateway has. */
export interface TunnelTexts {
  readonly azure: readonly string[];
  readonly cds: string;
}

/** What comes of the tunnel: it is up, its groups of phase 1 differ, or both ends have the defaults of their vendors. */
export type TunnelCase = "up" | "group differs" | "defaults";

/** The same with documents that have next to nothing but the tunnel: there is as much to tell, and less to parse. */
export function bareTexts(ends: "group-differs" | "defaults"): TunnelTexts {
  return { azure: [textOf(`negotiate/${ends}/azure.json`)], cds: textOf(`negotiate/${ends}/edge.json`) };
}

/** The documents of a tunnel that ends so. */
export function tunnelTexts(ends: TunnelCase): TunnelTexts {
  const [gateway, connection, site] = ["1-vnet-gateway", "2-vpn-connection", "3-local-gateway"].map((name) =>
    textOf(`arm/az-show/input-${name}.json`),
  ) as [string, string, string];
  const selectors = `[{
    "localAddressRanges": ["10.20.0.0/16", "10.21.0.0/16"],
    "remoteAddressRanges": ["192.168.10.0/24", "192.168.11.0/24"]
  }]`;
  const changed = replaced(connection, [
    ['"pfsGroup": "None"', '"pfsGroup": "PFS2048"'],
    [/"ingressNatRules": .*/, '"ingressNatRules": [],'],
    ['"trafficSelectorPolicies": []', `"trafficSelectorPolicies": ${selectors}`],
    ['"usePolicyBasedTrafficSelectors": false', '"usePolicyBasedTrafficSelectors": true'],
  ]);
  const bundle = replaced(textOf("cds/whole-bundle/input.json"), [
    ['"remoteId": "172.31.255.4"', '"remoteId": "198.51.100.20"'],
    ['"digestAlgorithms": ["SHA2_512"]', '"digestAlgorithms": ["SHA2_256"]'],
    ['"dhGroups": ["GROUP20"]', '"dhGroups": ["GROUP14"]'],
  ]);
  const isDefault = ends === "defaults";
  return {
    azure: [
      gateway,
      isDefault ? replaced(changed, [[/"ipsecPolicies": \[.*?\]/s, '"ipsecPolicies": []']]) : changed,
      replaced(site, [
        ['"gatewayIpAddress": "198.51.100.20"', '"gatewayIpAddress": "203.0.113.40"'],
        ['["192.168.10.0/24"]', '["192.168.10.0/24", "192.168.11.0/24"]'],
      ]),
    ],
    cds: replaced(bundle, [
      ...(ends === "group differs" ? [['"dhGroups": ["GROUP14"]', '"dhGroups": ["GROUP20"]'] as const] : []),
      ...(isDefault ? [[defaultless, '"securityType": "DEFAULT", $1'] as const] : []),
    ]),
  };
}

// The first tunnel alone; an edge tells no properties of the DEFAULT profile that are not its own.
const defaultless =
  /"securityType": "CUSTOM",(\s+"logging": true,\s+"version": \{ "version": 3 \}\s+\}),\s+"connectionProperties": \{.*?"probeInterval": 45 \}\s+\}/s;

function textOf(path: string): string {
  return readFileSync(new URL(`../fixtures/${path}`, import.meta.url), "utf8");
}

function replaced(text: string, words: readonly (readonly [from: string | RegExp, to: string])[]): string {
  return words.reduce((now, [from, to]) => {
    if (now.replace(from, "") === now) throw new Error(`no ${from}`);
    return now.replace(from, to);
  }, text);
}
