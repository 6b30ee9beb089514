import type { Range } from "../model/address.ts";
import type { FirewallRule } from "../model/edge.ts";
import type { Filter } from "./firewall.ts";
import { type Rectangle, shared, without } from "./rectangle.ts";

/** What becomes of traffic at a firewall. Several of these can be true of different parts of it. */
export interface Admission {
  /** Some of it passes, whatever the service. */
  readonly admitted: boolean;
  /** Some of it passes for some services only. */
  readonly limited: boolean;
  /** What is refused first, and the rule that refuses it; no rule where none is about it. */
  readonly refused?: { readonly traffic: Rectangle; readonly by: FirewallRule | undefined };
  /** Of some of it nothing can be said. */
  readonly unsure: boolean;
}

interface Piece extends Rectangle {
  readonly limited: boolean;
  readonly mayPass: boolean;
  readonly mayBeRefused: boolean;
}

/** More pieces than this are not looked at one by one; a firewall that cuts traffic so finely is not judged. */
const mostPieces = 20_000;

/** Asks the rules one after the other about all traffic from some addresses to others. What no rule is about is refused. */
export function admissionOf(
  filters: readonly Filter[],
  sources: readonly Range[],
  destinations: readonly Range[],
): Admission {
  const result: { -readonly [Key in keyof Admission]: Admission[Key] } = {
    admitted: false,
    limited: false,
    unsure: false,
  };
  let pieces: readonly Piece[] = sources.flatMap((source) =>
    destinations.map((destination) => ({ source, destination, limited: false, mayPass: false, mayBeRefused: false })),
  );
  const settle = (piece: Piece, passes: boolean, by?: FirewallRule): void => {
    if (passes ? piece.mayBeRefused : piece.mayPass) result.unsure = true;
    else if (passes) result.admitted = true;
    else if (piece.limited) result.limited = true;
    else {
      const { source, destination } = piece;
      result.refused ??= { traffic: { source, destination }, by };
    }
  };
  for (const filter of filters) {
    if (pieces.length > mostPieces) return { ...result, unsure: true };
    pieces = pieces.flatMap((piece) => ask(filter, piece, settle));
  }
  for (const piece of pieces) settle(piece, false);
  return result;
}

/** What is left of a piece after a rule: what the rule is not about, and what it has not settled. */
function ask(
  { rule, admits, sources, destinations, someServices, unsure }: Filter,
  whole: Piece,
  settle: (piece: Piece, passes: boolean, by?: FirewallRule) => void,
): readonly Piece[] {
  let outside: readonly Piece[] = [whole];
  const marked: Piece[] = [];
  for (const source of sources) {
    for (const destination of destinations) {
      const next: Piece[] = [];
      for (const piece of outside) {
        const met = shared(piece, { source, destination });
        if (met === undefined) {
          next.push(piece);
          continue;
        }
        next.push(...without(piece, met).map((rest) => ({ ...piece, ...rest })));
        const inside = { ...piece, ...met };
        if (unsure || admits === undefined) marked.push(withDoubt(inside, admits));
        // A refusal of some services leaves the others.
        else if (someServices) marked.push(admits ? { ...inside, limited: true } : inside);
        else settle(inside, admits, rule);
      }
      outside = next;
    }
  }
  return [...outside, ...marked];
}

/** A piece that a rule may be about. */
function withDoubt(piece: Piece, admits: boolean | undefined): Piece {
  return { ...piece, mayPass: piece.mayPass || admits !== false, mayBeRefused: piece.mayBeRefused || admits !== true };
}
