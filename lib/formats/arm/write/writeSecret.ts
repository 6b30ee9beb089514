import type { Secret } from "../../../model/secret.ts";
import { isUnresolved, type Stated } from "../../../model/stated.ts";
import { derived, type TracedLeaf } from "../../../source/traced.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { type Setting, writeUnresolved } from "./writeUnresolved.ts";

/** The parameter of a secret that several settings share. */
export interface SharedSecret {
  readonly names: readonly string[];
  readonly description: string;
  /** Says who shares it. */
  readonly identity: string;
}

/**
 * A secret becomes a secure parameter, so that no template holds it. Its value is in the parameters file, and there only
 * where that was asked for.
 */
export function writeSecret(
  scope: ArmScope,
  value: Stated<Secret>,
  setting: Setting,
  owner: Owner,
  shared?: SharedSecret,
): TracedLeaf {
  if (isUnresolved(value)) return writeUnresolved(scope, value, setting, owner, "securestring");
  const { holder, key, name } = setting;
  const refs = [{ holder, key }];
  const identity =
    shared === undefined
      ? `secret/${scope.identityOf(holder)}/${key}`
      : scope.secretIdentity(`secret/${shared.identity}`, value);
  const description = shared?.description ?? `${words.get(name) ?? `Value of "${name}"`} of ${owner.words}`;
  const asked = scope.ask(name, shared?.names ?? owner.names, { type: "securestring", description }, identity);
  if (scope.how.includeSecrets === true) {
    scope.template.give(`${name}/${identity}`, derived(value.reveal(), refs));
    return derived(asked.expression, refs);
  }
  scope.report("NT3110", {
    message: `A secret is not written, to be given at deployment: ${description}`,
    help: `Give it as the parameter "${asked.name}", or have secrets written with --include-secrets`,
    at: scope.places.spotOf(holder, key),
  });
  return derived(asked.expression, refs, `a secret: given at deployment as the parameter "${asked.name}"`);
}

const words: ReadonlyMap<string, string> = new Map([
  ["sharedKey", "Shared key"],
  ["authorizationKey", "Authorization key"],
  ["publicCertData", "Certificate, in Base64 on one line,"],
  ["thumbprint", "Thumbprint of a certificate"],
  ["radiusServerSecret", "Secret of the RADIUS server"],
  ["vcenterPassword", "Password of the vCenter administrator"],
  ["nsxtPassword", "Password of the NSX administrator"],
]);
