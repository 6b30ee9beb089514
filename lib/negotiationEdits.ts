import type { Edit, EditValue } from "./edit.ts";
import type { EditedEnd, UnstatedPlace } from "./editedEnd.ts";
import { armSpelling, cdsSpelling, profileAgain, secrecySwitch } from "./formats/registry.ts";
import { cdsBase, futurePlace, placeBelow } from "./futurePlace.ts";
import type { Change } from "./ipsec/change.ts";
import { isHolder } from "./ipsec/setting.ts";
import { isUnresolved, textOf } from "./model/stated.ts";
import type { Reading } from "./read.ts";
import {
  firstOf,
  isExpressionOf,
  isItem,
  isOlder,
  leavesOf,
  listPlace,
  originsOf,
  type SettingPlace,
  saidBy,
  valuePlace,
} from "./settingPlace.ts";
import type { Leaf } from "./source/tree.ts";
import { isOlderFile, unstatedPlace } from "./unstatedPlace.ts";

/** What has to be edited in the file of an end for one change of a setting: one value as a rule. */
export function editsOf(change: Change, end: EditedEnd): readonly Edit[] {
  if (end.reading.from === "cds") {
    if (change.setting === "policy.child.pfsGroups") return secrecyEdits(change, end);
    if (change.setting === "profile") return profileEdits(change, end);
  }
  const origins = originsOf(change.now, end.reading);
  return [origins.length === 0 ? unplacedEdit(change, end) : placedEdit(change, end, origins)];
}

function placedEdit(change: Change, end: EditedEnd, origins: readonly (readonly Leaf[])[]): Edit {
  const { setting, value } = change;
  const leaves = firstOf(origins);
  const first = leaves[0] as Leaf;
  const isSecret = setting === "sharedKey" || leaves.some((leaf) => end.reading.places.hidden.has(leaf));
  if (isSecret) return editAt(placeOf(first), "(secret)", "(secret)");
  const spelled = spelledFor(setting, value, end.reading, first);
  // A list is emptied, not taken away: whoever follows the edit by hand can say that too.
  if (spelled === null && isItem(first)) return listEdit(setting, [], end, origins);
  // One value for one value is an edit of that value; anything else is one of the list that holds them.
  if (Array.isArray(spelled) && (origins.length !== 1 || spelled.length !== 1)) {
    return listEdit(setting, spelled, end, origins);
  }
  const place = valuePlace(setting, origins[0] ?? [], end) as SettingPlace;
  const isWhole = isExpressionOf(setting, place.leaf) && !isItem(place.leaf);
  const one = Array.isArray(spelled) && !isWhole ? (spelled[0] ?? null) : spelled;
  return editAt(placeOf(place.leaf), place.from, wordLike(place.from, one));
}

// Older kinds of edge files say the number of a group in a word: dh14.
function wordLike(from: EditValue, to: EditValue): EditValue {
  const word = typeof from === "string" && typeof to === "number" ? /^([a-z]+)\d+$/i.exec(from)?.[1] : undefined;
  return word === undefined ? to : `${word}${to}`;
}

function listEdit(
  setting: string,
  to: readonly EditValue[],
  end: EditedEnd,
  origins: readonly (readonly Leaf[])[],
): Edit {
  const place = listPlace(setting, origins, end);
  if (place !== undefined) return editAt(placeOf(place.leaf, place.path), place.from, to);
  // Items that stand apart have no place for a list: somebody has to decide.
  const leaves = firstOf(origins);
  return { file: leaves[0]?.source.name ?? end.view.file, from: leaves.map(({ value }) => value), to };
}

/** Nothing is stated: the file and the path are those where it would stand, as far as they are known. */
function unplacedEdit({ setting, value }: Change, end: EditedEnd): Edit {
  const place = unstatedPlace(setting, end, () => futurePlace(setting, end));
  const spelled = place.isOlder ? plain(value ?? null) : spelledFor(setting, value, end.reading);
  const to = setting === "sharedKey" && value !== undefined ? "(secret)" : spelled;
  return editOfUnstated(place, end, to);
}

/** Nothing is stated, and yet something may stand there: a list without items, to begin with. */
function editOfUnstated({ file, path, node }: UnstatedPlace, end: EditedEnd, to: EditValue): Edit {
  if (node === undefined) return path === undefined ? { file, from: null, to } : { file, path, from: null, to };
  const isSecret = end.reading.places.hidden.has(node);
  return editAt(placeOf(node), isSecret ? "(secret)" : saidBy(node), to);
}

function profileEdits(change: Change, end: EditedEnd): readonly Edit[] {
  const { places } = end.reading;
  const leaves = places.allOf(end.view.tunnel, "profile");
  // Files of the older kinds have no profiles.
  if (leaves.length === 0 && isOlderFile(end)) return [];
  const to = String(change.value);
  // The body of the tunnel and its connection properties both say it.
  const own = leaves.map((leaf) => editAt(placeOf(leaf), leaf.value, to));
  const tunnel = leaves.length === 0 ? [unplacedEdit(change, end)] : own;
  const base = cdsBase("connectionProperties", end.view, end.reading);
  if (base === undefined) return tunnel;
  const file = tunnel[0]?.file ?? end.view.file;
  const place = unstatedPlace("profile, again", end, () => placeBelow(file, base, profileAgain));
  if (leaves.some((leaf) => leaf.path === place.path)) return tunnel;
  // An update of the properties without it sets the profile back: known fault of terraform-provider-vcd, issue 1069.
  return [...tunnel, editOfUnstated(place, end, to)];
}

// On an edge the groups stand beside a switch, and group 0 is the switch alone.
function secrecyEdits(change: Change, end: EditedEnd): readonly Edit[] {
  const { places } = end.reading;
  const leaves = firstOf(originsOf(change.now, end.reading));
  const now = change.now?.value;
  const all = [...leaves, ...(Array.isArray(now) ? places.othersOf(now, 0) : [])];
  const flag = all.find(({ path }) => path.endsWith(switchStep));
  const groups = leaves.filter((leaf) => leaf !== flag);
  // Files of the older kinds say it in their own way.
  const isOlderKind = all.length === 0 ? isOlderFile(end) : all.every(({ path }) => !path.includes(phaseStep));
  const isOn = !(Array.isArray(change.value) && change.value[0] === 0);
  if (isOlderKind) return [olderSecrecyEdit(change, end, all, isOn)];
  const flagEdit = (to: boolean): Edit =>
    flag === undefined ? editOfUnstated(switchPlace(end, groups[0]), end, to) : editAt(placeOf(flag), flag.value, to);
  if (!isOn) return [flagEdit(false)];
  const idle = groups.length > 0 ? groups : leavesOf("policy.child.idleGroups", end);
  const origins = idle.map((leaf) => [leaf]);
  const groupEdit = idle.length === 0 ? unplacedEdit(change, end) : placedEdit(change, end, origins);
  return flag?.value === false || all.length === 0 ? [flagEdit(true), groupEdit] : [groupEdit];
}

// One group serves both phases there, and the switch is the last of what is said of secrecy.
function olderSecrecyEdit(change: Change, end: EditedEnd, leaves: readonly Leaf[], isOn: boolean): Edit {
  const flag = leaves.find(({ value }) => /^(?:true|false)$/i.test(String(value)));
  const isSwitched = flag !== undefined && String(flag.value).toLowerCase() !== String(isOn);
  if (isSwitched) return editAt(placeOf(flag), flag.value, isOn);
  return isOn && leaves.length > 0 ? placedEdit(change, end, [leaves.slice(0, 1)]) : unplacedEdit(change, end);
}

function switchPlace(end: EditedEnd, beside: Leaf | undefined): UnstatedPlace {
  return unstatedPlace(switchName, end, () => {
    const at = beside?.path.indexOf(phaseStep) ?? -1;
    if (beside === undefined || at < 0) return futurePlace(switchName, end, secrecySwitch);
    return placeBelow(beside.source.name, beside.path.slice(0, at), secrecySwitch);
  });
}

const switchName = secrecySwitch.join(".");
const switchStep = `/${secrecySwitch.at(-1)}`;
const phaseStep = `/${secrecySwitch[0]}/`;

type EditPlace = Pick<Edit, "file" | "path" | "line">;

function placeOf({ source, start, path: own }: Leaf, path = own): EditPlace {
  return { file: source.name, path, line: source.positionAt(start).line };
}

// What is not known is left out; spreading a place takes longer than finding it.
function editAt({ file, path, line }: EditPlace, from: EditValue, to: EditValue): Edit {
  if (path === undefined) return { file, from, to };
  return line === undefined ? { file, path, from, to } : { file, path, line, from, to };
}

/** The value in the words of the file; in those of the model where it has others. */
function spelledFor(setting: string, value: unknown, { from }: Reading, at?: Leaf): EditValue {
  if (value === undefined) return null;
  if (from === "arm") return plain(armSpelling(setting)?.spell(value) ?? value);
  const spelling = from === "cds" ? cdsSpelling(setting) : undefined;
  // Older kinds of edge files have other members and other words.
  const isOlderFile = at !== undefined && isOlder(setting, at);
  return plain(spelling === undefined || isOlderFile ? value : (spelling.spell(value) ?? value));
}

function plain(value: unknown): EditValue {
  if (isUnresolved(value)) return textOf(value);
  if (Array.isArray(value)) return value.map(plain);
  if (isHolder(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return value as EditValue;
}
