import type { JsonNode } from "../../../source/tree.ts";
import type { Body } from "./body.ts";
import type { Thing } from "./join.ts";
import { type CdsReadContext, find } from "./readContext.ts";
import { type PropertiesReading, readProperties } from "./readProperties.ts";

/** Security profiles, and which tunnel each belongs to. */
export class Profiles {
  readonly #context: CdsReadContext;
  /** Of tunnels, by id. */
  readonly #byTunnel = new Map<string, readonly Body[]>();
  /** Of the only tunnel there is. */
  readonly #lone: { readonly thing: Thing; readonly bodies: readonly Body[] } | undefined;
  readonly #defaults: readonly Body[];
  readonly #used = new Map<Body, PropertiesReading>();

  constructor(context: CdsReadContext, things: readonly Thing[], tunnels: readonly Thing[]) {
    this.#context = context;
    const ids = new Set(tunnels.flatMap(({ bodies }) => bodies.map(({ id }) => id)));
    const lone: Body[] = [];
    for (const { kind, bodies } of things) {
      if (kind !== "properties") continue;
      const [first] = bodies as [Body];
      if (first.id === undefined) lone.push(...bodies);
      else if (ids.has(first.id)) this.#byTunnel.set(first.id, bodies);
      else for (const body of bodies) this.#reportHomeless(body.node, "no input describes that tunnel");
    }
    const [thing, other] = tunnels;
    if (lone.length > 0 && thing !== undefined && other === undefined) this.#lone = { thing, bodies: lone };
    else for (const { node } of lone) this.#reportHomeless(node, "it cannot be told which tunnel they belong to");
    this.#defaults = things.filter(({ kind }) => kind === "defaultProperties").flatMap(({ bodies }) => bodies);
  }

  /** The connection properties that are given for a tunnel, those that count first. */
  nodesOf(thing: Thing): readonly JsonNode[] {
    const { bodies } = thing;
    const beside = bodies.map(({ properties }) => properties).filter((node) => node !== undefined);
    const named = [...new Set(bodies.map(({ id }) => id))].flatMap((id) => this.#byTunnel.get(id ?? "") ?? []);
    const lone = this.#lone?.thing === thing ? this.#lone.bodies : [];
    return [...beside, ...[...named, ...lone].map(({ node }) => node)];
  }

  /** What the profile of a tunnel says; undefined when it is not given. */
  read(thing: Thing, profile: unknown, owner: string): PropertiesReading | undefined {
    const nodes = this.nodesOf(thing);
    if (nodes.length > 0) return readProperties(this.#context, { nodes, owner });
    return profile === "DEFAULT" ? this.#readDefault(thing) : undefined;
  }

  // The server says what its DEFAULT profile is: better than any table.
  #readDefault({ bodies }: Thing): PropertiesReading | undefined {
    const edgeId = bodies.find((body) => body.edgeId !== undefined)?.edgeId?.toLowerCase();
    const own = this.#defaults.find((body) => body.edgeId?.toLowerCase() === edgeId);
    const [only, other] = this.#defaults;
    const chosen = own ?? (other === undefined ? only : undefined);
    if (chosen === undefined) return undefined;
    const known = this.#used.get(chosen);
    if (known !== undefined) return known;
    const reading = readProperties(this.#context, { nodes: [chosen.node], owner: "the DEFAULT profile" });
    this.#used.set(chosen, reading);
    return reading;
  }

  /** Accounts for what no tunnel needed. */
  close(): void {
    for (const body of this.#defaults) {
      const named = find(body.node, "securityType");
      if (!this.#used.has(body)) this.#context.ignore(body.node, "the DEFAULT profile: no tunnel here draws on it");
      else if (named !== undefined) this.#context.ignore(named, "names the profile that the tunnel has");
    }
  }

  #reportHomeless(node: JsonNode, why: string): void {
    this.#context.leave(node, `connection properties of a tunnel: ${why}`);
    this.#context.report("NT2608", {
      message: `Connection properties are not read: ${why}`,
      help: "Give them beside their tunnel, or under their request line",
      at: node,
    });
  }
}
