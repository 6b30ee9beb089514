import type { Source } from "../lib/formats/format.ts";
import { parse } from "../lib/source/parse.ts";
import type { JsonNode } from "../lib/source/tree.ts";

const secretNames =
  /^(?:sharedKey|authorizationKey|expressRouteAuthorizationKey|serviceKey|radiusServerSecret|publicCertData|thumbprint|vcenterPassword|nsxtPassword)$/i;

/** The texts of all literal secrets of inputs: settings that are secret, and values of secure parameters. */
export function secretsOf(sources: readonly Source[]): readonly string[] {
  const roots = sources
    .map(({ name, text }) => parse(name, text).tree)
    .filter((tree) => tree?.syntax === "json")
    .map((tree) => tree?.root as JsonNode);
  const found = new Set<string>();
  const add = (node: JsonNode | undefined): void => {
    if (typeof node?.value === "string" && node.value !== "" && !/^\[.*\]$/s.test(node.value)) found.add(node.value);
  };
  const secure = new Set<string>();
  const visit = (node: JsonNode, type: string): void => {
    const own = `${node.member("type")?.value ?? type} ${node.member("id")?.value ?? ""}`;
    for (const { name, value } of node.members) {
      if (secretNames.test(name)) add(value);
      if (/\/sharedkey\b/i.test(own) && name === "value") add(value);
      visit(value, own);
    }
    for (const item of node.items) visit(item, own);
  };
  for (const root of roots) {
    visit(root, "");
    for (const { name, value } of root.member("parameters")?.members ?? []) {
      if (!/^securestring$/i.test(String(value.member("type")?.value))) continue;
      secure.add(name.toLowerCase());
      add(value.member("defaultValue"));
    }
  }
  for (const root of roots) {
    for (const { name, value } of root.member("parameters")?.members ?? []) {
      if (secure.has(name.toLowerCase())) add(value.member("value"));
    }
  }
  // A word of three letters stands everywhere.
  return [...found].filter((text) => text.length > 3);
}
