// deno-lint-ignore-file no-explicit-any
import type { AnyCodec } from "./codec.ts";

/** A deprecated member that says the same: read where the newer one is missing, never written. */
export interface Older {
  /** With dots between steps. */
  readonly path: string;
  /** Its own words: it may have fewer of them. */
  readonly codec: AnyCodec;
}

interface Said<M> {
  /** The property of the model value. */
  readonly key: keyof M & string;
  /** Where it stands in the body, with dots between steps. */
  readonly path: string;
  /** What it is, for the text that stands in its place when it is not known; only where the API asks for it. */
  readonly required?: string;
  /** What it is, where its thing would count for more without it: what is stated is never left out silently. */
  readonly narrows?: string;
}

interface Part {
  readonly table: AnyTable;
}

/** Where one property of a model value stands in a body. */
export type Field<M> =
  /** One value. */
  | (Said<M> & { readonly kind: "value"; readonly codec: AnyCodec; readonly older?: readonly Older[] })
  /** A list of values. */
  | (Said<M> & { readonly kind: "values"; readonly codec: AnyCodec; readonly most?: number })
  /** A part with settings of its own; `older` are paths of deprecated members. */
  | (Said<M> & Part & { readonly kind: "part"; readonly older?: readonly string[] })
  /** A list of such parts. */
  | (Said<M> & Part & { readonly kind: "parts"; readonly most?: number })
  /** Read and written by code of its own. */
  | (Said<M> & { readonly kind: "given" });

/** How one kind of model value is said in a body. */
export interface Table<M> {
  /** In the order in which they are written. */
  readonly fields: readonly Field<M>[];
  /** Members that say nothing about the network, by path, and why. */
  readonly quiet?: Readonly<Record<string, string>>;
  /** Switches that are off by themselves, by path: on, they mean something that the model has no place for. */
  readonly off?: readonly string[];
  /** Members that mean something that the model has no place for, by path, and what that is. */
  readonly beyond?: Readonly<Record<string, string>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a table of tables; each is typed where it is made
export type AnyTable = Table<any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyField = Field<any>;

interface Demand {
  readonly required?: string;
  readonly narrows?: string;
}

/** Makes the fields of one kind of model value: keys are checked against it. */
export interface FieldMaker<M> {
  value<K extends keyof M & string>(
    key: K,
    path: string,
    codec: AnyCodec,
    more?: Demand & { readonly older?: readonly Older[] },
  ): Field<M>;
  values<K extends keyof M & string>(
    key: K,
    path: string,
    codec: AnyCodec,
    more?: Demand & { readonly most?: number },
  ): Field<M>;
  part<K extends keyof M & string>(
    key: K,
    path: string,
    table: AnyTable,
    more?: { readonly older?: readonly string[]; readonly narrows?: string },
  ): Field<M>;
  parts<K extends keyof M & string>(
    key: K,
    path: string,
    table: AnyTable,
    more?: { readonly most?: number; readonly narrows?: string },
  ): Field<M>;
  given<K extends keyof M & string>(key: K, path: string): Field<M>;
}

const maker: FieldMaker<Record<string, unknown>> = {
  value: (key, path, codec, more = {}) => ({ kind: "value", key, path, codec, ...more }),
  values: (key, path, codec, more = {}) => ({ kind: "values", key, path, codec, ...more }),
  part: (key, path, table, more = {}) => ({ kind: "part", key, path, table, ...more }),
  parts: (key, path, table, more = {}) => ({ kind: "parts", key, path, table, ...more }),
  given: (key, path) => ({ kind: "given", key, path }),
};

/** A maker for the fields of `M`. */
export function fieldsOf<M>(): FieldMaker<M> {
  return maker as unknown as FieldMaker<M>;
}

/** The path of a field that has code of its own. */
export function pathOf<M>(table: Table<M>, key: keyof M & string): string {
  return table.fields.find((field) => field.key === key)?.path ?? key;
}
