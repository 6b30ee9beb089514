import { type EdgeDefault, edgeDefaults, edgeDefaultsSource } from "../../ipsec/edgeDefaults.ts";
import type { ChildProposal, IkeProposal, IpsecPolicy } from "../../model/ipsec.ts";
import { isUnresolved, known, type Stated } from "../../model/stated.ts";
import type { Tunnel } from "../../model/tunnel.ts";
import type { Block, Row } from "./block.ts";
import { algorithms, childLabel, groupsText, ikeLabel } from "./policy.ts";
import { listText, notStated, partText, row, statedText } from "./stated.ts";

/** The security profile of a tunnel of an edge gateway. */
export function profileRows(tunnel: Tunnel): readonly Row[] {
  const { policy, profile } = tunnel;
  if (policy !== undefined) return [row("profile", statedProfile(profile)), ...policyRows(policy)];
  if (takesDocumentedDefault(tunnel)) {
    const name = profile === undefined ? "DEFAULT, as none is stated" : "DEFAULT";
    return [row("profile", `${name} (values not stated in the file: the documented ones, see below)`), ...defaultRows];
  }
  return [row("profile", `${profile === undefined ? notStated : statedText(profile)}; its values are not stated`)];
}

/** Whether what a tunnel offers is known from the documentation only. */
export function takesDocumentedDefault({ policy, profile }: Tunnel): boolean {
  return policy === undefined && (profile === undefined || profile === "DEFAULT");
}

/** A setting that belongs to the profile: what is stated, else what is documented for the DEFAULT profile. */
export function ofProfile<T>(
  tunnel: Tunnel,
  stated: Stated<T> | undefined,
  pick: (from: EdgeDefault) => T,
): OfProfile<T> {
  if (stated !== undefined) return { value: stated, note: "" };
  return takesDocumentedDefault(tunnel) || known(tunnel.profile) === "DEFAULT"
    ? { value: pick(edgeDefaults), note: " (documented, not stated)" }
    : { value: undefined, note: "" };
}

/** A setting and where it comes from. */
export interface OfProfile<T> {
  readonly value: Stated<T> | undefined;
  /** Follows the value; empty where it is stated. */
  readonly note: string;
}

/** The DEFAULT profile, and where its values were read. */
export function edgeDefaultBlock(): Block {
  const { title, date } = edgeDefaultsSource;
  return {
    title: "DEFAULT profile of edge gateways, as documented",
    rows: [
      row("protocol", edgeDefaults.protocol),
      ...defaultRows,
      row("DPD probes", `every ${edgeDefaults.dpdProbeSeconds} s`),
      row("source", `${title} (${date})`),
    ],
  };
}

function statedProfile(profile: Tunnel["profile"]): string {
  // Older forms have no profiles: each tunnel states its own values.
  return profile === undefined ? "stated, without a name" : `${statedText(profile)}, values as stated`;
}

function policyRows(policy: Stated<IpsecPolicy>): readonly Row[] {
  if (isUnresolved(policy)) return [row("policy", statedText(policy))];
  return [row(ikeLabel, ikeText(policy.ike)), row(childLabel, childText(policy.child))];
}

const defaultRows = policyRows(edgeDefaults);

function ikeText({ encryption, integrity, dhGroups, lifetimeSeconds }: IkeProposal): string {
  const groups = dhGroups === undefined ? "group not stated" : groupsText(dhGroups, "group", "no group");
  return [algorithms(encryption, integrity), groups, lifetimeText(lifetimeSeconds)].join("; ");
}

function childText(proposal: ChildProposal): string {
  const { encryption, integrity, dontFragment, lifetimeSeconds } = proposal;
  return [
    algorithms(encryption, integrity),
    secrecyText(proposal),
    lifetimeText(lifetimeSeconds),
    ...(dontFragment === undefined ? [] : [dontFragmentText(dontFragment)]),
  ].join("; ");
}

// The platform wants a group even where forward secrecy is off, and does nothing with it.
function secrecyText({ pfsGroups, idleGroups = [] }: ChildProposal): string {
  const groups = pfsGroups === undefined ? "PFS not stated" : groupsText(pfsGroups, "PFS group", "no PFS");
  return idleGroups.length === 0 ? groups : `${groups} (group ${listText(idleGroups)} is stated, but not used)`;
}

function lifetimeText(seconds: Stated<number> | undefined): string {
  return seconds === undefined ? "lifetime not stated" : `${partText(seconds)} s`;
}

function dontFragmentText(bit: Stated<"COPY" | "CLEAR">): string {
  const words = { COPY: "copied", CLEAR: "cleared" };
  return `don't-fragment bit ${isUnresolved(bit) ? partText(bit) : words[bit]}`;
}
