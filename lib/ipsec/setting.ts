import { isUnresolved } from "../model/stated.ts";
import type { TunnelEnd } from "./tunnelEnd.ts";

/** Model values by name. */
export type Holder = Readonly<Record<string, unknown>>;

/** Whether a value has settings of its own. */
export function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && !isUnresolved(value);
}

/** The model value that has a setting; undefined where nothing has it. */
export function settingHolder({ tunnel, site }: TunnelEnd, steps: readonly string[]): Holder | undefined {
  const isSite = isOfSite(steps);
  let found: unknown = isSite ? site : tunnel;
  for (let index = isSite ? 1 : 0; index < steps.length - 1 && isHolder(found); index++) {
    found = found[steps[index] ?? ""];
  }
  return isHolder(found) ? found : undefined;
}

/** Whether a setting is one of the far side, and not of the tunnel. */
export function isOfSite(steps: readonly string[]): boolean {
  return steps.length > 1 && steps[0] === "site";
}

const stepsOfSettings = new Map<string, readonly string[]>();

/** The steps to a setting. There are few settings, and taking one apart takes longer than what is done with it. */
export function settingSteps(setting: string): readonly string[] {
  let steps = stepsOfSettings.get(setting);
  if (steps === undefined) {
    steps = setting.split(".");
    stepsOfSettings.set(setting, steps);
  }
  return steps;
}
