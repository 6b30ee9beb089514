import type { SecurityGroup, SecurityRule } from "../../../model/securityGroup.ts";
import { oneOf, openWord, region, ruleAddress, text, wholeNumber } from "./codecs.ts";
import { type AnyFields, fieldsOf, type OneOrMany } from "./field.ts";

const group = fieldsOf<SecurityGroup>();
const rule = fieldsOf<SecurityRule>();

/** Settings of `Microsoft.Network/networkSecurityGroups`, without its rules. */
export const securityGroupFields: AnyFields = [group.value("location", "location", region)];

/** Settings of `networkSecurityGroups/securityRules` that hold one value. */
export const securityRuleFields: AnyFields = [
  rule.value("description", "properties.description", text),
  rule.value("priority", "properties.priority", wholeNumber),
  rule.value("direction", "properties.direction", oneOf("Inbound", "Outbound")),
  rule.value("action", "properties.access", oneOf("Allow", "Deny")),
  rule.value("protocol", "properties.protocol", openWord("*", "Tcp", "Udp", "Icmp", "Esp", "Ah")),
];

/** Settings of a rule that hold lists. */
export const securityRuleLists: readonly OneOrMany<SecurityRule>[] = [
  { key: "sources", one: "sourceAddressPrefix", many: "sourceAddressPrefixes", codec: ruleAddress },
  { key: "sourcePorts", one: "sourcePortRange", many: "sourcePortRanges", codec: text },
  { key: "destinations", one: "destinationAddressPrefix", many: "destinationAddressPrefixes", codec: ruleAddress },
  { key: "destinationPorts", one: "destinationPortRange", many: "destinationPortRanges", codec: text },
];
