import { Secret } from "../../../model/secret.ts";
import { isUnresolved } from "../../../model/stated.ts";
import type { Leaf, Spot } from "../../../source/tree.ts";
import type { Part } from "./part.ts";
import type { StateContext } from "./stateContext.ts";

/** A model value that answers add to: what it says by now, and where each setting comes from. */
export class Draft<T extends object> {
  readonly #context: StateContext;
  readonly #original: T;
  readonly #value: { [key: string]: unknown };
  readonly #origins: { [key: string]: readonly Leaf[] } = {};
  #isChanged = false;
  readonly #spot: Spot | undefined;

  /** Starts from a value that was read. `spot` is what to point at where no setting has a place. */
  constructor(context: StateContext, value: T, spot?: Spot) {
    this.#context = context;
    this.#original = value;
    this.#value = { ...(value as { readonly [key: string]: unknown }) };
    const keys = Object.keys(value) as (keyof T & string)[];
    for (const key of keys) {
      const leaves = context.places.allOf(value, key);
      if (leaves.length > 0) this.#origins[key] = leaves;
    }
    this.#spot = spot ?? context.places.spotOf(value, keys[0] ?? "");
  }

  /** The value by now. */
  get value(): T {
    return this.#value as T;
  }

  /** The place of one setting. */
  spotOf(key: keyof T & string): Spot | undefined {
    return this.#origins[key]?.[0] ?? this.#spot;
  }

  /**
   * Sets what a part says, or compares it with what is known. What is not understood in one place can be said in another.
   * `words` name the setting.
   */
  say<K extends keyof T & string>(key: K, value: NonNullable<T[K]>, part: Part, words: string): void {
    const known = this.#value[key];
    if (known === undefined || (isUnresolved(known) && !isUnresolved(value))) {
      this.put(key, value, this.#context.origin(part));
    } else if (isUnresolved(value)) this.#context.leave(part, "not understood; said in another place");
    else if (isSame(known, value)) this.#context.agree(part);
    else this.#context.differ(words, part, this.spotOf(key));
  }

  /** Sets a property. */
  put<K extends keyof T & string>(key: K, value: T[K], leaves: readonly Leaf[] = []): void {
    this.#value[key] = value;
    this.#isChanged = true;
    if (leaves.length > 0) this.#origins[key] = leaves;
  }

  /** The value with its places; the one that was read where nothing was added. */
  done(): T {
    if (!this.#isChanged) return this.#original;
    this.#context.places.put(this.#value, this.#origins, this.#spot);
    return this.#value as T;
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return one instanceof Secret && other instanceof Secret ? one.equals(other) : one === other;
}
