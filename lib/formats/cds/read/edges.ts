import type { EdgeSettings } from "../../../model/edge.ts";
import type { Gateway } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import { edgeTable, gatewayTable } from "../fields/edgeFields.ts";
import type { Body } from "./body.ts";
import type { Thing } from "./join.ts";
import { ownerOf } from "./owner.ts";
import type { CdsReadContext } from "./readContext.ts";
import { readFields } from "./readFields.ts";

/** The edge gateways of the inputs, and which of them a body belongs to. */
export class Edges {
  readonly all: Gateway[] = [];
  /** Those that an input describes, by id. */
  readonly described: Map<string, Gateway> = new Map();
  readonly #context: CdsReadContext;
  readonly #byId = new Map<string, Gateway>();
  readonly #byScope = new Map<string, Gateway[]>();

  /** Reads those that are described, then makes those that only request lines name. */
  constructor(context: CdsReadContext, things: readonly Thing[]) {
    this.#context = context;
    for (const thing of things) if (thing.kind === "edge") this.#read(thing);
    for (const { bodies } of things) for (const body of bodies) this.#name(body);
  }

  #read({ bodies }: Thing): void {
    const [first] = bodies as [Body];
    const nodes = bodies.map(({ node }) => node);
    const owner = ownerOf(nodes, "edge gateway");
    const own = readFields(this.#context, gatewayTable, { nodes, owner });
    const rest = readFields(this.#context, edgeTable, { nodes, owner });
    const edge: EdgeSettings = rest.value;
    const gateway: Gateway = {
      key: this.#context.key("gateway"),
      scope: first.scope,
      ...own.value,
      type: "Edge",
      edge,
      clientPrefixes: [],
    };
    this.#context.places.put(gateway, own.origins, first.node);
    this.#context.places.put(edge, rest.origins, first.node);
    this.#add(gateway, new Set(bodies.map(({ scope }) => scope)));
    if (first.id === undefined) return;
    this.#byId.set(first.id, gateway);
    this.described.set(first.id, gateway);
  }

  // It exists, and an input has settings of it; of itself only the id is known.
  #name({ edgeId, scope, node }: Body): void {
    if (edgeId === undefined || this.#byId.has(edgeId.toLowerCase())) return;
    const edge: EdgeSettings = { id: edgeId };
    const gateway: Gateway = {
      key: this.#context.key("gateway"),
      scope,
      existing: true,
      type: "Edge",
      edge,
      clientPrefixes: [],
    };
    this.#context.places.put(gateway, {}, node);
    this.#context.places.put(edge, {}, node);
    this.#context.places.assume(edge, "id", `"${edgeId}": the edge gateway that request lines name`);
    this.#byId.set(edgeId.toLowerCase(), gateway);
    this.#add(gateway, new Set([scope]));
  }

  #add(gateway: Gateway, scopes: ReadonlySet<string>): void {
    this.all.push(gateway);
    for (const scope of scopes) {
      const same = this.#byScope.get(scope);
      if (same === undefined) this.#byScope.set(scope, [gateway]);
      else same.push(gateway);
    }
  }

  /** The key of the edge gateway that an object belongs to: named by a request line, else the only one there is. */
  of({ bodies }: Thing, owner: string): Key | undefined {
    const named = bodies.find(({ edgeId }) => edgeId !== undefined)?.edgeId;
    if (named !== undefined) return this.#byId.get(named.toLowerCase())?.key;
    for (const { scope } of bodies) {
      const [only, other] = this.#byScope.get(scope) ?? [];
      if (only !== undefined && other === undefined) return only.key;
    }
    const [only, other] = this.all;
    if (other === undefined) return only?.key;
    const node = bodies[0]?.node;
    this.#context.report("NT2608", {
      message: `It cannot be told which of ${this.all.length} edge gateways ${owner} belongs to`,
      help: "Give one file for each edge gateway, or a capture with request lines",
      at: node,
    });
    return undefined;
  }
}
