import { type ArmResource, parentId } from "./resource.ts";

/** Kinds of resources that are read as parts of others. */
const partTypes: ReadonlySet<string> = new Set([
  "microsoft.network/virtualnetworks/subnets",
  "microsoft.network/networksecuritygroups/securityrules",
  "microsoft.network/routetables/routes",
  "microsoft.network/virtualnetworkgateways/natrules",
  "microsoft.network/connections/sharedkey",
  "microsoft.network/expressroutecircuits/authorizations",
  "microsoft.network/expressroutecircuits/peerings",
  "microsoft.network/expressroutecircuits/peerings/connections",
  "microsoft.avs/privateclouds/authorizations",
  "microsoft.avs/privateclouds/globalreachconnections",
  "microsoft.avs/privateclouds/workloadnetworks",
  "microsoft.avs/privateclouds/workloadnetworks/segments",
]);

/** The resources and, where a part stands alone, the resource that it is a part of, which the inputs do not deploy. */
export function withParents(resources: readonly ArmResource[]): ArmResource[] {
  const known = new Set(resources.map(({ id }) => id));
  const all: ArmResource[] = [];
  const add = (resource: ArmResource): void => {
    const parent = parentId(resource);
    if (partTypes.has(resource.type) && resource.names.length > 1 && !known.has(parent)) {
      known.add(parent);
      add({
        ...resource,
        type: resource.type.slice(0, resource.type.lastIndexOf("/")),
        typeText: resource.typeText.slice(0, resource.typeText.lastIndexOf("/")),
        names: resource.names.slice(0, -1),
        id: parent,
        existing: true,
        condition: undefined,
        bodies: [],
      });
    }
    all.push(resource);
  };
  for (const resource of resources) add(resource);
  return all;
}
