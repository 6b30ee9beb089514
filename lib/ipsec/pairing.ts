import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { known } from "../model/stated.ts";
import { azureAddresses } from "./peer.ts";
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
  const join = (by: EndPair["by"], fits: (one: TunnelEnd, other: TunnelEnd) => boolean): void => {
    for (const one of [...open.azure]) {
      const [match, ...more] = [...open.cds].filter((other) => fits(one, other));
      if (match === undefined || more.length > 0) continue;
      // The other end must not have a second choice either.
      if ([...open.azure].some((each) => each !== one && fits(each, match))) continue;
      pairs.push({ azure: one, cds: match, by });
      open.azure.delete(one);
      open.cds.delete(match);
    }
  };
  if (options.connection !== undefined && options.tunnel !== undefined) join("told", () => true);
  join("addresses", (one, other) => addressesInCommon(one, other) === 2);
  join("addresses", (one, other) => addressesInCommon(one, other) === 2 && sameName(one, other));
  join("addresses", (one, other) => addressesInCommon(one, other) >= 1);
  join("addresses", (one, other) => addressesInCommon(one, other) >= 1 && sameName(one, other));
  join("addresses", (one, other) => addressesInCommon(one, other) >= 1 && sameNetworks(one, other));
  join("names", sameName);
  join("alone", () => true);
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

/** How many of the two addresses fit; -1 where one is known at both ends and differs. */
function addressesInCommon(azure: TunnelEnd, cds: TunnelEnd): number {
  const { addresses, complete } = azureAddresses(azure);
  const remote = known(cds.site?.gatewayAddress);
  const azureFits = remote === undefined ? undefined : addresses.includes(remote) ? true : complete ? false : undefined;
  const expected = known(azure.site?.gatewayAddress);
  const local = known(cds.tunnel.localAddress);
  const edgeFits = expected === undefined || local === undefined ? undefined : expected === local;
  if (azureFits === false || edgeFits === false) return -1;
  return Number(azureFits === true) + Number(edgeFits === true);
}

/** Whether the networks of a tunnel are those that the connection has behind the edge. */
function sameNetworks(azure: TunnelEnd, cds: TunnelEnd): boolean {
  const [left, right] = [azure.site?.prefixes ?? [], cds.tunnel.localPrefixes ?? []];
  return right.length > 0 && left.length === right.length && right.every((prefix) => left.includes(prefix));
}

function sameName(azure: TunnelEnd, cds: TunnelEnd): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const [left, right] = [plain(nameOfEnd(azure)), plain(nameOfEnd(cds))];
  return left !== "" && left === right;
}

function leftOver(azure: readonly TunnelEnd[], cds: readonly TunnelEnd[]): readonly Diagnostic[] {
  const unclear = azure.length > 0 && cds.length > 0;
  return [...azure, ...cds].map((end) => {
    const what = end.vendor === "azure" ? "connection" : "tunnel";
    const others = (end.vendor === "azure" ? cds : azure).map(nameOfEnd);
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
