import { isUnresolved } from "../model/stated.ts";
import type { TunnelEnd } from "./tunnelEnd.ts";

/** Model values by name. */
export type Holder = Readonly<Record<string, unknown>>;

/** Whether a value has settings of its own. */
export function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && !isUnresolved(value);
}

/** A setting of an end: what has it, by which name, and what it says; undefined where it is not stated. */
export interface Setting {
  readonly holder: Holder;
  readonly key: string;
  readonly value: unknown;
}

/** A setting by its path; undefined where there is nothing that could have it. */
export function settingAt({ tunnel, site }: TunnelEnd, setting: string): Setting | undefined {
  const { isOfSite, within, key } = settingPath(setting);
  let holder: unknown = isOfSite ? site : tunnel;
  for (const name of within) {
    if (!isHolder(holder)) return undefined;
    holder = holder[name];
  }
  return isHolder(holder) ? { holder, key, value: holder[key] } : undefined;
}

/** The path of a setting, taken apart. */
export interface SettingPath {
  /** It begins at the far side, and not at the tunnel. */
  readonly isOfSite: boolean;
  /** Names of what is on the way. */
  readonly within: readonly string[];
  /** Its own name. */
  readonly key: string;
}

const paths = new Map<string, SettingPath>();

/** Takes the path of a setting apart. There are few settings, and it takes longer than what is done with it. */
export function settingPath(setting: string): SettingPath {
  let path = paths.get(setting);
  if (path === undefined) {
    const steps = setting.split(".");
    const isOfSite = steps.length > 1 && steps[0] === "site";
    path = { isOfSite, within: steps.slice(isOfSite ? 1 : 0, -1), key: steps.at(-1) ?? "" };
    paths.set(setting, path);
  }
  return path;
}
