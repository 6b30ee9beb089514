import type { Gateway } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import { known, type Stated } from "../../../model/stated.ts";
import type { CdsWriteScope } from "./writeScope.ts";

/** Something that stands in the document of an edge gateway. */
export interface Belonging {
  readonly scope: string;
  /** The gateway that it belongs to, when that is in the network. */
  readonly edge?: Key | undefined;
  /** Ids of what it belongs to otherwise. */
  readonly ids?: readonly (Stated<string> | undefined)[];
}

/** Tells which document a thing stands in: there is one for each edge gateway. */
export class Assignment {
  /** One entry for each document; the only one may have no edge gateway. */
  readonly edges: readonly (Gateway | undefined)[];
  readonly #byKey = new Map<Key, number>();
  readonly #byId = new Map<string, number>();
  readonly #byScope = new Map<string, number>();

  constructor({ network }: CdsWriteScope) {
    const edges = network.gateways.filter(isEdge);
    this.edges = edges.length === 0 ? [undefined] : edges;
    for (const [index, edge] of edges.entries()) {
      this.#byKey.set(edge.key, index);
      const id = known(edge.edge?.id);
      if (id !== undefined) this.#byId.set(id.toLowerCase(), index);
      if (!this.#byScope.has(edge.scope)) this.#byScope.set(edge.scope, index);
    }
  }

  /** The document: by edge gateway, by id, else the first one of the same input, else the first. */
  of({ scope, edge, ids = [] }: Belonging): number {
    const named = ids.map((id) => this.#byId.get((known(id) ?? "").toLowerCase())).find((index) => index !== undefined);
    return this.#byKey.get(edge ?? "") ?? named ?? this.#byScope.get(scope) ?? 0;
  }
}

/** Whether a gateway is an edge gateway. */
export function isEdge({ type }: Gateway): boolean {
  return known(type) === "Edge";
}
