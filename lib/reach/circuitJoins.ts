import { overlap, prefixLength, rangesOf } from "../model/address.ts";
import type { Circuit, CircuitConnection } from "../model/circuit.ts";
import { known, textOf } from "../model/stated.ts";
import { type Joinable, type JoinFinding, placeOf, relatedTo } from "./join.ts";

/** Source: azure-docs, expressroute-howto-set-global-reach-cli.md, 2018-12-12. */
const linkLength = 29;

/** What is wrong with joins of one circuit with another, which are set up on a circuit and not on a private cloud. */
export function circuitJoinFindings(read: Joinable): readonly JoinFinding[] {
  return read.network.circuits.flatMap((circuit) =>
    (circuit.peerings ?? []).flatMap(({ connections = [] }) =>
      connections.flatMap((connection) => [...atOnePlace(read, circuit, connection), ...linkFaults(read, connection)]),
    ),
  );
}

function atOnePlace(read: Joinable, circuit: Circuit, connection: CircuitConnection): readonly JoinFinding[] {
  const id = known(connection.peerPeeringId)?.toLowerCase();
  const other = read.network.circuits.find(
    ({ resourceId }) => resourceId !== undefined && id?.startsWith(`${resourceId.toLowerCase()}/`) === true,
  );
  const [place, otherPlace] = [known(circuit.peeringLocation), known(other?.peeringLocation)];
  if (other === undefined || place === undefined || place.toLowerCase() !== otherPlace?.toLowerCase()) return [];
  return [
    {
      code: "NT4511",
      message: `Circuits "${textOf(circuit.name)}" and "${textOf(other.name)}" are both at "${place}", expected different peering locations`,
      help: "Global Reach joins circuits of different locations: order one of them elsewhere",
      at: placeOf(read, connection, "peerPeeringId"),
      related: relatedTo(
        ["The location of the one", placeOf(read, circuit, "peeringLocation")],
        ["The location of the other", placeOf(read, other, "peeringLocation")],
      ),
      actual: place,
    },
  ];
}

function linkFaults(read: Joinable, connection: CircuitConnection): readonly JoinFinding[] {
  const prefix = known(connection.addressPrefix);
  if (prefix === undefined || prefix.includes(":")) return [];
  const at = placeOf(read, connection, "addressPrefix");
  const name = textOf(connection.name);
  const fault = (why: string, related: JoinFinding["related"] = []): JoinFinding => ({
    code: "NT4512",
    message: `The links of Global Reach connection "${name}" cannot have "${prefix}": ${why}`,
    help: "Take a /29 that neither a virtual network nor the premises use",
    at,
    related,
    actual: prefix,
  });
  if (prefixLength(prefix) !== linkLength) return [fault(`expected a /${linkLength}`)];
  const { virtualNetworks } = read.network;
  return virtualNetworks.flatMap(({ name: network, prefixes }) =>
    [...prefixes.entries()]
      .filter(([, each]) => overlap(rangesOf([prefix]), rangesOf([each])))
      .map(([index, each]) =>
        fault(
          `virtual network "${textOf(network)}" has "${textOf(each)}"`,
          relatedTo(["The virtual network is here", placeOf(read, prefixes, index)]),
        ),
      ),
  );
}
