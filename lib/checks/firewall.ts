import { merge, type Range, rangeOf } from "../model/address.ts";
import type { EntityReference, FirewallRule, IpSet } from "../model/edge.ts";
import type { Key } from "../model/key.ts";
import { isUnresolved, known } from "../model/stated.ts";

/** A rule of a firewall as far as it decides about IPv4 traffic. */
export interface Filter {
  readonly rule: FirewallRule;
  /** Absent while it is not known what the rule does. */
  readonly admits: boolean | undefined;
  /** Addresses that it is about; all of them where that is not known. */
  readonly sources: readonly Range[];
  readonly destinations: readonly Range[];
  /** It is about some services only. */
  readonly someServices: boolean;
  /** Whether it meets the traffic hangs on something that the inputs do not tell. */
  readonly unsure: boolean;
}

const everything: readonly Range[] = [{ first: 0, last: 2 ** 32 - 1 }];

/** The rules of an edge gateway that are switched on and about IPv4, in the order in which they are asked. */
export function filtersOf(rules: readonly FirewallRule[], sets: readonly IpSet[]): readonly Filter[] {
  const byKey = new Map(sets.map((set) => [set.key, set]));
  return rules.flatMap((rule): Filter[] => {
    const action = known(rule.action);
    if (known(rule.enabled) === false || known(rule.ipProtocol) === "IPV6") return [];
    const sources = addressesOf(rule.sources, rule.sourceReferences, byKey);
    const destinations = addressesOf(rule.destinations, rule.destinationReferences, byKey);
    return [
      {
        rule,
        admits: action === undefined ? undefined : action === "ALLOW",
        sources: sources ?? everything,
        destinations: destinations ?? everything,
        someServices: (rule.services ?? []).length + (rule.serviceReferences ?? []).length > 0,
        unsure:
          action === undefined ||
          sources === undefined ||
          destinations === undefined ||
          isUnresolved(rule.enabled) ||
          isUnresolved(rule.ipProtocol) ||
          (rule.contextProfiles ?? []).length > 0 ||
          rule.appliedTo !== undefined ||
          !(rule.direction === undefined || rule.direction === "IN_OUT"),
      },
    ];
  });
}

/** Addresses of groups; undefined where these are not known. No group at all is everything. */
function addressesOf(
  keys: readonly Key[] = [],
  references: readonly EntityReference[] = [],
  sets: ReadonlyMap<Key, IpSet>,
): readonly Range[] | undefined {
  if (references.length > 0) return undefined;
  if (keys.length === 0) return everything;
  const found: Range[] = [];
  for (const key of keys) {
    const set = sets.get(key);
    // Groups of machines have members; only the platform knows the addresses of these.
    if (set?.addresses === undefined || (set.type !== undefined && set.type !== "IP_SET")) return undefined;
    for (const address of set.addresses) {
      if (isUnresolved(address)) return undefined;
      if (address.includes(":")) continue;
      const run = runOf(address);
      if (run === undefined) return undefined;
      found.push(run);
    }
  }
  return merge(found);
}

/** Addresses that are written as one address, as a prefix or as the lowest and the highest. */
export function runOf(text: string): Range | undefined {
  const [low = "", high = low] = text.split("-");
  if (low.includes("/")) return rangeOf(low);
  const first = rangeOf(`${low}/32`)?.first;
  const last = rangeOf(`${high}/32`)?.last;
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}
