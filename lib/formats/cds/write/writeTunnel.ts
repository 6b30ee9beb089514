import { Secret } from "../../../model/secret.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved, known } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import { carried, derived, type Traced, TracedLeaf } from "../../../source/traced.ts";
import { profiles, remoteTable, tunnelTable, tunnelTypes } from "../fields/tunnelFields.ts";
import { type TracedObject, writeFields } from "./writeFields.ts";
import { hasProperties, writeProperties } from "./writeProperties.ts";
import { type CdsWriteScope, notKnown, type Owner, ownerOf } from "./writeScope.ts";

/** Writes a tunnel and its security profile: two bodies, of which the first is sent first. */
export function writeTunnel(scope: CdsWriteScope, tunnel: Tunnel): TracedObject {
  const owner = ownerOf("tunnel", tunnel);
  const profile = writeProfile(scope, tunnel, owner);
  const certificate = known(tunnel.authentication) === "Certificate";
  const given: Record<string, Traced | undefined> = {
    routeBased: writeTunnelType(scope, tunnel, owner),
    site: writeRemote(scope, tunnel, owner),
    sharedKey: writeKey(scope, tunnel, owner),
    profile,
  };
  if (known(tunnel.initiation) === "InitiatorOnly") given.initiation = writeInitiatorOnly(scope, tunnel, owner);
  if (known(tunnel.routeBased) === true && (tunnel.localPrefixes ?? []).length === 0) {
    given.localPrefixes = [
      scope.assume("0.0.0.0/0", "which has no effect on a route-based tunnel", "local networks", owner),
    ];
  }
  if (certificate && tunnel.certificate === undefined) {
    given.certificate = { id: scope.blank("certificate", owner) };
  }
  if (certificate && tunnel.caCertificate === undefined) {
    given.caCertificate = { id: scope.blank("certificate authority", owner) };
  }
  passStructure(scope, tunnel);
  const body = writeFields(scope, tunnelTable, tunnel, owner, given);
  const connectionProperties = writeProperties(scope, tunnel, profile, owner);
  if (profile.value === "CUSTOM" && connectionProperties === undefined) reportProfile(scope, tunnel, owner);
  return { tunnel: body, connectionProperties };
}

// Without it a change of the tunnel would set its profile back.
function writeProfile(scope: CdsWriteScope, tunnel: Tunnel, owner: Owner): TracedLeaf {
  const { profile } = tunnel;
  if (profile !== undefined && !isUnresolved(profile) && profiles.encode(profile) !== undefined) {
    return carried(tunnel, "profile");
  }
  if (profile !== undefined) scope.drop(tunnel, "profile", "it is not known yet");
  return hasProperties(tunnel)
    ? scope.assume("CUSTOM", "because it has settings of its own", "security profile", owner)
    : scope.assume(
        "DEFAULT",
        "which is the profile of a tunnel without settings of its own",
        "security profile",
        owner,
      );
}

function reportProfile(scope: CdsWriteScope, tunnel: Tunnel, owner: Owner): void {
  scope.report("NT3307", {
    message: `The connection properties of ${owner.words} are not known: only the tunnel itself is written`,
    help: "Give its connection properties too; from 10.6 on the tunnel is refused without them",
    at: scope.spot(tunnel, "profile", owner),
  });
}

function writeRemote(scope: CdsWriteScope, tunnel: Tunnel, owner: Owner): Traced {
  const site = scope.sites.get(tunnel.site ?? "");
  const remote: Partial<Site> = site ?? {};
  const at: Owner = site === undefined ? owner : { ...owner, value: site };
  const body = writeFields(scope, remoteTable, remote, { ...at, words: owner.words, value: tunnel });
  const routeBased = known(tunnel.routeBased) === true;
  if (body.remoteNetworks === undefined && !routeBased) {
    scope.report("NT3308", {
      message: `No networks of the far side are known for ${owner.words}: none are written, which stands for 0.0.0.0/0`,
      help: "Write the networks of the far side unless all traffic is meant",
      at: site === undefined ? scope.spot(tunnel, "name", owner) : scope.spot(site, "prefixes", owner),
    });
  }
  const { remoteAddress } = body;
  if (site === undefined || !(remoteAddress instanceof TracedLeaf) || remoteAddress.kind !== "carried") return body;
  // What stands in the place of an address does not say which site it is.
  if (remoteAddress.note !== undefined) return body;
  const refs = [...remoteAddress.refs, { holder: tunnel, key: "site" }];
  return { ...body, remoteAddress: derived(remoteAddress.value, refs) };
}

function writeTunnelType(scope: CdsWriteScope, tunnel: Tunnel, owner: Owner): TracedLeaf | undefined {
  const routeBased = tunnel.routeBased;
  if (routeBased === undefined) return undefined;
  if (routeBased !== true) {
    if (routeBased === false) scope.pass(tunnel, "routeBased", "policy-based is what a tunnel of an edge gateway is");
    else scope.drop(tunnel, "routeBased", "it is not known yet");
    return undefined;
  }
  scope.report("NT3309", {
    message: `The tunnel type of ${owner.words} is written as route-based, which an edge gateway may refuse`,
    help: "Check with the provider, or make the tunnel policy-based",
    at: scope.spot(tunnel, "routeBased", owner),
  });
  return derived(tunnelTypes.encode(true) as string, [{ holder: tunnel, key: "routeBased" }]);
}

function writeInitiatorOnly(scope: CdsWriteScope, tunnel: Tunnel, owner: Owner): TracedLeaf {
  scope.report("NT3312", {
    message: `The near end of ${owner.words} only starts; INITIATOR is written, which also answers`,
    help: "Nothing, if it does no harm that the edge gateway answers too",
    at: scope.spot(tunnel, "initiation", owner),
    actual: "InitiatorOnly",
    expected: ["INITIATOR"],
  });
  return derived("INITIATOR", [{ holder: tunnel, key: "initiation" }], "INITIATOR also answers");
}

function writeKey(scope: CdsWriteScope, tunnel: Tunnel, owner: Owner): TracedLeaf | undefined {
  const { sharedKey } = tunnel;
  const what = "pre-shared key";
  const refs = [{ holder: tunnel, key: "sharedKey" }] as const;
  if (sharedKey === undefined) {
    return known(tunnel.authentication) === "Certificate" ? undefined : scope.blank(what, owner);
  }
  if (isUnresolved(sharedKey)) {
    return scope.blankFor(what, owner, refs, notKnown(sharedKey));
  }
  if (scope.how.includeSecrets === true && sharedKey instanceof Secret) return derived(sharedKey.reveal(), refs);
  const text = `<${what} for ${owner.name.replace(/[<>]/g, "")}>`;
  scope.report("NT3302", {
    message: `The pre-shared key of ${owner.words} is a secret and is not written; ${text} stands in its place`,
    help: "Fill it in when the body is sent, or have secrets written with --include-secrets",
    at: scope.spot(tunnel, "sharedKey", owner),
  });
  return derived(text, refs, "a secret: to be filled in when the body is sent");
}

// Said by where the body stands, or by what a tunnel of an edge gateway is anyway.
function passStructure(scope: CdsWriteScope, tunnel: Tunnel): void {
  const { medium, policyBasedSelectors } = tunnel;
  if (tunnel.gateway !== undefined)
    scope.pass(tunnel, "gateway", "the body belongs to the edge gateway of its document");
  if (tunnel.site !== undefined) scope.pass(tunnel, "site", "the far side stands in the tunnel itself");
  if (medium !== undefined) scope.pass(tunnel, "medium", "tunnels of an edge gateway are IPsec");
  if (policyBasedSelectors === true) {
    scope.pass(tunnel, "policyBasedSelectors", "an edge gateway makes selectors of the networks of both sides always");
  } else if (policyBasedSelectors !== undefined) {
    scope.drop(tunnel, "policyBasedSelectors", "an edge gateway makes selectors of the networks of both sides always");
  }
}
