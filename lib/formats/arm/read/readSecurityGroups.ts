import type { SecurityGroup, SecurityRule } from "../../../model/securityGroup.ts";
import { textOf } from "../../../model/stated.ts";
import { securityGroupFields, securityRuleFields, securityRuleLists } from "../fields/securityGroupFields.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import { type Part, partsOf, readPart } from "./children.ts";
import { find } from "./find.ts";
import { ignoreParts } from "./ignoreParts.ts";
import type { ArmReadContext } from "./readContext.ts";
import { type FieldReading, isStated } from "./readFields.ts";
import { readOneOrMany } from "./readOneOrMany.ts";
import { placed, readClassicLabel, readResource } from "./readResource.ts";
import type { ArmResource, ByResource } from "./resource.ts";
import type { ResourceSet } from "./resourceSet.ts";

export const securityGroupType = "microsoft.network/networksecuritygroups";

// Who uses a group stands with who uses it; the rules of the service are the same in every group.
const readOnly: readonly (readonly [name: string, note: string])[] = [
  ["defaultSecurityRules", "read-only: the rules that the service puts into every group"],
  ["subnets", "read-only: what uses the group"],
  ["networkInterfaces", "read-only: what uses the group"],
  ["flowLogs", "read-only: what watches the group"],
];

/** Reads network security groups with their rules. */
export function readSecurityGroups(context: ArmReadContext, resources: ResourceSet): ByResource<SecurityGroup> {
  const found = new Map<ArmResource, SecurityGroup>();
  for (const resource of resources.ofType(securityGroupType)) {
    resources.understand(resource);
    const reading = readResource(context, securityGroupFields, resource, "security group");
    const { value, origins, identity } = reading;
    const label = readClassicLabel(context, reading);
    const rules = partsOf(
      context,
      resources,
      resource,
      "properties.securityRules",
      `${securityGroupType}/securityrules`,
    );
    for (const body of resource.bodies) ignoreParts(context, body, readOnly);
    const group = { ...identity, ...value, ...label, rules: rules.map((part) => readRule(context, part)) };
    found.set(resource, placed(context, group as SecurityGroup, origins, resource.at));
  }
  return found;
}

const applicationGroups = ["source", "destination"].map((side) => `properties.${side}ApplicationSecurityGroups`);

// They stand in place of addresses: a rule that is written without them is another rule.
function leaveGroups(context: ArmReadContext, node: EvaluatedNode | undefined, owner: string): void {
  if (!isStated(context, node)) return;
  context.understand(node);
  context.leaveAll(node.at, "application security groups are not read");
  context.report("NT2069", {
    message: `The application security groups of ${owner} are not read: the rule is incomplete without them`,
    help: "Complete the rule by hand before it is deployed",
    at: node.at,
  });
}

function readRule(context: ArmReadContext, part: Part): SecurityRule {
  const further: FieldReading = { value: {}, origins: {} };
  const owner = `security rule "${textOf(part.name)}"`;
  for (const body of part.bodies) for (const name of applicationGroups) leaveGroups(context, find(body, name), owner);
  for (const list of securityRuleLists) further.value[list.key] = readOneOrMany(context, list, part, owner);
  return readPart<SecurityRule>(context, securityRuleFields, part, "security rule", further);
}
