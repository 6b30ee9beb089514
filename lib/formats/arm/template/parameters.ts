import { excerpt } from "../../../source/excerpt.ts";
import type { JsonNode, Tree } from "../../../source/tree.ts";
import { parseJsonText } from "../functions/json.ts";
import type { Engine } from "./engine.ts";
import { literalNode } from "./literal.ts";
import { memberOf, membersByName, textOf } from "./members.ts";
import { printValue, quoted } from "./printExpression.ts";
import { noTrace, Trace, type Traced } from "./trace.ts";
import { FunctionError, ObjectValue, Unresolved, type Value } from "./value.ts";

/** Values that a deployment is given. */
export interface Supplied {
  /** The value of a parameter; undefined when none is given. */
  get(name: string): Traced | undefined;
  /** The names that a value is given for, with the places to point at. */
  readonly names: readonly (readonly [name: string, at: JsonNode])[];
}

/** No values. */
export const nothingSupplied: Supplied = { get: () => undefined, names: [] };

const secretParameter = /shared_?key|authori[sz]ation_?key|passw|secret|\bpsk|psk$/i;

/** The values of a parameters file, or of a bare object of the same shape. */
export function parametersFile(tree: Tree | undefined): Supplied {
  if (tree?.syntax !== "json") return nothingSupplied;
  const entries = membersByName(memberOf(tree.root, "parameters") ?? tree.root);
  const given = [...entries].filter(
    ([, { value }]) => memberOf(value, "value") !== undefined || memberOf(value, "reference") !== undefined,
  );
  return {
    names: given.map(([, { name, value }]) => [name, value]),
    get: (name) => {
      const entry = entries.get(name.toLowerCase())?.value;
      const value = memberOf(entry, "value");
      if (value !== undefined) return literalNode(value);
      const reference = memberOf(entry, "reference");
      return reference === undefined ? undefined : fromVault(name, reference);
    },
  };
}

/** The values of several, the first that gives one. */
export function firstGiven(all: readonly Supplied[]): Supplied {
  return {
    names: all.flatMap(({ names }) => names),
    get: (name) => {
      for (const { get } of all) {
        const found = get(name);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/** The name of an input whose values were typed on a command line: all of them are texts. */
export const typedParameters = "--set";

/** A value that was typed, as the parameter is declared. What does not look like one stays a text and is reported. */
export function typedValue({ type }: Declaration, given: Traced): Traced {
  const { value, trace } = given;
  if (typeof value !== "string" || trace.at?.source.name !== typedParameters || /^(?:secure)?string$/.test(type)) {
    return given;
  }
  try {
    return { value: parseJsonText(/^(?:true|false)$/i.test(value.trim()) ? value.toLowerCase() : value), trace };
  } catch (error) {
    if (error instanceof FunctionError) return given;
    throw error;
  }
}

/** A value that is kept in a vault. */
export function fromVault(name: string, reference: JsonNode): Traced {
  const reason = "Its value is a secret in a key vault, read when the template is deployed";
  return { value: new Unresolved(parameterCall(name), reason), trace: new Trace(reference, [], true) };
}

/** What stands for a parameter whose value is not known. */
export function parameterCall(name: string): string {
  return `parameters(${quoted(name)})`;
}

/** A parameter as the template declares it, with what its user-defined type adds. */
export class Declaration {
  readonly name: string;
  readonly node: JsonNode;
  readonly #type: JsonNode | undefined;

  constructor(name: string, node: JsonNode, definitions: JsonNode | undefined) {
    this.name = name;
    this.node = node;
    const target = /^#\/definitions\/(.+)$/i.exec(textOf(memberOf(node, "$ref")) ?? "")?.[1];
    this.#type =
      target === undefined ? undefined : memberOf(definitions, target.replaceAll("~1", "/").replaceAll("~0", "~"));
  }

  /** A facet such as `minValue`, its own before that of its type. */
  facet(name: string): JsonNode | undefined {
    return memberOf(this.node, name) ?? memberOf(this.#type, name);
  }

  get type(): string {
    return textOf(this.facet("type"))?.toLowerCase() ?? "";
  }

  /** Its value must not be shown: by its type, or by what its name says. */
  get secure(): boolean {
    return this.type.startsWith("secure") || secretParameter.test(this.name);
  }

  get nullable(): boolean {
    return this.facet("nullable")?.value === true;
  }
}

/** The value of a parameter without a given value and without a default. */
export function missingValue(declaration: Declaration, engine: Engine): Traced {
  if (declaration.nullable) return { value: null, trace: noTrace };
  const { name, node, secure } = declaration;
  const help = "Give it in a parameters file, or with --set";
  engine.report("NT2405", node, `Parameter "${excerpt(name)}" has no value: what depends on it is not known`, help);
  const reason = `Parameter "${excerpt(name)}" has no value: give one in a parameters file`;
  return { value: new Unresolved(parameterCall(name), reason), trace: new Trace(undefined, [], secure) };
}

/** Reports a value that its declaration does not allow. It is used all the same. */
export function checkValue(declaration: Declaration, { value, trace }: Traced, engine: Engine): void {
  if (value instanceof Unresolved || value === null) return;
  const problem =
    typeProblem(declaration, value) ??
    allowedProblem(declaration, value, declaration.secure || trace.at?.source.name === typedParameters) ??
    boundProblem(declaration, value);
  if (problem === undefined) return;
  const at = trace.at ?? trace.parts.find((part) => part.at !== undefined)?.at ?? declaration.node;
  engine.report(
    "NT2406",
    at,
    `Parameter "${excerpt(declaration.name)}" ${problem}`,
    "Give a value that the template allows",
  );
}

function typeProblem({ type }: Declaration, value: Value): string | undefined {
  const found = Array.isArray(value) ? "array" : value instanceof ObjectValue ? "object" : typeof value;
  const fits: Readonly<Record<string, string>> = {
    string: "string",
    securestring: "string",
    int: "number",
    bool: "boolean",
    object: "object",
    secureobject: "object",
    array: "array",
  };
  const expected = Object.hasOwn(fits, type) ? fits[type] : undefined;
  return expected === undefined || expected === found
    ? undefined
    : `is given a value of type ${found}, expected ${type}`;
}

const mostShown = 12;

function allowedProblem(declaration: Declaration, value: Value, secure: boolean): string | undefined {
  const allowed = declaration.facet("allowedValues");
  if (allowed?.kind !== "array") return undefined;
  const values = allowed.items.map((item) => literalNode(item).value);
  // The list of an array parameter says what its items may be.
  const asked = Array.isArray(value) && !values.some(Array.isArray) ? (value as readonly Value[]) : [value];
  const keys = new Set(values.map((each) => printValue(each).toLowerCase()));
  const refused = asked.find((each) => !(each instanceof Unresolved) && !keys.has(printValue(each).toLowerCase()));
  if (refused === undefined) return undefined;
  const list = values.slice(0, mostShown).map(shown).join(", ") + (values.length > mostShown ? " and others" : "");
  return `is given ${secure ? "a value that is not allowed" : shown(refused)}, expected one of ${list}`;
}

function boundProblem(declaration: Declaration, value: Value): string | undefined {
  const size =
    typeof value === "number" ? value : typeof value === "string" || Array.isArray(value) ? value.length : undefined;
  if (size === undefined) return undefined;
  const [least, most] =
    typeof value === "number" ? (["minValue", "maxValue"] as const) : (["minLength", "maxLength"] as const);
  const low = declaration.facet(least)?.value;
  const high = declaration.facet(most)?.value;
  // The length of a secret is a part of it.
  const plainly = typeof value === "number" ? String(size) : `a length of ${size}`;
  const what = declaration.secure ? "a value outside of its bounds" : plainly;
  if (typeof low === "number" && size < low) return `is given ${what}, expected at least ${low}`;
  return typeof high === "number" && size > high ? `is given ${what}, expected at most ${high}` : undefined;
}

function shown(value: Value): string {
  return typeof value === "string"
    ? `"${excerpt(value)}"`
    : typeof value === "object" && value !== null
      ? "a value"
      : String(value);
}
