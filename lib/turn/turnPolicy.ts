import { azureDefaults } from "../ipsec/azureDefaults.ts";
import { edgeDefaults } from "../ipsec/edgeDefaults.ts";
import { isCombined, nearest, type Vendor, type Vocabulary, vocabularies } from "../ipsec/vendors.ts";
import type { Routing } from "../model/gateway.ts";
import type { ChildProposal, DhGroup, Encryption, IkeProposal, Integrity, IpsecPolicy } from "../model/ipsec.ts";
import { isUnresolved, type Stated, textOf } from "../model/stated.ts";
import type { Leaf, Spot } from "../source/tree.ts";
import { leavesOf, Mirror } from "./origins.ts";
import type { TurnContext } from "./turnContext.ts";

/** The policy that meets the one of a tunnel, as the other vendor can say it. `owner` names the tunnel in messages. */
export function turnPolicy(
  context: TurnContext,
  policy: IpsecPolicy | undefined,
  to: Vendor,
  owner: { readonly name: string; readonly routing: Routing; readonly at: Spot | undefined },
): IpsecPolicy {
  const turning = new PolicyTurning(context, to, owner.name);
  if (policy !== undefined) return turning.turn(policy);
  return to === "edge" ? meetAzureDefault(context, owner) : meetEdgeDefault(context, owner);
}

class PolicyTurning {
  readonly #context: TurnContext;
  readonly #to: Vendor;
  readonly #words: Vocabulary;
  readonly #owner: string;

  constructor(context: TurnContext, to: Vendor, owner: string) {
    this.#context = context;
    this.#to = to;
    this.#words = vocabularies[to];
    this.#owner = owner;
  }

  turn({ ike, child }: IpsecPolicy): IpsecPolicy {
    const { places } = this.#context;
    const whole = new Mirror<IpsecPolicy>(places);
    const turnedIke = this.#ike(ike);
    return whole.say("ike", turnedIke).say("child", this.#child(child, turnedIke)).done();
  }

  #ike(ike: IkeProposal): IkeProposal {
    const mirror = new Mirror<IkeProposal>(this.#context.places);
    const encryption = this.#pick(ike.encryption, this.#words.ikeEncryption, "cipher of phase 1");
    const integrity = this.#pick(ike.integrity, this.#words.ikeIntegrity, "integrity of phase 1");
    const combined = isKnown(encryption) && isCombined(encryption.value);
    if (encryption !== undefined) {
      // The edge says nothing beside a combined cipher: what Azure says there is a part of it.
      const also = combined && this.#to === "edge" ? (integrity?.origin ?? []) : [];
      mirror.single("encryption", encryption.value, [...encryption.origin, ...also], encryption.note);
    }
    if (combined && this.#to === "edge") this.#checkPrf(integrity);
    else if (integrity !== undefined) mirror.single("integrity", integrity.value, integrity.origin, integrity.note);
    else if (combined && encryption !== undefined)
      mirror.single("integrity", "SHA2-256-128", encryption.origin, encryption.note);
    const group = this.#pick(ike.dhGroups, this.#words.ikeGroups, "Diffie-Hellman group of phase 1");
    if (group !== undefined) mirror.single("dhGroups", group.value, group.origin, group.note);
    if (this.#to === "edge") {
      const why = "28800 seconds: so long does Azure's IKE SA live, which cannot be set there";
      mirror.assume("lifetimeSeconds", azureDefaults.RouteBased.ike.lifetimeSeconds, why);
    }
    return mirror.done();
  }

  // An edge with combined ciphers only has the pseudorandom function HMAC-SHA2-256: NSX 9.0, "Add IKE Profiles".
  #checkPrf(integrity: Picked<Integrity> | undefined): void {
    if (integrity === undefined || !isKnown(integrity) || integrity.value === "SHA2-256-128") return;
    this.#change(integrity.value, "SHA2-256-128", "pseudorandom function of phase 1", integrity.origin[0]);
  }

  #child(child: ChildProposal, ike: IkeProposal): ChildProposal {
    const mirror = new Mirror<ChildProposal>(this.#context.places);
    const encryption = this.#pick(child.encryption, this.#words.childEncryption, "cipher of phase 2");
    const combined = isKnown(encryption) && isCombined(encryption.value);
    const stated = child.integrity?.filter((item) => isUnresolved(item) || !isCombined(item));
    const origin = child.integrity === undefined ? [] : leavesOf(this.#context.places, child.integrity, 0);
    if (encryption !== undefined) {
      const also = combined && this.#to === "edge" ? origin : [];
      mirror.single("encryption", encryption.value, [...encryption.origin, ...also], encryption.note);
    }
    if (combined && encryption !== undefined) {
      if (this.#to === "azure") mirror.single("integrity", encryption.value, encryption.origin, encryption.note);
    } else {
      const wanted = stated?.length === child.integrity?.length ? child.integrity : stated;
      const integrity = this.#pick(wanted, this.#words.childIntegrity, "integrity of phase 2");
      if (integrity !== undefined) mirror.single("integrity", integrity.value, integrity.origin, integrity.note);
    }
    this.#pfs(child, ike, mirror);
    this.#lifetime(child, mirror);
    return mirror.done();
  }

  #pfs(child: ChildProposal, ike: IkeProposal, mirror: Mirror<ChildProposal>): void {
    const { pfsGroups } = child;
    if (pfsGroups === undefined) return;
    const origin = leavesOf(this.#context.places, pfsGroups, 0);
    const phase1 = ike.dhGroups?.[0];
    const resolved = pfsGroups.map((group) => (group === "same" ? (phase1 ?? 14) : group));
    const [off] = resolved;
    if (off === 0) {
      mirror.single("pfsGroups", 0, origin, this.#context.places.assumption(pfsGroups, 0));
      // A body of the edge names a group even where it is not used.
      if (this.#to === "edge" && phase1 !== undefined) {
        mirror.single("idleGroups", phase1, [], "the group of phase 1: the edge asks for one although it is not used");
      }
      return;
    }
    const wanted = resolved as readonly Stated<DhGroup>[];
    const group = this.#pick(wanted, this.#words.pfsGroups, "group of perfect forward secrecy", origin);
    if (group !== undefined) mirror.single("pfsGroups", group.value, origin, group.note);
  }

  #lifetime(child: ChildProposal, mirror: Mirror<ChildProposal>): void {
    const seconds = child.lifetimeSeconds;
    const origin = leavesOf(this.#context.places, child, "lifetimeSeconds");
    if (seconds !== undefined && !isUnresolved(seconds)) {
      const [least, most] = this.#words.childLifetime;
      const fitting = Math.min(most, Math.max(least, seconds));
      if (fitting !== seconds) this.#change(seconds, fitting, "lifetime of phase 2", origin[0]);
      mirror.say("lifetimeSeconds", fitting, origin, this.#context.places.assumption(child, "lifetimeSeconds"));
    } else if (seconds !== undefined) mirror.copy("lifetimeSeconds", child, "lifetimeSeconds");
    if (this.#to === "azure") {
      const { lifetimeKilobytes } = azureDefaults.RouteBased.child;
      mirror.assume(
        "lifetimeKilobytes",
        lifetimeKilobytes,
        `${lifetimeKilobytes}: Azure's own; the edge has no such limit`,
      );
    }
  }

  #pick<T extends Encryption | Integrity | DhGroup>(
    list: readonly Stated<T>[] | undefined,
    words: readonly T[],
    what: string,
    from?: readonly Leaf[],
  ): Picked<T> | undefined {
    if (list === undefined || list.length === 0) return undefined;
    const origin = from ?? list.flatMap((_, index) => leavesOf(this.#context.places, list, index));
    const open = list.find(isUnresolved);
    const note = this.#context.places.assumption(list, 0);
    if (open !== undefined) return { value: open, origin, note };
    const wanted = list as readonly T[];
    const value = nearest(wanted, words);
    if (!wanted.includes(value)) this.#change(wanted.join(", "), value, what, origin[0]);
    return { value, origin, note };
  }

  #change(from: string | number, to: string | number, what: string, at: Leaf | undefined): void {
    const vendor = this.#to === "edge" ? "an edge gateway" : "Azure";
    const why = `${from} → ${to}: ${vendor} cannot be given the first`;
    if (at !== undefined) this.#context.places.note(at, why);
    this.#context.report("NT3401", {
      message: `The ${what} of "${this.#owner}" is ${from}, which ${vendor} cannot say; ${to} is written`,
      help: `Change this end to ${to} too, or the tunnel will not come up`,
      at,
      actual: String(from),
      expected: [String(to)],
    });
  }
}

interface Picked<T> {
  readonly value: Stated<T>;
  readonly origin: readonly Leaf[];
  /** Why it is there, where no input states it. */
  readonly note: string | undefined;
}

function isKnown<T>(picked: Picked<T> | undefined): picked is Picked<T> & { readonly value: T } {
  return picked !== undefined && !isUnresolved(picked.value);
}

type Owner = { readonly name: string; readonly routing: Routing; readonly at: Spot | undefined };

/** What an edge must be set to so that Azure's default accepts it, whichever end starts. */
function meetAzureDefault(context: TurnContext, { name, routing, at }: Owner): IpsecPolicy {
  const { ike, child } = azureDefaults[routing];
  const words = vocabularies.edge;
  const phase1 = ike.offers.filter(({ integrity }) => words.ikeIntegrity.includes(integrity));
  const cipher = nearest(
    phase1.map(({ encryption }) => encryption),
    words.ikeEncryption,
  );
  const offers1 = phase1.filter(({ encryption }) => encryption === cipher);
  const hash = nearest(
    offers1.map(({ integrity }) => integrity),
    words.ikeIntegrity,
  );
  const group = offers1[0]?.dhGroup ?? 2;
  // The edge may have to start, and to answer: only what Azure offers itself works both ways.
  const offers2 = child.initiatorOffers;
  const encryption = nearest(
    offers2.map((offer) => offer.encryption),
    words.childEncryption,
  );
  const integrities = offers2.filter((o) => o.encryption === encryption).flatMap((o) => o.integrity ?? []);
  const note = (value: unknown): string =>
    `${String(value)}: among Azure's default offers, the strongest that an edge can say`;
  context.report("NT3402", {
    message: `"${name}" has no policy: of Azure's default offers the strongest is written (${cipher}, ${hash}, group ${group}; ${encryption}, no forward secrecy)`,
    help: "Give the Azure connection a policy of its own: its default allows no group but 2",
    at,
  });
  const ikeMirror = new Mirror<IkeProposal>(context.places)
    .single("encryption", cipher, [], note(cipher))
    .single("integrity", hash, [], note(hash))
    .single("dhGroups", group, [], note(`group ${group}`))
    .assume("lifetimeSeconds", ike.lifetimeSeconds, note(ike.lifetimeSeconds));
  const childMirror = new Mirror<ChildProposal>(context.places).single("encryption", encryption, [], note(encryption));
  if (integrities.length > 0) {
    const integrity = nearest(integrities, words.childIntegrity);
    childMirror.single("integrity", integrity, [], note(integrity));
  }
  childMirror
    .single("pfsGroups", 0, [], "no forward secrecy: Azure never offers it by default")
    .single("idleGroups", 14, [], "group 14: the edge asks for one although it is not used")
    .assume("lifetimeSeconds", child.lifetimeSeconds, note(child.lifetimeSeconds));
  return { ike: ikeMirror.done(), child: childMirror.done() };
}

/** What Azure must be set to so that an edge with its default profile accepts it. */
function meetEdgeDefault(context: TurnContext, { name, at }: Owner): IpsecPolicy {
  const { ike, child } = edgeDefaults;
  const note = (value: unknown): string => `${textOf(String(value))}: from the edge's DEFAULT profile`;
  context.report("NT3402", {
    message: `"${name}" has the DEFAULT profile of the edge: its documented values are written`,
    help: "Give the edge's defaultConnectionProperties too: a server can have other defaults",
    at,
  });
  const encryption = child.encryption?.[0] ?? "AES-GCM-16-128";
  const { lifetimeKilobytes } = azureDefaults.RouteBased.child;
  return {
    ike: new Mirror<IkeProposal>(context.places)
      .single("encryption", ike.encryption?.[0], [], note(ike.encryption?.[0]))
      .single("integrity", ike.integrity?.[0], [], note(ike.integrity?.[0]))
      .single("dhGroups", ike.dhGroups?.[0], [], note(`group ${String(ike.dhGroups?.[0])}`))
      .done(),
    child: new Mirror<ChildProposal>(context.places)
      .single("encryption", encryption, [], note(encryption))
      .single("integrity", encryption, [], `${String(encryption)}: Azure says a combined cipher twice`)
      .single("pfsGroups", child.pfsGroups?.[0], [], note(`group ${String(child.pfsGroups?.[0])}`))
      .assume("lifetimeSeconds", child.lifetimeSeconds, note(child.lifetimeSeconds))
      .assume("lifetimeKilobytes", lifetimeKilobytes, `${lifetimeKilobytes}: Azure's own; the edge has no such limit`)
      .done(),
  };
}
