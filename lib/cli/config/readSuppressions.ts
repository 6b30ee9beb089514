import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { explain, explanations } from "../../diagnostics/explain.ts";
import { excerpt } from "../../source/excerpt.ts";
import type { JsonNode } from "../../source/tree.ts";
import { didYouMean } from "../suggest.ts";
import type { ConfiguredSuppression } from "./configuration.ts";

/** The suppressions that a configuration states. */
export interface ReadSuppressions {
  /** Those that can be used. */
  readonly suppressions: readonly ConfiguredSuppression[];
  /** What is wrong with the others. */
  readonly diagnostics: readonly Diagnostic[];
}

const members = ["code", "path", "at", "reason"] as const;
const example = '{ "code": "NT2012", "path": "old/**", "reason": "…" }';

/** Reads a list of suppressions. One that cannot be understood as a whole has no effect: half of it could hide too much. */
export function readSuppressions(node: JsonNode): ReadSuppressions {
  // A name without anything behind it, as YAML has it when all suppressions are commented out.
  if (node.kind === "scalar" && node.value === null) return { suppressions: [], diagnostics: [] };
  if (node.kind !== "array") {
    return { suppressions: [], diagnostics: [incomplete(node, "The suppressions are no list")] };
  }
  const suppressions: ConfiguredSuppression[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const item of node.items) {
    const read = suppressionOf(item);
    if ("spot" in read) suppressions.push(read);
    else diagnostics.push(read);
  }
  return { suppressions, diagnostics };
}

function suppressionOf(node: JsonNode): ConfiguredSuppression | Diagnostic {
  const fault = faultOf(node);
  if (fault !== undefined) return fault;
  const code = explain(textOf(node, "code") ?? "")?.code;
  if (code === undefined) return unknownCode(node.member("code") ?? node);
  const [path, at] = [textOf(node, "path"), textOf(node, "at")];
  return {
    code,
    ...(path === undefined ? {} : { path }),
    ...(at === undefined ? {} : { at }),
    reason: textOf(node, "reason") ?? "",
    spot: node.member("code") ?? node,
  };
}

function faultOf(node: JsonNode): Diagnostic | undefined {
  if (node.kind !== "object") return incomplete(node, "A suppression is no object");
  for (const { name, nameStart, value } of node.members) {
    if (!(members as readonly string[]).includes(name)) {
      const at = { source: value.source, start: nameStart, path: value.path };
      return incomplete(at, `Unexpected member "${excerpt(name)}" of a suppression${didYouMean(name, members)}`);
    }
    if (typeof value.value !== "string" || value.value.trim() === "") {
      return incomplete(value, `The member "${name}" of a suppression is no text, or an empty one`);
    }
  }
  if (node.member("code") === undefined) return incomplete(node, "A suppression names no code");
  if (node.member("reason") === undefined) return incomplete(node, "A suppression gives no reason");
  return undefined;
}

function textOf(node: JsonNode, name: (typeof members)[number]): string | undefined {
  const value = node.member(name)?.value;
  return typeof value === "string" ? value : undefined;
}

function incomplete(at: Parameters<typeof diagnose>[1]["at"], message: string): Diagnostic {
  return diagnose("NT5904", { message, help: `Write it like ${example}; until then it has no effect`, at });
}

function unknownCode(node: JsonNode): Diagnostic {
  const found = String(node.value);
  const known = explanations().flatMap(({ code, slug }) => [code, slug]);
  return diagnose("NT5905", {
    message: `There is no code "${excerpt(found)}" to suppress${didYouMean(found, known)}`,
    help: 'Copy the code from a report, such as "NT2012"',
    at: node,
    actual: excerpt(found),
  });
}
