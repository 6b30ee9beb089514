import type { IpSet, OrgNetwork, PortProfile } from "../../../model/edge.ts";
import type { AnyTable } from "../fields/field.ts";
import { firewallGroupTable } from "../fields/firewallGroupFields.ts";
import { orgNetworkTable } from "../fields/orgNetworkFields.ts";
import { portProfileTable } from "../fields/portProfileFields.ts";
import type { Body, BodyKind } from "./body.ts";
import type { Edges } from "./edges.ts";
import type { Thing } from "./join.ts";
import { ownerOf } from "./owner.ts";
import type { CdsReadContext } from "./readContext.ts";
import { type FieldReading, readFields, type Said } from "./readFields.ts";
import { ReferenceLookup, readReference } from "./references.ts";

/** What rules refer to, by id and by name. */
export interface Lookups {
  readonly ipSets: ReferenceLookup;
  readonly portProfiles: ReferenceLookup;
}

/** Things behind and beside edge gateways, in the order of the inputs. */
export interface NetworkReading {
  readonly orgNetworks: readonly OrgNetwork[];
  readonly ipSets: readonly IpSet[];
  readonly portProfiles: readonly PortProfile[];
  readonly lookups: Lookups;
}

type More = (said: Said, into: FieldReading) => void;

/** Reads organization VDC networks, firewall groups and port profiles. */
export function readNetworks(context: CdsReadContext, things: readonly Thing[], edges: Edges): NetworkReading {
  const described = new ReferenceLookup();
  for (const [id, { key, name }] of edges.described) described.add(key, id, name);
  const reader = new ThingReader(context, things);
  const orgNetworks = reader.all<OrgNetwork>("orgNetwork", "network", orgNetworkTable, (said, into) =>
    readReference(context, said, ["connection.routerRef"], described, ["edge", "edgeReference"], into),
  );
  const ipSets = reader.all<IpSet>("firewallGroup", "firewall group", firewallGroupTable, (said, into) =>
    readReference(context, said, ["ownerRef", "edgeGatewayRef"], described, ["edge", "owner"], into),
  );
  const portProfiles = reader.all<PortProfile>("portProfile", "port profile", portProfileTable);
  return { orgNetworks, ipSets, portProfiles, lookups: lookupsOf(ipSets, portProfiles) };
}

function lookupsOf(ipSets: readonly IpSet[], portProfiles: readonly PortProfile[]): Lookups {
  const lookups: Lookups = { ipSets: new ReferenceLookup(), portProfiles: new ReferenceLookup() };
  for (const { key, id, name } of ipSets) lookups.ipSets.add(key, id, name);
  for (const { key, id, name } of portProfiles) lookups.portProfiles.add(key, id, name);
  return lookups;
}

/** Reads things of one kind that are all alike. */
export class ThingReader {
  readonly #context: CdsReadContext;
  readonly #things: readonly Thing[];

  constructor(context: CdsReadContext, things: readonly Thing[]) {
    this.#context = context;
    this.#things = things;
  }

  /** Those of a kind; `words` is the kind in messages, `more` reads what the table leaves to others. */
  all<T extends object>(kind: BodyKind, words: string, table: AnyTable, more?: More): T[] {
    return this.#things.filter((thing) => thing.kind === kind).map((thing) => this.one<T>(thing, words, table, more));
  }

  /** One thing; `fixed` are properties that no leaf says. */
  one<T extends object>(
    { kind, bodies }: Thing,
    words: string,
    table: AnyTable,
    more?: More,
    fixed: (said: Said) => object = () => ({}),
  ): T {
    const [first] = bodies as [Body];
    const nodes = bodies.map(({ node }) => node);
    const said: Said = { nodes, owner: ownerOf(nodes, words) };
    const { value, origins } = readFields(this.#context, table, said);
    more?.(said, { value, origins });
    const name = value.name ?? "";
    if (value.name === undefined) this.#reportNameless(first, words);
    const object = { key: this.#context.key(kind), scope: first.scope, ...fixed(said), ...value, name };
    this.#context.places.put(object, origins, first.node);
    return object as object as T;
  }

  #reportNameless({ node }: Body, words: string): void {
    this.#context.report("NT2614", {
      message: `A ${words} has no name`,
      help: "Give it one: the API asks for it, and references need it",
      at: node,
    });
  }
}
