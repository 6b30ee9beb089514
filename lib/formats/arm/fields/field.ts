import type { Codec } from "./codec.ts";

/** A codec of any kind: each is typed where it is made. */
export type AnyCodec = Codec<unknown>;

/**
 * Where one property of a model value stands in a resource. Paths have dots; a step `properties` may be missing in the
 * input, because tools flatten it away.
 */
export type Field<M> =
  /** One value. */
  | { readonly kind: "value"; readonly key: keyof M & string; readonly path: string; readonly codec: AnyCodec }
  /** A list of values. */
  | { readonly kind: "values"; readonly key: keyof M & string; readonly path: string; readonly codec: AnyCodec }
  /** A list in the model, one value in the resource. */
  | { readonly kind: "single"; readonly key: keyof M & string; readonly path: string; readonly codec: AnyCodec }
  /** A part with settings of its own. */
  | { readonly kind: "part"; readonly key: keyof M & string; readonly path: string; readonly fields: AnyFields }
  /** A list of such parts. */
  | { readonly kind: "parts"; readonly key: keyof M & string; readonly path: string; readonly fields: AnyFields }
  /** A list in the resource that holds one part at most. */
  | { readonly kind: "only"; readonly key: keyof M & string; readonly path: string; readonly fields: AnyFields };

/** The fields of some kind of model value, in the order in which they are written. */
export type AnyFields = readonly Field<Readonly<Record<string, unknown>>>[];

/** A list that stands under one name when it has one value, and under another when it has several. */
export interface OneOrMany<M> {
  readonly key: keyof M & string;
  /** The name for one value. */
  readonly one: string;
  /** The name for several. */
  readonly many: string;
  readonly codec: AnyCodec;
}

/** Makes the fields of one kind of model value: keys are checked against it. */
export interface FieldMaker<M> {
  value<K extends keyof M & string>(key: K, path: string, codec: AnyCodec): Field<M>;
  values<K extends keyof M & string>(key: K, path: string, codec: AnyCodec): Field<M>;
  single<K extends keyof M & string>(key: K, path: string, codec: AnyCodec): Field<M>;
  part<K extends keyof M & string>(key: K, path: string, fields: AnyFields): Field<M>;
  parts<K extends keyof M & string>(key: K, path: string, fields: AnyFields): Field<M>;
  only<K extends keyof M & string>(key: K, path: string, fields: AnyFields): Field<M>;
}

const maker: FieldMaker<Record<string, unknown>> = {
  value: (key, path, codec) => ({ kind: "value", key, path, codec }),
  values: (key, path, codec) => ({ kind: "values", key, path, codec }),
  single: (key, path, codec) => ({ kind: "single", key, path, codec }),
  part: (key, path, fields) => ({ kind: "part", key, path, fields }),
  parts: (key, path, fields) => ({ kind: "parts", key, path, fields }),
  only: (key, path, fields) => ({ kind: "only", key, path, fields }),
};

/** A maker for the fields of `M`. */
export function fieldsOf<M>(): FieldMaker<M> {
  return maker as unknown as FieldMaker<M>;
}
