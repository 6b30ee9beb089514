import type { Network } from "./network.ts";

type Scalar = string | number | boolean;

/** Names that identify values or their input and are not settings. */
type Structural = "key" | "scope";

type LeafPathOf<T> = {
  [K in Exclude<keyof T & string, Structural>]: NonNullable<T[K]> extends Scalar | readonly Scalar[]
    ? K
    : NonNullable<T[K]> extends readonly (infer Item)[]
      ? `${K}.${LeafPathOf<Item>}`
      : `${K}.${LeafPathOf<NonNullable<T[K]>>}`;
}[Exclude<keyof T & string, Structural>];

/** Every setting that the model can hold, by its path: `virtualNetworks.subnets.name`. */
export type LeafPath = LeafPathOf<Network>;

/** A populated setting of one network: which it is, where it is held, and what it says. */
export interface ModelLeaf {
  readonly path: LeafPath;
  readonly holder: object;
  readonly key: string | number;
  readonly value: Scalar;
}

const structural: ReadonlySet<string> = new Set<Structural>(["key", "scope"]);

/** Every populated setting of a network, in the order of the model. */
export function* modelLeaves(network: Network): IterableIterator<ModelLeaf> {
  yield* leavesBelow(network, "");
}

function* leavesBelow(holder: object, prefix: string): IterableIterator<ModelLeaf> {
  for (const [name, value] of Object.entries(holder) as [string, unknown][]) {
    if (structural.has(name) || value === undefined) continue;
    const path = prefix === "" ? name : `${prefix}.${name}`;
    if (!Array.isArray(value)) {
      if (typeof value === "object" && value !== null) yield* leavesBelow(value, path);
      else yield { path: path as LeafPath, holder, key: name, value: value as Scalar };
      continue;
    }
    for (const [index, item] of value.entries() as IterableIterator<[number, unknown]>) {
      if (typeof item === "object" && item !== null) yield* leavesBelow(item, path);
      else yield { path: path as LeafPath, holder: value, key: index, value: item as Scalar };
    }
  }
}
