import { endFaults } from "./endFaults.ts";
import type { Rule } from "./rule.ts";

/** Every rule. A rule is added by one line here. */
export const rules: readonly Rule[] = [endFaults];
