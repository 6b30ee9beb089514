import assert from "node:assert/strict";
import { test } from "node:test";
import { azureEnd, azureRoutings } from "../lib/ipsec/azureOffers.ts";
import { edgeEnd } from "../lib/ipsec/edgeOffers.ts";
import type { End } from "../lib/ipsec/end.ts";
import { printProposal } from "../lib/ipsec/notation.ts";
import { checkPeers } from "../lib/ipsec/peer.ts";
import { type Proposal, proposalOf } from "../lib/ipsec/proposal.ts";
import type { Selection } from "../lib/ipsec/selection.ts";
import { idOf, keyBitsOf, type Transform, transformTypes as types } from "../lib/ipsec/transform.ts";
import { selectRekey, type Walk, walk } from "../lib/ipsec/walk.ts";
import { known } from "../lib/model/stated.ts";
import { type Daemon, type DaemonConnection, DaemonPair, settled, whyNoDaemons } from "./ipsec-daemons.ts";
import { makePair, numbersOf } from "./ipsec-pairs.ts";

/**
 * Where the daemon and a vendor differ by documentation, so that the ends are set to the daemon's way for this test:
 *
 * | what | daemon | vendor | source |
 * |---|---|---|---|
 * | selectors, Azure answers | narrows | takes any | VPN Gateway FAQ, 2026-08-19 |
 * | selectors, the edge answers | narrows | wants its own | NSX, Using Policy-Based IPSec VPN |
 * | child SAs in one IKE SA | any number | 100 on Azure | About VPN devices, 2023-10-06 |
 */
function asDaemon(end: End): End {
  return { ...end, selectorRule: "narrow" };
}

const pairs = Number(process.env.ORACLE_PAIRS ?? 40);
const seed = Number(process.env.ORACLE_SEED ?? 1);
const reason = whyNoDaemons();
if (reason !== undefined) console.log(`skipped: ${reason}`);

test(`two daemons do with ${pairs} pairs of ends what is foretold (seed ${seed})`, {
  skip: reason ?? false,
}, async () => {
  const daemons = await DaemonPair.start();
  const next = numbersOf(seed);
  const differences: string[] = [];
  try {
    for (let index = 0; index < pairs; index++) {
      const { azure, cds } = makePair(next);
      const ends = { a: asDaemon(azureEnd(azure, azureRoutings(azure)[0] ?? "RouteBased")), b: asDaemon(edgeEnd(cds)) };
      const checks = checkPeers(azure, cds);
      for (const starting of ["a", "b"] as const) {
        const answering = starting === "a" ? "b" : "a";
        const way = walk(ends[starting], ends[answering], checks);
        if (way.outcome === "not-attempted") continue;
        const said = await tryOut(daemons, ends, starting);
        const foretold = foretell(way, ends);
        for (const [what, value] of Object.entries(foretold)) {
          const seen = said[what as keyof Said];
          if (JSON.stringify(seen) === JSON.stringify(value)) continue;
          differences.push(
            `pair ${index}, ${starting} starts: ${what} is ${JSON.stringify(seen)}, foretold ${JSON.stringify(value)}; ${said.setup}`,
          );
        }
      }
    }
  } finally {
    await daemons.stop();
  }
  assert.deepEqual(differences, []);
});

/** What came of one direction. */
interface Said {
  readonly ike: string | null;
  readonly first: string | null;
  readonly notifies: readonly string[];
  readonly further: readonly boolean[];
  readonly rekeyByInitiator: string | null;
  readonly rekeyByResponder: string | null;
  readonly setup: string;
}

type Foretold = Omit<Said, "setup">;

function connectionOf(end: End, role: "offered" | "accepted"): DaemonConnection {
  const isAzure = end.vendor === "azure";
  const print = (list: readonly Proposal[]): readonly string[] => list.map((each) => printProposal(each));
  const isFlex = end.answersTo?.length === 2;
  return {
    version: isFlex ? "0" : end.startsWith === 1 ? "1" : "2",
    ike: isFlex || end.startsWith === 1 ? print(end.ike[role].flatMap(tuplesOf)) : print(end.ike[role]),
    esp: isFlex || end.startsWith === 1 ? print(end.child[role].flatMap(tuplesOf)) : print(end.child[role]),
    pairs: (end.pairs ?? []).map(({ azure, cds }) =>
      isAzure ? { local: azure, remote: cds } : { local: cds, remote: azure },
    ),
    key: known(end.view.tunnel.sharedKey)?.reveal() ?? "",
  };
}

// In IKEv1 a transform is a tuple (RFC 2409, appendix A), and the daemon sends one for each of its proposals.
function tuplesOf(proposal: Proposal): readonly Proposal[] {
  let tuples: readonly (readonly Transform[])[] = [[]];
  const isSplit = (type: number): boolean => type !== types.prf || !proposal.types.has(types.integrity);
  for (const [type, values] of proposal.types) {
    if (isSplit(type)) tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]));
  }
  const prfs = (tuple: readonly Transform[]): readonly Transform[] => {
    const index = proposal.types.get(types.integrity)?.findIndex((each) => tuple.includes(each)) ?? -1;
    const prf = proposal.types.get(types.prf)?.[index];
    return prf === undefined ? [] : [prf];
  };
  return tuples.map((tuple) => proposalOf(proposal.protocol, [...tuple, ...prfs(tuple)]));
}

async function tryOut(
  daemons: DaemonPair,
  ends: { readonly a: End; readonly b: End },
  starting: "a" | "b",
): Promise<Said> {
  const answering = starting === "a" ? "b" : "a";
  const [first, second] = [daemons[starting], daemons[answering]];
  const [own, peer] = [connectionOf(ends[starting], "offered"), connectionOf(ends[answering], "accepted")];
  await first.load(own);
  await second.load(peer);
  const isUp = await first.initiate(0);
  await settled(30);
  const state = await first.state();
  const notifies = [...new Set(second.notifies())];
  const further: boolean[] = [];
  for (let child = 1; child < own.pairs.length && state.ike !== undefined; child++) {
    further.push(await first.initiate(child));
  }
  const said = {
    ike: state.ike === undefined ? null : `${state.ike.version}: ${state.ike.suite}`,
    first: isUp ? (state.children[0] ?? null) : null,
    notifies,
    further,
    rekeyByInitiator: isUp ? await rekey(first, second) : null,
    rekeyByResponder: isUp ? await rekey(second, first) : null,
    setup: JSON.stringify({ own, peer }),
  };
  await daemons.clear();
  return said;
}

async function rekey(by: Daemon, other: Daemon): Promise<string> {
  other.notifies();
  await by.rekey();
  const refused = other.notifies().find((notify) => notify !== "INVALID_KE_PAYLOAD");
  return refused ?? "ok";
}

function foretell(way: Walk, ends: { readonly a: End; readonly b: End }): Partial<Foretold> {
  const isLate = way.exchange === "IKE_AUTH" || way.exchange === "QUICK_MODE";
  const isIkeUp = way.outcome === "established" || (isLate && way.notify !== "AUTHENTICATION_FAILED");
  const isUp = way.pairs?.[0]?.outcome === "established" || way.pairs?.[0]?.outcome === "narrowed";
  const version = way.version ?? 2;
  const isAgreed = isIkeUp || way.notify === "AUTHENTICATION_FAILED";
  const guess = isAgreed && version === 2 ? wrongGuess(way) : [];
  const failure =
    isUp && isIkeUp ? [] : [isIkeUp ? (way.pairs?.[0]?.outcome ?? null) : way.notify].filter((each) => each !== null);
  const rekeys = [
    selectRekey(way.initiator, way.responder, version, way.ike),
    selectRekey(way.responder, way.initiator, version, way.ike),
  ];
  // Azure has other offers as initiator than as responder by default; a daemon has one list.
  const canAnswer = ends.a.child.offered === ends.a.child.accepted;
  const [byInitiator, byResponder] = rekeys.map((selection) =>
    selection.kind === "chosen" ? "ok" : "NO_PROPOSAL_CHOSEN",
  );
  const further = (way.pairs ?? []).slice(1).map(({ outcome }) => outcome === "established" || outcome === "narrowed");
  return {
    ike: isIkeUp
      ? `${version}: ${suiteText(way.ike, [types.encryption, types.integrity, types.prf, types.group])}`
      : null,
    first: isIkeUp && isUp ? suiteText(way.child, [types.encryption, types.integrity, types.group]) : null,
    notifies: [...guess, ...failure],
    further: isIkeUp ? further : [],
    rekeyByInitiator: isIkeUp && isUp ? (byInitiator ?? null) : null,
    ...(canAnswer ? { rekeyByResponder: isIkeUp && isUp ? (byResponder ?? null) : null } : {}),
  };
}

function wrongGuess({ ike, initiator }: Walk): readonly string[] {
  const guess = initiator.ike.offered[0]?.types.get(types.group)?.[0];
  if (ike.kind !== "chosen" || guess === undefined || ike.suite.get(types.group) === guess) return [];
  return ["INVALID_KE_PAYLOAD"];
}

const names: Readonly<Record<string, string>> = {
  "1:2": "DES_CBC",
  "1:3": "3DES_CBC",
  "1:11": "NULL",
  "1:12": "AES_CBC",
  "1:20": "AES_GCM_16",
  "2:1": "PRF_HMAC_MD5",
  "2:2": "PRF_HMAC_SHA1",
  "2:5": "PRF_HMAC_SHA2_256",
  "2:6": "PRF_HMAC_SHA2_384",
  "2:7": "PRF_HMAC_SHA2_512",
  "3:1": "HMAC_MD5_96",
  "3:2": "HMAC_SHA1_96",
  "3:12": "HMAC_SHA2_256_128",
  "3:13": "HMAC_SHA2_384_192",
  "3:14": "HMAC_SHA2_512_256",
  "4:1": "MODP_768",
  "4:2": "MODP_1024",
  "4:5": "MODP_1536",
  "4:14": "MODP_2048",
  "4:15": "MODP_3072",
  "4:16": "MODP_4096",
  "4:19": "ECP_256",
  "4:20": "ECP_384",
  "4:21": "ECP_521",
  "4:24": "MODP_2048_256",
};

function suiteText(selection: Selection, order: readonly number[]): string {
  if (selection.kind !== "chosen") return selection.kind;
  const text = (transform: Transform, type: number): string => {
    const bits = keyBitsOf(transform);
    return `${names[`${type}:${idOf(transform)}`]}${bits === 0 ? "" : `/${bits}`}`;
  };
  return order
    .flatMap((type) => {
      const transform = selection.suite.get(type);
      return transform === undefined ? [] : [text(transform, type)];
    })
    .join("/");
}
