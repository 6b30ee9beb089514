import type { Network } from "./network.ts";
import { Secret } from "./secret.ts";
import { isUnresolved, type Unresolved } from "./stated.ts";

/** What one setting says. */
export type LeafValue = string | number | boolean | Secret | Unresolved;

/** Names that identify values, say where they belong or what they wait for, and are no settings. */
type Structural = "key" | "scope" | "existing" | "resourceId" | "inputs";

type LeafPathOf<T> = {
  [K in Exclude<keyof T & string, Structural>]: PathsAt<K, NonNullable<T[K]>>;
}[Exclude<keyof T & string, Structural>];

type PathsAt<K extends string, V> = [V] extends [LeafValue | readonly LeafValue[]]
  ? K
  : [V] extends [readonly (infer Item)[]]
    ? PathsBelow<K, Item>
    : PathsBelow<K, V>;

/** What is an object as a rule can be unresolved as a whole: then it is a leaf itself. */
type PathsBelow<K extends string, V> =
  | ([Extract<V, Unresolved>] extends [never] ? never : K)
  | `${K}.${LeafPathOf<Exclude<V, Unresolved>>}`;

/** Every setting that the model can hold, by its path: `virtualNetworks.subnets.name`. */
export type LeafPath = LeafPathOf<Network>;

/** A populated setting of one network: which it is, where it is held, and what it says. */
export interface ModelLeaf {
  readonly path: LeafPath;
  readonly holder: object;
  readonly key: string | number;
  readonly value: LeafValue;
}

const structural: ReadonlySet<string> = new Set<Structural>(["key", "scope", "existing", "resourceId", "inputs"]);

/** Every populated setting of a network, in the order of the model. */
export function* modelLeaves(network: Network): IterableIterator<ModelLeaf> {
  yield* leavesBelow(network, "");
}

function* leavesBelow(holder: object, prefix: string): IterableIterator<ModelLeaf> {
  for (const [name, value] of Object.entries(holder) as [string, unknown][]) {
    if (structural.has(name) || value === undefined) continue;
    const path = prefix === "" ? name : `${prefix}.${name}`;
    if (!Array.isArray(value)) {
      if (isHolder(value)) yield* leavesBelow(value, path);
      else yield { path: path as LeafPath, holder, key: name, value: value as LeafValue };
      continue;
    }
    for (const [index, item] of value.entries() as IterableIterator<[number, unknown]>) {
      if (isHolder(item)) yield* leavesBelow(item, path);
      else yield { path: path as LeafPath, holder: value, key: index, value: item as LeafValue };
    }
  }
}

function isHolder(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isUnresolved(value) && !(value instanceof Secret);
}
