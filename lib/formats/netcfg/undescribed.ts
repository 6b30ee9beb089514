import type { Unresolved } from "../../model/stated.ts";

const pattern = /^<(?:security group|route table) (.*)>$/s;

/** Stands for the resource id of something that an answer names and no input describes. */
export function undescribed(words: "security group" | "route table", name: string): Unresolved {
  return {
    unresolved: `<${words} ${name}>`,
    reason: `No input describes the ${words} "${name}" of the classic network`,
  };
}

/** The name in what {@linkcode undescribed} made; undefined for other expressions. */
export function nameOfUndescribed({ unresolved }: Unresolved): string | undefined {
  return pattern.exec(unresolved)?.[1];
}
