import type { BodyKind } from "./body.ts";

/** What a request line says about the body beside it. */
export interface Request {
  /** Absent: the resource is none that is read. */
  readonly kind: BodyKind | undefined;
  /** What was asked for or sent: one object, or a list of them. */
  readonly form: "one" | "list";
  /** The body was sent and not returned. */
  readonly sent: boolean;
  /** The edge gateway in the path. */
  readonly edgeId?: string;
  /** The object in the path; for connection properties the tunnel. */
  readonly id?: string;
}

const methods = /^\s*(?:(GET|POST|PUT|PATCH|DELETE|HEAD)\s+)?(\S*\/\S*)(?:\s+HTTP\/[\d.]+)?\s*$/i;
const collections: Readonly<Record<string, BodyKind>> = {
  orgvdcnetworks: "orgNetwork",
  firewallgroups: "firewallGroup",
  applicationportprofiles: "portProfile",
};

/** What a member name says as a request line; undefined when it is none. */
export function parseRequestLine(name: string): Request | undefined {
  const match = methods.exec(name);
  if (match === null) return undefined;
  const [, method = "GET", target = ""] = match;
  const segments = segmentsOf(target);
  const sent = !/^(?:GET|HEAD)$/i.test(method);
  const isPath = match[1] !== undefined || segments.some((segment) => /^(?:cloud)?api$/i.test(segment));
  const request = matchResource(segments, /^POST$/i.test(method));
  if (request === undefined) return isPath ? { kind: undefined, form: "one", sent } : undefined;
  return { ...request, sent };
}

function segmentsOf(target: string): string[] {
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "").replace(/[?#].*$/s, "");
  return path
    .split("/")
    .filter((segment) => segment !== "")
    .map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

type Matched = Omit<Request, "sent">;

// Other base paths are taken too: what counts is the resource.
function matchResource(segments: readonly string[], isPost: boolean): Matched | undefined {
  const lower = segments.map((segment) => segment.toLowerCase());
  const form = isPost ? "one" : "list";
  const edges = lower.lastIndexOf("edgegateways");
  if (edges >= 0) return matchEdge(segments.slice(edges + 1), form);
  const at = lower.findLastIndex((segment) => collections[segment] !== undefined);
  const kind = collections[lower[at] ?? ""];
  if (kind === undefined) return undefined;
  const [id, ...below] = segments.slice(at + 1);
  if (below.length > 0) return { kind: undefined, form: "one" };
  return id === undefined || id.toLowerCase() === "summaries" ? { kind, form } : { kind, form: "one", id };
}

const belowEdge: Readonly<Record<string, BodyKind>> = {
  "ipsec/tunnels": "tunnel",
  "firewall/rules": "firewallRule",
  "nat/rules": "natRule",
  "routing/staticroutes": "staticRoute",
};

const belowTunnel: Readonly<Record<string, BodyKind>> = {
  connectionproperties: "properties",
  status: "readOnly",
  statistics: "readOnly",
};

function matchEdge([edgeId, ...below]: readonly string[], form: "one" | "list"): Matched {
  if (edgeId === undefined) return { kind: "edge", form };
  if (below.length === 0) return { kind: "edge", form: "one", id: edgeId };
  if (below.length === 1 && below[0]?.toLowerCase() === "usedipaddresses") return { kind: "readOnly", form: "one" };
  const kind = belowEdge[below.slice(0, 2).join("/").toLowerCase()];
  const [id, part, ...more] = below.slice(2);
  if (kind === undefined || more.length > 0) return { kind: undefined, form: "one", edgeId };
  if (id === undefined) return { kind: kind === "firewallRule" ? "firewall" : kind, form, edgeId };
  if (part === undefined) {
    if (kind === "tunnel" && id.toLowerCase() === "defaultconnectionproperties") {
      return { kind: "defaultProperties", form: "one", edgeId };
    }
    return { kind, form: "one", edgeId, id };
  }
  const inner = kind === "tunnel" ? belowTunnel[part.toLowerCase()] : undefined;
  return { kind: inner, form: "one", edgeId, id };
}
