import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { lookedThrough } from "./lookedThrough.ts";
import { any, bothAddresses, bothOf, oneAddress, type PairingKeys, sameName, sameNetworks } from "./pairingKeys.ts";
import { nameOfEnd, placeAt, type TunnelEnd } from "./tunnelEnd.ts";

/** Two ends that belong together, and how one can tell. */
export interface EndPair {
  readonly azure: TunnelEnd;
  readonly cds: TunnelEnd;
  readonly by: "told" | "addresses" | "names" | "alone";
}

/** Which ends the user named. */
export interface PairingOptions {
  /** Name of the Azure connection. */
  readonly connection?: string | undefined;
  /** Name of the edge tunnel. */
  readonly tunnel?: string | undefined;
}

/** Pairs of ends, and what was left over. */
export interface Pairing {
  readonly pairs: readonly EndPair[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the ends that belong together: those that were named, else by their addresses, where several have the same by names and
 * networks, else by their names, else because one of each is left. Each end is in one pair at most; pairs are in the order of the Azure input.
 */
export function pairEnds(
  azure: readonly TunnelEnd[],
  cds: readonly TunnelEnd[],
  options: PairingOptions = {},
): Pairing {
  const diagnostics: Diagnostic[] = [];
  const left = named(azure, options.connection, "connection", diagnostics);
  const right = named(cds, options.tunnel, "tunnel", diagnostics);
  if (diagnostics.length > 0) return { pairs: [], diagnostics };
  const open = { azure: new Set(left), cds: new Set(right) };
  const pairs: EndPair[] = [];
  const join = (by: EndPair["by"], keys: PairingKeys): void => {
    if (open.azure.size === 0 || open.cds.size === 0) return;
    const [ours, theirs] = [new PairingIndex(open.azure, keys), new PairingIndex(open.cds, keys)];
    for (const one of open.azure) {
      const match = theirs.only(one);
      // The other end must not have a second choice either.
      if (match === undefined || ours.only(match) === undefined) continue;
      pairs.push({ azure: one, cds: match, by });
      ours.delete(one);
      theirs.delete(match);
    }
  };
  if (options.connection !== undefined && options.tunnel !== undefined) join("told", any);
  join("addresses", bothAddresses);
  join("addresses", bothAndName);
  join("addresses", oneAddress);
  join("addresses", oneAndName);
  join("addresses", oneAndNetworks);
  join("names", sameName);
  join("alone", any);
  const order = new Map(left.map((end, index) => [end, index]));
  pairs.sort((a, b) => (order.get(a.azure) ?? 0) - (order.get(b.azure) ?? 0));
  return { pairs, diagnostics: leftOver([...open.azure], [...open.cds]) };
}

function named(
  ends: readonly TunnelEnd[],
  name: string | undefined,
  kind: "connection" | "tunnel",
  diagnostics: Diagnostic[],
): readonly TunnelEnd[] {
  if (name === undefined) return ends;
  const found = ends.filter((end) => nameOfEnd(end).toLowerCase() === name.toLowerCase());
  if (found.length === 0) {
    diagnostics.push(
      diagnose("NT4057", {
        message: `No ${kind} is called "${name}"`,
        help: "Use a name that is there",
        expected: ends.map(nameOfEnd),
      }),
    );
  }
  return found;
}

const bothAndName = bothOf(bothAddresses, sameName);
const oneAndName = bothOf(oneAddress, sameName);
const oneAndNetworks = bothOf(oneAddress, sameNetworks);

/** The ends of one side that have no partner yet, by their keys. */
class PairingIndex {
  readonly #keys: PairingKeys;
  readonly #open: Set<TunnelEnd>;
  #filed: Map<string, Set<TunnelEnd>> | undefined;

  /** Takes partners out of the ends that it is given. */
  constructor(open: Set<TunnelEnd>, keys: PairingKeys) {
    this.#open = open;
    this.#keys = keys;
  }

  /** The partner of an end of the other side, if there is just one. */
  only(other: TunnelEnd): TunnelEnd | undefined {
    let found: TunnelEnd | undefined;
    for (const key of this.#keys.wanted(other)) {
      for (const end of this.#under(key)) {
        if (found !== undefined && found !== end) return undefined;
        found = end;
      }
    }
    return found;
  }

  /** An end that has found its partner. */
  delete(end: TunnelEnd): void {
    this.#open.delete(end);
    if (this.#filed === undefined) return;
    for (const key of this.#keys.filed(end)) this.#filed.get(key)?.delete(end);
  }

  #under(key: string): Iterable<TunnelEnd> {
    if (this.#filed === undefined) {
      if (this.#open.size <= lookedThrough) return this.#lookThrough(key);
      this.#filed = this.#file();
    }
    return this.#filed.get(key) ?? [];
  }

  #lookThrough(key: string): readonly TunnelEnd[] {
    const found: TunnelEnd[] = [];
    for (const end of this.#open) if (this.#keys.filed(end).includes(key)) found.push(end);
    return found;
  }

  #file(): Map<string, Set<TunnelEnd>> {
    const filed = new Map<string, Set<TunnelEnd>>();
    for (const end of this.#open) {
      for (const key of this.#keys.filed(end)) {
        const list = filed.get(key);
        if (list === undefined) filed.set(key, new Set([end]));
        else list.add(end);
      }
    }
    return filed;
  }
}

function leftOver(azure: readonly TunnelEnd[], cds: readonly TunnelEnd[]): readonly Diagnostic[] {
  const unclear = azure.length > 0 && cds.length > 0;
  const names = { azure: azure.map(nameOfEnd), edge: cds.map(nameOfEnd) };
  return [...azure, ...cds].map((end) => {
    const what = end.vendor === "azure" ? "connection" : "tunnel";
    const others = end.vendor === "azure" ? names.edge : names.azure;
    return diagnose(unclear ? "NT4053" : "NT4052", {
      message: unclear
        ? `It is not clear which end belongs to the ${what} "${nameOfEnd(end)}"`
        : `Nothing in the other input belongs to the ${what} "${nameOfEnd(end)}"`,
      help: unclear ? "Name the two with --connection and --tunnel" : "Give the input of its other end too",
      at: placeAt(end),
      ...(unclear ? { expected: others } : {}),
    });
  });
}
