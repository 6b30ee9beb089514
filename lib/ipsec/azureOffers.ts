import type { Routing } from "../model/gateway.ts";
import type { ChildProposal, DhGroup, IkeProposal, IpsecPolicy } from "../model/ipsec.ts";
import { isUnresolved, known, textOf } from "../model/stated.ts";
import { type AzureDefault, azureDefaults } from "./azureDefaults.ts";
import { azureFaults } from "./azureFaults.ts";
import { azurePairs } from "./azurePairs.ts";
import {
  type End,
  type IkeVersion,
  knownItems,
  type Offers,
  type OpenSetting,
  openItem,
  type ParameterName,
} from "./end.ts";
import { lastingOffers, OffersByWords } from "./lasting.ts";
import { openProposals, openSettings } from "./openSettings.ts";
import { childProposal, ikeProposal, isCombinedProposal, type Proposal } from "./proposal.ts";
import { transformTypes as types } from "./transform.ts";
import { placeAt, type TunnelEnd } from "./tunnelEnd.ts";

/**
 * The routing types that the gateway of an end can have: one where it is stated or follows from what a policy-based gateway
 * cannot do (Microsoft, VPN Gateway FAQ, 2026-08-19), else both.
 */
export function azureRoutings({ gateway, tunnel }: TunnelEnd): readonly Routing[] {
  const routing = known(gateway?.routing);
  if (routing !== undefined) return [routing];
  const sku = known(gateway?.sku);
  const onlyRouteBased =
    tunnel.policy !== undefined ||
    known(tunnel.protocol) === "IKEv2" ||
    known(tunnel.policyBasedSelectors) === true ||
    known(tunnel.bgp) === true ||
    (tunnel.initiation !== undefined && known(tunnel.initiation) !== "Default") ||
    (sku !== undefined && sku !== "Basic");
  return onlyRouteBased ? ["RouteBased"] : ["RouteBased", "PolicyBased"];
}

/**
 * How an Azure end behaves. With a policy of its own it sends and accepts that one suite (VPN Gateway FAQ, 2026-08-19);
 * without one the default lists of its routing type, which are longer when it answers.
 */
export function azureEnd(view: TunnelEnd, routing: Routing): End {
  const { tunnel } = view;
  const defaults = azureDefaults[routing];
  const { pairs, open: openPairs } = azurePairs(view, routing);
  const policy = known(tunnel.policy);
  const version = versionOf(view, routing);
  // Over a private circuit there would be no tunnel at all.
  const isOpen = isUnresolved(tunnel.medium);
  const { starts, answers } = isOpen ? { starts: undefined, answers: undefined } : initiationOf(view, version);
  const { ike, child } = offersOf(view, routing);
  return {
    vendor: "azure",
    view,
    starts,
    answers,
    startsWith: version,
    answersTo: version === undefined ? undefined : [version],
    ike,
    child,
    pairs,
    selectorRule: routing === "RouteBased" ? "any" : "exact",
    lifetimes: {
      ikeSeconds: defaults.ike.lifetimeSeconds,
      childSeconds: lifetimeOf(policy?.child, "lifetimeSeconds", defaults),
      childKilobytes: lifetimeOf(policy?.child, "lifetimeKilobytes", defaults),
    },
    hasDefaultPolicy: tunnel.policy === undefined,
    faults: azureFaults(view, routing),
    open: [...openInTunnel(view, version), ...policyOpen(view), ...openPairs],
  };
}

function lifetimeOf(
  child: ChildProposal | undefined,
  key: "lifetimeSeconds" | "lifetimeKilobytes",
  defaults: AzureDefault,
): number | undefined {
  const stated = child?.[key];
  return stated === undefined || stated === 0 ? defaults.child[key] : known(stated);
}

function versionOf({ tunnel, gateway }: TunnelEnd, routing: Routing): IkeVersion | undefined {
  if (isUnresolved(tunnel.protocol)) return undefined;
  if (tunnel.protocol !== undefined) return tunnel.protocol === "IKEv1" ? 1 : 2;
  const { ikeVersions, ikeVersionsOfBasic } = azureDefaults[routing];
  const versions = known(gateway?.sku) === "Basic" ? ikeVersionsOfBasic : ikeVersions;
  return versions.includes("IKEv2") ? 2 : 1;
}

// The connection mode has a meaning with IKEv2 only, and so none on a policy-based gateway: VPN gateway settings, 2023-10-05.
function initiationOf({ tunnel: { initiation } }: TunnelEnd, version: IkeVersion | undefined): Initiation {
  if (version === 1) return { starts: true, answers: true };
  const isSaid = (mode: "ResponderOnly" | "InitiatorOnly"): boolean | undefined => {
    if (isUnresolved(initiation)) return undefined;
    return initiation === mode && version === undefined ? undefined : initiation === mode;
  };
  const [answersOnly, startsOnly] = [isSaid("ResponderOnly"), isSaid("InitiatorOnly")];
  return {
    starts: answersOnly === undefined ? undefined : !answersOnly,
    answers: startsOnly === undefined ? undefined : !startsOnly,
  };
}

type Initiation = Pick<End, "starts" | "answers">;

function offersOf({ tunnel }: TunnelEnd, routing: Routing): BothOffers {
  if (tunnel.policy === undefined) return defaultOffers[routing];
  if (isUnresolved(tunnel.policy)) return openProposals;
  return { ike: ikeOffers(tunnel.policy.ike), child: childOffers(tunnel.policy) };
}

type BothOffers = Readonly<Record<"ike" | "child", Offers>>;

function offersOfDefaults({ ike: { offers }, child }: AzureDefault): BothOffers {
  const ike = offers.map(({ encryption, integrity, dhGroup }) =>
    ikeProposal({ encryption: [encryption], integrity: [integrity], groups: [dhGroup] }),
  );
  const proposals = (list: AzureDefault["child"]["initiatorOffers"]): readonly Proposal[] =>
    list.map(({ encryption, integrity, pfsGroup }) =>
      childProposal({
        encryption: [encryption],
        integrity: integrity === undefined ? [] : [integrity],
        groups: [pfsGroup],
      }),
    );
  return {
    ike: lastingOffers({ offered: ike, accepted: ike }),
    child: lastingOffers({ offered: proposals(child.initiatorOffers), accepted: proposals(child.responderOffers) }),
  };
}

const defaultOffers: Readonly<Record<Routing, BothOffers>> = {
  RouteBased: offersOfDefaults(azureDefaults.RouteBased),
  PolicyBased: offersOfDefaults(azureDefaults.PolicyBased),
};

const [ikeByWords, childByWords] = [new OffersByWords(), new OffersByWords()];

// Beside a combined cipher the integrity of phase 1 is the pseudorandom function only ("Configure custom IPsec/IKE
// policies", Microsoft, 2024-12-02).
function ikeOffers(policy: IkeProposal): Offers {
  const [encryption, integrity] = [knownItems(policy.encryption), knownItems(policy.integrity)];
  const groups = knownItems(policy.dhGroups);
  return ikeByWords.for(encryption, integrity, groups, () => onlyOf(ikeProposal({ encryption, integrity, groups })));
}

function childOffers({ ike, child }: IpsecPolicy): Offers {
  const [encryption, integrity] = [knownItems(child.encryption), knownItems(child.integrity)];
  const groups = groupsOf(ike, child);
  return childByWords.for(encryption, integrity, groups, () => {
    const proposal = childProposal({ encryption, integrity, groups });
    // A combined cipher has to be repeated as integrity: while that is not known, Azure may refuse the policy.
    if (!isCombinedProposal(proposal) || openItem(child.integrity) === -1) return onlyOf(proposal);
    return onlyOf({ ...proposal, open: new Set([...(proposal.open ?? []), types.integrity]) });
  });
}

function onlyOf(proposal: Proposal): Offers {
  const list = [proposal];
  return { offered: list, accepted: list };
}

// PFSMM means the group of phase 1: inferred from the constant of the Windows filtering platform of that name.
function groupsOf(ike: IkeProposal, child: ChildProposal): readonly DhGroup[] | undefined {
  const groups = knownItems(child.pfsGroups);
  if (groups === undefined) return undefined;
  if (!groups.includes("same")) return groups as readonly DhGroup[];
  const same = knownItems(ike.dhGroups);
  return same === undefined ? undefined : groups.flatMap((group) => (group === "same" ? same : [group]));
}

function policyOpen(view: TunnelEnd): readonly OpenSetting[] {
  const { policy } = view.tunnel;
  if (policy === undefined) return [];
  return openSettings(view, policy, "the IPsec policy of the connection");
}

function openInTunnel(view: TunnelEnd, version: IkeVersion | undefined): readonly OpenSetting[] {
  const { tunnel } = view;
  const open: OpenSetting[] = [];
  for (const [key, parameter, what] of settingsOfTunnel) {
    const value = tunnel[key];
    if (!isUnresolved(value) || (key === "initiation" && version === 1)) continue;
    open.push({
      parameters: [parameter],
      message: `It is not known ${what}: "${textOf(value)}"`,
      supply: value.reason,
      at: placeAt(view, [tunnel, key]),
    });
  }
  return open;
}

const settingsOfTunnel = [
  ["medium", "initiation", "whether the Azure connection is a tunnel over IPsec"],
  ["protocol", "ike.version", "which version of IKE the Azure end has"],
  ["initiation", "initiation", "whether the Azure end starts and answers"],
] as const satisfies readonly (readonly [string, ParameterName, string])[];
