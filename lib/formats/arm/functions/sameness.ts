import { FunctionError, Lambda, ObjectValue, Unresolved, type Value } from "../template/value.ts";
import { functionLimits } from "./limits.ts";
import { PrintBudget, printJson } from "./print.ts";
import { isArray, kindOf } from "./signature.ts";

/**
 * Tells same values by a text that they share. Kinds never mix, text is compared with its case, members without regard to
 * order and to the case of names. One instance serves one call, so that hostile input cannot make it print without end.
 */
export class Sameness {
  readonly #budget = new PrintBudget(functionLimits.comparedText);

  /** Equal for two values when they are the same. */
  keyOf(value: Value): string | number | boolean | null {
    if (isArray(value) || value instanceof ObjectValue) {
      // The leading character keeps it apart from the key of a text that looks the same.
      return `j${printJson(value, { quote: '"', canonical: true }, this.#budget)}`;
    }
    if (value instanceof Lambda || value instanceof Unresolved) {
      throw new FunctionError(`a value is ${kindOf(value)} and cannot be compared`);
    }
    return typeof value === "string" ? `t${value}` : value;
  }

  areSame(left: Value, right: Value): boolean {
    return left === right || (kindOf(left) === kindOf(right) && this.keyOf(left) === this.keyOf(right));
  }

  /** Where a value stands in an array; -1 when it does not. */
  indexIn(array: readonly Value[], wanted: Value): number {
    const key = this.keyOf(wanted);
    return array.findIndex((item) => this.keyOf(item) === key);
  }
}
