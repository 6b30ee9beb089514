import type { Body, BodyKind } from "./body.ts";
import { textAt } from "./readContext.ts";

/** All that is said about one object: the body that counts first is the first. */
export interface Thing {
  readonly kind: BodyKind;
  readonly bodies: readonly Body[];
}

/** Joins the bodies of each object, in the order in which the objects first appear. */
export function joinBodies(bodies: readonly Body[]): readonly Thing[] {
  const groups = new Map<string, Body[]>();
  bodies.forEach((body, index) => {
    const key = body.id === undefined ? `#${index}` : `${body.kind} ${body.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [body]);
    else group.push(body);
  });
  mergeSent(groups);
  return [...groups.values()].map((group) => ({
    kind: (group[0] as Body).kind,
    bodies: [...group].sort((a, b) => a.rank - b.rank),
  }));
}

// What was sent to make an object has no id yet: it belongs to the only object of that name that was read later.
function mergeSent(groups: Map<string, Body[]>): void {
  const read = new Map<string, string[]>();
  for (const [key, group] of groups) {
    if (key.startsWith("#")) continue;
    const name = nameKey(group[0] as Body);
    if (name === undefined) continue;
    const same = read.get(name);
    if (same === undefined) read.set(name, [key]);
    else same.push(key);
  }
  for (const [key, [body]] of groups) {
    if (!key.startsWith("#") || body === undefined || body.rank !== 1) continue;
    const [only, other] = read.get(nameKey(body) ?? "") ?? [];
    if (only === undefined || other !== undefined) continue;
    groups.get(only)?.push(body);
    groups.delete(key);
  }
}

function nameKey({ kind, node, edgeId }: Body): string | undefined {
  const name = textAt(node, "name");
  return name === undefined ? undefined : `${kind} ${edgeId?.toLowerCase() ?? ""} ${name}`;
}
