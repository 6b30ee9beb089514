import { readFileSync } from "node:fs";

/** The texts of one tunnel: what `az` shows of the three resources, and all that an edge gateway has. */
export interface TunnelTexts {
  readonly azure: readonly string[];
  readonly cds: string;
}

/** The documents of a tunnel that comes up; with a group that the ends do not share it does not. */
export function tunnelTexts(edgeGroup: "GROUP14" | "GROUP20"): TunnelTexts {
  const [gateway, connection, site] = ["1-vnet-gateway", "2-vpn-connection", "3-local-gateway"].map((name) =>
    textOf(`arm/az-show/input-${name}.json`),
  ) as [string, string, string];
  const bundle = textOf("cds/whole-bundle/input.json");
  return {
    azure: [
      gateway,
      replaced(connection, [
        ['"pfsGroup": "None"', '"pfsGroup": "PFS2048"'],
        [/"ingressNatRules": .*/, '"ingressNatRules": [],'],
        [
          '"trafficSelectorPolicies": []',
          '"trafficSelectorPolicies": [{ "localAddressRanges": ["10.20.0.0/16", "10.21.0.0/16"], "remoteAddressRanges": ["192.168.10.0/24", "192.168.11.0/24"] }]',
        ],
        ['"usePolicyBasedTrafficSelectors": false', '"usePolicyBasedTrafficSelectors": true'],
      ]),
      replaced(site, [
        ['"gatewayIpAddress": "198.51.100.20"', '"gatewayIpAddress": "203.0.113.40"'],
        ['["192.168.10.0/24"]', '["192.168.10.0/24", "192.168.11.0/24"]'],
      ]),
    ],
    cds: replaced(bundle, [
      ['"remoteId": "172.31.255.4"', '"remoteId": "198.51.100.20"'],
      ['"digestAlgorithms": ["SHA2_512"]', '"digestAlgorithms": ["SHA2_256"]'],
      ['"dhGroups": ["GROUP20"]', '"dhGroups": ["GROUP14"]'],
      ['"dhGroups": ["GROUP14"]', `"dhGroups": ["${edgeGroup}"]`],
    ]),
  };
}

function textOf(path: string): string {
  return readFileSync(new URL(`../fixtures/${path}`, import.meta.url), "utf8");
}

function replaced(text: string, words: readonly (readonly [from: string | RegExp, to: string])[]): string {
  return words.reduce((now, [from, to]) => {
    if (now.replace(from, "") === now) throw new Error(`no ${from}`);
    return now.replace(from, to);
  }, text);
}
