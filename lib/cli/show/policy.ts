import { type AzureDefault, azureDefaults, azureDefaultsSource } from "../../ipsec/azureDefaults.ts";
import type { Routing } from "../../model/gateway.ts";
import type { ChildProposal, IkeProposal, IpsecPolicy } from "../../model/ipsec.ts";
import { isUnresolved, type Stated } from "../../model/stated.ts";
import type { Block, Row } from "./block.ts";
import { listText, partText, row, statedText } from "./stated.ts";

/** Label of what is said of phase 1. */
export const ikeLabel = "IKE (phase 1)";
/** Label of what is said of phase 2. */
export const childLabel = "child (phase 2)";
const defaultPolicy = "default policy (not stated in the file)";

/** The rows of a policy that is stated. */
export function policyRows(policy: Stated<IpsecPolicy>): readonly Row[] {
  if (isUnresolved(policy)) return [row("policy", statedText(policy))];
  return [row("policy", "stated"), row(ikeLabel, ikeText(policy.ike)), row(childLabel, childText(policy.child))];
}

/** The rows of a tunnel without a policy: the default one of Azure, which hangs on the routing type of the gateway. */
export function defaultPolicyRows(routing: Stated<Routing> | undefined): readonly Row[] {
  if (routing === undefined) {
    return [row("policy", `${defaultPolicy}: hangs on the routing type; see below`)];
  }
  if (isUnresolved(routing)) {
    return [row("policy", `${defaultPolicy}: hangs on the routing type ${partText(routing)}; see below`)];
  }
  const { ike, child } = defaultTexts(azureDefaults[routing]);
  return [row("policy", `${defaultPolicy}: ${routing}`), row(ikeLabel, ike), row(childLabel, ...child)];
}

/** Both default policies, for tunnels of which the routing type is not known. */
export function defaultPoliciesBlock(): Block {
  const { title, date } = azureDefaultsSource;
  return {
    title: "Default policies of Azure",
    rows: (Object.keys(azureDefaults) as Routing[])
      .flatMap((routing) => {
        const { ike, child } = defaultTexts(azureDefaults[routing]);
        return [row(routing, `IKE ${ike}`, ...child.map((line, index) => (index === 0 ? `child ${line}` : line)))];
      })
      .concat(row("source", `${title}, ${date}`)),
  };
}

function ikeText({ encryption, integrity, dhGroups }: IkeProposal): string {
  const groups = dhGroups === undefined ? "group not stated" : groupsText(dhGroups, "group", "no group");
  return `${algorithms(encryption, integrity)}; ${groups}`;
}

function childText(proposal: ChildProposal): string {
  const { encryption, integrity, pfsGroups, lifetimeSeconds, lifetimeKilobytes } = proposal;
  const groups = pfsGroups === undefined ? "PFS not stated" : groupsText(pfsGroups, "PFS group", "no PFS");
  const lifetime = [
    ...(lifetimeSeconds === undefined ? [] : [`${partText(lifetimeSeconds)} s`]),
    ...(lifetimeKilobytes === undefined ? [] : [`${partText(lifetimeKilobytes)} KB`]),
  ];
  return [algorithms(encryption, integrity), groups, ...(lifetime.length === 0 ? [] : [lifetime.join(", ")])].join(
    "; ",
  );
}

/** Ciphers with their integrity algorithms: `AES-CBC-256 / SHA2-256-128`. */
export function algorithms(
  encryption: readonly Stated<string>[] | undefined,
  integrity: readonly Stated<string>[] | undefined,
): string {
  const cipher = encryption === undefined ? "encryption not stated" : encryption.map(partText).join(", ");
  const hash = integrity === undefined ? "integrity not stated" : integrity.map(partText).join(", ");
  // A combined cipher is its own integrity; saying it twice is a habit of one vendor.
  return cipher === hash || (integrity === undefined && isCombined(encryption)) ? cipher : `${cipher} / ${hash}`;
}

function isCombined(encryption: readonly Stated<string>[] | undefined): boolean {
  return encryption?.every((cipher) => !isUnresolved(cipher) && cipher.startsWith("AES-G")) === true;
}

/** Groups with the word for their kind, or the words for none: `PFS group 14`, `no PFS`. */
export function groupsText(groups: readonly Stated<number | "same">[], kind: string, none: string): string {
  const [only] = groups;
  if (groups.length === 1 && only === 0) return none;
  if (groups.length === 1 && only === "same") return `${kind} of phase 1`;
  const texts = groups.map((group) => (group === 0 ? "none" : group === "same" ? "that of phase 1" : partText(group)));
  return `${kind}${groups.length === 1 ? "" : "s"} ${texts.join(", ")}`;
}

interface Pair {
  readonly encryption: string;
  readonly integrity?: string;
}

function defaultTexts({ ike, child }: AzureDefault): { readonly ike: string; readonly child: readonly string[] } {
  const { initiatorOffers, responderOffers, lifetimeSeconds, lifetimeKilobytes } = child;
  const ikeGroups = [...new Set(ike.offers.map(({ dhGroup }) => dhGroup))];
  const offered = [...new Set(initiatorOffers.map(({ pfsGroup }) => pfsGroup))];
  const alsoAccepted = responderOffers.filter(({ encryption, integrity }) => {
    return !initiatorOffers.some((offer) => offer.encryption === encryption && offer.integrity === integrity);
  });
  const alsoGroups = [...new Set(responderOffers.map(({ pfsGroup }) => pfsGroup))].filter((g) => !offered.includes(g));
  const lifetime = `${lifetimeSeconds} s, ${lifetimeKilobytes} KB`;
  const also = [
    ...(alsoAccepted.length === 0 ? [] : [pairsText(alsoAccepted)]),
    ...(alsoGroups.length === 0 ? [] : [`some with PFS group ${listText(alsoGroups)}`]),
  ];
  return {
    ike: `${pairsText(ike.offers)}; ${groupsText(ikeGroups, "group", "no group")}; ${ike.lifetimeSeconds} s`,
    child: [
      `${pairsText(initiatorOffers)}; ${groupsText(offered, "PFS group", "no PFS")}; ${lifetime}`,
      ...(also.length === 0 ? [] : [`as responder also ${also.join("; ")}`]),
    ],
  };
}

// Ciphers that are offered with the same integrity algorithms share a part, so that no pair is shown that is not offered.
function pairsText(pairs: readonly Pair[]): string {
  const byCipher = new Map<string, Set<string>>();
  for (const { encryption, integrity } of pairs) {
    const hashes = byCipher.get(encryption) ?? new Set();
    byCipher.set(encryption, integrity === undefined ? hashes : hashes.add(integrity));
  }
  const parts: { readonly hashes: ReadonlySet<string>; readonly ciphers: string[] }[] = [];
  for (const [cipher, hashes] of byCipher) {
    const part = parts.find((each) => sameSet(each.hashes, hashes));
    if (part === undefined) parts.push({ hashes, ciphers: [cipher] });
    else part.ciphers.push(cipher);
  }
  return parts
    .map(({ hashes, ciphers }) =>
      [ciphers.join(", "), [...hashes].join(", ")].filter((text) => text !== "").join(" / "),
    )
    .join(" | ");
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((item) => other.has(item));
}
