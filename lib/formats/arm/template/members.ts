import type { JsonMember, JsonNode, Spot } from "../../../source/tree.ts";

/** The member of that name; names of the template language are found without regard to case, the same case first. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.member(name) ?? node?.members.findLast((member) => same(member.name, name))?.value;
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

/** The place of a character of a text: escapes take more room in the file than in the text. */
export function spotInText(node: JsonNode, index: number): Spot {
  const { source } = node;
  let at = node.start + 1;
  for (let left = index; left > 0 && at < node.end - 1; left--) {
    if (source.text[at] !== "\\") at++;
    else at += source.text[at + 1] === "u" ? 6 : 2;
  }
  return { source, start: at, path: node.path };
}
