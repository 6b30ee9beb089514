import { type Printed, type Traced, TracedLeaf } from "./traced.ts";
import { isList, printed } from "./tracedLeaves.ts";
import type { Scalar } from "./tree.ts";

/**
 * Prints a traced tree as YAML in block style, indented by 2, with a line break at the end. A text stands in double quotes
 * unless no reader of YAML, old or new, could take it for anything else; no line is folded. A property that is undefined
 * is left out.
 */
export function printYaml(root: Traced): Printed {
  const lines: string[] = [];
  writeNode(root, "", "", lines);
  return printed(`${lines.join("\n")}\n`, root);
}

// `lead` is what stands before the node in its first line, `indent` what stands before each line after that.
function writeNode(node: Traced, lead: string, indent: string, lines: string[]): void {
  if (node instanceof TracedLeaf) lines.push(lead + printYamlScalar(node.value));
  else if (isList(node)) writeList(node, lead, indent, lines);
  else writeMapping(node, lead, indent, lines);
}

function writeList(items: readonly Traced[], lead: string, indent: string, lines: string[]): void {
  if (items.length === 0) lines.push(`${lead}[]`);
  items.forEach((item, index) => {
    writeNode(item, `${index === 0 ? lead : indent}- `, `${indent}  `, lines);
  });
}

type Members = { readonly [name: string]: Traced | undefined };

function writeMapping(members: Members, lead: string, indent: string, lines: string[]): void {
  if (!hasMembers(members)) lines.push(`${lead}{}`);
  let before = lead;
  for (const name in members) {
    const member = members[name];
    if (member === undefined) continue;
    writeMember(name, member, before, indent, lines);
    before = indent;
  }
}

function hasMembers(members: Members): boolean {
  for (const name in members) if (members[name] !== undefined) return true;
  return false;
}

function writeMember(name: string, member: Traced, before: string, indent: string, lines: string[]): void {
  const key = text(name);
  // Readers give up on a longer name when only the colon after it tells that it is one.
  const isLong = key.length > longestName;
  if (isLong) lines.push(`${before}? ${key}`);
  const lead = isLong ? `${indent}:` : `${before}${key}:`;
  if (standsInOneLine(member)) writeNode(member, `${lead} `, "", lines);
  else {
    lines.push(lead);
    writeNode(member, `${indent}  `, `${indent}  `, lines);
  }
}

function standsInOneLine(node: Traced): boolean {
  return node instanceof TracedLeaf || (isList(node) ? node.length === 0 : !hasMembers(node));
}

const longestName = 1_000;

/** A scalar in one line, without quotes where no reader could take it for anything else. */
export function printYamlScalar(value: Scalar): string {
  return typeof value === "string" ? text(value) : number(JSON.stringify(value));
}

// Old readers want a point in a number with an exponent.
function number(written: string): string {
  return written.replace(/^(-?\d+)e/, "$1.0e");
}

// A letter first, so that no number, date or address is without quotes, and none of the signs that mean something.
const plain = /^\p{L}(?:[\p{L}\p{N}_./+@ -]*[\p{L}\p{N}_./+@-])?$/u;
const words = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

function text(value: string): string {
  return plain.test(value) && !words.test(value) ? value : quoted(value);
}

// What JSON leaves as it is and YAML takes for a line break or for no text at all, and what nobody can see.
const unseen = /[\u007f-\u00a0\ufffe\uffff\p{Cf}\p{Zl}\p{Zp}]/gu;

function quoted(value: string): string {
  return JSON.stringify(value).replace(unseen, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16);
    return digits.length > 4 ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
  });
}
