import { type ResourceKind, resourceTypes } from "./resourceTypes.ts";

/** Gives resources names that Resource Manager takes, each once. Names of one type are compared without case. */
export class NameBook {
  readonly #taken = new Map<ResourceKind, Set<string>>();

  /** The wanted name if it can be, else the nearest one that can. */
  assign(kind: ResourceKind, wanted: string): string {
    const { minLength, maxLength } = resourceTypes[kind];
    const valid = validName(wanted, kind, minLength, maxLength);
    const taken = this.#taken.get(kind) ?? new Set<string>();
    this.#taken.set(kind, taken);
    let name = valid;
    for (let attempt = 2; taken.has(name.toLowerCase()); attempt++) {
      const suffix = `-${attempt}`;
      name = `${trimEnd(valid.slice(0, maxLength - suffix.length))}${suffix}`;
    }
    taken.add(name.toLowerCase());
    return name;
  }
}

/** A part of a parameter name: letters, digits and `_`. */
export function identifierPart(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "unnamed";
}

const valid = /^[A-Za-z0-9][A-Za-z0-9_.-]*[A-Za-z0-9_]$/;

function validName(wanted: string, kind: ResourceKind, minLength: number, maxLength: number): string {
  if (wanted.length <= maxLength && valid.test(wanted)) return wanted;
  const plain = wanted.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "");
  const name = trimEnd(plain.slice(0, maxLength));
  if (name === "") return `unnamed-${kind.toLowerCase()}`;
  return name.length < minLength ? `${name}-vnet` : name;
}

function trimEnd(name: string): string {
  return name.replace(/[^A-Za-z0-9_]+$/, "");
}
