import type { ChildProposal, DhGroup, Encryption, IkeProposal, Integrity, IpsecPolicy } from "../model/ipsec.ts";
import { isUnresolved, known, type Stated, textOf, type Unresolved } from "../model/stated.ts";
import { edgeDefaults } from "./edgeDefaults.ts";
import { edgeFaults } from "./edgeFaults.ts";
import {
  type End,
  type IkeVersion,
  knownItems,
  type Offers,
  type OpenSetting,
  openItem,
  type SelectorPair,
} from "./end.ts";
import { OffersByWords } from "./lasting.ts";
import { openProposals, openSettings, policyParameters } from "./openSettings.ts";
import { childProposal, ikeProposal, type Proposal } from "./proposal.ts";
import { anyPrefix } from "./trafficSelector.ts";
import { placeAt, type TunnelEnd } from "./tunnelEnd.ts";
import { isCombined } from "./vendors.ts";

/** Where the security profile of an edge tunnel comes from; undefined where no input gives it. */
export function edgePolicy({ tunnel }: TunnelEnd): Stated<IpsecPolicy> | undefined {
  if (tunnel.policy !== undefined) return tunnel.policy;
  // `securityType` is DEFAULT unless said otherwise: VMware Cloud Director OpenAPI 37.2, EdgeIpSecVpnTunnel.
  return tunnel.profile === undefined || tunnel.profile === "DEFAULT" ? edgeDefaults : undefined;
}

/**
 * How the end of an edge gateway behaves. Lists become two proposals where they mix combined ciphers with others, the combined
 * ones first; that order is not documented, so that a choice among several is a prediction.
 */
export function edgeEnd(view: TunnelEnd): End {
  const { tunnel } = view;
  const policy = edgePolicy(view);
  const stated = known(policy);
  const profileOpen = profileUnknown(view, policy);
  const isOff = known(tunnel.enabled) === false;
  const { pairs, open: openPairs } = edgePairs(view);
  const { startsWith, answersTo } = versionsOf(view, stated === undefined);
  const { ike, child } =
    stated === undefined ? openProposals : stated === edgeDefaults ? defaultOffers : offersOf(stated);
  return {
    vendor: "edge",
    view,
    starts: isOff ? false : isUnresolved(tunnel.initiation) ? undefined : tunnel.initiation !== "ResponderOnly",
    answers: !isOff,
    startsWith,
    answersTo,
    ike,
    child,
    pairs,
    selectorRule: known(tunnel.routeBased) === true ? "any" : "exact",
    lifetimes: {
      ikeSeconds:
        stated === undefined ? undefined : known(stated.ike.lifetimeSeconds ?? edgeDefaults.ike.lifetimeSeconds),
      childSeconds:
        stated === undefined ? undefined : known(stated.child.lifetimeSeconds ?? edgeDefaults.child.lifetimeSeconds),
      childKilobytes: undefined,
    },
    hasDefaultPolicy: tunnel.policy === undefined && stated !== undefined,
    faults: edgeFaults(view),
    open: [...profileOpen, ...initiationOpen(view), ...openPairs],
  };
}

// IKE-FLEX starts with version 2, never falls back, and answers both: NSX 3.0, "Add IKE Profiles".
const versions: Readonly<Record<string, readonly [IkeVersion, readonly IkeVersion[]]>> = {
  IKEv1: [1, [1]],
  IKEv2: [2, [2]],
  "IKE-FLEX": [2, [2, 1]],
};

function versionsOf({ tunnel }: TunnelEnd, isOpen: boolean): Pick<End, "startsWith" | "answersTo"> {
  if (isUnresolved(tunnel.protocol) || (isOpen && tunnel.protocol === undefined)) {
    return { startsWith: undefined, answersTo: undefined };
  }
  const [startsWith, answersTo] = versions[tunnel.protocol ?? edgeDefaults.protocol] ?? [2, [2]];
  return { startsWith, answersTo };
}

type BothOffers = Readonly<Record<"ike" | "child", Offers>>;

const [ikeByWords, childByWords] = [new OffersByWords(), new OffersByWords()];

function offersOf({ ike, child }: IpsecPolicy): BothOffers {
  return {
    ike: offersIn(ikeByWords, ikeProposals, ike, ike.dhGroups),
    child: offersIn(childByWords, childProposals, child, child.pfsGroups),
  };
}

function offersIn(
  made: OffersByWords,
  proposalsOf: typeof ikeProposals,
  { encryption, integrity }: IkeProposal | ChildProposal,
  stated: ChildProposal["pfsGroups"],
): Offers {
  const ciphers = knownItems(encryption);
  const hashes = integrity === undefined ? [] : knownItems(integrity);
  const groups = knownItems(stated) as readonly DhGroup[] | undefined;
  return made.for(ciphers, hashes, groups, () => {
    const list = proposalsOf(ciphers, hashes, groups);
    return { offered: list, accepted: list };
  });
}

// The digest that NSX fills in beside AES-CBC when none is given: NSX API, IPSecVpnIkeProfile, read 2026-11-21.
const filledIn: readonly Integrity[] = ["SHA2-256-128"];

const defaultOffers = offersOf(edgeDefaults);

/**
 * The IKE proposals of a profile. With combined ciphers alone the pseudorandom function is HMAC-SHA2-256, whatever else is
 * set; beside others it comes from the digests: NSX 9.0, "Add IKE Profiles", read 2026-11-21.
 */
function ikeProposals(
  encryption: readonly Encryption[] | undefined,
  integrity: readonly Integrity[] | undefined,
  groups: readonly DhGroup[] | undefined,
): readonly Proposal[] {
  if (encryption === undefined) return [ikeProposal({ integrity: undefined, groups })];
  const [combined, plain] = split(encryption);
  const given = integrity?.length === 0 ? filledIn : integrity;
  const prfs = plain.length === 0 ? filledIn : given;
  return [
    ...(combined.length === 0 ? [] : [ikeProposal({ encryption: combined, prfs, groups })]),
    ...(plain.length === 0 ? [] : [ikeProposal({ encryption: plain, integrity: given, groups })]),
  ];
}

function childProposals(
  encryption: readonly Encryption[] | undefined,
  integrity: readonly Integrity[] | undefined,
  groups: readonly DhGroup[] | undefined,
): readonly Proposal[] {
  if (encryption === undefined) return [childProposal({ groups })];
  const [combined, plain] = split(encryption);
  const given = integrity?.length === 0 ? filledIn : integrity;
  return [
    ...(combined.length === 0 ? [] : [childProposal({ encryption: combined, groups })]),
    ...(plain.length === 0 ? [] : [childProposal({ encryption: plain, integrity: given, groups })]),
  ];
}

function split(
  encryption: readonly Encryption[],
): readonly [combined: readonly Encryption[], plain: readonly Encryption[]] {
  return [encryption.filter(isCombined), encryption.filter((cipher) => !isCombined(cipher))];
}

function profileUnknown(view: TunnelEnd, policy: Stated<IpsecPolicy> | undefined): readonly OpenSetting[] {
  const { tunnel } = view;
  if (policy !== undefined) return openSettings(view, policy, "the security profile of the edge tunnel");
  const profile = isUnresolved(tunnel.profile) ? `"${textOf(tunnel.profile)}"` : "CUSTOM, and its values are not given";
  return [
    {
      parameters: [...policyParameters, "ike.version"],
      message: `It is not known what the security profile of the edge tunnel says: it is ${profile}`,
      supply: "Give its connectionProperties too: GET …/ipsec/tunnels/{id}/connectionProperties",
      at: placeAt(view, [tunnel, "profile"]),
    },
  ];
}

function initiationOpen(view: TunnelEnd): readonly OpenSetting[] {
  const { tunnel } = view;
  const open: OpenSetting[] = [];
  for (const key of ["initiation", "protocol"] as const) {
    const value = tunnel[key];
    if (!isUnresolved(value)) continue;
    open.push({
      parameters: [key === "initiation" ? "initiation" : "ike.version"],
      message: `It is not known ${key === "initiation" ? "whether the edge starts" : "which version of IKE the edge has"}: "${textOf(value)}"`,
      supply: value.reason,
      at: placeAt(view, [tunnel, key]),
    });
  }
  return open;
}

/** Each local prefix with each remote one; an empty list means any: VMware Cloud Director OpenAPI 37.2. */
function edgePairs(view: TunnelEnd): {
  readonly pairs: readonly SelectorPair[] | undefined;
  readonly open: readonly OpenSetting[];
} {
  const { tunnel, site } = view;
  if (known(tunnel.routeBased) === true) return { pairs: [{ azure: anyPrefix, cds: anyPrefix }], open: [] };
  if (isUnresolved(tunnel.routeBased)) {
    const message = `It is not known whether routes decide what the edge tunnel takes: "${textOf(tunnel.routeBased)}"`;
    const at = placeAt(view, [tunnel, "routeBased"]);
    return { pairs: undefined, open: [{ parameters: ["selectors"], message, supply: tunnel.routeBased.reason, at }] };
  }
  const local = orAny(tunnel.localPrefixes);
  const remote = orAny(site?.prefixes);
  for (const list of [local, remote]) {
    const index = openItem(list);
    if (index === -1) continue;
    const item = list[index] as Unresolved;
    const message = `It is not known which prefixes the edge tunnel has: "${textOf(item)}"`;
    const at = placeAt(view, [list, index]);
    return { pairs: undefined, open: [{ parameters: ["selectors"], message, supply: item.reason, at }] };
  }
  const azure = remote as readonly string[];
  const pairs: SelectorPair[] = [];
  for (const each of azure) for (const cds of local as readonly string[]) pairs.push({ azure: each, cds });
  return { pairs, open: [] };
}

function orAny(list: readonly Stated<string>[] | undefined): readonly Stated<string>[] {
  return list === undefined || list.length === 0 ? [anyPrefix] : list;
}
