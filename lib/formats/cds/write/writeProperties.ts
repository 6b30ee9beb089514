import type { ChildProposal, Encryption, IkeProposal, Integrity } from "../../../model/ipsec.ts";
import { isUnresolved, known, type Stated } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { Traced, TracedLeaf } from "../../../source/traced.ts";
import { childCiphers, cipherInstead, digests, groups, ikeCiphers, isCombined } from "../fields/algorithms.ts";
import type { Codec } from "../fields/codec.ts";
import { childTable, ikeTable, propertiesTable } from "../fields/propertiesFields.ts";
import { type Choice, chooseOne } from "./chooseAlgorithm.ts";
import { type TracedObject, writeFields } from "./writeFields.ts";
import { type CdsWriteScope, notKnown, type Owner } from "./writeScope.ts";
import { writeSecrecy } from "./writeSecrecy.ts";

/** Whether anything is known of the security profile of a tunnel beyond its name. */
export function hasProperties({ policy, protocol, dpdProbeSeconds }: Tunnel): boolean {
  return known(policy) !== undefined || protocol !== undefined || dpdProbeSeconds !== undefined;
}

/** Writes the security profile of a tunnel; undefined when nothing is known of it. */
export function writeProperties(
  scope: CdsWriteScope,
  tunnel: Tunnel,
  profile: TracedLeaf,
  owner: Owner,
): TracedObject | undefined {
  if (isUnresolved(tunnel.policy)) scope.drop(tunnel, "policy", notKnown(tunnel.policy));
  if (!hasProperties(tunnel)) return undefined;
  const { ike = {}, child = {} } = known(tunnel.policy) ?? {};
  // A profile of one's own is whole; of the DEFAULT one, whatever is known is shown.
  const isWhole = profile.value === "CUSTOM";
  const hasIke = isWhole || isStated(ike) || tunnel.protocol !== undefined;
  const version = hasIke ? {} : { protocol: undefined };
  const { securityType, ikeConfiguration, dpdConfiguration } = writeFields(scope, propertiesTable, tunnel, owner, {
    profile,
    ...version,
  });
  return {
    securityType,
    ikeConfiguration: hasIke
      ? { ...(ikeConfiguration as TracedObject), ...writeIke(scope, ike, tunnel.protocol, owner) }
      : undefined,
    tunnelConfiguration: isWhole || isStated(child) ? writeChild(scope, child, ike, owner) : undefined,
    dpdConfiguration,
  };
}

function isStated(proposal: object): boolean {
  return Object.values(proposal).some((value) => value !== undefined);
}

function writeIke(scope: CdsWriteScope, ike: IkeProposal, protocol: Tunnel["protocol"], owner: Owner): TracedObject {
  const version = known(protocol);
  const cipher = chooseOne<Encryption>(
    scope,
    {
      list: ike.encryption,
      codec: ikeCiphers,
      what: "encryption of phase 1",
      instead: (value) => ikeCipherInstead(value as Encryption, version),
      refuse: (value) => (version === "IKEv1" && isCombined(value) ? "IKEv1 takes no combined cipher" : undefined),
    },
    owner,
  );
  const group = chooseOne<number>(scope, groupChoice(ike.dhGroups, "group of phase 1"), owner);
  return writeFields(scope, ikeTable, ike, owner, {
    ...chosen("encryption", cipher),
    integrity: writeDigest(scope, ike.integrity, cipher, 1, owner),
    ...chosen("dhGroups", group),
  });
}

// What is a combined cipher of another kind first becomes one that phase 1 has.
function ikeCipherInstead(value: Encryption, version: string | undefined): Encryption {
  const nearest = cipherInstead[value] ?? "AES-CBC-256";
  return version === "IKEv1" && isCombined(nearest) ? (cipherInstead[nearest] ?? "AES-CBC-256") : nearest;
}

function writeChild(scope: CdsWriteScope, child: ChildProposal, ike: IkeProposal, owner: Owner): TracedObject {
  const cipher = chooseOne<Encryption>(
    scope,
    {
      list: child.encryption,
      codec: childCiphers,
      what: "encryption of phase 2",
      instead: (value) => cipherInstead[value as Encryption] ?? "AES-CBC-256",
    },
    owner,
  );
  const secrecy = writeSecrecy(scope, child, ike, owner);
  const { perfectForwardSecrecyEnabled, dhGroups } = secrecy;
  const rest = writeFields(scope, childTable, child, owner, {
    ...chosen("encryption", cipher),
    integrity: writeDigest(scope, child.integrity, cipher, 2, owner),
    pfsGroups: dhGroups,
  });
  return { perfectForwardSecrecyEnabled, ...rest };
}

/** Groups of a list of alternatives. */
export function groupChoice(
  list: readonly Stated<number>[] | undefined,
  what: string,
): {
  readonly list: readonly unknown[] | undefined;
  readonly codec: Codec<number>;
  readonly what: string;
  instead(): number;
} {
  // 14 is the weakest of today and the default of the platform.
  return { list, codec: groups, what, instead: () => 14 };
}

function chosen(key: string, choice: Choice<unknown> | undefined): { readonly [key: string]: Traced } {
  return choice === undefined ? {} : { [key]: [choice.leaf] };
}

// Beside a combined cipher the list must be empty; beside another it must not.
function writeDigest(
  scope: CdsWriteScope,
  list: readonly Stated<Integrity>[] | undefined,
  cipher: Choice<Encryption> | undefined,
  phase: 1 | 2,
  owner: Owner,
): Traced | undefined {
  if (cipher?.value !== undefined && isCombined(cipher.value)) {
    for (const [key, value] of (list ?? []).entries())
      passDigest(scope, list as readonly unknown[], key, value, cipher, phase, owner);
    return [];
  }
  const what = `integrity of phase ${phase}`;
  const instead = (): Integrity => "SHA2-256-128";
  const choice = chooseOne<Integrity>(scope, { list, codec: digests, what, instead }, owner);
  if (choice !== undefined) return [choice.leaf];
  if (cipher?.value === undefined) return undefined;
  return [scope.assume("SHA2_256", "which NSX takes when no digest is set", what, owner)];
}

function passDigest(
  scope: CdsWriteScope,
  list: readonly unknown[],
  key: number,
  value: unknown,
  cipher: Choice<Encryption>,
  phase: 1 | 2,
  owner: Owner,
): void {
  const isFixed = phase === 1 && value === "SHA2-256-128";
  if (value === cipher.value || isFixed) {
    const why = "beside a combined cipher the pseudorandom function is HMAC-SHA2-256 always";
    scope.pass(list, key, isFixed ? why : "the combined cipher says it");
    return;
  }
  const shown = isUnresolved(value) ? value.unresolved : String(value);
  const effect = phase === 1 ? "its pseudorandom function is HMAC-SHA2-256 always" : "it brings its own integrity";
  scope.drop(list, key, `no digest may stand beside a combined cipher: ${effect}`, true);
  scope.report(phase === 1 ? "NT3305" : "NT3303", {
    message: `"${shown}", the integrity of phase ${phase} of ${owner.words}, is not written: beside ${cipher.value} no digest may stand`,
    help:
      phase === 1
        ? "Set the other end to SHA2-256, or to a cipher that is not combined"
        : "Nothing: the cipher checks integrity",
    at: scope.spot(list, key, owner),
    actual: shown,
  });
}
