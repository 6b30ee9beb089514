import { excerpt } from "../../../source/excerpt.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { repeat } from "./copy.ts";
import type { Engine, Frame, Neighbours, UserFunction } from "./engine.ts";
import { bareEnv } from "./evaluator.ts";
import { memberOf, membersByName, textOf } from "./members.ts";
import { checkValue, Declaration, missingValue, parameterCall, type Supplied, typedValue } from "./parameters.ts";
import { quoted } from "./printExpression.ts";
import { erroneous } from "./runTime.ts";
import type { DeploymentScope } from "./scope.ts";
import { Trace, type Traced } from "./trace.ts";
import type { Value } from "./value.ts";

type Cell = {
  readonly make: () => Traced;
  readonly node: JsonNode;
  readonly call: string;
  value?: Traced;
  busy?: true;
};

/** What a frame is made of. */
export interface FrameParts {
  readonly template: JsonNode;
  readonly scope: DeploymentScope;
  readonly deployment: () => Value;
  readonly supplied: Supplied;
  readonly neighbours: Neighbours;
  readonly engine: Engine;
}

/** Parameters, variables and functions of one template. Each is evaluated when it is first asked for, and once. */
export class TemplateFrame implements Frame {
  readonly scope: DeploymentScope;
  readonly deployment: () => Value;
  readonly insideFunction = false;
  readonly #parts: FrameParts;
  readonly #parameters = new Map<string, Cell>();
  readonly #variables = new Map<string, Cell>();
  readonly #functions = new Map<string, UserFunction>();

  constructor(parts: FrameParts) {
    this.#parts = parts;
    this.scope = parts.scope;
    this.deployment = parts.deployment;
    const { template } = parts;
    for (const [name, member] of membersByName(memberOf(template, "parameters"))) {
      const declaration = new Declaration(member.name, member.value, memberOf(template, "definitions"));
      const make = (): Traced => this.#parameterValue(declaration);
      this.#parameters.set(name, { make, node: member.value, call: parameterCall(member.name) });
    }
    for (const { name, value } of memberOf(template, "variables")?.members ?? []) this.#declareVariable(name, value);
    this.#declareFunctions(memberOf(template, "functions"));
    this.#reportUndeclared();
  }

  parameter(name: string): Traced | undefined {
    return this.#value(this.#parameters.get(name.toLowerCase()));
  }

  variable(name: string): Traced | undefined {
    return this.#value(this.#variables.get(name.toLowerCase()));
  }

  userFunction(space: string, name: string): UserFunction | undefined {
    return this.#functions.get(`${space}.${name}`.toLowerCase());
  }

  #value(cell: Cell | undefined): Traced | undefined {
    if (cell === undefined || cell.value !== undefined) return cell?.value;
    if (cell.busy === true) {
      this.#parts.engine.report(
        "NT2404",
        cell.node,
        `Found ${cell.call} depending on itself`,
        "Break the cycle: write one of the values out",
      );
      return { value: erroneous(cell.call), trace: new Trace(cell.node) };
    }
    cell.busy = true;
    try {
      cell.value = cell.make();
    } finally {
      delete cell.busy;
    }
    return cell.value;
  }

  #parameterValue(declaration: Declaration): Traced {
    const { engine, supplied, neighbours } = this.#parts;
    const given = supplied.get(declaration.name);
    const defaultNode = memberOf(declaration.node, "defaultValue");
    let found: Traced;
    if (given !== undefined && (given.value !== null || defaultNode === undefined))
      found = typedValue(declaration, given);
    else if (defaultNode !== undefined) found = engine.node(defaultNode, bareEnv(this, neighbours));
    else found = missingValue(declaration, engine);
    checkValue(declaration, found, engine);
    return declaration.secure ? { value: found.value, trace: new Trace(found.trace.at, [found.trace], true) } : found;
  }

  #declareVariable(name: string, node: JsonNode): void {
    const { engine, neighbours } = this.#parts;
    const declare = (variable: string, at: JsonNode, make: () => Traced): void => {
      this.#variables.set(variable.toLowerCase(), { make, node: at, call: variableCall(variable) });
    };
    const loops = name.toLowerCase() === "copy" && node.kind === "array" ? node.items : undefined;
    if (loops === undefined) {
      declare(name, node, () => engine.node(node, bareEnv(this, neighbours)));
      return;
    }
    for (const copy of loops) {
      const variable = textOf(memberOf(copy, "name"));
      const input = memberOf(copy, "input");
      if (variable === undefined || input === undefined) continue;
      const call = variableCall(variable);
      declare(variable, copy, () => repeat(copy, input, variable, "property", bareEnv(this, neighbours), engine, call));
    }
  }

  #declareFunctions(node: JsonNode | undefined): void {
    for (const space of node?.items ?? []) {
      const prefix = textOf(memberOf(space, "namespace")) ?? "";
      for (const { name, value } of memberOf(space, "members")?.members ?? []) {
        const parameters = memberOf(value, "parameters")?.items ?? [];
        this.#functions.set(`${prefix}.${name}`.toLowerCase(), {
          name: `${prefix}.${name}`,
          parameters: parameters.map((parameter) => textOf(memberOf(parameter, "name")) ?? ""),
          output: memberOf(memberOf(value, "output"), "value"),
        });
      }
    }
  }

  #reportUndeclared(): void {
    const { engine, supplied } = this.#parts;
    for (const [name, at] of supplied.names) {
      if (this.#parameters.has(name.toLowerCase())) continue;
      const message = `Found a value for parameter "${excerpt(name)}", which the template does not declare`;
      engine.report("NT2407", at, message, "Remove it, or correct the name");
    }
  }
}

function variableCall(name: string): string {
  return `variables(${quoted(name)})`;
}
