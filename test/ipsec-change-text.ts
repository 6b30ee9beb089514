import type { Change } from "../lib/ipsec/change.ts";
import { isHolder } from "../lib/ipsec/setting.ts";
import { isUnresolved, textOf } from "../lib/model/stated.ts";

/** What a setting says before a change. */
export function textBefore({ now }: Change): string {
  return shown(now?.value);
}

/** What it says after it. */
export function textAfter({ value }: Change): string {
  return shown(value);
}

function shown(value: unknown): string {
  if (value === undefined) return "(not stated)";
  if (isUnresolved(value)) return textOf(value);
  if (Array.isArray(value)) return value.length === 0 ? "(none)" : value.map(shown).join(", ");
  if (isHolder(value) && "local" in value && "remote" in value) {
    return `${shown(value.local)} with ${shown(value.remote)}`;
  }
  return value === 0 ? "none" : String(value);
}
