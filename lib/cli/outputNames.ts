import type { Target } from "../ledger.ts";
import type { NamedText } from "./outputs.ts";

interface Resource {
  readonly type: string;
  readonly name: string;
}

/** Says in a few words where in the written documents something went. */
export class OutputNames {
  readonly #resources = new Map<string, readonly unknown[]>();
  readonly #main: string | undefined;

  constructor(documents: readonly NamedText[]) {
    this.#main = documents[0]?.name;
    for (const { name, text } of documents) this.#resources.set(name, resourcesOf(text));
  }

  /** The things that hold the targets, each once, such as `virtualNetworks "hq", connections "hq-lyon" and 2 more`. */
  holders(targets: Iterable<Target>, most = 3): string {
    const names = new Set<string>();
    for (const target of targets) names.add(this.#holder(target).name);
    const shown = [...names].slice(0, most).join(", ");
    return names.size > most ? `${shown} and ${names.size - most} more` : shown;
  }

  /** The first target to the leaf, such as `virtualNetworks "hq" /properties/subnets/0/name`, and how many more there are. */
  exact(targets: readonly Target[]): string {
    const [first] = targets;
    if (first === undefined) return "";
    const { name, within } = this.#holder(first);
    const more = targets.length === 1 ? "" : ` and ${targets.length - 1} more`;
    return `${within === "" ? name : `${name} ${within}`}${more}`;
  }

  #holder({ document, path }: Target): { name: string; within: string } {
    const prefix = document === this.#main ? "" : `${document}: `;
    const [, section = "", key = ""] = path.split("/");
    const resource = section === "resources" ? resourceOf(this.#resources.get(document)?.[Number(key)]) : undefined;
    if (resource !== undefined) {
      const within = path.slice(`/resources/${key}`.length);
      return { name: `${prefix}${resource.type} "${resource.name}"`, within };
    }
    return { name: `${prefix}${path}`, within: "" };
  }
}

function resourcesOf(text: string): readonly unknown[] {
  if (!text.startsWith("{")) return [];
  try {
    const { resources } = JSON.parse(text) as { resources?: unknown };
    return Array.isArray(resources) ? resources : [];
  } catch {
    // Not a document of resources: its paths then speak for themselves.
    return [];
  }
}

function resourceOf(value: unknown): Resource | undefined {
  const { type, name } = (value ?? {}) as { type?: unknown; name?: unknown };
  if (typeof type !== "string" || typeof name !== "string") return undefined;
  return { type: type.slice(type.indexOf("/") + 1), name };
}
