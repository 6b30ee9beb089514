import { Secret } from "../lib/model/secret.ts";

/** A model with another value at one place. What does not lead there stays the same object. */
export function replaced<T>(value: T, holder: object, key: string | number, other: unknown): T {
  if (typeof value !== "object" || value === null || value instanceof Secret) return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as unknown as Record<string | number, unknown>;
  let isChanged = (value as object) === holder;
  for (const [name, item] of Object.entries(copy)) {
    copy[name] = replaced(item, holder, key, other);
    isChanged ||= copy[name] !== item;
  }
  if ((value as object) === holder) copy[key] = other;
  return isChanged ? (copy as T) : value;
}
