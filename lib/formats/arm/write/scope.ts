import type { Code } from "../../../diagnostics/code.ts";
import { type Diagnostic, diagnose, type Finding } from "../../../diagnostics/diagnostic.ts";
import type { Key } from "../../../model/key.ts";
import type { Secret } from "../../../model/secret.ts";
import type { Site } from "../../../model/site.ts";
import type { Places } from "../../../source/places.ts";
import type { Ref, TracedLeaf } from "../../../source/traced.ts";
import type { Spot } from "../../../source/tree.ts";
import type { Unsaid, WriteContext } from "../../format.ts";
import { knownName, type ResourceName, resourceIdExpression } from "./expression.ts";
import { identifierPart, NameBook } from "./names.ts";
import type { NetworkIndex } from "./networkIndex.ts";
import { type ResourceKind, resourceTypes } from "./resourceTypes.ts";
import type { DeclaredParameter, Parameter, ResourceBody, Template } from "./templateWriter.ts";

/** A resource as others refer to it. */
export interface NamedResource {
  readonly name: ResourceName;
  readonly id: string;
  /** The model properties that its name and id come from. */
  readonly refs: readonly Ref[];
}

/** A value whose settings are being written. */
export interface Owner {
  /** The input that it came from: what the expressions of its settings mean. */
  readonly scope: string;
  /** `connection hub-to-lyon`. */
  readonly words: string;
  /** What the parameters that its settings become are named after. */
  readonly names: readonly string[];
}

/** What writing one template shares: the template, the names given so far, and what there is to say about it. */
export class ArmScope {
  readonly scope: string;
  readonly index: NetworkIndex;
  readonly places: Places;
  readonly template: Template;
  readonly how: WriteContext;
  readonly diagnostics: Diagnostic[] = [];
  readonly unsaid: Unsaid[] = [];
  readonly #book = new NameBook();
  readonly #names = new Map<ResourceKind, Map<string, ResourceName>>();
  readonly #resources = new Map<ResourceKind, Map<Key, NamedResource>>();
  readonly #firstRegions = new Map<Key, string>();
  /** Regions of virtual networks, by their keys. */
  readonly locations: Map<Key, TracedLeaf> = new Map();
  readonly #identities = new Map<object, number>();
  readonly #secrets = new Map<string, readonly Secret[]>();
  /** Ids of resources of this template, by type and names in lower case. */
  readonly #declared = new Map<string, string>();
  /** Ids that the settings written since the last resource refer to. */
  readonly #mentioned = new Set<string>();

  constructor(scope: string, template: Template, index: NetworkIndex, places: Places, how: WriteContext) {
    this.scope = scope;
    this.template = template;
    this.index = index;
    this.places = places;
    this.how = how;
  }

  report(code: Code, finding: Finding): void {
    this.diagnostics.push(diagnose(code, finding));
  }

  /** Where a model property was read. */
  placeOf<T extends object>(holder: T, key: keyof T & (string | number)): Spot | undefined {
    return this.places.spotOf(holder, key);
  }

  /** A populated property that means nothing in this template. */
  ignore(holder: object, key: string | number, note: string): void {
    this.unsaid.push({ kind: "ignored", holder, key, note });
  }

  /** A populated property that could not be said. With `reported` there is a finding of its own for it. */
  drop(holder: object, key: string | number, note: string, reported = false): void {
    this.unsaid.push({ kind: "dropped", holder, key, note, ...(reported ? { reported: true as const } : {}) });
  }

  /** A number that tells one object of the model from all others. */
  identityOf(object: object): number {
    const known = this.#identities.get(object) ?? this.#identities.size;
    this.#identities.set(object, known);
    return known;
  }

  /** Who shares a secret, and of different secrets of the same owners which. */
  secretIdentity(identity: string, secret: Secret): string {
    const known = this.#secrets.get(identity) ?? [];
    const index = known.findIndex((other) => other.equals(secret));
    if (index !== -1) return `${identity}/${index}`;
    this.#secrets.set(identity, [...known, secret]);
    return `${identity}/${known.length}`;
  }

  /** The resource that stands for a model value, if it has been named. */
  knownResource(kind: ResourceKind, key: Key): NamedResource | undefined {
    return this.#resources.get(kind)?.get(key);
  }

  /** Names the resource that stands for a model value, for all that refer to it. */
  nameResource(kind: ResourceKind, key: Key, name: ResourceName, refs: readonly Ref[]): NamedResource {
    const named: NamedResource = { name, id: resourceIdExpression(resourceTypes[kind].type, name), refs };
    const ofKind = this.#resources.get(kind) ?? new Map<Key, NamedResource>();
    this.#resources.set(kind, ofKind);
    ofKind.set(key, named);
    return named;
  }

  /** The region in which a site was first needed: there it has its plain name. */
  firstRegion(site: Site, location: string): string {
    const first = this.#firstRegions.get(site.key) ?? location;
    this.#firstRegions.set(site.key, first);
    return first;
  }

  /** The name of one resource, chosen once. `identity` is the key of what it stands for. */
  resourceName(kind: ResourceKind, identity: string, wanted: string, isShared = false): ResourceName {
    const given = this.#names.get(kind) ?? new Map<string, ResourceName>();
    this.#names.set(kind, given);
    const known = given.get(identity);
    if (known !== undefined) return known;
    const name = knownName(isShared ? this.#book.share(kind, wanted) : this.#book.assign(kind, wanted));
    given.set(identity, name);
    return name;
  }

  /** Notes that a resource of that name, or a part of one, is in this template. */
  declare(kind: ResourceKind, id: string, ...names: readonly ResourceName[]): void {
    const texts = names.map(({ text }) => text);
    if (texts.every((text) => text !== undefined)) this.#declared.set(idKey(resourceTypes[kind].type, texts), id);
  }

  /** Notes that a setting refers to a resource, which must be made before if it is one of this template. */
  mention(type: string, names: readonly string[]): void {
    const id = this.#declared.get(idKey(type, names));
    if (id !== undefined) this.#mentioned.add(id);
  }

  /** Adds a resource. `own` is its id where others can refer to it. */
  add(kind: ResourceKind, body: ResourceBody, own?: string): void {
    if (this.#mentioned.size === 0) {
      this.template.add(kind, body);
      return;
    }
    const dependsOn = new Set([...(body.dependsOn ?? []), ...this.#mentioned]);
    this.#mentioned.clear();
    if (own !== undefined) dependsOn.delete(own);
    this.template.add(kind, { ...body, dependsOn: [...dependsOn] });
  }

  /**
   * The expression of a value that the input does not hold and the deployment must supply. Reported once. The name is
   * made of a word for the kind of value and the names that it belongs to.
   */
  parameter(
    kind: string,
    owners: readonly string[],
    parameter: Parameter,
    at: Spot | undefined,
    identity: string,
  ): string {
    const { name, expression, isNew } = this.ask(kind, owners, parameter, identity);
    if (isNew) this.reportParameter(name, parameter, at);
    return expression;
  }

  /** The same without a report. */
  ask(kind: string, owners: readonly string[], parameter: Parameter, identity: string): DeclaredParameter {
    const wanted = [kind, ...owners.map(identifierPart)].join("_").slice(0, mostCharacters);
    return this.template.parameter(`${kind}/${identity}`, wanted, parameter);
  }

  reportParameter(name: string, { description }: Parameter, at: Spot | undefined, why = "Not in the file"): void {
    this.report("NT3104", {
      message: `${why}, to be given at deployment: ${description}`,
      help: `Give it as the parameter "${name}"`,
      at,
    });
  }
}

/** Names of resources can be long, and expressions that stand for names longer: what is over is cut off. */
const mostCharacters = 200;

function idKey(type: string, names: readonly string[]): string {
  return [type, ...names].join("|").toLowerCase();
}
