import type { EdgeNatRule, EntityReference, FirewallRule } from "../../model/edge.ts";
import type { Key } from "../../model/key.ts";
import { isUnresolved, known, type Stated } from "../../model/stated.ts";
import type { Names } from "./names.ts";
import { nameText, notStated, partText, referenceText } from "./stated.ts";
import type { Table, TableRow } from "./table.ts";

const nothing = "–";

/** Firewall rules, in the order in which they are asked. */
export function firewallTable(rules: readonly FirewallRule[], names: Names): Table {
  return {
    columns: [
      { title: "rule" },
      { title: "action" },
      { title: "from" },
      { title: "to", arrow: "→" },
      { title: "services" },
    ],
    rows: rules.map((rule) => firewallRow(rule, names)),
  };
}

/** Rules of address translation. */
export function natTable(rules: readonly EdgeNatRule[], names: Names): Table {
  return {
    columns: [
      { title: "rule", yields: true },
      { title: "type" },
      { title: "inside" },
      { title: "outside", arrow: "→" },
      { title: "only to" },
      { title: "prio" },
    ],
    rows: rules.map((rule) => natRow(rule, names)),
  };
}

function firewallRow(rule: FirewallRule, names: Names): TableRow {
  const { sources, sourceReferences, destinations, destinationReferences, services, serviceReferences } = rule;
  return {
    cells: [
      nameText(rule.name),
      rule.action === undefined ? notStated : partText(rule.action),
      namesText(sources, sourceReferences, names.ipSets),
      namesText(destinations, destinationReferences, names.ipSets),
      namesText(services, serviceReferences, names.portProfiles),
    ],
    details: [
      ...joined([
        ...switchTexts(rule.enabled),
        ...(rule.logging === true ? ["logging"] : []),
        ...originTexts(rule.origin),
        ...directionTexts(rule.direction),
        ...protocolTexts(rule.ipProtocol),
        ...(rule.contextProfiles === undefined
          ? []
          : [`only application ${rule.contextProfiles.map(referenceText).join(", ")}`]),
        ...appliedTexts(rule.appliedTo),
      ]),
      ...descriptionLines(rule.description),
      ...(rule.comments === undefined ? [] : [`comment: ${partText(rule.comments)}`]),
    ],
  };
}

const natArrows: Readonly<Record<string, string>> = { DNAT: "←", NO_DNAT: "←", REFLEXIVE: "↔" };

function natRow(rule: EdgeNatRule, names: Names): TableRow {
  const { internalAddresses, externalAddresses, dnatExternalPort, service, serviceReference } = rule;
  const type = known(rule.type);
  const isOutward = type === "SNAT" || type === "NO_SNAT";
  const profile =
    service === undefined
      ? serviceReference && referenceText(serviceReference)
      : nameText(names.portProfiles.get(service));
  return {
    cells: [
      nameText(rule.name),
      rule.type === undefined ? notStated : partText(rule.type),
      sideText(internalAddresses, type === "NO_DNAT"),
      sideText(externalAddresses, type === "NO_SNAT"),
      rule.snatDestinations === undefined ? (isOutward ? "any" : nothing) : partText(rule.snatDestinations),
      rule.priority === undefined ? nothing : partText(rule.priority),
    ],
    ...(type === undefined || natArrows[type] === undefined ? {} : { arrow: natArrows[type] }),
    details: [
      ...joined([
        ...switchTexts(rule.enabled),
        ...(rule.logging === true ? ["logging"] : []),
        ...(rule.system === true ? ["rule of the system"] : []),
        ...(dnatExternalPort === undefined ? [] : [`outside port ${partText(dnatExternalPort)}`]),
        ...(profile === undefined ? [] : [`service ${profile}`]),
        ...matchTexts(rule.firewallMatch),
        ...appliedTexts(rule.appliedTo),
      ]),
      ...descriptionLines(rule.description),
    ],
  };
}

// Exceptions from translation have no second side: what they take stays as it is.
function sideText(addresses: Stated<string> | undefined, isException: boolean): string {
  if (addresses !== undefined && addresses !== "") return partText(addresses);
  return isException ? "unchanged" : notStated;
}

function namesText(
  keys: readonly Key[] | undefined,
  references: readonly EntityReference[] | undefined,
  described: ReadonlyMap<Key, Stated<string>>,
): string {
  const all = [
    ...(keys ?? []).map((key) => nameText(described.get(key))),
    ...(references ?? []).map((reference) => referenceText(reference)),
  ];
  return all.length === 0 ? "any" : all.join(", ");
}

function switchTexts(enabled: Stated<boolean> | undefined): readonly string[] {
  if (enabled === undefined || enabled === true) return [];
  return [isUnresolved(enabled) ? `enabled ${partText(enabled)}` : "off"];
}

function originTexts(origin: FirewallRule["origin"]): readonly string[] {
  if (origin === undefined) return [];
  return [origin === "default" ? "default rule" : "rule of the system"];
}

const directions: Readonly<Record<string, string>> = { IN: "inward only", OUT: "outward only" };

function directionTexts(direction: Stated<string> | undefined): readonly string[] {
  if (direction === undefined || direction === "IN_OUT") return [];
  return [isUnresolved(direction) ? `direction ${partText(direction)}` : (directions[direction] ?? direction)];
}

const protocols: Readonly<Record<string, string>> = { IPV4: "IPv4 only", IPV6: "IPv6 only" };

function protocolTexts(protocol: Stated<string> | undefined): readonly string[] {
  if (protocol === undefined || protocol === "IPV4_IPV6") return [];
  return [isUnresolved(protocol) ? `IP version ${partText(protocol)}` : (protocols[protocol] ?? protocol)];
}

const matches: Readonly<Record<string, string>> = {
  MATCH_EXTERNAL_ADDRESS: "firewall sees the outside address",
  BYPASS: "past the firewall",
};

function matchTexts(match: Stated<string> | undefined): readonly string[] {
  // What it is by itself need not be said.
  if (match === undefined || match === "MATCH_INTERNAL_ADDRESS") return [];
  return [isUnresolved(match) ? `firewall match ${partText(match)}` : (matches[match] ?? match)];
}

function appliedTexts(appliedTo: EntityReference | undefined): readonly string[] {
  return appliedTo === undefined ? [] : [`applied to ${referenceText(appliedTo)}`];
}

function descriptionLines(description: Stated<string> | undefined): readonly string[] {
  return description === undefined ? [] : [`description: ${partText(description)}`];
}

function joined(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [texts.join("; ")];
}
