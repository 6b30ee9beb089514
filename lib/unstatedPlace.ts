import type { EditedEnd, UnstatedPlace } from "./editedEnd.ts";
import { type FuturePlace, tunnelBody } from "./futurePlace.ts";
import { isHolder, settingAt } from "./ipsec/setting.ts";
import { JsonNode } from "./source/tree.ts";
import { standingAt } from "./standingAt.ts";

/** Where a setting would stand that is not stated: where `find` says, and looked for once. */
export function unstatedPlace(setting: string, end: EditedEnd, find: () => FuturePlace): UnstatedPlace {
  let place = end.unstated.get(setting);
  if (place === undefined) {
    place = findUnstated(setting, end, find);
    end.unstated.set(setting, place);
  }
  return place;
}

function findUnstated(setting: string, end: EditedEnd, find: () => FuturePlace): UnstatedPlace {
  const isOlder = isOlderFile(end);
  const parts = partsList(setting, end);
  if (parts !== undefined) return { file: parts.source.name, path: parts.path, node: parts, isOlder };
  const place = find();
  const { file, base, rest } = place;
  if (base === undefined || rest === undefined) return { file, path: undefined, node: undefined, isOlder };
  return { file, path: `${base}${rest}`, node: standingAt(end, place), isOlder };
}

/** Whether a file is of one of the older kinds of edges: these have no bodies of tunnels. */
export function isOlderFile({ view, reading }: EditedEnd): boolean {
  return reading.from === "cds" && tunnelBody(view, reading) === undefined;
}

/** The list of parts that have settings of their own, such as pairs of prefixes. */
function partsList(setting: string, end: EditedEnd): JsonNode | undefined {
  const value = settingAt(end.view, setting)?.value;
  const [part] = Array.isArray(value) ? value : [];
  if (!isHolder(part)) return undefined;
  for (const list of Object.values(part)) {
    if (!Array.isArray(list)) continue;
    for (const leaf of end.reading.places.allOf(list, 0)) {
      const path = /^(.*)\/\d+\/[^/]+\/\d+$/.exec(leaf.path)?.[1];
      const whole = path === undefined || !(leaf instanceof JsonNode) ? undefined : around(leaf, path);
      if (whole !== undefined) return whole;
    }
  }
  return undefined;
}

function around(node: JsonNode, path: string): JsonNode | undefined {
  let each: JsonNode | undefined = node;
  while (each !== undefined && each.path !== path) each = each.parent;
  return each;
}
