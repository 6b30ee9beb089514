import type { EdgeNatRule, FirewallRule, NextHop, StaticRoute } from "../../../model/edge.ts";
import {
  addressSet,
  anyAddress,
  anyPrefix,
  oneOf,
  optionalAddressSet,
  port,
  revision,
  text,
  truth,
  wholeNumber,
} from "./codecs.ts";
import { type AnyTable, fieldsOf } from "./field.ts";
import { referenceTable } from "./referenceFields.ts";

const rule = fieldsOf<FirewallRule>();
const nat = fieldsOf<EdgeNatRule>();
const route = fieldsOf<StaticRoute>();
const hop = fieldsOf<NextHop>();

const older = [{ path: "version", codec: revision }];
const status = { status: "read-only: the state of the object" };

/** `EdgeGatewayFirewallRule`. */
export const firewallRuleTable: AnyTable = {
  fields: [
    rule.value("id", "id", text),
    rule.value("name", "name", text, { required: "name" }),
    rule.value("description", "description", text),
    rule.given("sources", "sourceFirewallGroups"),
    rule.given("destinations", "destinationFirewallGroups"),
    rule.given("services", "applicationPortProfiles"),
    rule.parts("contextProfiles", "networkContextProfiles", referenceTable, { narrows: "context profile" }),
    rule.value("ipProtocol", "ipProtocol", oneOf("IPV4", "IPV6", "IPV4_IPV6"), { narrows: "IP protocol" }),
    rule.value("action", "actionValue", oneOf("ALLOW", "DROP", "REJECT"), {
      older: [{ path: "action", codec: oneOf("ALLOW", "DROP") }],
      required: "action",
    }),
    rule.value("direction", "direction", oneOf("IN", "OUT", "IN_OUT"), { narrows: "direction" }),
    rule.value("enabled", "enabled", truth, { narrows: "switch" }),
    rule.value("logging", "logging", truth),
    rule.value("comments", "comments", text),
    rule.part("appliedTo", "appliedTo", referenceTable, { narrows: "place where it counts" }),
    rule.value("revision", "version.version", revision, { older }),
  ],
  quiet: status,
};

/** `EdgeNatRule`. */
export const natRuleTable: AnyTable = {
  fields: [
    nat.value("id", "id", text),
    nat.value("name", "name", text, { required: "name" }),
    nat.value("description", "description", text),
    nat.value("enabled", "enabled", truth, { narrows: "switch" }),
    nat.value("type", "type", oneOf("SNAT", "DNAT", "NO_SNAT", "NO_DNAT", "REFLEXIVE"), {
      older: [{ path: "ruleType", codec: oneOf("SNAT", "DNAT", "NO_SNAT", "NO_DNAT") }],
      required: "type",
    }),
    nat.value("externalAddresses", "externalAddresses", optionalAddressSet, { required: "outside address" }),
    nat.value("internalAddresses", "internalAddresses", optionalAddressSet, { required: "inside address" }),
    nat.value("snatDestinations", "snatDestinationAddresses", addressSet, { narrows: "destinations" }),
    nat.value("dnatExternalPort", "dnatExternalPort", port),
    nat.given("service", "applicationPortProfile"),
    nat.value("firewallMatch", "firewallMatch", oneOf("MATCH_INTERNAL_ADDRESS", "MATCH_EXTERNAL_ADDRESS", "BYPASS")),
    nat.part("appliedTo", "appliedTo", referenceTable, { narrows: "place where it counts" }),
    nat.value("priority", "priority", wholeNumber(0, 2_147_481_599)),
    nat.value("logging", "logging", truth),
    nat.value("system", "systemRule", truth),
    nat.value("revision", "version.version", revision, { older }),
  ],
  quiet: status,
  beyond: { internalPort: "a port on the inside, of versions before 35.0" },
};

/** One entry of `nextHops`. */
export const hopTable: AnyTable = {
  fields: [
    hop.value("address", "ipAddress", anyAddress, { narrows: "next hop" }),
    hop.value("distance", "adminDistance", wholeNumber(1, 255), { required: "distance" }),
    hop.value("scopeType", "scope.scopeType", oneOf("NETWORK", "SYSTEM_OWNED")),
    hop.part("scopeReference", "scope", referenceTable),
  ],
};

/** `StaticRoute`. */
export const staticRouteTable: AnyTable = {
  fields: [
    route.value("id", "id", text),
    route.value("name", "name", text, { required: "name" }),
    route.value("description", "description", text),
    route.value("destination", "networkCidr", anyPrefix, { required: "destination" }),
    route.parts("nextHops", "nextHops", hopTable, { most: 5 }),
    route.value("system", "systemOwned", truth),
    route.value("revision", "version.version", revision, { older }),
  ],
  quiet: status,
};
