import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Edit } from "./edit.ts";
import type { Source } from "./formats/format.ts";
import type { Verdict } from "./ipsec/judge.ts";
import { type EndPair, pairEnds } from "./ipsec/pairing.ts";
import { tunnelEnds } from "./ipsec/tunnelEnd.ts";
import { type Mending, mendWith, type Refusal } from "./mend.ts";
import type { Network } from "./model/network.ts";
import { Secret } from "./model/secret.ts";
import {
  type NegotiatedFix,
  type NegotiatedTunnel,
  type NegotiateOptions,
  type Negotiation,
  negotiate,
} from "./negotiate.ts";
import { type Reading, type ReadOptions, read } from "./read.ts";

/** The two inputs of a negotiation. */
export interface TunnelInputs {
  readonly azure: readonly Source[];
  readonly cds: readonly Source[];
  /** Files with values for the parameters of templates. */
  readonly parameters: readonly Source[];
  /** Such values that stand in no file; they win. */
  readonly settings: readonly Source[];
}

/** Where to mend, and what a fix may do. */
export interface MendTunnelsOptions extends NegotiateOptions {
  /** `either`: the best fix of each tunnel. */
  readonly side: "azure" | "cds" | "either";
  /** What is known of the deployment. */
  readonly context?: ReadOptions["context"];
  /** A fix may put the key of one end into the file of the other. */
  readonly includeSecrets?: boolean;
}

/** What comes of mending all tunnels at once. */
export interface TunnelMending {
  /** What the inputs give as they are. */
  readonly before: Negotiation;
  /** What the documents give; absent where there are none. */
  readonly after?: Negotiation;
  /** The inputs that change; none where something is refused. */
  readonly documents: readonly Source[];
  /** Whether a document holds a key or the like. */
  readonly hasSecrets: boolean;
  /** Why nothing was changed, or why a tunnel was left as it is: whole sentences. */
  readonly refusals: readonly string[];
  /** What changes beside the tunnels that are mended: whole sentences. */
  readonly remarks: readonly string[];
  /** A fix that does not give what it promises is a fault of ours. */
  readonly broken?: string;
}

/** Both inputs, read. */
export interface TunnelReadings {
  readonly azure: Reading;
  readonly cds: Reading;
}

/** Reads both inputs. */
export function readTunnels(inputs: TunnelInputs, context?: ReadOptions["context"]): TunnelReadings {
  const parameters = [...inputs.parameters, ...inputs.settings];
  const options = {
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(context === undefined ? {} : { context }),
  };
  return { azure: read(inputs.azure, options), cds: read(inputs.cds) };
}

/**
 * Mends every tunnel that does not hold with its best fix on one side, in the texts of the inputs, and negotiates again:
 * what is written has to give what the fixes promise, and nothing else may become worse.
 */
export function mendTunnels(inputs: TunnelInputs, options: MendTunnelsOptions): TunnelMending {
  const readings = readTunnels(inputs, options.context);
  const before = negotiate(readings.azure, readings.cds, options);
  const ends = pairsOf(readings, options);
  const choices = before.tunnels.map((tunnel, index) => chosen(tunnel, ends[index], inputs, options));
  const refusals = choices.flatMap(({ refusal }) => refusal ?? []);
  const changes = choices.flatMap((choice) => choice.changes);
  const nothing = { before, documents: [], hasSecrets: false, remarks: [] };
  if (changes.length === 0) return { ...nothing, refusals };
  const sources = [...inputs.azure, ...inputs.cds, ...inputs.parameters];
  const mending = mendWith(sources, changes, new Set(choices.flatMap(({ keys }) => keys)));
  if (mending.refusals.length > 0) return { ...nothing, refusals: [...refusals, ...sentences(mending)] };
  const mended = replaced(inputs, mending.documents);
  const again = readTunnels(mended, options.context);
  const after = negotiate(again.azure, again.cds, options);
  const judged = judgement(before, after, choices);
  if (judged.refusals.length > 0 || judged.broken !== undefined) {
    return { ...nothing, ...judged, refusals: [...refusals, ...judged.refusals] };
  }
  return {
    before,
    after,
    documents: mending.documents,
    hasSecrets: mending.documents.some(({ name }) => holdsSecret(name, again)),
    refusals,
    remarks: sideEffects(readings, again, before, choices, options),
  };
}

interface Choice {
  /** With the key itself where a fix sets one. */
  readonly changes: readonly Edit[];
  /** Those that set a key. */
  readonly keys: readonly Edit[];
  readonly fix?: NegotiatedFix;
  readonly refusal?: string;
}

function pairsOf({ azure, cds }: TunnelReadings, options: NegotiateOptions): readonly EndPair[] {
  return pairEnds(tunnelEnds({ ...azure, file: "" }, "azure"), tunnelEnds({ ...cds, file: "" }, "edge"), options).pairs;
}

function chosen(
  tunnel: NegotiatedTunnel,
  ends: EndPair | undefined,
  inputs: TunnelInputs,
  { side, includeSecrets }: MendTunnelsOptions,
): Choice {
  const none = { changes: [], keys: [] };
  if (tunnel.verdict === "up") return none;
  const fix = side === "either" ? tunnel.fixes[0] : tunnel.fixes.find((each) => each.side === side);
  if (fix === undefined) return { ...none, refusal: noFix(tunnel, side) };
  const masked = fix.changes.filter(({ to }) => to === mask);
  if (masked.length > 0 && includeSecrets !== true) {
    const files = [...new Set(masked.map(({ file }) => `"${file}"`))].join(" and ");
    const help = "set it by hand, or give --include-secrets";
    return { ...none, refusal: `${titleOf(tunnel)} needs the key of the other end in ${files}: ${help}` };
  }
  const keys = masked.map((edit) => withKey(edit, ends, inputs));
  return { changes: [...fix.changes.filter(({ to }) => to !== mask), ...keys], keys, fix };
}

const mask = "(secret)";

const sideNames: Readonly<Record<NegotiatedFix["side"], string>> = {
  azure: "on the Azure side (--fix azure)",
  cds: "on the edge (--fix cds)",
  both: "that changes both sides (--fix either)",
};

function noFix(tunnel: NegotiatedTunnel, side: MendTunnelsOptions["side"]): string {
  const title = titleOf(tunnel);
  if (tunnel.verdict === "unknown")
    return `${title} hangs on a setting that was not supplied: there is nothing to mend yet`;
  const [other] = tunnel.fixes;
  if (other === undefined || side === "either") return `${title}: no change of settings is known that mends it`;
  return `${title}: there is no fix ${side === "azure" ? "on the Azure side" : "on the edge"}, but one ${sideNames[other.side]}`;
}

function titleOf({ azure, cds }: NegotiatedTunnel): string {
  return `The tunnel between "${azure}" and "${cds}"`;
}

function withKey(edit: Edit, ends: EndPair | undefined, { cds }: TunnelInputs): Edit {
  const isEdge = cds.some(({ name }) => name === edit.file);
  const key = (isEdge ? ends?.azure : ends?.cds)?.tunnel.sharedKey;
  return key instanceof Secret ? { ...edit, to: key.reveal() } : edit;
}

function sentences({ refusals }: Mending): readonly string[] {
  return refusals.map(({ message }: Refusal) => message);
}

function replaced({ azure, cds, parameters, settings }: TunnelInputs, documents: readonly Source[]): TunnelInputs {
  const swap = (sources: readonly Source[]): readonly Source[] =>
    sources.map((source) => documents.find(({ name }) => name === source.name) ?? source);
  return { azure: swap(azure), cds: swap(cds), parameters: swap(parameters), settings };
}

// From good to bad; what hangs on something unknown is neither.
const order: readonly Verdict[] = ["up", "degraded", "partial", "breaks-at-rekey", "one-way", "down"];

function judgement(
  before: Negotiation,
  after: Negotiation,
  choices: readonly Choice[],
): Pick<TunnelMending, "refusals" | "broken"> {
  const found = newFindings(before, after);
  const faults = found.filter(({ severity }) => severity === "error");
  const refusals = faults.map(faultText);
  let broken: string | undefined;
  for (const [index, tunnel] of before.tunnels.entries()) {
    const { fix } = choices[index] ?? {};
    const verdict = after.tunnels.find(({ azure, cds }) => azure === tunnel.azure && cds === tunnel.cds)?.verdict;
    const wanted = fix?.result ?? tunnel.verdict;
    if (verdict === wanted || (verdict !== undefined && order.indexOf(verdict) < order.indexOf(wanted))) continue;
    const title = titleOf(tunnel);
    if (fix === undefined) {
      refusals.push(
        `${title} would become ${verdict ?? "undone"}, because it shares what would be changed: mend it by hand`,
      );
    } else if (choices.filter((choice) => choice.fix !== undefined).length > 1) {
      refusals.push(
        `${title} would be ${verdict ?? "undone"} and not ${wanted}, because several tunnels share what would be changed: mend one at a time with --connection and --tunnel`,
      );
    } else if (found.length > 0) {
      // What an older platform has no word for is not understood in its file either.
      if (faults.length === 0) refusals.push(...found.map(faultText));
    } else
      broken = `${title} would be ${verdict ?? "undone"} in the corrected files, and ${wanted} was promised: nothing was written`;
  }
  return { refusals, ...(broken === undefined ? {} : { broken }) };
}

function faultText({ message }: Diagnostic): string {
  return `The corrected files would have another fault: ${message}; mend them by hand`;
}

function newFindings(before: Negotiation, after: Negotiation): readonly Diagnostic[] {
  const known = new Set(before.diagnostics.map(({ code, message }) => `${code} ${message}`));
  return after.diagnostics.filter(({ code, message }) => !known.has(`${code} ${message}`));
}

function holdsSecret(name: string, { azure, cds }: TunnelReadings): boolean {
  return [azure, cds].some(({ places }) => [...places.hidden].some(({ source }) => source.name === name));
}

const kinds: Readonly<Partial<Record<keyof Network, string>>> = {
  tunnels: "tunnel",
  sites: "local network gateway",
  gateways: "gateway",
  virtualNetworks: "virtual network",
  publicAddresses: "public address",
};

/** What reads otherwise than before and belongs to no tunnel that was mended. */
function sideEffects(
  before: TunnelReadings,
  after: TunnelReadings,
  { tunnels }: Negotiation,
  choices: readonly Choice[],
  options: NegotiateOptions,
): readonly string[] {
  const pairs = pairsOf(before, options);
  const meant = new Set<unknown>();
  for (const index of tunnels.keys()) {
    const pair = choices[index]?.fix === undefined ? undefined : pairs[index];
    for (const end of [pair?.azure, pair?.cds]) meant.add(end?.tunnel).add(end?.site);
  }
  return (["azure", "cds"] as const).flatMap((side) => {
    const [was, is] = [before[side].network, after[side].network];
    return (Object.keys(kinds) as (keyof Network)[]).flatMap((kind) =>
      was[kind].flatMap((value, index) => {
        if (meant.has(value) || JSON.stringify(value) === JSON.stringify(is[kind][index])) return [];
        const { name } = value as { readonly name?: unknown };
        return [`The ${kinds[kind]} ${JSON.stringify(name ?? "")} changes too: it shares a value that is changed`];
      }),
    );
  });
}
