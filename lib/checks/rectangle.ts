import type { Range } from "../model/address.ts";

/** Traffic from every address of one range to every address of another. */
export interface Rectangle {
  readonly source: Range;
  readonly destination: Range;
}

/** What two rectangles share. */
export function shared(one: Rectangle, other: Rectangle): Rectangle | undefined {
  const source = common(one.source, other.source);
  const destination = common(one.destination, other.destination);
  return source === undefined || destination === undefined ? undefined : { source, destination };
}

/** What is left of a rectangle without a part of it: four pieces at most, apart from each other. */
export function without({ source, destination }: Rectangle, part: Rectangle): readonly Rectangle[] {
  return [
    ...beside(source, part.source).map((each) => ({ source: each, destination })),
    ...beside(destination, part.destination).map((each) => ({ source: part.source, destination: each })),
  ];
}

function common(one: Range, other: Range): Range | undefined {
  const first = Math.max(one.first, other.first);
  const last = Math.min(one.last, other.last);
  return first > last ? undefined : { first, last };
}

function beside(whole: Range, part: Range): readonly Range[] {
  return [
    { first: whole.first, last: part.first - 1 },
    { first: part.last + 1, last: whole.last },
  ].filter(({ first, last }) => first <= last);
}
