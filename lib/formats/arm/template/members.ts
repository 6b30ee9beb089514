import type { JsonMember, JsonNode, Spot } from "../../../source/tree.ts";

/** The member of that name; names of the template language are found without regard to case, the same case first. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  const members = node?.members ?? [];
  let found: JsonNode | undefined;
  for (let index = members.length - 1; index >= 0; index--) {
    const member = members[index] as JsonMember;
    if (member.name === name) return member.value;
    if (found === undefined && same(member.name, name)) found = member.value;
  }
  return found;
}

/** Members by name in lower case; of names given twice the last counts, as in the engine. */
export function membersByName(node: JsonNode | undefined): ReadonlyMap<string, JsonMember> {
  return new Map((node?.members ?? []).map((member) => [member.name.toLowerCase(), member]));
}

/** Whether two names are the same without regard to case. */
export function same(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase();
}

/** The text of a scalar. */
export function textOf(node: JsonNode | undefined): string | undefined {
  return typeof node?.value === "string" ? node.value : undefined;
}

/** Where a text stands, its quotes included. */
export interface TextPlace extends Spot {
  /** Offset after the last character. */
  readonly end: number;
}

/** The place of a character of a text: escapes take more room in the file than in the text. */
export function spotInText(place: TextPlace, index: number): Spot {
  const { source, path } = place;
  let at = place.start + 1;
  for (let left = index; left > 0 && at < place.end - 1; left--) {
    if (source.text[at] !== "\\") at++;
    else at += source.text[at + 1] === "u" ? 6 : 2;
  }
  return { source, start: at, path };
}
