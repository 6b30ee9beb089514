import { isUnresolved } from "../../../model/stated.ts";
import type { CdsWriteScope } from "./writeScope.ts";

// They identify values and are no settings.
const structural: ReadonlySet<string> = new Set(["key", "scope", "existing"]);

/** Notes that nothing of a value is said. */
export function dropAll(scope: CdsWriteScope, value: object, note: string): void {
  for (const [name, held] of Object.entries(value) as [string, unknown][]) {
    if (structural.has(name) || held === undefined) continue;
    const key = Array.isArray(value) ? Number(name) : name;
    if (isHolder(held)) dropAll(scope, held, note);
    else scope.drop(value, key, note);
  }
}

function isHolder(value: unknown): value is object {
  if (typeof value !== "object" || value === null || isUnresolved(value)) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
