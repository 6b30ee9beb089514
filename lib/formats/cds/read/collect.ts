import { shortened } from "../../../diagnostics/displayText.ts";
import type { JsonNode, Tree } from "../../../source/tree.ts";
import { scopeNames } from "../../scopeNames.ts";
import { type Body, type BodyKind, isPair, kindOf } from "./body.ts";
import { type CdsReadContext, textAt } from "./readContext.ts";
import { bundleMembers, requestOf, shapeOf } from "./shape.ts";

/** Every body of the inputs, in their order, whatever they stand in. */
export function collectBodies(context: CdsReadContext, trees: readonly Tree[]): readonly Body[] {
  const scopes = scopeNames(trees);
  return trees.flatMap((tree, index) => {
    if (tree.syntax === "xml") return [];
    const collector = new Collector(context, scopes[index] as string);
    collector.any(tree.root, unknownPlace);
    return collector.bodies;
  });
}

/** What is known of a body from where it stands. */
interface Place {
  readonly kind: BodyKind | undefined;
  readonly rank: Body["rank"];
  readonly id?: string | undefined;
  readonly edgeId?: string | undefined;
}

const unknownPlace: Place = { kind: undefined, rank: 0 };

const frame = "the frame of a page, no setting";
const frameMembers: ReadonlySet<string> = new Set([
  "resultTotal",
  "pageCount",
  "page",
  "pageSize",
  "associations",
  "status",
]);

class Collector {
  readonly bodies: Body[] = [];
  readonly #context: CdsReadContext;
  readonly #scope: string;

  constructor(context: CdsReadContext, scope: string) {
    this.#context = context;
    this.#scope = scope;
  }

  /** A node of which nothing is known but what it shows. */
  any(node: JsonNode, place: Place): void {
    const shape = shapeOf(node);
    if (shape?.kind === "members") for (const member of node.members) this.#member(member.name, member.value);
    else if (shape?.kind === "list") {
      if (shape.page) this.#frame(node);
      for (const item of shape.items) this.any(item, { ...place, rank: shape.page ? 2 : place.rank });
    } else if (shape?.kind === "body") this.#body(node, shape.body, place);
    else this.#unknown(node, "it is none of the objects that are read");
  }

  #member(name: string, value: JsonNode): void {
    const request = requestOf(name);
    if (request === undefined) {
      const kind = bundleMembers.get(name);
      if (kind !== undefined) this.#listOf(value, { kind, rank: 0 });
      // What stands beside is left for the end, where unknown members are reported.
      return;
    }
    const { form, sent, id, edgeId } = request;
    const kind = request.kind;
    if (value.isEmpty) this.#context.ignore(value, "no body");
    else if (kind === undefined) this.#unknown(value, `the resource of "${shortened(name, 120)}" is none that is read`);
    else if (value.member("minorErrorCode") !== undefined) this.#unknown(value, "it is the answer to a failed request");
    else if (form === "list" && !sent) this.#listOf(value, { kind, rank: 2, edgeId });
    else this.#body(value, kind, { kind, rank: sent ? 1 : 0, id, edgeId });
  }

  /** One object, a list of them, or a page: of a kind that is known from where it stands. */
  #listOf(node: JsonNode, place: Place): void {
    const values = node.member("values");
    if (values?.kind === "array" && node.kind === "object") {
      this.#frame(node);
      this.#items(values.items, place);
    } else if (node.kind === "array") this.#items(node.items, place);
    else this.#body(node, place.kind as BodyKind, place);
  }

  #items(items: readonly JsonNode[], place: Place): void {
    // A list of rules, without the lists that they are in as a rule.
    const kind = place.kind === "firewall" ? "firewallRule" : (place.kind as BodyKind);
    for (const item of items) this.#body(item, kind, { ...place, kind });
  }

  #frame(page: JsonNode): void {
    for (const { name, value } of page.members) if (frameMembers.has(name)) this.#context.ignore(value, frame);
  }

  #body(node: JsonNode, kind: BodyKind, place: Place): void {
    if (node.isEmpty) this.#context.ignore(node, "no body");
    else if (node.kind !== "object") this.#unknown(node, "an object belongs there");
    else if (kind === "readOnly") this.#context.ignore(node, "read-only: a state, a counter or an address in use");
    else if (kind === "tunnel" && isPair(node)) this.#pair(node, place);
    else if (kind === "firewall" && kindOf(node) === "firewall") this.#rules(node, place);
    // One rule where the lists of all are expected.
    else this.#add(node, kind === "firewall" ? "firewallRule" : kind, place);
  }

  #pair(node: JsonNode, place: Place): void {
    const tunnel = node.member("tunnel") as JsonNode;
    const properties = node.member("connectionProperties");
    const stated = properties === undefined || properties.isEmpty ? undefined : properties;
    this.#add(tunnel, "tunnel", place, { properties: stated });
  }

  #rules(node: JsonNode, place: Place): void {
    const status = node.member("status");
    if (status !== undefined) this.#context.ignore(status, "read-only: the state of the object");
    for (const [list, origin] of ruleLists) {
      for (const item of node.member(list)?.items ?? []) {
        if (item.kind !== "object") this.#unknown(item, "an object belongs there");
        else if (!item.isEmpty) this.#add(item, "firewallRule", place, { origin });
      }
    }
  }

  #add(node: JsonNode, kind: BodyKind, place: Place, more: Pick<Body, "origin" | "properties"> = {}): void {
    const { rank, edgeId } = place;
    const id = (place.id ?? textAt(node, "id"))?.toLowerCase();
    this.bodies.push({ kind, node, scope: this.#scope, rank, id, edgeId, ...more });
  }

  #unknown(node: JsonNode, why: string): void {
    this.#context.leave(node, why);
    this.#context.report("NT2603", {
      message: `This part of the input is not read: ${why}`,
      help: "Nothing, if it does not matter to the network; it is not in what is converted",
      at: node,
    });
  }
}

const ruleLists: readonly (readonly [member: string, origin: "system" | "default" | undefined])[] = [
  ["systemRules", "system"],
  ["userDefinedRules", undefined],
  ["defaultRules", "default"],
];
