import type { ChildProposal, IkeProposal, Integrity, IpsecPolicy } from "../../../model/ipsec.ts";
import { isUnresolved, known } from "../../../model/stated.ts";
import type { Codec } from "../fields/codec.ts";
import { Draft, type LegacyReadContext } from "./legacyContext.ts";
import { fixedLifetimes, ikeCipherOf, type LegacyCipher, nsxvDigests, nsxvGroups, truthWords } from "./legacyWords.ts";
import type { Part } from "./part.ts";
import { type ReadValue, readValue } from "./readText.ts";

/** Where a tunnel says its algorithms; the vCloud API has a name for the cipher only. */
export interface PolicyNames {
  readonly cipher: string;
  readonly digest?: string;
  readonly group?: string;
  readonly forwardSecrecy?: string;
}

interface Algorithms {
  readonly cipher: ReadValue<LegacyCipher> | undefined;
  readonly digest: ReadValue<Integrity> | undefined;
  readonly group: ReadValue<number> | undefined;
  readonly forwardSecrecy: ReadValue<boolean> | undefined;
}

/** Reads what a tunnel offers: one cipher, digest and group for both phases, and lifetimes that cannot be set. */
export function readPolicy(
  context: LegacyReadContext,
  tunnel: Part,
  names: PolicyNames,
  ciphers: Codec<LegacyCipher>,
  owner: string,
): IpsecPolicy {
  const optional = <T>(name: string | undefined, codec: Codec<T>): ReadValue<T> | undefined =>
    name === undefined ? undefined : readValue(context, tunnel, name, codec, owner);
  const read: Algorithms = {
    cipher: optional(names.cipher, ciphers),
    digest: optional(names.digest, nsxvDigests),
    group: optional(names.group, nsxvGroups),
    forwardSecrecy: optional(names.forwardSecrecy, truthWords),
  };
  const policy: IpsecPolicy = { ike: readIke(context, tunnel, read), child: readChild(context, tunnel, read) };
  context.places.put(policy, {}, tunnel.spot);
  return policy;
}

function readIke(context: LegacyReadContext, tunnel: Part, { cipher, digest, group }: Algorithms): IkeProposal {
  const ike = new Draft<IkeProposal>(context);
  if (cipher !== undefined) {
    const { value } = cipher;
    const encryption = isUnresolved(value) ? value : ikeCipherOf(value);
    if (encryption === value) ike.single("encryption", encryption, cipher.leaf);
    else {
      const note = `${encryption} in phase 1: NSX-V has no ${value} there and takes AES-128`;
      ike.assumeSingle("encryption", encryption, note, cipher.spot);
    }
  }
  if (digest !== undefined) ike.single("integrity", digest.value, digest.leaf);
  if (group !== undefined) ike.single("dhGroups", group.value, group.leaf);
  return ike.assume("lifetimeSeconds", fixedLifetimes.ike, lifetimeNote(fixedLifetimes.ike, 1)).done(tunnel.spot);
}

function readChild(context: LegacyReadContext, tunnel: Part, read: Algorithms): ChildProposal {
  const { cipher, digest } = read;
  const child = new Draft<ChildProposal>(context);
  if (cipher !== undefined) child.single("encryption", cipher.value, cipher.leaf);
  // A combined cipher brings its own integrity: the digest is that of phase 1 then. What hangs on a cipher is known with it.
  if (digest !== undefined && isUnresolved(cipher?.value)) {
    child.single("integrity", cipher.value, cipher.leaf, digest.leaf);
  } else if (digest !== undefined && !isCombined(known(cipher?.value))) {
    child.single("integrity", digest.value, digest.leaf);
  }
  readForwardSecrecy(context, child, read);
  return child.assume("lifetimeSeconds", fixedLifetimes.child, lifetimeNote(fixedLifetimes.child, 2)).done(tunnel.spot);
}

function isCombined(cipher: LegacyCipher | undefined): boolean {
  return cipher !== undefined && ikeCipherOf(cipher) !== cipher;
}

function readForwardSecrecy(
  context: LegacyReadContext,
  child: Draft<ChildProposal>,
  { group, forwardSecrecy }: Algorithms,
): void {
  if (forwardSecrecy?.value === false) {
    child.single("pfsGroups", 0, forwardSecrecy.leaf);
    if (group !== undefined) child.single("idleGroups", group.value, group.leaf);
  } else if (isUnresolved(forwardSecrecy?.value)) {
    child.single("pfsGroups", forwardSecrecy.value, forwardSecrecy.leaf);
  } else if (group !== undefined) child.single("pfsGroups", group.value, group.leaf, forwardSecrecy?.leaf);
  else if (forwardSecrecy?.leaf !== undefined) context.ignoreLeaf(forwardSecrecy.leaf, "on, as it is by itself");
}

function lifetimeNote(seconds: number, phase: 1 | 2): string {
  return `${seconds} seconds in phase ${phase}: the lifetime of NSX-V, which cannot be set`;
}
