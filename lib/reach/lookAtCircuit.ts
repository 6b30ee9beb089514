import { isUnresolved, known, textOf } from "../model/stated.ts";
import { type Join, type Joinable, type JoinFinding, type Look, placeOf } from "./join.ts";

/** Whether the provider has set the line up. One on a port of one's own has no provider. */
export function lookAtProvider(read: Joinable, { circuit }: Join): Look {
  const { providerState, portId } = circuit;
  const name = textOf(circuit.name);
  const isDown = !isUnresolved(providerState) && providerState !== undefined && providerState !== "Provisioned";
  const finding: JoinFinding = {
    code: "NT4509",
    message: `The provider of circuit "${name}" is at "${textOf(providerState ?? "")}", expected "Provisioned"`,
    help: "Send the service key to the provider, and wait until the line is set up",
    at: placeOf(read, circuit, "providerState"),
    actual: textOf(providerState ?? ""),
    expected: ["Provisioned"],
  };
  const isOpen = portId === undefined && known(providerState) === undefined;
  return {
    parameter: {
      name: "providerState",
      cloud: [],
      circuit: providerState === undefined ? [] : [textOf(providerState)],
      effect: isDown ? "blocks" : "none",
    },
    findings: isDown ? [finding] : [],
    provided: isOpen ? [`the provider has set circuit "${name}" up: no input states its state`] : [],
  };
}

/** Whether the circuit has a private peering that is on. */
export function lookAtPeering(read: Joinable, { circuit }: Join): Look {
  const name = textOf(circuit.name);
  const peerings = circuit.peerings ?? [];
  const own = peerings.find(({ name: each, type }) => known(type ?? each) === privatePeering);
  const unclear = peerings.some(({ name: each, type }) => isUnresolved(type ?? each));
  const isOff = own !== undefined && known(own.state) === "Disabled";
  const isMissing = own === undefined && peerings.length > 0 && !unclear;
  const findings: JoinFinding[] = [];
  if (isOff) {
    findings.push({
      code: "NT4510",
      message: `The private peering of circuit "${name}" is "Disabled", expected "Enabled"`,
      help: "Switch it on: Global Reach joins private peerings",
      at: placeOf(read, own, "state"),
      actual: "Disabled",
      expected: ["Enabled"],
      change: { side: "circuit", holder: own, key: "state", value: "Enabled" },
    });
  } else if (isMissing) {
    findings.push({
      code: "NT4510",
      message: `Circuit "${name}" has no private peering, expected "${privatePeering}"`,
      help: "Set one up: Global Reach joins private peerings",
      at: placeOf(read, circuit, "name"),
      expected: [privatePeering],
    });
  }
  const isOpen = own === undefined && !isMissing;
  return {
    parameter: {
      name: "privatePeering",
      cloud: [],
      circuit: own === undefined ? peerings.map(({ name: each }) => textOf(each)) : [textOf(own.state ?? "stated")],
      effect: findings.length > 0 ? "blocks" : "none",
    },
    findings,
    provided: isOpen ? [`circuit "${name}" has a private peering: no input describes it`] : [],
  };
}

const privatePeering = "AzurePrivatePeering";

/** Whether the circuit may be joined across geopolitical regions. Which regions are meant is stated in no input. */
export function lookAtTier(_: Joinable, { cloud, circuit }: Join): Look {
  const tier = known(circuit.tier);
  const where = [cloud.location, circuit.peeringLocation].map((each) =>
    each === undefined ? "not stated" : textOf(each),
  );
  const stated = tier === undefined ? "its tier is not stated" : `its tier is "${tier}"`;
  return {
    parameter: {
      name: "tier",
      cloud: cloud.location === undefined ? [] : [textOf(cloud.location)],
      circuit: circuit.tier === undefined ? [] : [textOf(circuit.tier)],
      effect: "none",
    },
    findings: [],
    provided:
      tier === "Premium"
        ? []
        : [
            `the private cloud (${where[0]}) and circuit "${textOf(circuit.name)}" (${where[1]}) are in one geopolitical region, or the circuit is Premium: ${stated}`,
          ],
  };
}

/** Whether routers on premises take AS numbers of 4 bytes, which the private cloud tells routes with. */
export function lookAtAsn(read: Joinable, { circuit }: Join): Look {
  const name = textOf(circuit.name);
  const stated = (circuit.peerings ?? []).find(({ fourByteAsn }) => fourByteAsn !== undefined);
  const value = known(stated?.fourByteAsn);
  const finding: JoinFinding = {
    code: "NT4508",
    message: `Routers behind circuit "${name}" do not take AS numbers of 4 bytes, expected all of them to`,
    help: "Let all routers on the way, those of the provider too, handle them; the private cloud has public ones",
    at: stated === undefined ? undefined : placeOf(read, stated, "fourByteAsn"),
    actual: "false",
    expected: ["true"],
  };
  return {
    parameter: {
      name: "fourByteAsn",
      cloud: ["needed"],
      circuit: value === undefined ? [] : [value ? "yes" : "no"],
      effect: value === false ? "blocks" : "none",
    },
    findings: value === false ? [finding] : [],
    provided:
      value === undefined
        ? [
            `all routers behind circuit "${name}", those of the provider too, take AS numbers of 4 bytes: no input states it`,
          ]
        : [],
  };
}

/** Whether the premises tell more than a default route. */
export function lookAtRoutes(read: Joinable, { circuit }: Join): Look {
  const lists = (circuit.peerings ?? []).flatMap(({ routes }) => (routes === undefined ? [] : [routes]));
  const routes = lists.flat();
  const [list] = lists;
  const isAlone = list !== undefined && routes.length > 0 && routes.every((each) => each === "0.0.0.0/0");
  const finding: JoinFinding = {
    code: "NT4507",
    message: `The premises behind circuit "${textOf(circuit.name)}" tell a default route and nothing else`,
    help: "Tell the prefixes of the premises beside it: the management network of the private cloud discards a lone default route",
    at: list === undefined ? undefined : placeOf(read, list, 0),
    actual: "0.0.0.0/0",
  };
  return {
    parameter: {
      name: "prefixes",
      cloud: [],
      circuit: routes.map((each) => textOf(each)),
      effect: isAlone ? "degrades" : "none",
    },
    findings: isAlone ? [finding] : [],
    provided:
      routes.length > 0
        ? []
        : [`the prefixes behind circuit "${textOf(circuit.name)}" overlap nothing: no input states them`],
  };
}
