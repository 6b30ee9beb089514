import type { Code } from "../../../diagnostics/code.ts";
import type { JsonNode, Spot } from "../../../source/tree.ts";
import type { Expression } from "./expression.ts";
import type { DeploymentScope } from "./scope.ts";
import type { Traced } from "./trace.ts";
import type { Value } from "./value.ts";

/** One loop that an expression stands in. */
export interface Loop {
  readonly name: string | undefined;
  /** Unresolved when the count is. */
  readonly index: Value;
  /** A bare `copyIndex()` means the loop around a resource or an output, never one of a property. */
  readonly kind: "resource" | "property";
}

/** A function that the template defines. */
export interface UserFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly output: JsonNode | undefined;
}

/** The names that expressions of one template see. */
export interface Frame {
  readonly scope: DeploymentScope;
  /** What `deployment()` gives. */
  readonly deployment: () => Value;
  /** Undefined when there is none of that name. */
  parameter(name: string): Traced | undefined;
  variable(name: string): Traced | undefined;
  userFunction(space: string, name: string): UserFunction | undefined;
  /** Inside a function only its own parameters are seen. */
  readonly insideFunction: boolean;
}

/** A resource as `reference()` sees it. */
export interface Referable {
  /** False when its condition does not hold. */
  readonly deployed: boolean | "unknown";
  readonly existing: boolean;
  /** What the template writes for it, or `reference(…, 'Full')`; undefined when that cannot be known. */
  written(full: boolean): Traced | undefined;
}

/** Where `reference()` finds resources: those of one template first. */
export interface Neighbours {
  find(target: string): Referable | undefined;
  /** The instances of a symbolic name that stands for a loop. */
  findAll(symbol: string): readonly Referable[] | undefined;
}

/** What an expression is evaluated in. */
export interface Env {
  readonly frame: Frame;
  readonly neighbours: Neighbours;
  /** The innermost last. */
  readonly loops: readonly Loop[];
  readonly lambdas: ReadonlyMap<string, Traced>;
}

/** What evaluates expressions, as its functions see it. */
export interface Engine {
  evaluate(expression: Expression, env: Env): Traced;
  node(node: JsonNode, env: Env): Traced;
  /** Counts a step; false when no more are allowed. */
  step(): boolean;
  report(code: Code, at: Spot | undefined, message: string, help?: string): void;
  /** Runs something whose errors do not count. */
  quietly<T>(run: () => T): T;
  /** The region of a resource group that the template creates, by its id. */
  locationOf(resourceGroupId: string): Value | undefined;
  /** The time of the deployment, when it was supplied. */
  readonly utcNow: string | undefined;
}

/** An expression cannot be evaluated; the place is an offset in the string that holds it. */
export class EvaluationError extends Error {
  readonly start: number;
  readonly help: string | undefined;
  readonly code: Code;

  constructor(start: number, message: string, help?: string, code: Code = "NT2402") {
    super(message);
    this.start = start;
    this.help = help;
    this.code = code;
  }
}
