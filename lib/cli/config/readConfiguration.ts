import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { diagnosticOf } from "../../diagnostics/fromProblem.ts";
import type { Source } from "../../formats/format.ts";
import { excerpt } from "../../source/excerpt.ts";
import { parse } from "../../source/parse.ts";
import type { JsonMember, JsonNode } from "../../source/tree.ts";
import type { Option } from "../command.ts";
import { didYouMean } from "../suggest.ts";
import type { Configuration, ConfiguredSuppression } from "./configuration.ts";
import { readSuppressions } from "./readSuppressions.ts";
import { settingName } from "./settingNames.ts";

/** What a configuration file says. */
export interface ReadConfiguration extends Configuration {
  /** By the name of the option; no value for a switch that is off. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

// What a configuration holds beside the values of options: editors look for the first.
const ownMembers = ["$schema", "suppressions"] as const;

/** Reads a configuration file, JSON or YAML. What cannot be understood is a finding with its place, and has no effect. */
export function readConfiguration(source: Source, options: readonly Option[]): ReadConfiguration {
  const { tree, source: text, problems } = parse(source.name, source.text);
  const reader = new ConfigurationReader(options);
  // Comments are welcome in a configuration, and that a text is neither JSON nor YAML is said in other words.
  for (const problem of problems) {
    if (problem.code !== "NT1021" && problem.code !== "NT1003") reader.diagnostics.push(diagnosticOf(problem));
  }
  if (tree !== undefined && tree.syntax !== "xml" && tree.root.kind === "object") reader.read(tree.root);
  else if (reader.diagnostics.length === 0 && text !== undefined) {
    reader.diagnostics.push(notRead(source.name, tree?.root ?? { source: text, start: 0 }));
  }
  const { values, suppressions, diagnostics } = reader;
  return { values, suppressions, diagnostics, sources: [source] };
}

class ConfigurationReader {
  readonly values = new Map<string, readonly string[]>();
  readonly diagnostics: Diagnostic[] = [];
  suppressions: readonly ConfiguredSuppression[] = [];
  readonly #options: readonly Option[];

  constructor(options: readonly Option[]) {
    this.#options = options;
  }

  read(root: JsonNode): void {
    for (const member of root.members) {
      const option = this.#options.find((each) => settingName(each) === member.name);
      if (option !== undefined) this.#readValue(option, member.value);
      else if (member.name === "suppressions") this.#readSuppressions(member.value);
      else if (member.name !== "$schema") this.diagnostics.push(unknownSetting(member, this.#options));
    }
  }

  #readSuppressions(node: JsonNode): void {
    const { suppressions, diagnostics } = readSuppressions(node);
    this.suppressions = suppressions;
    this.diagnostics.push(...diagnostics);
  }

  #readValue(option: Option, node: JsonNode): void {
    const { values, problem } = valuesOf(option, node);
    if (values !== undefined) this.values.set(option.name, values);
    if (problem !== undefined) this.diagnostics.push(problem);
  }
}

interface Values {
  readonly values?: readonly string[];
  readonly problem?: Diagnostic;
}

function valuesOf(option: Option, node: JsonNode): Values {
  if (option.repeatable === true) return valuesOfMembers(option, node);
  if (option.value === undefined) {
    if (typeof node.value !== "boolean") return { problem: refused(option, node, ["true", "false"]) };
    return { values: node.value ? ["true"] : [] };
  }
  if (typeof node.value !== "string" || option.choices?.includes(node.value) === false) {
    return { problem: refused(option, node, option.choices ?? []) };
  }
  return { values: [node.value] };
}

// What the command line takes as KEY=VALUE is an object here.
function valuesOfMembers(option: Option, node: JsonNode): Values {
  const [wrong] = node.kind === "object" ? node.members.filter(({ value }) => typeof value.value !== "string") : [];
  if (node.kind !== "object") return { problem: refused(option, node, []) };
  if (wrong !== undefined) return { problem: refused(option, wrong.value, []) };
  const values: string[] = [];
  for (const { name, nameStart, value } of node.members) {
    const pair = `${name}=${value.value}`;
    const problem = option.problemOf?.(pair);
    if (problem !== undefined) {
      const at = { source: value.source, start: nameStart, path: value.path };
      return { problem: diagnose("NT5903", { message: problem, help: "Mend the configuration", at }) };
    }
    values.push(pair);
  }
  return { values };
}

function notRead(name: string, at: Parameters<typeof diagnose>[1]["at"]): Diagnostic {
  return diagnose("NT5901", {
    message: `Cannot read the configuration "${excerpt(name)}": it is no JSON object and no YAML mapping`,
    help: 'Write the settings by name, such as "failOn: warning" in YAML or { "failOn": "warning" } in JSON',
    at,
  });
}

function unknownSetting({ name, nameStart, value }: JsonMember, options: readonly Option[]): Diagnostic {
  const known = [...options.map(settingName), ...ownMembers];
  return diagnose("NT5902", {
    message: `Unexpected setting "${excerpt(name)}" in the configuration${didYouMean(name, known)}`,
    help: `The settings are ${known.map((each) => `"${each}"`).join(", ")}`,
    at: { source: value.source, start: nameStart, path: value.path },
    actual: excerpt(name),
    expected: known,
  });
}

function refused(option: Option, node: JsonNode, expected: readonly string[]): Diagnostic {
  const found = node.kind === "scalar" ? `"${excerpt(String(node.value))}"` : `an ${node.kind}`;
  const wanted =
    expected.length > 0
      ? `one of ${expected.map((each) => `"${each}"`).join(", ")}`
      : option.repeatable === true
        ? "texts by name"
        : "a text";
  return diagnose("NT5903", {
    message: `Unexpected value ${found} of setting "${settingName(option)}", expected ${wanted}`,
    help: "Mend the configuration; until then the setting has no effect",
    at: node,
    ...(node.kind === "scalar" ? { actual: excerpt(String(node.value)) } : {}),
    ...(expected.length > 0 ? { expected } : {}),
  });
}
