import type { ChildProposal, DhGroup, IkeProposal, IpsecPolicy } from "../../../model/ipsec.ts";
import { isUnresolved, type Stated } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { JsonNode } from "../../../source/tree.ts";
import {
  childTable,
  type ForwardSecrecy,
  ikeTable,
  propertiesTable,
  secrecyTable,
} from "../fields/propertiesFields.ts";
import { type CdsReadContext, find } from "./readContext.ts";
import { type FieldReading, readFields, type Said } from "./readFields.ts";

/** What connection properties say of a tunnel. */
export interface PropertiesReading {
  readonly value: Pick<Tunnel, "protocol" | "dpdProbeSeconds" | "policy">;
  readonly origins: { readonly [key: string]: readonly JsonNode[] };
}

/** Reads connection properties, all but the name of the profile. */
export function readProperties(context: CdsReadContext, said: Said): PropertiesReading {
  const { value, origins } = readFields(context, propertiesTable, said);
  const ike = readIke(context, below(said, "ikeConfiguration"));
  const child = readChild(context, below(said, "tunnelConfiguration"));
  if (ike === undefined && child === undefined) return { value, origins };
  const policy: IpsecPolicy = { ike: ike ?? {}, child: child ?? {} };
  context.places.put(policy, {}, said.nodes[0]);
  return { value: { ...value, policy }, origins };
}

function below({ nodes, owner }: Said, name: string): Said {
  return { nodes: nodes.map((node) => find(node, name)).filter((node) => node !== undefined), owner };
}

function readIke(context: CdsReadContext, said: Said): IkeProposal | undefined {
  const { value, origins } = readFields(context, ikeTable, said);
  return held(context, value, origins, said);
}

function readChild(context: CdsReadContext, said: Said): ChildProposal | undefined {
  const { value, origins } = readFields(context, childTable, said);
  readSecrecy(context, said, { value, origins });
  return held(context, value, origins, said);
}

function held(
  context: CdsReadContext,
  value: object,
  origins: { readonly [key: string]: readonly JsonNode[] },
  { nodes }: Said,
): object | undefined {
  if (Object.keys(value).length === 0) return undefined;
  context.places.put(value, origins, nodes[0]);
  return value;
}

// The groups of forward secrecy are stated even where it is off.
function readSecrecy(context: CdsReadContext, said: Said, into: FieldReading): void {
  const reading = readFields(context, secrecyTable, said);
  const { enabled, groups } = reading.value as ForwardSecrecy;
  const flags = reading.origins.enabled ?? [];
  if (isUnresolved(enabled)) {
    const open = [enabled];
    context.places.put(open, [flags]);
    into.value.pfsGroups = open;
    if (groups !== undefined) into.value.idleGroups = groups;
    return;
  }
  if (enabled === false) {
    const off: Stated<DhGroup>[] = [0];
    context.places.put(off, [flags]);
    into.value.pfsGroups = off;
    if (groups !== undefined) into.value.idleGroups = groups;
    return;
  }
  if (groups === undefined) {
    for (const flag of flags) context.places.ignore(flag, "on, as it is by itself");
    return;
  }
  const on: Stated<DhGroup>[] = [...groups];
  const leaves = (index: number): JsonNode[] => [
    context.places.of(groups, index) as JsonNode,
    ...(context.places.othersOf(groups, index) as JsonNode[]),
  ];
  context.places.put(
    on,
    on.map((_, index) => [...leaves(index), ...flags]),
  );
  into.value.pfsGroups = on;
}
