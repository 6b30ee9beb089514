import { armSpelling, cdsSpelling, secrecySwitch } from "./formats/registry.ts";
import type { Change } from "./ipsec/change.ts";
import type { TunnelEnd } from "./ipsec/tunnelEnd.ts";
import { isUnresolved, textOf } from "./model/stated.ts";
import type { Reading } from "./read.ts";
import { type Leaf, pointerStep, type Scalar } from "./source/tree.ts";

/** One value of an input that is to be another. */
export interface Edit {
  /** Name of the input. */
  readonly file: string;
  /** What to edit, or where it would stand; where even that is not known, the object that it belongs to, if it has a place. */
  readonly path?: string;
  /** Where it stands now, from 1; absent where nothing is stated. */
  readonly line?: number;
  /** As written; null where nothing is stated. A key is a mask. */
  readonly from: EditValue;
  /** In the words of that file; null takes it away. A key is a mask: it is the one of the other end. */
  readonly to: EditValue;
}

/** What an input can hold at one place: a value, a list, or an object. */
export type EditValue = Scalar | readonly EditValue[] | { readonly [name: string]: EditValue };

type Holder = Readonly<Record<string, unknown>>;
type Step = string | number;

/** An end with the reading that it comes from. */
export interface EditedEnd {
  readonly view: TunnelEnd;
  readonly reading: Reading;
}

/** What has to be edited in the file of an end for one change of a setting: one value as a rule. */
export function editsOf(change: Change, end: EditedEnd): readonly Edit[] {
  if (end.reading.from === "cds") {
    if (change.setting === "policy.child.pfsGroups") return secrecyEdits(change, end);
    if (change.setting === "profile") return profileEdits(change, end);
  }
  const leaves = leavesOf(change.setting, end);
  return [leaves.length === 0 ? unplacedEdit(change, end) : placedEdit(change, end, leaves)];
}

function placedEdit({ setting, value, from }: Change, { reading }: EditedEnd, leaves: readonly Leaf[]): Edit {
  const first = leaves[0] as Leaf;
  const spelled = spelledFor(setting, value, reading, first);
  const place = placeOf(first);
  const isSecret = setting === "sharedKey" || leaves.some((leaf) => reading.places.hidden.has(leaf));
  if (isSecret) return { ...place, from: "(secret)", to: "(secret)" };
  const written = leaves.map((leaf) => leaf.value);
  // One value for one value is an edit of that value; anything else is one of the list that holds them.
  if (!Array.isArray(spelled)) return { ...place, from: written[0] ?? from, to: spelled };
  if (written.length === 1 && spelled.length === 1) return { ...place, from: written[0] ?? null, to: spelled[0] };
  return { ...place, path: first.path.replace(/\/[^/]*$/, ""), from: written, to: spelled };
}

/** Nothing is stated: the file and the path are those where it would stand, as far as they are known. */
function unplacedEdit({ setting, value }: Change, end: EditedEnd): Edit {
  const isOlder = end.reading.from === "cds" && tunnelBody(end.view, end.reading) === undefined;
  const spelled = isOlder ? plain(value ?? null) : spelledFor(setting, value, end.reading);
  const to = setting === "sharedKey" && value !== undefined ? "(secret)" : spelled;
  return { ...futurePlace(setting, end), from: null, to };
}

function profileEdits(change: Change, end: EditedEnd): readonly Edit[] {
  const { places } = end.reading;
  const first = places.of(end.view.tunnel, "profile");
  // Files of the older kinds have no profiles.
  if (first === undefined) return tunnelBody(end.view, end.reading) === undefined ? [] : [unplacedEdit(change, end)];
  // The body of the tunnel and its connection properties both say it.
  return [first, ...places.othersOf(end.view.tunnel, "profile")].map((leaf) => ({
    ...placeOf(leaf),
    from: leaf.value,
    to: String(change.value),
  }));
}

// On an edge the groups stand beside a switch, and group 0 is the switch alone.
function secrecyEdits(change: Change, end: EditedEnd): readonly Edit[] {
  const { places } = end.reading;
  const leaves = leavesOf(change.setting, end);
  const now = holderOf("policy.child.pfsGroups", end)?.pfsGroups;
  const name = secrecySwitch.at(-1) ?? "";
  const all = [...leaves, ...(Array.isArray(now) ? places.othersOf(now, 0) : [])];
  const flag = all.find(({ path }) => path.endsWith(`/${name}`));
  const groups = leaves.filter((leaf) => leaf !== flag);
  // Files of the older kinds say it in their own way.
  const isOlder =
    all.length === 0
      ? tunnelBody(end.view, end.reading) === undefined
      : all.every(({ path }) => !path.includes(`/${secrecySwitch[0]}/`));
  const isOn = !(Array.isArray(change.value) && change.value[0] === 0);
  if (isOlder) return [olderSecrecyEdit(change, end, all, isOn)];
  const flagEdit = (to: boolean): Edit =>
    flag === undefined
      ? { ...switchPlace(end, groups[0]), from: null, to }
      : { ...placeOf(flag), from: flag.value, to };
  if (!isOn) return [flagEdit(false)];
  const idle = groups.length > 0 ? groups : leavesOf("policy.child.idleGroups", end);
  const groupEdit = idle.length === 0 ? unplacedEdit(change, end) : placedEdit(change, end, idle);
  return flag?.value === false || all.length === 0 ? [flagEdit(true), groupEdit] : [groupEdit];
}

// One group serves both phases there, and the switch is the last of what is said of secrecy.
function olderSecrecyEdit(change: Change, end: EditedEnd, leaves: readonly Leaf[], isOn: boolean): Edit {
  const flag = leaves.find(({ value }) => /^(?:true|false)$/i.test(String(value)));
  const isSwitched = flag !== undefined && String(flag.value).toLowerCase() !== String(isOn);
  if (isSwitched) return { ...placeOf(flag), from: flag.value, to: isOn };
  return isOn && leaves.length > 0 ? placedEdit(change, end, leaves.slice(0, 1)) : unplacedEdit(change, end);
}

function switchPlace(end: EditedEnd, beside: Leaf | undefined): Pick<Edit, "file" | "path"> {
  const at = beside?.path.indexOf(`/${secrecySwitch[0]}/`) ?? -1;
  if (beside === undefined || at < 0) return futurePlace(secrecySwitch.join("."), end, secrecySwitch);
  return { file: beside.source.name, path: `${beside.path.slice(0, at)}/${secrecySwitch.join("/")}` };
}

function placeOf(leaf: Leaf): Pick<Edit, "file" | "path" | "line"> {
  return { file: leaf.source.name, path: leaf.path, line: leaf.source.positionAt(leaf.start).line };
}

/** The leaves that say a setting, one for each of its items. */
function leavesOf(setting: string, end: EditedEnd): readonly Leaf[] {
  const { places } = end.reading;
  const key = setting.split(".").at(-1) ?? "";
  const holder = holderOf(setting, end);
  const now = holder?.[key];
  if (holder === undefined || now === undefined) return [];
  const items = Array.isArray(now) ? now.map((_, index) => places.of(now, index)) : [];
  const found = items.filter((leaf) => leaf !== undefined);
  const own = found.length > 0 ? undefined : places.of(holder, key);
  return own === undefined ? found : [own];
}

function holderOf(setting: string, { view }: EditedEnd): Holder | undefined {
  const keys = setting.split(".");
  const root: unknown = keys[0] === "site" ? view.site : view.tunnel;
  const between = keys.slice(keys[0] === "site" ? 1 : 0, -1);
  const found = between.reduce((value, key) => (isHolder(value) ? value[key] : undefined), root);
  return isHolder(found) ? found : undefined;
}

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && !isUnresolved(value);
}

/** The value in the words of the file; in those of the model where it has others. */
function spelledFor(setting: string, value: unknown, { from }: Reading, at?: Leaf): EditValue {
  if (value === undefined) return null;
  if (from === "arm") return plain(armSpelling(setting)?.spell(value) ?? value);
  const spelling = from === "cds" ? cdsSpelling(setting) : undefined;
  const named = spelling?.steps.findLast((step) => typeof step === "string");
  // Older kinds of edge files have other members and other words.
  const isOlder = at !== undefined && lastName(at.path) !== named;
  return plain(spelling === undefined || isOlder ? value : (spelling.spell(value) ?? value));
}

function plain(value: unknown): EditValue {
  if (isUnresolved(value)) return textOf(value);
  if (Array.isArray(value)) return value.map(plain);
  if (isHolder(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return value as EditValue;
}

function lastName(path: string): string | undefined {
  return path.split("/").findLast((step) => !/^\d+$/.test(step));
}

function futurePlace(setting: string, end: EditedEnd, given?: readonly Step[]): Pick<Edit, "file" | "path"> {
  const { view, reading } = end;
  const holder = setting.startsWith("site.") && view.site !== undefined ? view.site : view.tunnel;
  const file = reading.places.spotOf(holder, "name")?.source.name ?? view.file;
  if (reading.from === "arm") {
    const steps = armSpelling(setting)?.steps;
    const base = steps === undefined ? undefined : armBase(holder, reading, setting.startsWith("site."));
    if (steps !== undefined && base !== undefined) {
      return { file: base.file, path: joined(base.path, base.isFlat ? steps.slice(1) : steps) };
    }
  }
  if (reading.from === "cds") {
    const spelling = given === undefined ? cdsSpelling(setting) : { body: "connectionProperties", steps: given };
    const base = spelling === undefined ? undefined : cdsBase(spelling.body, view, reading);
    if (spelling !== undefined && base !== undefined) return { file, path: joined(base, spelling.steps) };
  }
  const path = reading.places.spotOf(holder, "name")?.path;
  return { file, ...(path === undefined ? {} : { path }) };
}

function joined(base: string, steps: readonly Step[]): string {
  return `${base}/${steps.map(pointerStep).join("/")}`;
}

interface Base {
  readonly file: string;
  readonly path: string;
  /** The step `properties` is left out, as the command line of Azure does. */
  readonly isFlat: boolean;
}

const connectionType = ["medium", ["properties", "connectionType"]] as const;

/** The resource, found by a setting of it that stands there. */
function armBase(holder: object, { places }: Reading, isSite: boolean): Base | undefined {
  const keys = Object.keys(holder).map((key) => [key, armSpelling(isSite ? `site.${key}` : key)?.steps] as const);
  for (const [key, steps] of [connectionType, ...keys]) {
    if (steps?.[0] !== "properties") continue;
    const value = (holder as Holder)[key];
    const [of, at] = Array.isArray(value) ? [value, 0] : [holder, key];
    for (const leaf of [places.of(of, at), ...places.othersOf(of, at)]) {
      if (leaf === undefined) continue;
      const path = Array.isArray(value) ? leaf.path.replace(/\/\d+$/, "") : leaf.path;
      const [whole, flat] = [steps, steps.slice(1)].map((list) => `/${list.join("/")}`) as [string, string];
      const isFlat = !path.endsWith(whole);
      if (!path.endsWith(flat)) continue;
      return { file: leaf.source.name, path: path.slice(0, -(isFlat ? flat : whole).length), isFlat };
    }
  }
  return undefined;
}

/** The body of a tunnel, or its connection properties: found by what stands there, or beside it in a bundle. */
function cdsBase(body: string, view: TunnelEnd, reading: Reading): string | undefined {
  const own = tunnelBody(view, reading);
  if (body === "tunnel") return own;
  for (const key of ["protocol", "dpdProbeSeconds"]) {
    const steps = cdsSpelling(key)?.steps.join("/") ?? "";
    const path = reading.places.of(view.tunnel, key)?.path;
    if (path?.endsWith(`/${steps}`) === true) return path.slice(0, -steps.length - 1);
  }
  return own?.endsWith("/tunnel") === true ? own.replace(/tunnel$/, "connectionProperties") : undefined;
}

/** Found by its two endpoints, of which each tunnel has one at least; the older kinds of files have none. */
function tunnelBody({ tunnel, site }: TunnelEnd, { places }: Reading): string | undefined {
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
