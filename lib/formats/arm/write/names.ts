import { type ResourceKind, resourceTypes } from "./resourceTypes.ts";

/** Gives out names, each once; names that differ in case only are the same. */
export class UniqueNames {
  readonly #taken = new Set<string>();
  /** For a name that was taken, the number that was tried last: thousands may want the same. */
  readonly #last = new Map<string, number>();

  /** The wanted name if it is free, else the first free one that `numbered` makes of it, counting from 2. */
  take(wanted: string, numbered: (count: number) => string): string {
    let name = wanted;
    const folded = wanted.toLowerCase();
    for (let count = (this.#last.get(folded) ?? 1) + 1; this.#taken.has(name.toLowerCase()); count++) {
      name = numbered(count);
      this.#last.set(folded, count);
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }

  /** Takes exactly that name; false when somebody has it. */
  claim(name: string): boolean {
    const folded = name.toLowerCase();
    if (this.#taken.has(folded)) return false;
    this.#taken.add(folded);
    return true;
  }
}

/** Gives resources names that Resource Manager takes, each once. */
export class NameBook {
  readonly #names = new Map<ResourceKind, UniqueNames>();

  /** The wanted name if it can be, else the nearest one that can. */
  assign(kind: ResourceKind, wanted: string): string {
    const { maxLength } = resourceTypes[kind];
    const valid = validName(wanted, kind);
    return this.#of(kind).take(valid, (count) => `${trimEnd(valid.slice(0, maxLength - `-${count}`.length))}-${count}`);
  }

  /**
   * The wanted name or the nearest valid one, also when another resource has it: of resources with opposite conditions
   * only one is deployed.
   */
  share(kind: ResourceKind, wanted: string): string {
    const valid = validName(wanted, kind);
    this.#of(kind).claim(valid);
    return valid;
  }

  #of(kind: ResourceKind): UniqueNames {
    const names = this.#names.get(kind) ?? new UniqueNames();
    this.#names.set(kind, names);
    return names;
  }
}

/** A part of a parameter name: letters, digits and `_`. */
export function identifierPart(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "unnamed";
}

const standardNames = /^[A-Za-z0-9][A-Za-z0-9_.-]*[A-Za-z0-9_]$/;

function validName(wanted: string, kind: ResourceKind): string {
  const { minLength, maxLength, names = standardNames } = resourceTypes[kind];
  if (wanted.length <= maxLength && names.test(wanted)) return wanted;
  const plain = wanted.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "");
  const name = trimEnd(plain.slice(0, maxLength));
  if (name === "") return `unnamed-${kind.toLowerCase()}`;
  return name.length < minLength ? `${name}-vnet` : name;
}

function trimEnd(name: string): string {
  return name.replace(/[^A-Za-z0-9_]+$/, "");
}
