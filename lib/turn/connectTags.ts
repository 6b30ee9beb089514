import type { PlannedSubnet } from "../connect/addressPlan.ts";
import type { Tag } from "../model/tag.ts";
import type { Places } from "../source/places.ts";
import type { Leaf } from "../source/tree.ts";
import type { Home } from "./connectUnits.ts";
import { leavesOf, Mirror } from "./origins.ts";

/** A tag holds 256 characters: azure-docs, "Use tags to organize your Azure resources", read without a date. */
const longestTag = 256;
const mostTags = 10;

interface Piece {
  readonly text: string;
  readonly leaves: readonly Leaf[];
}

/** Who the members of a group are, in tags of its security group: a template has no machines and no roles. */
export function memberTags(places: Places, home: Home, planned: PlannedSubnet | undefined): readonly Tag[] {
  const machines = (home.group?.endpoints ?? []).map((endpoint): Piece => {
    return { text: endpoint.name, leaves: leavesOf(places, endpoint, "name") };
  });
  const roles = home.members.flatMap(({ role }, index): Piece[] => {
    if (role === undefined) return [];
    const { name, service } = role;
    const block = planned?.roles[index];
    const called = service === undefined ? name : `${service}/${name}`;
    const leaves = [
      ...leavesOf(places, role, "name"),
      ...leavesOf(places, role, "service"),
      ...leavesOf(places, role, "instances"),
    ];
    return [{ text: block === undefined ? called : `${called} = ${block}`, leaves }];
  });
  const tags = [...tagsOf(places, "connect:machines", machines), ...tagsOf(places, "connect:roles", roles)];
  places.put(tags, []);
  return tags;
}

// What finds no room is not said, and the ledger reports it.
function tagsOf(places: Places, name: string, pieces: readonly Piece[]): readonly Tag[] {
  const values: { text: string; leaves: Leaf[] }[] = [];
  for (const { text, leaves } of pieces) {
    if (text.length > longestTag) continue;
    const last = values.at(-1);
    if (last !== undefined && last.text.length + 2 + text.length <= longestTag) {
      last.text = `${last.text}, ${text}`;
      last.leaves.push(...leaves);
    } else values.push({ text, leaves: [...leaves] });
  }
  return values.slice(0, mostTags).map(({ text, leaves }, index) =>
    new Mirror<Tag>(places)
      .say("name", index === 0 ? name : `${name}-${index + 1}`, leaves)
      .say("value", text, leaves)
      .done(),
  );
}
