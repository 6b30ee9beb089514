import type { Code } from "../diagnostics/code.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { ParameterName } from "./end.ts";
import type { Judgement } from "./judge.ts";
import { parameterPlace } from "./parameterPlace.ts";
import type { Place } from "./tunnelEnd.ts";

/** Collects what there is to say about a pair of ends; each finding points at both. */
export class Findings {
  readonly all: Diagnostic[] = [];
  readonly #judgement: Judgement;

  constructor(judgement: Judgement) {
    this.#judgement = judgement;
  }

  /** Reports a difference in one setting. */
  differ(
    code: Code,
    parameter: ParameterName,
    message: string,
    help: string,
    values: { readonly azure?: readonly string[]; readonly cds?: readonly string[] } = {},
  ): void {
    const { azure, cds } = this.#judgement;
    this.both(code, message, help, parameterPlace(azure.view, parameter), parameterPlace(cds.view, parameter), values);
  }

  /** Reports something that both ends have a part in. */
  both(
    code: Code,
    message: string,
    help: string,
    azureAt: Place | undefined,
    cdsAt: Place | undefined,
    { azure = [], cds = [] }: { readonly azure?: readonly string[]; readonly cds?: readonly string[] } = {},
  ): void {
    const at = azureAt ?? cdsAt;
    const other = azureAt === undefined ? undefined : cdsAt;
    const has = cds.length === 0 ? "The edge end" : `The edge end has ${cds.join(", ")}`;
    const actual = azure.length === 0 ? undefined : azure.join(", ");
    const expected = cds.length === 0 ? undefined : cds;
    const related = other === undefined ? undefined : [{ message: has, at: other }];
    this.all.push(diagnose(code, { message, help, at, actual, expected, related }));
  }

  /** Reports something at one place; `other` is what the peer has to do with it. */
  one(code: Code, message: string, help: string, at: Place | undefined, other?: Place): void {
    const related = other === undefined ? undefined : [{ message: "The other end", at: other }];
    this.all.push(diagnose(code, { message, help, at, related }));
  }
}
