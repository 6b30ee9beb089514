import type { JsonNode } from "../../../source/tree.ts";
import { keyOf } from "./idText.ts";
import { type ArmResource, parentId } from "./resource.ts";

/** The resources of all inputs, found by their ids. */
export class ResourceSet {
  readonly all: readonly ArmResource[];
  /** More than one where it is not known which declaration holds. */
  readonly #byId = new Map<string, ArmResource[]>();
  /** By type and names alone. */
  readonly #byName = new Map<string, ArmResource[]>();
  readonly #understood = new Set<ArmResource>();
  readonly #byType = new Map<string, ArmResource[]>();
  /** By type and the id of what they are a part of. */
  readonly #byParent = new Map<string, ArmResource[]>();

  /** Descriptions of one and the same resource become one. */
  constructor(resources: readonly ArmResource[]) {
    const merged = new Map<string, ArmResource>();
    for (const resource of resources) {
      // Which of two declarations under open conditions holds is not known: both are kept. Nor are two without names one.
      const isOne = resource.condition === undefined && keyOf(resource.names.at(-1) ?? []) !== "";
      const key = isOne ? resource.id : `${resource.id}?${merged.size}`;
      const known = merged.get(key);
      merged.set(key, known === undefined ? resource : together(known, resource));
    }
    this.all = [...merged.values()];
    for (const resource of this.all) {
      list(this.#byId, resource.id, resource);
      list(this.#byType, resource.type, resource);
      list(this.#byParent, `${resource.type}|${parentId(resource)}`, resource);
      list(this.#byName, nameKey(resource.type, resource.names.map(keyOf)), resource);
    }
  }

  /** Those of one type, in order. */
  ofType(type: string): readonly ArmResource[] {
    return this.#byType.get(type) ?? [];
  }

  /** Those of one type that are parts of a resource. */
  partsOf(parentId: string, type: string): readonly ArmResource[] {
    return this.#byParent.get(`${type}|${parentId}`) ?? [];
  }

  /**
   * What an id that stands at a place means: the resource of that id, else the only one of its type and name in another
   * input, unless it is known to be in another resource group. Within one input a different group is meant to differ.
   */
  find(id: string, from: JsonNode): ArmResource | undefined {
    const folded = id.toLowerCase().replace(/\/+$/, "");
    const exact = this.#byId.get(folded);
    if (exact !== undefined) return exact.length === 1 ? exact[0] : undefined;
    const [, base = "", provider, rest] = /^(.*)\/providers\/([^/]+)\/(.+)$/.exec(folded) ?? [];
    if (provider === undefined || rest === undefined) return undefined;
    const steps = rest.split("/");
    const types = steps.filter((_, index) => index % 2 === 0);
    const names = steps.filter((_, index) => index % 2 === 1);
    const found = this.#byName.get(nameKey([provider, ...types].join("/"), names)) ?? [];
    const possible = found.filter((each) => mayBeIn(base, each.id.slice(0, each.id.lastIndexOf("/providers/"))));
    const [only] = possible;
    return possible.length === 1 && only !== undefined && isApart(only, from) ? only : undefined;
  }

  /** Notes that a resource was read. */
  understand(resource: ArmResource): void {
    this.#understood.add(resource);
  }

  isUnderstood(resource: ArmResource): boolean {
    return this.#understood.has(resource);
  }
}

// Groups are the same unless both are known and differ.
function mayBeIn(one: string, other: string): boolean {
  const steps = other.split("/");
  return one.split("/").every((step, index) => {
    const twin = steps[index] ?? "";
    return step === twin || step === "" || twin === "" || step.includes("{") || twin.includes("{");
  });
}

// What has no id stands apart from everything that has one.
function isApart({ at, id }: ArmResource, from: JsonNode): boolean {
  return at.source !== from.source || id.startsWith("/providers/");
}

function list(index: Map<string, ArmResource[]>, key: string, resource: ArmResource): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [resource]);
  else known.push(resource);
}

function nameKey(type: string, names: readonly string[]): string {
  return `${type}|${names.join("/")}`;
}

function together(one: ArmResource, other: ArmResource): ArmResource {
  return { ...one, existing: one.existing && other.existing, bodies: [...one.bodies, ...other.bodies] };
}
