import type { ChildProposal, IpsecPolicy } from "../../../model/ipsec.ts";
import { Secret } from "../../../model/secret.ts";
import type { Leaf } from "../../../source/tree.ts";
import type { Answer } from "./answer.ts";
import type { Owners } from "./owners.ts";
import { named, type Part, texts } from "./part.ts";
import type { Supplies } from "./supplies.ts";
import { hashWords, pfsWords, valueOfWord, type Words } from "./words.ts";

/** Takes the key of a tunnel. It is never shown, whatever becomes of it. */
export function supplyKey(supplies: Supplies, owners: Owners, answer: Answer): void {
  const { context } = supplies;
  const values = named(answer.part, "Value", "SharedKey");
  for (const value of values) context.hide(value);
  const tunnel = owners.tunnelOf(answer, "A shared key");
  if (tunnel === undefined) return;
  for (const value of values) {
    if (value.text === undefined) reportComputed(supplies, value);
    else supplies.tunnel(tunnel).say("sharedKey", new Secret(value.text), value, "The shared key of a tunnel");
  }
}

// A variable that is set by a command, an expression: nettrans runs nothing.
function reportComputed({ context }: Supplies, part: Part): void {
  const { leaf } = part;
  if (leaf === undefined || leaf.value === "" || leaf.value === null) return;
  context.leave(part, "the script computes it");
  context.report("NT2024", {
    message: "The value of a parameter is computed when the script runs, and is not known",
    help: "Write the value into the command, or give it at deployment",
    at: leaf,
  });
}

/** Takes what was set for the algorithms of a tunnel. */
export function supplyIpsecParameters(supplies: Supplies, owners: Owners, answer: Answer): void {
  const { context } = supplies;
  const { part } = answer;
  const tunnel = owners.tunnelOf(answer, "A set of IPsec parameters");
  if (tunnel === undefined) return;
  const child = new Child(supplies);
  for (const each of texts(named(part, "EncryptionType"))) child.encryption(each);
  child.words("pfsGroups", pfsWords, texts(named(part, "PfsGroup")), '"PfsGroup"');
  child.words("integrity", hashWords, texts(named(part, "HashAlgorithm")), '"HashAlgorithm"');
  child.number("lifetimeKilobytes", texts(named(part, "SADataSizeKilobytes")), '"SADataSizeKilobytes"');
  child.number("lifetimeSeconds", texts(named(part, "SALifeTimeSeconds")), '"SALifeTimeSeconds"');
  if (child.isEmpty) return;
  const draft = supplies.tunnel(tunnel);
  const known = draft.value.policy;
  if (known === undefined) draft.put("policy", child.done(part));
  else if (JSON.stringify((known as IpsecPolicy).child) === JSON.stringify(child.value)) child.agree();
  else context.differ("The IPsec parameters of a tunnel", part, draft.spotOf("policy"));
}

/** The second phase of a policy under construction. */
class Child {
  readonly #supplies: Supplies;
  readonly value: { [key in keyof ChildProposal]: ChildProposal[key] } = {};
  readonly #parts: [key: keyof ChildProposal, part: Part][] = [];

  constructor(supplies: Supplies) {
    this.#supplies = supplies;
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  // That encryption is required names no algorithm: any of the service's own will do.
  encryption(part: Part): void {
    const { context } = this.#supplies;
    if (/^requireencryption$/i.test(part.text ?? "")) context.ignore(part, "encryption is required, as it is today");
    else if (/^noencryption$/i.test(part.text ?? "")) this.#set("encryption", ["NULL"], part);
    else {
      const open = context.refuse(part, '"EncryptionType"', ["RequireEncryption", "NoEncryption"]);
      this.#set("encryption", [open], part);
    }
  }

  words<T>(key: "pfsGroups" | "integrity", words: Words<T>, parts: readonly Part[], what: string): void {
    for (const part of parts) {
      const expected = words.map(([word]) => word);
      const value = valueOfWord(words, part.text ?? "") ?? this.#supplies.context.refuse(part, what, expected);
      this.#set(key, [value] as never, part);
    }
  }

  number(key: "lifetimeSeconds" | "lifetimeKilobytes", parts: readonly Part[], what: string): void {
    for (const part of parts) {
      const isNumber = /^\d{1,15}$/.test(part.text ?? "");
      const value = isNumber ? Number(part.text) : this.#supplies.context.refuse(part, what, ["a whole number"]);
      this.#set(key, value, part);
    }
  }

  #set<K extends keyof ChildProposal>(key: K, value: ChildProposal[K], part: Part): void {
    const first = this.#parts.find(([known]) => known === key)?.[1];
    if (first !== undefined) {
      const { context } = this.#supplies;
      if (JSON.stringify(this.value[key]) === JSON.stringify(value)) context.agree(part);
      else context.differ(`"${part.name}"`, part, first.leaf);
      return;
    }
    this.value[key] = value;
    this.#parts.push([key, part]);
  }

  agree(): void {
    for (const [, part] of this.#parts) this.#supplies.context.agree(part);
  }

  done({ spot }: Part): IpsecPolicy {
    const { context } = this.#supplies;
    const { places } = context;
    const origins: { [key: string]: readonly Leaf[] } = {};
    for (const [key, part] of this.#parts) {
      const leaves = context.origin(part);
      const value = this.value[key];
      if (Array.isArray(value)) places.put(value, [leaves], spot);
      else origins[key] = leaves;
    }
    places.put(this.value, origins, spot);
    const ike = {};
    places.put(ike, {}, spot);
    const policy: IpsecPolicy = { ike, child: this.value };
    places.put(policy, {}, spot);
    return policy;
  }
}

/** The state of tunnels: whether they were up, and what went through. */
export function ignoreConnections({ context }: Supplies, { part }: Answer): void {
  context.ignore(part, "says how the tunnels did, and sets nothing");
}
