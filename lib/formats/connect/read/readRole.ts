import { Secret } from "../../../model/secret.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { type RoleSetting, roleMembers, roleSettings } from "../vocabulary.ts";
import { hide, Members, readName, refusePart, textOf } from "./members.ts";
import type { ConnectReadContext, Said } from "./readContext.ts";
import { parseCount } from "./readWord.ts";
import type { RoleFacts } from "./roleBook.ts";

/** What a description says of a role: its name alone, or an object. */
export function readRole(context: ConnectReadContext, node: JsonNode): RoleFacts | undefined {
  if (node.kind === "scalar") {
    const name = textOf(context, node, "the name of a role");
    return name === undefined ? undefined : { name, service: undefined, settings: new Map(), whole: node };
  }
  if (node.kind === "array") {
    refusePart(context, node, "a role", "its name, or an object");
    return undefined;
  }
  for (const { key, kind } of roleSettings) {
    const secret = kind === "secret" ? node.member(key) : undefined;
    if (secret !== undefined) hide(context, secret);
  }
  const members = new Members(context, node, "a role", roleMembers);
  const name = readName(context, members, node, "a role");
  const service = members.text("service");
  const settings = new Map<RoleSetting["key"], Said<string | number | boolean | Secret>>();
  for (const setting of roleSettings) {
    const said = readSetting(context, members, setting, name?.value ?? "");
    if (said !== undefined) settings.set(setting.key, said);
  }
  if (name !== undefined) return { name, service, settings, whole: node };
  for (const said of [service, ...settings.values()]) {
    for (const leaf of said?.leaves ?? []) context.places.leave(leaf, "of a role without a name");
  }
  return undefined;
}

function readSetting(
  context: ConnectReadContext,
  members: Members,
  { key, kind }: RoleSetting,
  role: string,
): Said<string | number | boolean | Secret> | undefined {
  if (kind === "truth") return members.truth(key);
  if (kind === "count") {
    const node = members.node(key);
    const what = `the number of instances of role "${role}"`;
    if (node?.kind === "scalar") return parseCount(context, node, what);
    if (node !== undefined) refusePart(context, node, what, "a number");
    return undefined;
  }
  const text = members.text(key, { secret: kind === "secret" });
  if (text === undefined || kind !== "secret") return text;
  return { value: new Secret(text.value), leaves: text.leaves };
}
