import type { ConnectRole } from "../../../model/connectGroup.ts";
import type { Key } from "../../../model/key.ts";
import { Secret } from "../../../model/secret.ts";
import type { Leaf, Spot } from "../../../source/tree.ts";
import type { RoleSetting } from "../vocabulary.ts";
import type { ConnectReadContext, Said } from "./readContext.ts";

/** What one part of one document says of a role. */
export interface RoleFacts {
  readonly name: Said<string>;
  readonly service: Said<string> | undefined;
  readonly settings: ReadonlyMap<RoleSetting["key"], Said<string | number | boolean | Secret>>;
  /** The part of the document that speaks of the role. */
  readonly whole: Spot;
}

interface Draft {
  readonly key: Key;
  readonly name: Said<string>;
  /** All that it was named by. */
  readonly names: Leaf[];
  service: Said<string> | undefined;
  readonly settings: Map<RoleSetting["key"], Said<string | number | boolean | Secret>>;
  readonly whole: Spot;
  /** The description that lists it; absent as long as none does. */
  scope: string | undefined;
}

/**
 * Roles that several documents speak of: the definition of their service, its configuration, and descriptions of groups. A
 * role is known by its name and, where both say one, by its service.
 */
export class RoleBook {
  readonly #context: ConnectReadContext;
  readonly #drafts = new Map<Key, Draft>();
  readonly #byName = new Map<string, Draft[]>();

  constructor(context: ConnectReadContext) {
    this.#context = context;
  }

  /** Puts down what is said of a role. With a scope, the role belongs to that subscription. */
  add(facts: RoleFacts, scope?: string): Key {
    const known = this.#candidates(facts.name.value, facts.service?.value, scope)[0];
    const draft = known ?? this.#open(facts);
    draft.scope ??= scope;
    if (known !== undefined) this.#merge(known, facts);
    return draft.key;
  }

  /** The roles that a name can mean in a subscription. */
  matching(name: string, service: string | undefined, scope: string): readonly { readonly key: Key }[] {
    return this.#candidates(name, service, scope);
  }

  /** The roles in the order in which they were first spoken of. Those that no description lists get the scope of `home`. */
  done(home: (whole: Spot) => string): readonly ConnectRole[] {
    const homes = new Map<string, string>();
    return [...this.#drafts.values()].map((draft): ConnectRole => {
      const { key, name, service, settings, names, whole } = draft;
      const said = [...settings, ...(service === undefined ? [] : [["service", service] as const])];
      const role: ConnectRole = {
        key,
        scope: draft.scope ?? homeOf(homes, service?.value, home(whole)),
        name: name.value,
        ...Object.fromEntries(said.map(([property, { value }]) => [property, value])),
      };
      const origins = { name: names, ...Object.fromEntries(said.map(([property, { leaves }]) => [property, leaves])) };
      this.#context.places.put(role, origins, whole);
      return role;
    });
  }

  #candidates(name: string, service: string | undefined, scope: string | undefined): readonly Draft[] {
    const named = this.#byName.get(name.toLowerCase()) ?? [];
    const possible = named.filter(
      (draft) =>
        (service === undefined || draft.service === undefined || sameName(draft.service.value, service)) &&
        (scope === undefined || draft.scope === undefined || draft.scope === scope),
    );
    const exact = possible.filter((draft) => service !== undefined && draft.service !== undefined);
    return exact.length > 0 ? exact : possible;
  }

  #open({ name, service, settings, whole }: RoleFacts): Draft {
    const draft: Draft = {
      key: this.#context.key("connect-role"),
      name,
      names: [...name.leaves],
      service,
      settings: new Map(settings),
      whole,
      scope: undefined,
    };
    this.#drafts.set(draft.key, draft);
    const folded = name.value.toLowerCase();
    const sameNamed = this.#byName.get(folded);
    if (sameNamed === undefined) this.#byName.set(folded, [draft]);
    else sameNamed.push(draft);
    return draft;
  }

  #merge(draft: Draft, { name, service, settings }: RoleFacts): void {
    draft.names.push(...name.leaves);
    if (service !== undefined) draft.service = joined(draft.service, service);
    for (const [key, said] of settings) {
      const first = draft.settings.get(key);
      if (first === undefined || same(first.value, said.value)) draft.settings.set(key, joined(first, said));
      else this.#reportOther(draft, key, first, said);
    }
  }

  #reportOther(draft: Draft, key: string, first: Said<unknown>, other: Said<unknown>): void {
    for (const leaf of other.leaves) this.#context.places.leave(leaf, "another value than the one that is read");
    const isSecret = other.value instanceof Secret;
    const shown = isSecret ? `The setting "${key}" of` : `"${other.value}" is not what was said before of "${key}" of`;
    this.#context.report("NT2807", {
      message: `${shown} role "${draft.name.value}"${isSecret ? " is given twice, with different values" : ""}; the first is read`,
      help: "Give the configuration of one deployment at a time, or correct the one that is out of date",
      at: other.leaves[0],
      related: [
        { message: "The first one is here", at: first.leaves[0] },
        ...other.leaves.slice(1).map((at) => ({ message: "It is named here", at })),
      ],
    });
  }
}

// The roles of one service are at home together, where the first of them is.
function homeOf(homes: Map<string, string>, service: string | undefined, own: string): string {
  if (service === undefined) return own;
  const home = homes.get(service.toLowerCase()) ?? own;
  homes.set(service.toLowerCase(), home);
  return home;
}

function joined<T>(first: Said<T> | undefined, other: Said<T>): Said<T> {
  return first === undefined ? other : { value: first.value, leaves: [...first.leaves, ...other.leaves] };
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function same(one: unknown, other: unknown): boolean {
  return one instanceof Secret && other instanceof Secret ? one.equals(other) : one === other;
}
