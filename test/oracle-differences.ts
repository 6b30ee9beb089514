import type { DaemonEnd, PrefixPair } from "./oracle-ends.ts";
import type { OracleCase, Outcome, Starter } from "./oracle-run.ts";

/** Something that strongSwan does otherwise than a vendor documents, and what becomes of a prediction by it. */
interface Difference {
  readonly what: string;
  readonly vendor: string;
  readonly daemon: string;
  readonly source: string;
  /** What the daemon is expected to do where the vendor is expected to do `foretold`. Absent: no case comes across it. */
  readonly applied?: (foretold: Partial<Outcome>, made: OracleCase, starter: Starter) => Partial<Outcome>;
}

/** Everything in which a prediction for the vendors is not one for the daemons. */
export const differences: readonly Difference[] = [
  {
    what: "selectors that overlap those of the edge and are not the same",
    vendor: "refused: the networks of the two ends have to mirror each other",
    daemon: "narrowed (RFC 7296, 2.9)",
    source: "VMware, NSX 3.2, Using Policy-Based IPSec VPN",
    applied: narrowedWhereAzureStarts,
  },
  {
    what: "selectors that overlap those of a policy-based Azure gateway and are not the same",
    vendor: "refused: one tunnel for each pair of prefixes, which match exactly",
    daemon: "narrowed",
    source: "Microsoft, Troubleshoot: Azure site-to-site VPN disconnects intermittently, read 2026-11-21",
    applied: narrowedWhereTheEdgeStarts,
  },
  {
    what: "selectors that a route-based Azure gateway is asked for",
    vendor: "taken, whatever they are",
    daemon: "narrowed; so the daemon is told to answer to any",
    source: "Microsoft, VPN Gateway FAQ, 2026-08-19",
  },
  {
    what: "a first packet from an address that the answering end does not have",
    vendor: "not documented; nettrans foretells silence",
    daemon: "NO_PROPOSAL_CHOSEN",
    source: "strongSwan 5.9.8, seen here",
    applied: strangerRefused,
  },
  {
    what: "the identity that the edge calls itself",
    vendor: "Azure has no setting for it, and does not document that it compares it",
    daemon: "compared; so the daemon is told to take any",
    source: "Microsoft REST specification of connections, read 2026-11-21",
  },
  {
    what: "child SAs in one IKE SA",
    vendor: "100 on Azure",
    daemon: "any number; no case has so many",
    source: "Microsoft, About VPN devices, 2023-10-06",
  },
];

/** What the daemons are expected to do, by what is foretold for the vendors. What is absent is not compared. */
export function asDaemon(foretold: Outcome, made: OracleCase, starter: Starter): Partial<Outcome> {
  return differences.reduce<Partial<Outcome>>(
    (expected, { applied }) => applied?.(expected, made, starter) ?? expected,
    foretold,
  );
}

function narrowedWhereAzureStarts(foretold: Partial<Outcome>, made: OracleCase, starter: Starter): Partial<Outcome> {
  return starter === "azure" ? narrowed(foretold, made, starter) : foretold;
}

function narrowedWhereTheEdgeStarts(foretold: Partial<Outcome>, made: OracleCase, starter: Starter): Partial<Outcome> {
  return starter === "cds" ? narrowed(foretold, made, starter) : foretold;
}

function narrowed(foretold: Partial<Outcome>, { ends }: OracleCase, starter: Starter): Partial<Outcome> {
  const [own, peer] = endsFor(ends, starter);
  if (peer.takesAny) return foretold;
  const refusals = ["TS_UNACCEPTABLE", "INVALID_ID_INFORMATION"];
  const isNarrowed = (pair: PrefixPair): boolean => peer.pairs.some((each) => overlap(each, pair));
  const selectors = foretold.selectors?.map((outcome, index) =>
    refusals.includes(outcome) && isNarrowed(own.pairs[index] as PrefixPair) ? "up" : outcome,
  );
  if (selectors?.includes("up") !== true) return foretold;
  const notify = selectors.find((outcome) => outcome !== "up") ?? null;
  const expected = { ...foretold, outcome: "established", notify, selectors };
  if (foretold.outcome === "established") return expected;
  // What nobody foretells, because it does not come up, is not compared.
  const { child, rekey, ...rest } = expected;
  return rest;
}

function strangerRefused(foretold: Partial<Outcome>, { ends }: OracleCase, starter: Starter): Partial<Outcome> {
  const [own, peer] = endsFor(ends, starter);
  const isStranger = own.peerAddress === peer.address && peer.peerAddress !== own.address;
  return isStranger ? { ...foretold, notify: "NO_PROPOSAL_CHOSEN" } : foretold;
}

function endsFor(ends: OracleCase["ends"], starter: Starter): readonly [own: DaemonEnd, peer: DaemonEnd] {
  return starter === "azure" ? [ends.azure, ends.cds] : [ends.cds, ends.azure];
}

function overlap(a: PrefixPair, b: PrefixPair): boolean {
  return prefixesOverlap(a.azure, b.azure) && prefixesOverlap(a.cds, b.cds);
}

function prefixesOverlap(a: string, b: string): boolean {
  const [left, right] = [bitsOf(a), bitsOf(b)];
  return left.startsWith(right) || right.startsWith(left);
}

/** The fixed bits of an IPv4 prefix. */
function bitsOf(prefix: string): string {
  const [address = "", length] = prefix.split("/");
  const bits = address.split(".").map((part) => Number(part).toString(2).padStart(8, "0"));
  return bits.join("").slice(0, Number(length));
}
