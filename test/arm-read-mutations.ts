import fc from "fast-check";
import type { Source } from "../lib/formats/format.ts";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Inputs = readonly { readonly sources: readonly Source[] }[];

/** One change of one value, chosen by numbers. */
const changes: readonly ((value: Json, seed: number) => Json | undefined)[] = [
  () => undefined,
  () => null,
  () => 7,
  () => "x".repeat(5000),
  () => "[parameters('nothing')]",
  () => "[reference('somewhere').properties.value]",
  () => "[concat(",
  () => ({}),
  () => [],
  (value) => [value],
  (value) => ({ properties: value }),
  (value) => (Array.isArray(value) ? [...value, ...value] : value),
  (value) => (Array.isArray(value) ? (value[0] ?? null) : value),
  (value) => (Array.isArray(value) ? [...value, null, "", 3, "[parameters('item')]", { name: "more" }] : value),
  (value) => (typeof value === "string" ? value.toUpperCase() : value),
  (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
  (value) => (isObject(value) ? renamed(value, (name) => name.toUpperCase()) : value),
  (value) => (isObject(value) ? { ...renamed(value, (name) => name.toLowerCase()), ...value } : value),
  (value, seed) => (isObject(value) ? { ...value, [`other${seed}`]: { inner: [seed] } } : value),
  (value) => (isObject(value) && isObject(value.properties ?? null) ? flattened(value) : value),
  (value) => ({ copy: [{ name: "items", count: 2, input: value }] }),
];

/** Inputs with some of their values changed, removed or moved. */
export function mutations(inputs: Inputs): fc.Arbitrary<readonly Source[]> {
  const change = fc.record({ at: fc.nat(), how: fc.nat(changes.length - 1), seed: fc.nat(9) });
  const picked = fc.record({
    input: fc.constantFrom(...inputs),
    file: fc.nat(),
    changed: fc.array(change, { minLength: 1, maxLength: 4 }),
  });
  return picked.map(({ input: { sources }, file, changed }) => {
    const chosen = file % sources.length;
    return sources.map((source, index) => {
      if (index !== chosen) return source;
      let json: Json | undefined = JSON.parse(textOf(source)) as Json;
      for (const { at, how, seed } of changed)
        json = changedAt(json ?? null, at, (value) => changes[how]?.(value, seed));
      return { name: source.name, text: JSON.stringify(json ?? null, undefined, 1) };
    });
  });
}

/** Inputs with a piece of their text replaced. */
export function textMutations(inputs: Inputs): fc.Arbitrary<readonly Source[]> {
  const picked = fc.record({
    input: fc.constantFrom(...inputs),
    file: fc.nat(),
    at: fc.nat(),
    length: fc.nat(40),
    put: fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('"', "[[", "{}", ", null", '"name": "twice", ', "/* */", "'"),
    ),
  });
  return picked.map(({ input: { sources }, file, at, length, put }) => {
    const chosen = file % sources.length;
    return sources.map((source, index) => {
      if (index !== chosen) return source;
      const text = textOf(source);
      const start = at % text.length;
      return { name: source.name, text: text.slice(0, start) + put + text.slice(start + length) };
    });
  });
}

function textOf({ text }: Source): string {
  return typeof text === "string" ? text : new TextDecoder().decode(text);
}

function isObject(value: Json): value is { [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function renamed(value: { [name: string]: Json }, rename: (name: string) => string): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [rename(name), member]));
}

function flattened({ properties, ...rest }: { [name: string]: Json }): Json {
  return { ...(properties as { [name: string]: Json }), ...rest };
}

/** Changes the value of that number, counted in document order. */
function changedAt(json: Json, at: number, change: (value: Json) => Json | undefined): Json | undefined {
  let left = at % count(json);
  const visit = (value: Json): Json | undefined => {
    if (left-- === 0) return change(value);
    if (Array.isArray(value)) return value.map(visit).filter((item) => item !== undefined);
    if (!isObject(value)) return value;
    const members = Object.entries(value).map(([name, member]) => [name, visit(member)] as const);
    return Object.fromEntries(members.filter(([, member]) => member !== undefined)) as Json;
  };
  return visit(json);
}

function count(json: Json): number {
  if (Array.isArray(json)) return json.reduce<number>((sum, item) => sum + count(item), 1);
  return isObject(json) ? Object.values(json).reduce<number>((sum, item) => sum + count(item), 1) : 1;
}
