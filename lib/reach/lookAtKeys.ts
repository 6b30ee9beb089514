import type { CircuitAuthorization } from "../model/circuit.ts";
import { leadsToCloud } from "../model/cloudLinks.ts";
import { Secret } from "../model/secret.ts";
import { textOf } from "../model/stated.ts";
import { type Join, type Joinable, type JoinFinding, type Look, placeOf, relatedTo } from "./join.ts";
import { giverOf, isSameKey, type KeyUse, keyUses } from "./keyUses.ts";

/** Whether the key was given out by the circuit on premises, and serves this connection alone. */
export function lookAtKeys(read: Joinable, join: Join): Look {
  const { circuit, connection } = join;
  const holder = connection ?? (read.isDescription ? circuit.authorizations?.[0] : undefined);
  const key = holder?.authorizationKey;
  const uses = keyUses(read);
  const own = uses.find((use) => use.holder === holder);
  const findings: JoinFinding[] = [];
  const given = connection === undefined ? undefined : wrongGiver(read, join);
  if (given !== undefined) findings.push(given);
  for (const other of own === undefined ? [] : uses) {
    if (own !== undefined && other !== own && isSameKey(own, other)) findings.push(shared(read, own, other, join));
  }
  if (findings.length === 0 && connection !== undefined) findings.push(...unknownKey(read, join));
  const of = `authorization of its own on "${textOf(circuit.name)}"`;
  const provided =
    key instanceof Secret
      ? []
      : [`the key is that of an ${of}: ${key === undefined ? "no input states it" : "it is given at deployment"}`];
  return {
    parameter: {
      name: "authorizationKey",
      cloud: key === undefined ? [] : [key instanceof Secret ? "stated" : "given at deployment"],
      circuit: (circuit.authorizations ?? []).map(
        ({ name, use }) => `${textOf(name)}${use === undefined ? "" : ` (${textOf(use)})`}`,
      ),
      effect: findings.length > 0 ? "blocks" : "none",
    },
    findings,
    provided: findings.length > 0 ? [] : provided,
  };
}

function wrongGiver(read: Joinable, { cloud, circuit, connection }: Join): JoinFinding | undefined {
  const key = connection?.authorizationKey;
  if (connection === undefined || key === undefined) return undefined;
  const owner = (cloud.authorizations ?? []).find(({ authorizationKey }) => isEqual(authorizationKey, key));
  if (owner === undefined && giverOf(key) !== "cloud") return undefined;
  return {
    code: "NT4502",
    message: `The key of Global Reach connection "${textOf(connection.name)}" was given out by the private cloud itself, expected one of circuit "${textOf(circuit.name)}"`,
    help: "Give the key of an authorization on the circuit on premises",
    at: placeOf(read, connection, "authorizationKey"),
    related:
      owner === undefined ? [] : relatedTo(["The authorization of the private cloud", placeOf(read, owner, "name")]),
    change: freeKey(read, circuit.authorizations, connection),
  };
}

function shared(read: Joinable, own: KeyUse, other: KeyUse, { circuit, connection }: Join): JoinFinding {
  const change = connection === undefined ? undefined : freeKey(read, circuit.authorizations, connection);
  return { ...sharedKey(read, own, other), change };
}

function sharedKey(read: Joinable, one: KeyUse, other: KeyUse): JoinFinding {
  return {
    code: "NT4503",
    message: `One authorization serves ${one.words} and ${other.words}, expected one for each connection`,
    help: "Make a further authorization, and give its key to one of them",
    at: placeOf(read, one.holder, "authorizationKey"),
    related: relatedTo(["The same key is used here", placeOf(read, other.holder, "authorizationKey")]),
  };
}

// Where a circuit shows all its keys, another one was not given out by it.
function unknownKey(read: Joinable, { circuit, connection }: Join): readonly JoinFinding[] {
  const key = connection?.authorizationKey;
  const all = circuit.authorizations ?? [];
  const known = all.map(({ authorizationKey }) => authorizationKey).filter((each) => each instanceof Secret);
  if (connection === undefined || !(key instanceof Secret) || known.length === 0 || known.length < all.length)
    return [];
  if (known.some((each) => each.equals(key))) return [];
  return [
    {
      code: "NT4504",
      message: `The key of Global Reach connection "${textOf(connection.name)}" is none that circuit "${textOf(circuit.name)}" gave out`,
      help: "Give the key of an authorization on that circuit",
      at: placeOf(read, connection, "authorizationKey"),
      related: relatedTo(["The circuit with its authorizations", placeOf(read, circuit, "name")]),
      change: freeKey(read, all, connection),
    },
  ];
}

/** The change to a key that the circuit gave out and that nothing uses yet. */
function freeKey(
  read: Joinable,
  authorizations: readonly CircuitAuthorization[] = [],
  connection: object,
): JoinFinding["change"] {
  const uses = keyUses(read);
  const free = authorizations.find(
    ({ authorizationKey, use }) =>
      use !== "InUse" && authorizationKey instanceof Secret && !uses.some(({ key }) => isEqual(key, authorizationKey)),
  );
  if (free === undefined) return undefined;
  return { side: "cloud", holder: connection, key: "authorizationKey", value: free.authorizationKey };
}

/** Connections of gateways to the private cloud whose key is that of the circuit on premises. */
export function keysOfWrongEnd(read: Joinable): readonly JoinFinding[] {
  const { network } = read;
  return network.privateClouds.flatMap((cloud) =>
    network.tunnels
      .filter((tunnel) => tunnel.authorizationKey !== undefined && leadsToCloud(tunnel, cloud))
      .flatMap((tunnel): JoinFinding[] => {
        const key = tunnel.authorizationKey;
        const owners = network.circuits.flatMap(({ authorizations = [] }) => authorizations);
        const owner = owners.find(({ authorizationKey }) => isEqual(authorizationKey, key));
        if (owner === undefined && giverOf(key) !== "circuit") return [];
        return [
          {
            code: "NT4502",
            message: `The key of connection "${textOf(tunnel.name ?? "unnamed")}" to private cloud "${textOf(cloud.name)}" was given out by a circuit on premises, expected one of the private cloud`,
            help: "Give the key of an authorization of the private cloud",
            at: placeOf(read, tunnel, "authorizationKey"),
            related:
              owner === undefined ? [] : relatedTo(["The authorization on the circuit", placeOf(read, owner, "name")]),
          },
        ];
      }),
  );
}

function isEqual(one: unknown, other: unknown): boolean {
  return one instanceof Secret && other instanceof Secret && one.equals(other);
}

/** Authorizations that serve two connections, none of which joins a private cloud and a circuit of the inputs. */
export function sharedAuthorizations(read: Joinable, joined: readonly Join[]): readonly JoinFinding[] {
  const judged = new Set<object | undefined>(joined.map(({ connection }) => connection));
  const uses = keyUses(read).filter(({ holder }) => !judged.has(holder));
  return uses.flatMap((use, index) =>
    uses
      .slice(index + 1)
      .filter((other) => isSameKey(use, other))
      .map((other) => sharedKey(read, use, other)),
  );
}
