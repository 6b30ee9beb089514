import { joins } from "../model/cloudLinks.ts";
import type { CloudAuthorization, GlobalReachConnection, PrivateCloud } from "../model/privateCloud.ts";
import type { Secret } from "../model/secret.ts";
import { type Stated, textOf } from "../model/stated.ts";
import { groupText, identifier, type JoinContext, parameterOf, plainName } from "./joinContext.ts";
import type { JoinedCircuit } from "./joinedCircuit.ts";
import { idFor, type Traceable } from "./joinIds.ts";
import { leavesOf, Mirror } from "./origins.ts";

/** A private cloud with what is made on it: Global Reach connections, and authorizations for gateways. */
export class JoinedCloud {
  readonly cloud: PrivateCloud;
  readonly #context: JoinContext;
  readonly #reaches: GlobalReachConnection[] = [];
  readonly #authorizations: CloudAuthorization[] = [];

  constructor(context: JoinContext, cloud: PrivateCloud) {
    this.#context = context;
    this.cloud = cloud;
  }

  /** The template that what is made stands in. */
  get scope(): string {
    return this.#context.scopeOf(2, "cloud", this.cloud);
  }

  /**
   * Joins the private cloud with a circuit. Key and id are those of the circuit on premises: the connection belongs to the
   * private cloud, whose own circuit is known to it.
   */
  reach(joined: JoinedCircuit): void {
    const { places } = this.#context;
    const { circuit } = joined;
    const before = (this.cloud.globalReachConnections ?? []).find((each) => joins(each, circuit));
    if (before !== undefined) {
      this.#reportJoined(`circuit "${textOf(circuit.name)}"`, before);
      return;
    }
    const names = leavesOf(places, circuit, "name");
    const wanted = `to-${plainName(circuit.name, "circuit")}`;
    const name = freeName(wanted, [...(this.cloud.globalReachConnections ?? []), ...this.#reaches]);
    const key = joined.keyFor(this);
    const peer = idFor(this.#context, "Microsoft.Network/expressRouteCircuits", circuit, this.cloud, {
      scope: this.scope,
      parameter: `circuitId_${identifier(textOf(circuit.name))}`,
      description: `Resource id of the circuit ${textOf(circuit.name)}`,
    });
    this.#reaches.push(
      new Mirror<GlobalReachConnection>(places)
        .say("name", name, names, `"${name}": a name for the connection`)
        .say("authorizationKey", key.value, key.origin, key.note)
        .say("peerCircuitId", peer.value, peer.origin, peer.note)
        .copy("circuitId", this.cloud, "circuitId")
        .done(places.spotOf(circuit, "name")),
    );
  }

  /** The key of a new authorization, for a connection of a gateway in a template of its own. */
  keyFor(gatewayName: Stated<string> | undefined, scope: string, at: object): Traceable<Stated<Secret>> {
    const { places } = this.#context;
    const wanted = `for-${plainName(gatewayName, "gateway")}`;
    const name = freeName(wanted, [...(this.cloud.authorizations ?? []), ...this.#authorizations]);
    this.#authorizations.push(
      new Mirror<CloudAuthorization>(places)
        .say(
          "name",
          name,
          leavesOf(places, at, "name" as never),
          `"${name}": an authorization of its own for this connection`,
        )
        .done(places.spotOf(at, "name")),
    );
    const cloudName = textOf(this.cloud.name);
    const from = `${this.scope}.azuredeploy.json`;
    const description = `Key of authorization ${name} on private cloud ${cloudName}, which ${from} makes`;
    const reason = "Azure makes the key when the authorization is deployed";
    const parameter = `authorizationKey_${identifier(cloudName)}_${identifier(name)}`;
    const value = this.#context.ask(scope, parameter, "securestring", description, reason);
    this.#context.report("NT3501", {
      message: `Gateway "${textOf(gatewayName ?? "unnamed")}" needs the key of authorization "${name}", which Azure makes on private cloud "${cloudName}"`,
      help: `Deploy ${from}${groupText(this.cloud)} first; show the key with "az vmware authorization show --query expressRouteAuthorizationKey" and give it as the parameter "${parameterOf(value)}" of ${scope}.azuredeploy.json`,
      at: places.spotOf(at, "name") ?? places.spotOf(this.cloud, "name"),
    });
    return { value, origin: [], note: `[${value.unresolved}]: ${reason}` };
  }

  /** What is to be deployed into the private cloud, which is there already. */
  done(): PrivateCloud | undefined {
    if (this.#reaches.length === 0 && this.#authorizations.length === 0) return undefined;
    const mirror = new Mirror<PrivateCloud>(this.#context.places)
      .say("key", this.#context.key("cloud"))
      .say("scope", this.scope)
      .say("existing", true)
      .copy("name", this.cloud, "name");
    if (this.#authorizations.length > 0) mirror.say("authorizations", this.#authorizations);
    if (this.#reaches.length > 0) mirror.say("globalReachConnections", this.#reaches);
    return mirror.done();
  }

  #reportJoined(what: string, connection: GlobalReachConnection): void {
    this.#context.report("NT3502", {
      message: `Private cloud "${textOf(this.cloud.name)}" is joined to ${what} already, by "${textOf(connection.name)}"`,
      help: "Nothing: no further connection is written",
      at: this.#context.places.spotOf(connection, "name"),
    });
  }
}

function freeName(wanted: string, others: readonly { readonly name: Stated<string> }[]): string {
  const taken = new Set(others.map(({ name }) => textOf(name).toLowerCase()));
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted}-${count}`;
  return name;
}
