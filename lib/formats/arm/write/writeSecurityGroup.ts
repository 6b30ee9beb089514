import type { SecurityGroup, SecurityRule } from "../../../model/securityGroup.ts";
import { securityRuleFields, securityRuleLists } from "../fields/securityGroupFields.ts";
import { writeCondition } from "./condition.ts";
import { writeLocation } from "./locations.ts";
import { NameBook } from "./names.ts";
import { assignName, inline, nameBelow, type WrittenPart } from "./parts.ts";
import { hasOtherName, ownerOf, resourceOf, statedName } from "./resources.ts";
import type { ArmScope, Owner } from "./scope.ts";
import { tag, writeTags } from "./tags.ts";
import type { TracedObject } from "./tracedExpression.ts";
import { partOwner, writeFields } from "./writeFields.ts";
import { writeOneOrMany } from "./writeOneOrMany.ts";

const kind = "securityGroup";

/** Writes a network security group with its rules. */
export function writeSecurityGroup(scope: ArmScope, group: SecurityGroup): void {
  const owner = ownerOf(kind, group);
  const body = {
    condition: writeCondition(scope, group, owner),
    name: statedName(scope, kind, group),
    location: writeLocation(scope, kind, group),
    tags: writeTags(scope, group.tags, owner, [
      ["classic:name", hasOtherName(scope, kind, group) ? tag(scope, group, "name", owner) : undefined],
      ["classic:label", tag(scope, group, "label", owner)],
    ]),
    properties: { securityRules: inline(writeRules(scope, group, owner)) },
  };
  scope.add(kind, body, resourceOf(scope, kind, group).id);
}

/** Rules of a group that this template does not deploy, as resources of their own. */
export function writeRulesOfGroup(scope: ArmScope, group: SecurityGroup): void {
  const parent = resourceOf(scope, kind, group);
  for (const rule of writeRules(scope, group, ownerOf(kind, group))) {
    scope.add("securityRule", { name: nameBelow(parent, rule).leaf, properties: rule.properties });
  }
}

function writeRules(scope: ArmScope, { rules }: SecurityGroup, owner: Owner): WrittenPart[] {
  const book = new NameBook();
  return rules.map((rule) => ({
    ...assignName(scope, book, "securityRule", rule, owner),
    properties: writeRule(scope, rule, partOwner(owner, rule)),
  }));
}

function writeRule(scope: ArmScope, rule: SecurityRule, owner: Owner): TracedObject {
  const { properties } = writeFields(scope, securityRuleFields, rule, owner);
  const lists = securityRuleLists.map((list) => writeOneOrMany(scope, list, rule, owner));
  return Object.assign({}, properties, ...lists) as TracedObject;
}
