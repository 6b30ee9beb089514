import type { Circuit, CircuitAuthorization } from "../model/circuit.ts";
import type { PrivateCloud } from "../model/privateCloud.ts";
import type { Secret } from "../model/secret.ts";
import { type Stated, textOf } from "../model/stated.ts";
import { groupText, identifier, type JoinContext, parameterOf, plainName } from "./joinContext.ts";
import type { Traceable } from "./joinIds.ts";
import { leavesOf, Mirror } from "./origins.ts";

/** A private cloud that needs a key, and the template that takes it. */
interface KeyHolder {
  readonly cloud: PrivateCloud;
  readonly scope: string;
}

/** A circuit on premises with the authorizations that are made on it: one for each private cloud. */
export class JoinedCircuit {
  readonly circuit: Circuit;
  readonly #context: JoinContext;
  /** What a description says of the authorization. */
  readonly #stated: CircuitAuthorization | undefined;
  readonly #made: CircuitAuthorization[] = [];
  /** It is to be deployed, and not there already. */
  readonly #isNew: boolean;

  constructor(context: JoinContext, circuit: Circuit, isDescription: boolean) {
    this.#context = context;
    this.circuit = circuit;
    this.#stated = isDescription ? circuit.authorizations?.[0] : undefined;
    this.#isNew = isDescription && circuit.existing === undefined;
    if (!this.#isNew) return;
    context.report("NT3504", {
      message: `Circuit "${textOf(circuit.name)}" is to be created: it cannot be joined before its provider has set it up`,
      help: "Deploy its template, send the service key to the provider, and deploy the others when it is provisioned",
      at: context.places.spotOf(circuit, "name"),
    });
  }

  /** The key that lets a private cloud in: as stated, else of an authorization that is made for it. */
  keyFor(cloud: KeyHolder): Traceable<Stated<Secret>> {
    const { places } = this.#context;
    const stated = this.#stated;
    if (stated?.authorizationKey !== undefined) {
      const origin = leavesOf(places, stated, "authorizationKey");
      return { value: stated.authorizationKey, origin, note: "the key that the circuit gave out" };
    }
    const authorization = this.#authorize(cloud);
    const circuitName = textOf(this.circuit.name);
    const authorizationName = textOf(authorization.name);
    const wanted = `authorizationKey_${identifier(circuitName)}_${identifier(authorizationName)}`;
    const from = `${this.#scope}.azuredeploy.json`;
    const description = `Key of authorization ${authorizationName} on circuit ${circuitName}, which ${from} makes`;
    const reason = "Azure makes the key when the authorization is deployed";
    const value = this.#context.ask(cloud.scope, wanted, "securestring", description, reason);
    this.#context.report("NT3501", {
      message: `Private cloud "${textOf(cloud.cloud.name)}" needs the key of authorization "${authorizationName}", which Azure makes on circuit "${circuitName}"`,
      help: `Deploy ${from}${groupText(this.circuit)} first; show the key with "az network express-route auth show --query authorizationKey" and give it as the parameter "${parameterOf(value)}" of ${cloud.scope}.azuredeploy.json`,
      at: places.spotOf(this.circuit, "name"),
    });
    return { value, origin: [], note: `[${value.unresolved}]: ${reason}` };
  }

  get #scope(): string {
    return this.#context.scopeOf(1, "circuit", this.circuit);
  }

  #authorize({ cloud }: KeyHolder): CircuitAuthorization {
    const { places } = this.#context;
    const statedName = this.#stated?.name;
    const isStated = statedName !== undefined && statedName !== "" && this.#made.length === 0;
    const wanted = isStated ? textOf(statedName) : `for-${plainName(cloud.name, "private-cloud")}`;
    const origin =
      isStated && this.#stated !== undefined ? leavesOf(places, this.#stated, "name") : leavesOf(places, cloud, "name");
    const taken = new Set(
      [...(this.#stated === undefined ? (this.circuit.authorizations ?? []) : []), ...this.#made].map(({ name }) =>
        textOf(name).toLowerCase(),
      ),
    );
    let name = wanted;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted}-${count}`;
    const made = new Mirror<CircuitAuthorization>(places)
      .say("name", name, origin, `"${name}": an authorization of its own for this connection`)
      .done(places.spotOf(this.circuit, "name"));
    this.#made.push(made);
    return made;
  }

  /** What is to be deployed: the authorizations, with the circuit itself where that is to be created. */
  done(): Circuit | undefined {
    const { circuit } = this;
    if (this.#made.length === 0 && !this.#isNew) return undefined;
    const mirror = new Mirror<Circuit>(this.#context.places)
      .say("key", this.#context.key("circuit"))
      .say("scope", this.#scope);
    if (!this.#isNew) mirror.say("existing", true).copy("name", circuit, "name");
    else for (const key of settingsOf(circuit)) mirror.copy(key, circuit, key);
    return mirror.say("authorizations", this.#made).done();
  }
}

function settingsOf(circuit: Circuit): readonly (keyof Circuit)[] {
  const others: readonly string[] = ["key", "scope", "existing", "resourceId", "authorizations"];
  return (Object.keys(circuit) as (keyof Circuit)[]).filter((key) => !others.includes(key));
}
