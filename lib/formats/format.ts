import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type ConnectPath, connectStakes } from "../model/connectStakes.ts";
import type { DeploymentContext } from "../model/deploymentContext.ts";
import type { LeafPath } from "../model/leafPath.ts";
import type { Network } from "../model/network.ts";
import { stakesOf } from "../model/stakes.ts";
import type { Places } from "../source/places.ts";
import type { Trace } from "../source/traced.ts";
import type { Tree } from "../source/tree.ts";

/** The vocabularies; also folder names and command line values. `reach` is read and never written. */
export type FormatId = "netcfg" | "arm" | "cds" | "connect" | "reach";

/** An input: its name, used in messages, and its content. */
export interface Source {
  /** Shown in messages; a path or any other name. */
  readonly name: string;
  /** Text, or bytes whose encoding is found out. */
  readonly text: string | Uint8Array;
  /** The format, when it is known; found out otherwise. */
  readonly format?: FormatId;
}

/** How well a format can say one setting of the model. */
export type Answer =
  | "exact"
  /** By the shape of the document alone (nesting, references): no leaf of its own. */
  | "structure"
  /** In other words; the sentence says how it differs. */
  | { readonly approximate: string }
  /** Not at all; the sentence says why. */
  | { readonly none: string };

/** The answer of a format to every setting of the model. */
export type Coverage = Readonly<Record<LeafPath, Answer>>;

/** One answer to every setting of Azure Connect, for formats that have nothing like it. */
export function answerConnect(answer: Answer): Readonly<Record<ConnectPath, Answer>> {
  return Object.fromEntries(Object.keys(connectStakes).map((path) => [path, answer])) as Record<ConnectPath, Answer>;
}

/** Parts of the model that a format can have nothing like at all: its lists, and what is only about edge gateways. */
type Part = (keyof Network & string) | "gateways.edge";

/** One answer to every setting of some parts of the model, for formats that have nothing like them. */
export function answerBelow<P extends Part>(
  answer: Answer,
  ...parts: readonly P[]
): Readonly<Record<Extract<LeafPath, `${P}.${string}`>, Answer>> {
  const paths = Object.keys(stakesOf).filter((path) => parts.some((part) => path.startsWith(`${part}.`)));
  return Object.fromEntries(paths.map((path) => [path, answer])) as Record<Extract<LeafPath, `${P}.${string}`>, Answer>;
}

/** Settings of a tunnel that only an edge gateway has. */
const edgeTunnelPaths = [
  "tunnels.profile",
  "tunnels.id",
  "tunnels.description",
  "tunnels.enabled",
  "tunnels.revision",
  "tunnels.localAddress",
  "tunnels.localId",
  "tunnels.remoteId",
  "tunnels.localPrefixes",
  "tunnels.routeBased",
  "tunnels.dpdProbeSeconds",
  "tunnels.logging",
  "tunnels.policy.child.dontFragment",
  "tunnels.certificate.name",
  "tunnels.certificate.id",
  "tunnels.caCertificate.name",
  "tunnels.caCertificate.id",
] as const;

/** Parts of the model that only an edge gateway has. */
const edgeParts = [
  "gateways.edge",
  "orgNetworks",
  "ipSets",
  "portProfiles",
  "firewallRules",
  "edgeNatRules",
  "staticRoutes",
] as const;

type EdgePath =
  | Extract<LeafPath, (typeof edgeTunnelPaths)[number]>
  | Extract<LeafPath, `${(typeof edgeParts)[number]}.${string}`>;

/** One answer to every setting that only an edge gateway has, for formats of Azure. */
export function answerEdge(answer: Answer): Readonly<Record<EdgePath, Answer>> {
  const tunnels = Object.fromEntries(edgeTunnelPaths.map((path) => [path, answer]));
  return { ...answerBelow(answer, ...edgeParts), ...tunnels } as Readonly<Record<EdgePath, Answer>>;
}

/** What a reader made of its inputs. */
export interface ReadResult {
  readonly network: Network;
  readonly places: Places;
  readonly diagnostics: readonly Diagnostic[];
}

/** A document that was written. */
export interface OutputDocument {
  /** A file name, without a folder: `azuredeploy.json`. */
  readonly name: string;
  /** The whole content; ends with a line break. */
  readonly text: string;
}

/** A populated setting that this writing could not say although the format can, or that means nothing to it. */
export interface Unsaid {
  readonly kind: "dropped" | "ignored";
  readonly holder: object;
  readonly key: string | number;
  readonly note: string;
  /** The writer gave a diagnostic of its own; otherwise one is made from what is at stake. */
  readonly reported?: true;
}

/** What a writer made of a network. The first document is the main one. */
export interface WriteResult {
  readonly documents: readonly OutputDocument[];
  readonly unsaid: readonly Unsaid[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What can be given beside the documents. */
export interface ReadContext {
  /** Values for the parameters of templates; later ones win. */
  readonly parameters?: readonly Tree[];
  /** What is known of the deployment. */
  readonly context?: DeploymentContext | undefined;
}

/** How to write. */
export interface WriteContext {
  /** Whether secrets are written; otherwise something stands in their place. */
  readonly includeSecrets?: boolean;
  /** The notation, where the format has more than one. */
  readonly syntax?: "json" | "yaml";
}

/** A vocabulary: how to know it, read it, write it, and what it can say. */
export interface Format {
  readonly id: FormatId;
  readonly title: string;
  /** Whether a document is written in this vocabulary. At most one format claims a document. */
  claims(tree: Tree): boolean;
  /** A document that is easily taken for this vocabulary and is none: says what it is and what to give instead. */
  lookAlike?(tree: Tree): Diagnostic | undefined;
  /** Reads documents that belong together. Total: bad input gives diagnostics. */
  read?(trees: readonly Tree[], given?: ReadContext): ReadResult;
  /** Writes a network. `places` lets findings point at what was read; `trace` is told where each value went. */
  write?(network: Network, places: Places, trace: Trace, how?: WriteContext): WriteResult;
  readonly coverage: Coverage;
}
