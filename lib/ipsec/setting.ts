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
export function settingAt(view: TunnelEnd, setting: string): Setting | undefined {
  const { within, key } = settingPath(setting);
  const holder = holderAt(view, within);
  return isHolder(holder) ? { holder, key, value: holder[key] } : undefined;
}

function holderAt(view: TunnelEnd, path: HolderPath | undefined): unknown {
  if (path === undefined || path === tunnelPath) return view.tunnel;
  if (path === sitePath) return view.site;
  const holder = holderAt(view, path.within);
  return isHolder(holder) ? holder[path.key] : undefined;
}

/** The path of a setting, taken apart. */
export interface SettingPath {
  /** What has the setting. */
  readonly within: HolderPath;
  /** Its own name. */
  readonly key: string;
}

/** The path of something that has settings; the same object for the same path. */
export interface HolderPath {
  /** What it is a part of; undefined for the tunnel, and the site on its far side. */
  readonly within: HolderPath | undefined;
  /** Its own name. */
  readonly key: string;
}

/** What settings are those of, unless they say otherwise. */
export const tunnelPath: HolderPath = { within: undefined, key: "tunnel" };

/** What has the settings whose paths begin with `site.`. */
export const sitePath: HolderPath = { within: undefined, key: "site" };

const settings = new Map<string, SettingPath>();

/** Takes the path of a setting apart. There are few settings, and it takes longer than what is done with it. */
export function settingPath(setting: string): SettingPath {
  let path = settings.get(setting);
  if (path === undefined) {
    const names = setting.split(".");
    path = { within: holderPath(names.slice(0, -1)), key: names.at(-1) ?? "" };
    settings.set(setting, path);
  }
  return path;
}

const holders = new Map([
  ["", tunnelPath],
  ["site", sitePath],
]);

function holderPath(names: readonly string[]): HolderPath {
  const text = names.join(".");
  let path = holders.get(text);
  if (path === undefined) {
    path = { within: holderPath(names.slice(0, -1)), key: names.at(-1) ?? "" };
    holders.set(text, path);
  }
  return path;
}
