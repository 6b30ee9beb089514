import { isUnresolved, known } from "../model/stated.ts";
import { azureAddresses } from "./peer.ts";
import { nameOfEnd, type TunnelEnd } from "./tunnelEnd.ts";

/**
 * What ends of both sides are matched by: two belong together by it if one is filed under a key that the other looks for. It holds
 * both ways round, and a fleet need not be compared each with each.
 */
export interface PairingKeys {
  /** The keys that an end is filed under. */
  readonly filed: (end: TunnelEnd) => readonly string[];
  /** The keys under which its partner would be. */
  readonly wanted: (end: TunnelEnd) => readonly string[];
}

/** Both addresses are known at both ends, and are the same. */
export const bothAddresses: PairingKeys = { filed: pairKeysOf, wanted: pairKeysOf };

/** One address is the same, and the other not known to differ. */
export const oneAddress: PairingKeys = { filed: filedByAddress, wanted: wantedByAddress };

/** The names are the same but for capitals and what is neither letter nor digit. */
export const sameName: PairingKeys = byWord((end) =>
  nameOfEnd(end)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, ""),
);

/** The networks of the tunnel are those that the connection has behind the edge. */
export const sameNetworks: PairingKeys = byWord(({ vendor, site, tunnel }) => {
  const prefixes = (vendor === "azure" ? site?.prefixes : tunnel.localPrefixes) ?? [];
  return prefixes.some(isUnresolved) ? "" : [...prefixes].sort().join(" ");
});

/** Any two. */
export const any: PairingKeys = { filed: () => [""], wanted: () => [""] };

/** What two ways of matching say together. */
export function bothOf(one: PairingKeys, other: PairingKeys): PairingKeys {
  return {
    filed: (end) => joined(one.filed(end), other.filed, end),
    wanted: (end) => joined(one.wanted(end), other.wanted, end),
  };
}

function joined(keys: readonly string[], more: PairingKeys["filed"], end: TunnelEnd): readonly string[] {
  if (keys.length === 0) return keys;
  const others = more(end);
  const both: string[] = [];
  for (const key of keys) for (const other of others) both.push(`${key}; ${other}`);
  return both;
}

function byWord(wordOf: (end: TunnelEnd) => string): PairingKeys {
  const keys = (end: TunnelEnd): readonly string[] => {
    const word = wordOf(end);
    return word === "" ? [] : [word];
  };
  return { filed: keys, wanted: keys };
}

/** The two addresses of a tunnel as one of its ends knows them. */
interface KnownAddresses {
  /** Of the Azure gateway, which can have several. */
  readonly azure: readonly string[];
  /** The gateway may have others too. */
  readonly isAzureOpen: boolean;
  /** Of the edge. */
  readonly edge: string | undefined;
}

function knownAddresses(end: TunnelEnd): KnownAddresses {
  const far = known(end.site?.gatewayAddress);
  if (end.vendor === "azure") {
    const { addresses, complete } = azureAddresses(end);
    return { azure: addresses, isAzureOpen: !complete, edge: far };
  }
  const edge = known(end.tunnel.localAddress);
  return { azure: far === undefined ? [] : [far], isAzureOpen: far === undefined, edge };
}

function filedByAddress(end: TunnelEnd): readonly string[] {
  const addresses = knownAddresses(end);
  const { azure, isAzureOpen, edge } = addresses;
  const each = azure.map((address) => `azure ${address}`);
  if (edge === undefined) return [...each, ...each.map((key) => `${key}, edge open`)];
  const byEdge = `edge ${edge}`;
  return [...each, ...pairKeys(addresses), byEdge, ...(isAzureOpen ? [`${byEdge}, azure open`] : [])];
}

function pairKeysOf(end: TunnelEnd): readonly string[] {
  return pairKeys(knownAddresses(end));
}

function pairKeys({ azure, edge }: KnownAddresses): readonly string[] {
  return edge === undefined ? [] : azure.map((address) => `azure ${address}, edge ${edge}`);
}

// Where one address is the same, the other is too, or one of the ends does not know it.
function wantedByAddress(end: TunnelEnd): readonly string[] {
  const addresses = knownAddresses(end);
  const { azure, isAzureOpen, edge } = addresses;
  const each = azure.map((address) => `azure ${address}`);
  if (edge === undefined) return each;
  const byEdge = isAzureOpen ? `edge ${edge}` : `edge ${edge}, azure open`;
  return [...pairKeys(addresses), ...each.map((key) => `${key}, edge open`), byEdge];
}
