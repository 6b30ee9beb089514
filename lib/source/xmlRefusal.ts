import type { Problem } from "./problem.ts";

/**
 * Thrown out of a handler to leave the tokeniser, which has no other way to stop. Without a problem, the document is not
 * well formed, and the strict reader is to say why.
 */
export class XmlRefusal extends Error {
  /** What is wrong, when it is known already. */
  readonly problem: Problem | undefined;

  /** Without a problem, the strict reader is asked for one. */
  constructor(problem?: Problem) {
    super(problem?.message ?? "XML is not well formed");
    this.problem = problem;
  }
}
