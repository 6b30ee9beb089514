import assert from "node:assert/strict";
import { SourceText } from "../lib/source/text.ts";
import { type JsonNode, leavesOf } from "../lib/source/tree.ts";
import { parseYaml } from "../lib/source/yaml.ts";

/** What reading YAML gives: the root, and the problems as `CODE line:column` and in words. */
export interface YamlReading {
  readonly root: JsonNode | undefined;
  readonly problems: readonly string[];
  readonly messages: readonly string[];
}

/** Reads YAML as {@linkcode YamlReading} says. */
export function readYaml(text: string): YamlReading {
  const source = new SourceText("file.yaml", text);
  const { tree, problems } = parseYaml(source);
  const places = problems.map(({ code, start }) => {
    const { line, column } = source.positionAt(start);
    return `${code} ${line}:${column}`;
  });
  return { root: tree, problems: places, messages: problems.map(({ message }) => message) };
}

/** Every leaf of YAML without problems as `path = value <text as written>`. */
export function shownLeaves(text: string): string[] {
  const { root, problems } = readYaml(text);
  assert.deepEqual(problems, []);
  assert.ok(root);
  return leavesOf({ syntax: "yaml", source: root.source, root }).map(({ path, value, start, end }) => {
    return `${path} = ${JSON.stringify(value)} <${text.slice(start, end)}>`;
  });
}

/** The value of a node as JSON.parse would give it. */
export function valueOfNode(node: JsonNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "array") return node.items.map(valueOfNode);
  const value: Record<string, unknown> = {};
  for (const { name, value: member } of node.members) {
    const descriptor = { value: valueOfNode(member), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(value, name, descriptor);
  }
  return value;
}
