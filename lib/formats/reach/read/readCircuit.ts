import type { Circuit, CircuitAuthorization, CircuitPeering } from "../../../model/circuit.ts";
import { Secret } from "../../../model/secret.ts";
import { isUnresolved } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import { circuitFields, circuitType, keyMember, peeringFields } from "../fields.ts";
import type { ReachReadContext } from "./readContext.ts";
import { type Part, readFields, readNamed } from "./readFields.ts";
import { demand, readIdentity } from "./readIdentity.ts";

/** The peering that Global Reach joins: its name cannot be chosen. Source: Azure/azure-rest-api-specs, Microsoft.Network. */
const privatePeering = "AzurePrivatePeering";

/** Reads a circuit of a description. It is there already unless it is to be created. */
export function readCircuit(context: ReachReadContext, part: Part, scope: string): Circuit {
  const { value, origins } = readFields(context, circuitFields, part);
  const identity = readIdentity(context, circuitFields, circuitType, part);
  const create = readNamed<boolean>(context, circuitFields, "create", part);
  if (create !== undefined) context.places.ignore(create.node, "says whether the circuit is deployed");
  if (create?.value === true) demandOrder(context, part, value);
  const peering = readPeering(context, part);
  const authorization = readAuthorization(context, part);
  const isPriced = value.tier !== undefined && value.billing !== undefined;
  const circuit = {
    key: context.key("circuit"),
    scope,
    ...(create?.value === true ? {} : { existing: true as const }),
    ...value,
    ...identity.value,
    ...(isPriced ? { sku: skuOf(value.tier, value.billing) } : {}),
    ...(peering === undefined ? {} : { peerings: [peering] }),
    ...(authorization === undefined ? {} : { authorizations: [authorization] }),
  } as Circuit;
  const sku = isPriced ? [...(origins.tier ?? []), ...(origins.billing ?? [])] : undefined;
  context.places.put(circuit, { ...origins, ...identity.origins, ...(sku === undefined ? {} : { sku }) }, part.node);
  return circuit;
}

function skuOf(tier: unknown, billing: unknown): unknown {
  const open = [tier, billing].find(isUnresolved);
  return open ?? `${tier}_${billing}`;
}

// Without these the service takes no order for a line.
function demandOrder(context: ReachReadContext, part: Part, value: Readonly<Record<string, unknown>>): void {
  for (const [member, example] of [
    ["provider", "Example Carrier"],
    ["peeringLocation", "Paris"],
    ["bandwidthMbps", "200"],
    ["tier", "Standard"],
    ["billing", "MeteredData"],
  ] as const) {
    demand(context, part, value, member, member, example);
  }
}

function readPeering(context: ReachReadContext, part: Part): CircuitPeering | undefined {
  const { value, origins } = readFields(context, peeringFields, part);
  if (Object.keys(value).length === 0) return undefined;
  const peering = { name: privatePeering, type: privatePeering, ...value } as CircuitPeering;
  context.places.put(peering, origins, part.node);
  const why = `${privatePeering}: Global Reach joins private peerings`;
  context.places.assume(peering, "name", why);
  context.places.assume(peering, "type", why);
  return peering;
}

function readAuthorization(context: ReachReadContext, part: Part): CircuitAuthorization | undefined {
  const name = readNamed<string>(context, circuitFields, "authorization", part);
  const key = readKey(context, part);
  if (name === undefined && key === undefined) return undefined;
  const authorization: CircuitAuthorization = {
    name: name?.value ?? "",
    ...(key === undefined ? {} : { authorizationKey: key.secret }),
  };
  const origins = {
    ...(name === undefined ? {} : { name: [name.node] }),
    ...(key === undefined ? {} : { authorizationKey: [key.node] }),
  };
  context.places.put(authorization, origins, part.node);
  return authorization;
}

/** Reads a key that was given out already. Masked or never filled in, it is not known. */
export function readKey(
  context: ReachReadContext,
  part: Part,
): { readonly secret: Secret; readonly node: JsonNode } | undefined {
  const node = part.node.member(keyMember);
  if (!context.isStated(node)) return undefined;
  if (node.kind !== "scalar") {
    context.leave(node, "not understood: a key is a text");
    context.report("NT2702", {
      message: `"${keyMember}" of ${part.words} is not understood: an ${node.kind} stands there`,
      help: "Write the key as a text, or leave it out: it is then given at deployment",
      at: node,
      actual: node.kind,
    });
    return undefined;
  }
  const text = String(node.value);
  if (/^[*•●]+$|^<[^<>]+>$/.test(text.trim())) {
    context.ignore(node, "masked or never filled in: the key is not known");
    return undefined;
  }
  context.origin(node);
  return { secret: new Secret(text.trim()), node };
}
