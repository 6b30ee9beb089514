import type { EvaluatedNode } from "../template/evaluated.ts";
import { memberOfUnresolved } from "./derived.ts";

const steps = new Map<string, readonly string[]>();

/** Names that an object has for itself beside its `properties`, and never in their place. */
const identifying: ReadonlySet<string> = new Set(["id", "name", "type", "etag"]);

// Members without which the service does not take what they are in: where the whole is known only at deployment, so are
// they. A circuit has more in its `sku`, a gateway only the same again.
const soleMember = /(?:\.id|ddressSpace\.addressPrefixes|dhcpOptions\.dnsServers|^properties\.sku\.name)$/;

/**
 * What stands at a dotted path. Names are found without regard to case. A step `properties` may be missing: command line
 * tools flatten it away.
 */
export function find(body: EvaluatedNode, path: string): EvaluatedNode | undefined {
  let known = steps.get(path);
  if (known === undefined) {
    known = path === "" ? [] : path.split(".");
    steps.set(path, known);
  }
  let node = body;
  /** The part around `properties`, which is looked at where that has nothing. */
  let outer: EvaluatedNode | undefined;
  for (const [index, step] of known.entries()) {
    if (step === "properties") {
      const inner = node.member("properties");
      if (inner === undefined || isNull(inner)) continue;
      outer = node;
      node = inner;
      continue;
    }
    const flattened = index > 0 && known[index - 1] === "properties" && outer === undefined;
    const found: EvaluatedNode | undefined =
      (flattened && step === "type" ? flattenedType(node) : node.member(step)) ??
      (identifying.has(step) ? undefined : outer?.member(step)) ??
      (index === known.length - 1 && soleMember.test(path) ? memberOfUnresolved(node, step) : undefined);
    // What else is known only at deployment hides what is below it.
    if (found === undefined) return undefined;
    outer = undefined;
    node = found;
  }
  return node;
}

function isNull({ kind, value }: EvaluatedNode): boolean {
  return kind === "scalar" && value === null;
}

// Flattening would put two members of this name into one place; the tools give the inner one another name.
function flattenedType(node: EvaluatedNode): EvaluatedNode | undefined {
  const own = node.member("type");
  const isResourceType = typeof own?.value === "string" && own.value.includes("/");
  return node.member("typePropertiesType") ?? (isResourceType ? undefined : own);
}
