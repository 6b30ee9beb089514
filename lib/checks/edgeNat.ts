import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { TunnelEnd } from "../ipsec/tunnelEnd.ts";
import { covers, type Range, rangesOf } from "../model/address.ts";
import type { EdgeNatRule, PortProfile } from "../model/edge.ts";
import { isUnresolved, known, type Stated, textOf } from "../model/stated.ts";
import { type EdgeView, edgeName, edgeViews, takesPrefixes, tunnelName } from "./edgeView.ts";
import type { Estate } from "./estate.ts";
import { runOf } from "./firewall.ts";
import { textOfRange } from "./rangeText.ts";
import { type Rectangle, shared, without } from "./rectangle.ts";
import type { Rule } from "./rule.ts";

/** Rules of address translation on an edge gateway that get hold of the packets of its tunnels. */
export const edgeNat: Rule = {
  codes: ["NT5407", "NT5408"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const view of edgeViews(estate)) {
      const sourceRules = sourceRulesOf(view);
      for (const end of view.tunnels) {
        if (takesPrefixes(end)) yield* sourceTranslated(estate, view, end, sourceRules);
        if (known(end.tunnel.enabled) !== false) yield* endpointTranslated(estate, view, end);
      }
    }
  },
};

/** A rule that changes sources, or that excepts traffic from that, as far as it is known. */
interface SourceRule {
  readonly rule: EdgeNatRule;
  readonly excepts: boolean;
  /** Absent where it is not known which traffic it is about. */
  readonly area: Rectangle | undefined;
}

function sourceRulesOf({ natRules }: EdgeView): readonly SourceRule[] {
  return natRules.flatMap((rule) => {
    const type = known(rule.type);
    const isOne = type === "SNAT" || type === "REFLEXIVE" || type === "NO_SNAT";
    return isOne && known(rule.enabled) !== false ? [{ rule, excepts: type === "NO_SNAT", area: areaOf(rule) }] : [];
  });
}

function* sourceTranslated(
  estate: Estate,
  view: EdgeView,
  end: TunnelEnd,
  rules: readonly SourceRule[],
): Iterable<Diagnostic> {
  const traffic = trafficOf(end);
  const exceptions = rules.filter(({ excepts }) => excepts);
  for (const { rule, excepts, area } of rules) {
    if (excepts || area === undefined) continue;
    const taken = traffic.flatMap((each) => shared(each, area) ?? []);
    const [first] = taken.flatMap((each) => uncovered(each, rule, exceptions));
    if (first === undefined) continue;
    const from = `${textOfRange(first.source)} to ${textOfRange(first.destination)}`;
    const priority = priorityOf(rule);
    yield diagnose("NT5407", {
      message: `The rule "${textOf(rule.name)}" of ${edgeName(view)} changes the source of traffic of ${tunnelName(end)}, from ${from}`,
      help:
        priority === 0
          ? "Add a NO_SNAT rule for this traffic, and give this rule a higher priority number than that"
          : `Add a NO_SNAT rule for this traffic with a priority number below ${priority}`,
      at: estate.at([rule, "name"], [rule, "internalAddresses"]),
      related: [
        { message: `This is ${tunnelName(end)}`, at: estate.at([end.tunnel, "name"], [end.tunnel, "localAddress"]) },
      ],
    });
  }
}

/** What a tunnel takes, when all of it is known; for all traffic there are rules of the internet as well. */
function trafficOf({ tunnel, site }: TunnelEnd): readonly Rectangle[] {
  const [local, remote] = [tunnel.localPrefixes ?? [], site?.prefixes ?? []];
  if ([...local, ...remote].some((each) => isUnresolved(each) || each === "0.0.0.0/0")) return [];
  return rangesOf(local).flatMap((source) => rangesOf(remote).map((destination) => ({ source, destination })));
}

const everywhere: Range = { first: 0, last: 2 ** 32 - 1 };

/** The traffic that a source rule is about; undefined where that is not known. */
function areaOf({ internalAddresses, snatDestinations = "", appliedTo }: EdgeNatRule): Rectangle | undefined {
  const source = runIn(internalAddresses);
  const destination = snatDestinations === "" ? everywhere : runIn(snatDestinations);
  if (source === undefined || destination === undefined || appliedTo !== undefined) return undefined;
  return { source, destination };
}

function runIn(addresses: Stated<string> | undefined): Range | undefined {
  const text = known(addresses);
  return text === undefined ? undefined : runOf(text);
}

// Absent: 0 (VMware Cloud Director OpenAPI 37.2, EdgeNatRule).
function priorityOf({ priority }: EdgeNatRule): number {
  return known(priority) ?? 0;
}

/** Whether an exception is asked first. Which of two rules with one priority is asked first is not written down anywhere. */
function isBefore(exception: EdgeNatRule, rule: EdgeNatRule): boolean {
  return isUnresolved(exception.priority) || isUnresolved(rule.priority) || priorityOf(exception) <= priorityOf(rule);
}

/** What is left to a rule of some traffic, after the exceptions before it. */
function uncovered(whole: Rectangle, by: EdgeNatRule, exceptions: readonly SourceRule[]): readonly Rectangle[] {
  let left: readonly Rectangle[] = [whole];
  for (const { rule, area } of exceptions) {
    if (!isBefore(rule, by)) continue;
    // What is not known may hold all of it.
    if (area === undefined) return [];
    left = left.flatMap((piece) => {
      const part = shared(piece, area);
      return part === undefined ? [piece] : without(piece, part);
    });
  }
  return left;
}

// IKE, and IKE behind address translation (RFC 7296, 2.23).
const ikePorts = [500, 4500];

function* endpointTranslated(estate: Estate, view: EdgeView, end: TunnelEnd): Iterable<Diagnostic> {
  const own = runIn(end.tunnel.localAddress);
  if (own === undefined) return;
  const address = textOfRange(own);
  for (const rule of view.natRules) {
    if (known(rule.type) !== "DNAT" || known(rule.enabled) === false || rule.appliedTo !== undefined) continue;
    const outside = runIn(rule.externalAddresses);
    if (outside === undefined || !covers([outside], [own])) continue;
    const ports = takesIke(rule, view.realm.network.portProfiles);
    if (ports === undefined) continue;
    yield diagnose("NT5408", {
      message: `The rule "${textOf(rule.name)}" of ${edgeName(view)} sends ${ports} at ${address} inside, which is the local address of ${tunnelName(end)}`,
      help: "Use another outer address, or limit the rule to the ports of its service",
      at: estate.at([rule, "externalAddresses"], [rule, "name"]),
      actual: address,
      related: [
        { message: `This is ${tunnelName(end)}`, at: estate.at([end.tunnel, "localAddress"], [end.tunnel, "name"]) },
      ],
    });
  }
}

/** What a rule takes away from IKE, in words; undefined for nothing, or where that is not known. */
function takesIke(rule: EdgeNatRule, profiles: readonly PortProfile[]): string | undefined {
  const { dnatExternalPort: outer = "" } = rule;
  if (rule.serviceReference !== undefined || isUnresolved(outer) || (outer !== "" && !holdsIke(outer)))
    return undefined;
  if (rule.service === undefined) return outer === "" ? "everything that arrives" : `what arrives at port ${outer}`;
  const profile = profiles.find(({ key }) => key === rule.service);
  // With an outer port of its own, a rule takes the ports of its service to be those inside.
  const taken = (profile?.ports ?? []).some(
    ({ protocol, ports = [] }) =>
      known(protocol) === "UDP" && (outer !== "" || ports.some((port) => !isUnresolved(port) && holdsIke(port))),
  );
  return taken ? "packets of IKE that arrive" : undefined;
}

/** Whether a port (`500`) or a range of ports (`1-1024`) is one of IKE. */
function holdsIke(ports: string): boolean {
  const [low = Number.NaN, high = low] = ports.split("-").map(Number);
  return ikePorts.some((port) => low <= port && port <= high);
}
