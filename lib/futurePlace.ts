import type { EditedEnd } from "./editedEnd.ts";
import { armSpelling, cdsSpelling } from "./formats/registry.ts";
import { type Holder, isHolder } from "./ipsec/setting.ts";
import type { TunnelEnd } from "./ipsec/tunnelEnd.ts";
import { Kept } from "./kept.ts";
import type { Site } from "./model/site.ts";
import { known } from "./model/stated.ts";
import type { Tunnel } from "./model/tunnel.ts";
import type { Reading } from "./read.ts";
import { leavesOf } from "./settingPlace.ts";
import type { Places } from "./source/places.ts";
import { pointerStep } from "./source/tree.ts";

type Step = string | number;

/** Where something would stand that is not stated. */
export interface FuturePlace {
  readonly file: string;
  /** The path to what is there, such as a resource or a body; absent where the input does not show it. */
  readonly base?: string;
  /** The path from there. */
  readonly rest?: string;
}

/** Where a setting would stand that is not stated: the file, and the path as far as the input shows it. */
export function futurePlace(setting: string, end: EditedEnd, given?: readonly Step[]): FuturePlace {
  const { view, reading } = end;
  const found = reading.from === "arm" ? armPlace(setting, end) : cdsPlace(setting, end, given);
  if (found !== undefined) return found;
  const holder = setting.startsWith("site.") && view.site !== undefined ? view.site : view.tunnel;
  return { file: reading.places.spotOf(holder, "name")?.source.name ?? view.file };
}

function armPlace(setting: string, end: EditedEnd): FuturePlace | undefined {
  const steps = armSpelling(setting)?.steps;
  if (steps === undefined) return undefined;
  const beside = besideSibling(setting, steps, end);
  if (beside !== undefined) return beside;
  const isSite = setting.startsWith("site.");
  const holder = isSite && end.view.site !== undefined ? end.view.site : end.view.tunnel;
  const base = armBase(holder, end.reading, isSite);
  if (base === undefined) return undefined;
  const own = base.isFlat ? steps.slice(1) : steps;
  return placeBelow(base.file, base.path, base.isPascal ? own.map(pascal) : own);
}

// Of a policy that stands in a variable or a parameter, the rest belongs there too.
function besideSibling(setting: string, steps: readonly Step[], end: EditedEnd): FuturePlace | undefined {
  const { policy } = end.view.tunnel;
  if (!setting.startsWith("policy.") || !isHolder(policy)) return undefined;
  for (const phase of ["ike", "child"]) {
    for (const key of Object.keys((policy as Holder)[phase] ?? {})) {
      const sibling = `policy.${phase}.${key}`;
      const name = String(armSpelling(sibling)?.steps.at(-1) ?? "");
      const leaf = leavesOf(sibling, end).find(({ path }) => path.toLowerCase().endsWith(`/${name.toLowerCase()}`));
      if (leaf === undefined) continue;
      const step = leaf.path.endsWith(`/${name}`) ? (steps.at(-1) ?? "") : pascal(steps.at(-1) ?? "");
      return placeBelow(leaf.source.name, leaf.path.slice(0, -name.length - 1), [step]);
    }
  }
  return undefined;
}

interface Base {
  readonly file: string;
  readonly path: string;
  /** The step `properties` is left out, as the command line of Azure does. */
  readonly isFlat: boolean;
  /** Names begin with capitals, as PowerShell has them. */
  readonly isPascal: boolean;
}

const connectionType = ["medium", ["properties", "connectionType"]] as const;

// Every setting that is not stated asks for the same resource again, and what is read does not change.
const armBases = new Kept<Places, object, Base | undefined>();

/** The resource, found by a setting of it that stands there. */
function armBase(holder: object, { places }: Reading, isSite: boolean): Base | undefined {
  return armBases.for(places, holder, () => findArmBase(holder, places, isSite));
}

function findArmBase(holder: object, places: Places, isSite: boolean): Base | undefined {
  const keys = Object.keys(holder).map((key) => [key, armSpelling(isSite ? `site.${key}` : key)?.steps] as const);
  for (const [key, steps] of [connectionType, ...keys]) {
    if (steps?.[0] !== "properties") continue;
    const value = (holder as Holder)[key];
    const [of, at] = Array.isArray(value) ? [value, 0] : [holder, key];
    for (const leaf of places.allOf(of, at)) {
      const path = Array.isArray(value) ? leaf.path.replace(/\/\d+$/, "") : leaf.path;
      // What is written there is a value, and no resource.
      if (/^\/(?:parameters|variables)\//i.test(path)) continue;
      const [whole, flat] = [steps, steps.slice(1)].map((list) => `/${list.join("/")}`.toLowerCase()) as [
        string,
        string,
      ];
      const isFlat = !path.toLowerCase().endsWith(whole);
      if (!path.toLowerCase().endsWith(flat)) continue;
      const base = path.slice(0, -(isFlat ? flat : whole).length);
      return { file: leaf.source.name, path: base, isFlat, isPascal: /^\/[A-Z]/.test(path.slice(base.length)) };
    }
  }
  return undefined;
}

function pascal(step: Step): Step {
  return typeof step === "number" ? step : step.charAt(0).toUpperCase() + step.slice(1);
}

function cdsPlace(
  setting: string,
  { view, reading }: EditedEnd,
  given: readonly Step[] | undefined,
): FuturePlace | undefined {
  const spelling = given === undefined ? cdsSpelling(setting) : { body: "connectionProperties" as const, steps: given };
  const base = spelling === undefined ? undefined : cdsBase(spelling.body, view, reading);
  if (spelling === undefined || base === undefined) return undefined;
  const spot = reading.places.spotOf(view.tunnel, "name");
  return placeBelow(spot?.source.name ?? view.file, base, spelling.steps);
}

/** The body of a tunnel, or its connection properties. */
export function cdsBase(
  body: "tunnel" | "connectionProperties",
  view: TunnelEnd,
  reading: Reading,
): string | undefined {
  if (body === "tunnel") return tunnelBody(view, reading);
  return propertiesBases.for(reading.places, view.tunnel, () => findPropertiesBase(view, reading));
}

const propertiesBases = new Kept<Places, object, string | undefined>();

/** Found by what stands there, or beside it. */
function findPropertiesBase(view: TunnelEnd, reading: Reading): string | undefined {
  const own = tunnelBody(view, reading);
  for (const key of ["protocol", "dpdProbeSeconds"]) {
    const steps = cdsSpelling(key)?.steps.join("/") ?? "";
    const path = reading.places.of(view.tunnel, key)?.path;
    if (path?.endsWith(`/${steps}`) === true) return path.slice(0, -steps.length - 1);
  }
  if (own?.endsWith("/tunnel") === true) return own.replace(/tunnel$/, "connectionProperties");
  return own === undefined ? undefined : requestFor(own, known(view.tunnel.id));
}

// In a capture the connection properties are a request of their own, told by the one that has the tunnel.
function requestFor(body: string, id: string | undefined): string | undefined {
  const found =
    /^\/(?:[A-Za-z]+ )?([^/?]*~1ipsec~1tunnels)(~1(?!connectionProperties)[^/?~]+)?(?:\?[^/]*)?(\/values\/\d+)?$/.exec(
      body,
    );
  const [, tunnels, single, listed] = found ?? [];
  if (tunnels === undefined || (single === undefined) === (listed === undefined)) return undefined;
  const one = single ?? (id === undefined ? undefined : `~1${pointerStep(id)}`);
  return one === undefined ? undefined : `/PUT ${tunnels}${one}~1connectionProperties`;
}

const tunnelBodies = new Kept<Places, object, string | undefined>();

/** Found by its two endpoints, of which each tunnel has one at least; the older kinds of files have none. */
export function tunnelBody({ tunnel, site }: TunnelEnd, { places }: Reading): string | undefined {
  return tunnelBodies.for(places, tunnel, () => findTunnelBody(tunnel, site, places));
}

function findTunnelBody(tunnel: Tunnel, site: Site | undefined, places: Places): string | undefined {
  const leaves = [
    places.of(tunnel, "localAddress"),
    tunnel.localPrefixes === undefined ? undefined : places.of(tunnel.localPrefixes, 0),
    site === undefined ? undefined : places.of(site, "gatewayAddress"),
  ];
  for (const leaf of leaves) {
    const found = /^(.*)\/(?:local|remote)Endpoint\//.exec(leaf?.path ?? "");
    if (found !== null) return found[1];
  }
  return undefined;
}

// Settings of a table have the same steps each time.
const pointers = new WeakMap<readonly Step[], string>();

/** The place that steps lead to from a part of a document. */
export function placeBelow(file: string, base: string, steps: readonly Step[]): FuturePlace {
  let rest = pointers.get(steps);
  if (rest === undefined) {
    rest = steps.map((step) => `/${pointerStep(step)}`).join("");
    pointers.set(steps, rest);
  }
  return { file, base, rest };
}
