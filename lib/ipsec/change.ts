import { isUnresolved, known, textOf } from "../model/stated.ts";
import type { Place, TunnelEnd } from "./tunnelEnd.ts";

/** One setting of one end that is to be changed. */
export interface Change {
  /** Whose setting it is. */
  readonly side: "azure" | "cds";
  /** Path in the model from the tunnel, or from the site on its far side after `site.`: `policy.ike.dhGroups`. */
  readonly setting: string;
  /** Where it stands now; absent where nothing is stated. */
  readonly at?: Place;
  /** What is there now, for people; a key is shown as a mask. */
  readonly from: string;
  /** What is to be there. */
  readonly to: string;
  /** The value for the model; undefined takes the setting away. */
  readonly value: unknown;
}

/** A change of one setting of an end. */
export function changeOf(view: TunnelEnd, setting: string, value: unknown): Change {
  const [path, last] = split(setting);
  const holder = holderAt(view, path);
  const now = isHolder(holder) ? holder[last] : undefined;
  const at = spotOf(view, holder, last, now);
  const side = view.vendor === "azure" ? "azure" : "cds";
  const [from, to] = [shown(now), shown(value)];
  return at === undefined ? { side, setting, from, to, value } : { side, setting, at, from, to, value };
}

function spotOf(view: TunnelEnd, holder: unknown, key: string, now: unknown): Place | undefined {
  if (!isHolder(holder) || now === undefined) return undefined;
  return (Array.isArray(now) ? view.places?.spotOf(now, 0) : undefined) ?? view.places?.spotOf(holder, key);
}

type Holder = Readonly<Record<string, unknown>>;

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && !isUnresolved(value);
}

/** What stands at the path of a holder: the tunnel, its site, or a part of its policy. */
function holderAt({ tunnel, site }: TunnelEnd, path: string): unknown {
  if (path === "") return tunnel;
  if (path === "site") return site;
  const [outer, key] = split(path);
  const holder = outer === "" ? tunnel : known(tunnel.policy);
  return isHolder(holder) ? holder[key] : undefined;
}

function shown(value: unknown): string {
  if (value === undefined) return "(not stated)";
  if (isUnresolved(value)) return textOf(value);
  if (Array.isArray(value)) return value.length === 0 ? "(none)" : value.map(shown).join(", ");
  if (isHolder(value) && "local" in value && "remote" in value) {
    return `${shown(value.local)} with ${shown(value.remote)}`;
  }
  if (isHolder(value) && "ike" in value) return "(a policy)";
  return value === 0 ? "none" : String(value);
}

/** The end as it is after changes. The places of what is replaced are gone, all others stay. */
export function applyChanges(view: TunnelEnd, changes: readonly Change[]): TunnelEnd {
  const side = view.vendor === "azure" ? "azure" : "cds";
  const own = changes.filter((change) => change.side === side);
  if (own.length === 0) return view;
  // Copied once, however many of its settings change.
  const copies = new Map<string, Draft>([["", { ...view.tunnel }]]);
  if (view.site !== undefined) copies.set("site", { ...view.site });
  let at: string | undefined;
  let copy: Draft = {};
  for (const { setting, value } of own) {
    const [holder, key] = split(setting);
    // Settings of one part follow each other.
    if (holder !== at) copy = copyOf(holder, copies);
    at = holder;
    if (value === undefined) delete copy[key];
    else copy[key] = value;
  }
  return { ...view, tunnel: copies.get(""), site: copies.get("site") } as unknown as TunnelEnd;
}

type Draft = Record<string, unknown>;

/** The copy that stands at a path. */
function copyOf(path: string, copies: Map<string, Draft>): Draft {
  const made = copies.get(path);
  if (made !== undefined) return made;
  // The site is no part of the tunnel; what a policy has is.
  const outer = path === "site" ? undefined : copyOf(split(path)[0], copies);
  const [, key] = split(path);
  const now = outer?.[key];
  const copy: Draft = isHolder(now) ? { ...now } : {};
  if (outer !== undefined) outer[key] = copy;
  copies.set(path, copy);
  return copy;
}

function split(setting: string): readonly [holder: string, key: string] {
  const dot = setting.lastIndexOf(".");
  return [setting.slice(0, Math.max(dot, 0)), setting.slice(dot + 1)];
}
