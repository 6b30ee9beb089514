import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
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
    const [[one], [other]] = [open.azure, open.cds];
    if (one !== undefined && other !== undefined && open.azure.size === 1 && open.cds.size === 1) {
      if (!belongTogether(one, other, keys)) return;
      pairs.push({ azure: one, cds: other, by });
      open.azure.clear();
      open.cds.clear();
      return;
    }
    const [ours, theirs] = [new PairingIndex([...open.azure], keys), new PairingIndex([...open.cds], keys)];
    for (const one of [...open.azure]) {
      const match = theirs.only(one);
      // The other end must not have a second choice either.
      if (match === undefined || ours.only(match) === undefined) continue;
      pairs.push({ azure: one, cds: match, by });
      for (const ends of [open.azure, ours]) ends.delete(one);
      for (const ends of [open.cds, theirs]) ends.delete(match);
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

/** Whether each of two ends looks for the other. */
function belongTogether(one: TunnelEnd, other: TunnelEnd, { filed, wanted }: PairingKeys): boolean {
  return shareSome(wanted(one), filed(other)) && shareSome(wanted(other), filed(one));
}

function shareSome(keys: readonly string[], others: readonly string[]): boolean {
  return keys.some((key) => others.includes(key));
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

/** Ends of one side by their keys. */
class PairingIndex {
  readonly #keys: PairingKeys;
  readonly #all: readonly TunnelEnd[];
  #filed: Map<string, Set<TunnelEnd>> | undefined;

  constructor(ends: readonly TunnelEnd[], keys: PairingKeys) {
    this.#all = ends;
    this.#keys = keys;
  }

  /** The partner of an end of the other side, if there is just one. */
  only(other: TunnelEnd): TunnelEnd | undefined {
    const wanted = this.#keys.wanted(other);
    if (wanted.length === 0) return undefined;
    // Filed when first asked for: most ends are paired by the first keys, and of the side that is asked back there is little.
    this.#filed ??= this.#file();
    let found: TunnelEnd | undefined;
    for (const key of wanted) {
      for (const end of this.#filed.get(key) ?? []) {
        if (found !== undefined && found !== end) return undefined;
        found = end;
      }
    }
    return found;
  }

  delete(end: TunnelEnd): void {
    if (this.#filed === undefined) return;
    for (const key of this.#keys.filed(end)) this.#filed.get(key)?.delete(end);
  }

  #file(): Map<string, Set<TunnelEnd>> {
    const filed = new Map<string, Set<TunnelEnd>>();
    for (const end of this.#all) {
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
