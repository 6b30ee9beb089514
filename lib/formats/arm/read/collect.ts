import { textOf } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { EvaluatedNode } from "../template/evaluated.ts";
import type { EvaluatedResource, EvaluatedTemplate } from "../template/evaluateTrees.ts";
import { memberOf, textOf as scalarText } from "../template/members.ts";
import { Trace } from "../template/trace.ts";
import { Unresolved } from "../template/value.ts";
import { type IdText, idTextOf, keyOf, segmentsOf, statedText } from "./idText.ts";
import { literalNode } from "./literalNode.ts";
import type { ArmReadContext } from "./readContext.ts";
import type { ArmResource } from "./resource.ts";
import { nameWithout } from "./secrets.ts";

/** The resources of a template, in its order. */
export function templateResources(
  context: ArmReadContext,
  { resources }: EvaluatedTemplate,
  file: string,
): ArmResource[] {
  const scopes = new Scopes(resources, file);
  return resources.map((resource) => fromTemplate(context, resource, scopes));
}

/** Names for the resource groups that a template deploys to: that of the file for its own one. */
class Scopes {
  readonly #names = new Map<string, string>();
  readonly #file: string;

  constructor(resources: readonly EvaluatedResource[], file: string) {
    this.#file = file;
    const deployed = resources.filter(({ type }) => String(type.value).toLowerCase() !== resourceGroupType);
    const bases = new Set(deployed.map(({ scope }) => keyOf(shownText(scope))));
    const own = deployed.find(({ node }) => node.parent?.parent?.parent === undefined);
    const only = own === undefined && bases.size === 1 ? deployed[0] : own;
    if (only !== undefined) this.#names.set(keyOf(shownText(only.scope)), file);
  }

  nameOf(base: IdText): string {
    const key = keyOf(base);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = groupName(this.#file, base, new Set(this.#names.values()));
    this.#names.set(key, name);
    return name;
  }
}

/** A name for the resource group of an id, unlike the names that are taken. */
export function groupName(file: string, base: IdText, taken: ReadonlySet<string>): string {
  const [, , subscription, , group] = segmentsOf(base).map((step) => textOf(statedText(step, "")));
  const where = subscription === undefined ? "tenant" : `subscription ${subscription}`;
  const name = `${file} (${group ?? where})`;
  return taken.has(name) ? `${file} (${group ?? where}, ${where})` : name;
}

const resourceGroupType = "microsoft.resources/resourcegroups";

function fromTemplate(context: ArmReadContext, resource: EvaluatedResource, scopes: Scopes): ArmResource {
  const { node, type, name, scope, existing, condition, members } = resource;
  const typeText = typeof type.value === "string" ? type.value.replace(/\/+$/, "") : "";
  const base = shownText(scope);
  const names = segmentsOf(nameText(context, name));
  for (const part of [type, resource.apiVersion, resource.copies]) {
    if (part !== undefined) context.ignore(part, "says what kind of resource it is, and how many");
  }
  return {
    type: typeText.toLowerCase(),
    typeText,
    names,
    nameNode: name,
    nameReason: name.value instanceof Unresolved ? name.value.reason : name.secure ? context.secured(name).reason : "",
    id: idOf(keyOf(base), typeText, names),
    scope: scopes.nameOf(base),
    existing,
    condition: condition === undefined ? undefined : { value: context.unresolved(condition), node: condition },
    bodies: [new EvaluatedNode("object", node, new Trace(node), { members })],
    at: node,
  };
}

// A secret that somebody made a name of must not be seen there.
function nameText(context: ArmReadContext, name: EvaluatedNode): IdText {
  return name.secure ? nameWithout(context, name, shownText(name)) : shownText(name);
}

function shownText({ kind, value, at }: EvaluatedNode): IdText {
  if (value instanceof Unresolved) return idTextOf(value, at.source.name);
  return kind === "scalar" && value !== null ? [String(value)] : [];
}

function idOf(base: string, type: string, names: readonly IdText[]): string {
  const [provider = "", ...types] = type.toLowerCase().split("/");
  const pairs = types.map((word, index) => `/${word}/${keyOf(names[index] ?? [])}`);
  return `${base === "/" ? "" : base}/providers/${provider}${pairs.join("")}`;
}

/** Resources as the service or a tool shows them. */
export function literalResources(nodes: readonly JsonNode[], file: string): ArmResource[] {
  return nodes.map((node) => fromLiteral(node, file));
}

const idPattern = /^(.*?)\/providers\/([^/]+)\/(.+)$/i;

function fromLiteral(node: JsonNode, file: string): ArmResource {
  const id = fullId(scalarText(memberOf(node, "id")));
  const match = idPattern.exec(id);
  const steps = match?.[3]?.split("/") ?? [];
  const types = steps.filter((_, index) => index % 2 === 0);
  const idNames = steps.filter((_, index) => index % 2 === 1);
  const stated = scalarText(memberOf(node, "type"))?.replace(/\/+$/, "");
  const typeText = (match === null ? stated : [match[2], ...types].join("/")) ?? "";
  const body = literalNode(node);
  const nameNode = body.member("name") ?? body.member("id");
  const statedNames = (scalarText(memberOf(node, "name")) ?? "").split("/");
  const last = statedNames.at(-1) ?? "";
  // The same name can be spelled in another case in the id, where it counts less.
  const sameName = last.toLowerCase() === idNames.at(-1)?.toLowerCase();
  const names = match === null ? statedNames : sameName ? [...idNames.slice(0, -1), last] : idNames;
  const texts = names.map((name): IdText => [name]);
  return {
    type: typeText.toLowerCase(),
    typeText,
    names: texts,
    nameNode,
    nameReason: "",
    id: match === null ? idOf("", typeText, texts) : id.toLowerCase(),
    scope: match === null ? file : (match[1] ?? "").toLowerCase(),
    existing: false,
    condition: undefined,
    bodies: [body],
    at: node,
  };
}

// There is one shared key of a connection, so that its id needs no name at the end.
function fullId(id: string | undefined): string {
  const text = id?.replace(/\/+$/, "") ?? "";
  return /\/connections\/[^/]+\/sharedkey$/i.test(text) ? `${text}/default` : text;
}
