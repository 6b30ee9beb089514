import { type ResourceKind, resourceTypes } from "./resourceTypes.ts";

/** Gives resources names that Resource Manager takes, each once. Names of one type are compared without case. */
export class NameBook {
  readonly #taken = new Set<string>();

  /** The wanted name if it can be, else the nearest one that can. `within` separates names that may repeat elsewhere. */
  assign(kind: ResourceKind, wanted: string, within = ""): string {
    const { minLength, maxLength } = resourceTypes[kind];
    const valid = validName(wanted, kind, minLength, maxLength);
    for (let attempt = 1; ; attempt++) {
      const suffix = attempt === 1 ? "" : `-${attempt}`;
      const name = `${trimEnd(valid.slice(0, maxLength - suffix.length))}${suffix}`;
      const entry = `${kind}/${within}/${name}`.toLowerCase();
      if (this.#taken.has(entry)) continue;
      this.#taken.add(entry);
      return name;
    }
  }
}

/** A part of a parameter name: letters, digits and `_`. */
export function identifierPart(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "unnamed";
}

function validName(wanted: string, kind: ResourceKind, minLength: number, maxLength: number): string {
  const plain = wanted.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "");
  const name = trimEnd(plain.slice(0, maxLength));
  if (name === "") return `unnamed-${kind.toLowerCase()}`;
  return name.length < minLength ? `${name}-${kind.toLowerCase()}` : name;
}

function trimEnd(name: string): string {
  return name.replace(/[^A-Za-z0-9_]+$/, "");
}
