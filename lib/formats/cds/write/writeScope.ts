import type { Code } from "../../../diagnostics/code.ts";
import { type Diagnostic, diagnose, type Finding } from "../../../diagnostics/diagnostic.ts";
import type { Gateway } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import type { Network } from "../../../model/network.ts";
import { openKind } from "../../../model/openValue.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved, known, type Stated, type Unresolved } from "../../../model/stated.ts";
import type { Places } from "../../../source/places.ts";
import { assumed, derived, type Ref, type TracedLeaf } from "../../../source/traced.ts";
import type { Spot } from "../../../source/tree.ts";
import type { Unsaid, WriteContext } from "../../format.ts";

/** A thing that is written: how messages call it, and the value that findings point at. */
export interface Owner {
  readonly words: string;
  readonly name: string;
  readonly value: object;
}

/** What the writing of one network shares. */
export class CdsWriteScope {
  readonly network: Network;
  readonly how: WriteContext;
  readonly unsaid: Unsaid[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly gateways: ReadonlyMap<Key, Gateway>;
  readonly sites: ReadonlyMap<Key, Site>;
  readonly #places: Places;

  constructor(network: Network, places: Places, how: WriteContext) {
    this.network = network;
    this.how = how;
    this.#places = places;
    this.gateways = new Map(network.gateways.map((gateway) => [gateway.key, gateway]));
    this.sites = new Map(network.sites.map((site) => [site.key, site]));
  }

  report(code: Code, finding: Finding): void {
    this.diagnostics.push(diagnose(code, finding));
  }

  /** Where a property was read, else where the thing that it belongs to was. */
  spot(holder: object, key: string | number, owner: Owner): Spot | undefined {
    return this.#places.spotOf(holder, key) ?? this.#places.spotOf(owner.value, "name");
  }

  /** Notes that a setting is not said; `reported` when a finding is given for it. */
  drop(holder: object, key: string | number, note: string, reported = false): void {
    this.unsaid.push({ kind: "dropped", holder, key, note, ...(reported ? { reported: true } : {}) });
  }

  /** Notes that a setting means nothing here. */
  pass(holder: object, key: string | number, note: string): void {
    this.unsaid.push({ kind: "ignored", holder, key, note });
  }

  /** A text that stands where the API asks for a value that is not known: nothing in the model comes near it. */
  blank(what: string, owner: Owner, holder: object = owner.value, key = "name"): TracedLeaf {
    const text = placeholder(what, owner);
    this.#reportBlank(what, text, "no input states it", owner, this.spot(holder, key, owner));
    return assumed(text, `${text}: to be filled in, no input states it`);
  }

  /** The same for a value that the model has, and that cannot be said. */
  blankFor(what: string, owner: Owner, refs: readonly [Ref, ...Ref[]], why: string): TracedLeaf {
    const [{ holder, key }, ...others] = refs;
    // What stood there to be filled in stands there again.
    const stated = (holder as Readonly<Record<string | number, unknown>>)[key];
    const asked = isUnresolved(stated) && openKind(stated) !== "expression" ? stated.unresolved : undefined;
    const text = asked ?? placeholder(what, owner);
    const more = others.map((other) => this.spot(other.holder, other.key, owner)).filter((at) => at !== undefined);
    this.#reportBlank(what, text, why, owner, this.spot(holder, key, owner), more);
    return derived(text, refs, `${text} stands in its place: ${why}`);
  }

  #reportBlank(
    what: string,
    text: string,
    why: string,
    owner: Owner,
    at: Spot | undefined,
    others: readonly Spot[] = [],
  ): void {
    this.report("NT3301", {
      message: `To be filled in: ${what} of ${owner.words}; ${why}, and ${text} stands in its place`,
      help: "Fill it in before the body is sent",
      at,
      related: others.map((other) => ({ message: "It stands for this too", at: other })),
    });
  }

  /** A value that no input states and that the platform would set itself. */
  assume(value: string | number | boolean, why: string, what: string, owner: Owner): TracedLeaf {
    this.report("NT3311", {
      message: `Not stated: ${what} of ${owner.words}; ${value} is written, ${why}`,
      help: "Nothing, if the value will do",
      at: this.spot(owner.value, "name", owner),
      actual: String(value),
    });
    return assumed(value, `${value}: ${why}`);
  }
}

/** Names a thing for messages. */
export function ownerOf(kind: string, value: object & { readonly name?: Stated<string> | undefined }): Owner {
  const name = known(value.name) ?? "";
  return { words: name === "" ? `an unnamed ${kind}` : `${kind} "${name}"`, name: `${kind} ${name}`.trim(), value };
}

/** Why a value is not said: with what it waits for, unless that is a text to be filled in. */
export function notKnown(value: Unresolved): string {
  return openKind(value) === "expression" ? `it is not known yet: ${value.unresolved}` : "it is not known yet";
}

/** A text that nobody takes for a value. */
export function placeholder(what: string, { name }: Owner): string {
  return `<${what} for ${name.replace(/[<>]/g, "")}>`;
}
