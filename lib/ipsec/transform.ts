/** What a transform is for, by the numbers of RFC 7296, 3.3.2; 6 to 12 are the further key exchanges of RFC 9370. */
export const transformTypes = { encryption: 1, prf: 2, integrity: 3, group: 4, sequence: 5 } as const;

/** A number of {@linkcode transformTypes}, of RFC 9370, or one that nobody knows yet. */
export type TransformType = number;

/**
 * One algorithm as the wire has it: type, id and key length. Two transforms are the same if all three are: a key length is
 * part of the algorithm (RFC 7296, 3.3.5).
 */
export type Transform = number & { readonly transform: never };

const perId = 1_000;
const perType = 100_000_000;

/** A transform; `keyBits` is 0 for algorithms whose key length is fixed and not sent. */
export function transformOf(type: TransformType, id: number, keyBits = 0): Transform {
  return (type * perType + id * perId + keyBits) as Transform;
}

/** What a transform is for. */
export function typeOf(transform: Transform): TransformType {
  return Math.floor(transform / perType);
}

/** The id of a transform in the registry of its type. */
export function idOf(transform: Transform): number {
  return Math.floor((transform % perType) / perId);
}

/** The key length in bits as it is sent; 0 where none is. */
export function keyBitsOf(transform: Transform): number {
  return transform % perId;
}

/** Id and key length together, for comparing values of different types: the groups of several key exchanges. */
export function bareOf(transform: Transform): number {
  return transform % perType;
}

/** The transform that says there is none of its type: integrity beside a combined cipher, a key exchange, 32-bit numbers. */
export function noneOf(type: TransformType): Transform {
  return transformOf(type, 0);
}
