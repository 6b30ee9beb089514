import type { Code } from "../lib/diagnostics/code.ts";

/** A command that names a failure. */
export type Owner = "negotiate" | "check" | "reading";

/** A known failure that can be seen in files, and what names it. */
export interface OwnedFailure {
  readonly id: string;
  readonly title: string;
  /** Codes by the command that gives them; `reading` stands for every command that reads the files. */
  readonly names: { readonly [owner in Owner]?: readonly Code[] };
  /** What there is to know about it. */
  readonly note?: string;
}

/** A known failure that no file shows. */
export interface UnseenFailure {
  readonly id: string;
  readonly title: string;
  readonly look: string;
}

type Names = OwnedFailure["names"];

function row(id: string, title: string, names: Names, note?: string): OwnedFailure {
  return { id, title, names, ...(note === undefined ? {} : { note }) };
}

/** Every failure that files show, in whole or in part. */
export const ownedFailures: readonly OwnedFailure[] = [
  row("F01", "Azure has its default policy, the edge a profile without group 2", { negotiate: ["NT4001"] }),
  row("F02", "Cipher or key length of phase 1 differs", { negotiate: ["NT4001"] }),
  row("F03", "Hash of phase 1 differs", { negotiate: ["NT4001"] }),
  row("F04", "Groups of phase 1 have none in common", { negotiate: ["NT4001"] }),
  row("F05", "GCM in phase 1, and a hash other than SHA-256 at Azure", { negotiate: ["NT4016"] }),
  row("F06", "CBC at one end and GCM at the other in phase 1", { negotiate: ["NT4001"] }),
  row("F07", "GCM as ikeIntegrity", { negotiate: ["NT4020"], check: ["NT4020"] }),
  row("F08", "GCM in phase 1 of IKEv1", { negotiate: ["NT4021"] }),
  row("F09", "A value of the edge that Azure cannot say", { negotiate: ["NT4017"] }),
  row("F10", "A value of Azure that an edge cannot say", { negotiate: ["NT4017"] }),
  row("F11", "dhGroup None", { negotiate: ["NT4022"] }),
  row(
    "F12",
    "The first guess of a group is wrong",
    { negotiate: ["NT4054"] },
    "Harmless with implementations that try again",
  ),
  row("F13", "Versions of IKE differ", { negotiate: ["NT4004"] }),
  row("F14", "IKE_FLEX at the edge, IKEv1 at Azure", { negotiate: ["NT4004"] }),
  row("F15", "The gateway type or SKU cannot do it", {
    negotiate: ["NT4023", "NT4004"],
    check: ["NT4023", "NT5207", "NT5208"],
  }),
  row("F16", "The version of a connection is edited in place", { negotiate: ["NT4060"] }),
  row("F17", "A policy that is not whole", { negotiate: ["NT4018"], check: ["NT4018"] }),
  row("F18", "The phases are exchanged, or their groups", { negotiate: ["NT4019"] }),
  row("F19", "Keys differ, IKEv2", { negotiate: ["NT4006"] }, "Where both files state the key"),
  row("F20", "Keys differ, IKEv1", { negotiate: ["NT4006"] }, "Where both files state the key"),
  row("F21", "A character in a key that an end drops or refuses", {
    negotiate: ["NT4046"],
    check: ["NT4046", "NT5504"],
  }),
  row("F23", "The remote id of the edge is not what Azure sends", { negotiate: ["NT4007"] }),
  row("F24", "An identity is a name where the other is an address", { negotiate: ["NT4007", "NT4058"] }),
  row("F25", "An end looks for its peer at a wrong address", {
    negotiate: ["NT4008"],
    check: ["NT5401", "NT5110", "NT5111"],
  }),
  row("F26", "The address of the Azure gateway has changed", { negotiate: ["NT4008", "NT4007"] }),
  row("F27", "Two active instances at Azure, one tunnel at the edge", { negotiate: ["NT4047"] }),
  row(
    "F28",
    "Aggressive mode",
    { reading: ["NT2601"] },
    "Neither end has a setting for it; one that a file has is named as not known",
  ),
  row("F29", "Two connections or tunnels between the same addresses", { negotiate: ["NT4048"], check: ["NT5410"] }),
  row("F30", "Cipher, key length or hash of phase 2 differs", { negotiate: ["NT4002"] }),
  row("F31", "CBC at one end and GCM at the other in phase 2", { negotiate: ["NT4002"] }),
  row("F32", "Key lengths of GCM differ", { negotiate: ["NT4002"] }),
  row("F33", "ipsecEncryption and ipsecIntegrity are not the same GCM", { negotiate: ["NT4024"], check: ["NT4024"] }),
  row("F34", "A digest beside GCM or GMAC at the edge", { negotiate: ["NT4025"], check: ["NT4025"] }),
  row("F35", "AES-256 with SHA-384 in phase 2", { negotiate: ["NT4017"] }),
  row("F36", "No encryption, or GMAC", { negotiate: ["NT4051", "NT4017"] }),
  row("F40", "Groups of forward secrecy differ, IKEv2", { negotiate: ["NT4003"] }),
  row("F41", "Forward secrecy at the edge only", { negotiate: ["NT4003"] }),
  row("F42", "Forward secrecy at Azure only", { negotiate: ["NT4003"] }),
  row("F43", "Forward secrecy fails for the second pair at once", { negotiate: ["NT4012"] }),
  row("F44", "Forward secrecy differs, IKEv1", { negotiate: ["NT4003"] }),
  row("F45", "Azure defaults never offer forward secrecy", { negotiate: ["NT4013"] }),
  row(
    "F46",
    "The volume makes Azure renew first",
    { negotiate: ["NT4013"] },
    "The effect stands at `child.lifetimeKilobytes`",
  ),
  row(
    "F47",
    "PFS14, PFS2048, PFSMM: one group, several words",
    { reading: ["NT2504"] },
    "Read as one; no difference is reported",
  ),
  row("F48", "The cipher changes when it is renewed", { negotiate: ["NT4038"] }),
  row(
    "F50",
    "dhGroups stand beside forward secrecy that is off",
    { negotiate: [] },
    "No failure: the groups are not compared",
  ),
  row("F53", "Lifetimes differ, IKEv2", { negotiate: ["NT4039"] }, "No failure: who renews first is told"),
  row("F54", "Lifetimes differ, IKEv1", { negotiate: ["NT4040"] }),
  row("F55", "The tunnel drops every 8 hours", { negotiate: ["NT4061", "NT4044"] }),
  row("F56", "Both ends renew at the same time", { negotiate: ["NT4041"] }),
  row("F57", "A lifetime that is refused, or absurdly short", { negotiate: ["NT4027", "NT4062"], check: ["NT4027"] }),
  row("F58", "IKEv1 stops for seconds when phase 1 ends", { negotiate: ["NT4044"] }),
  row("F60", "A tunnel that idles disappears", { negotiate: ["NT4045"] }),
  row("F61", "Settings of dead peer detection differ", { negotiate: ["NT4042"] }, "No failure: neither is negotiated"),
  row(
    "F62",
    "The edge gives up within seconds",
    { negotiate: ["NT4043"] },
    "How often it repeats a probe is in no file of a tenant",
  ),
  row("F63", "Azure gives up within seconds", { negotiate: ["NT4043"] }),
  row("F64", "dpdTimeoutSeconds is stored as 0", { negotiate: [] }, "No failure: read as 45, the default"),
  row("F68", "DNAT or SNAT on a gateway with a policy-based VPN", { check: ["NT5407", "NT5408"] }),
  row("F70", "Large packets stall", { negotiate: ["NT4066"] }),
  row("F71", "Azure proposes any to any to a policy-based edge", { negotiate: ["NT4011"] }),
  row("F72", "Prefixes are no mirror image", { negotiate: ["NT4005"] }),
  row("F73", "The virtual network has grown", { negotiate: ["NT4005"] }),
  row("F74", "Selectors without their switch", { negotiate: ["NT4030"], check: ["NT4030"] }),
  row("F75", "Local and remote exchanged in selectors", { negotiate: ["NT4031"] }),
  row("F76", "One selector for several pairs", { negotiate: ["NT4032"] }),
  row("F77", "An aggregate at one end, parts of it at the other", { negotiate: ["NT4005"] }),
  row("F78", "remoteNetworks is empty", { negotiate: ["NT4033"], reading: ["NT2609"] }),
  row("F79", "Host bits, or the wrong family", { reading: ["NT2504", "NT2605", "NT2604"], negotiate: ["NT4005"] }),
  row("F80", "Local and remote ranges overlap", { negotiate: ["NT4036"], check: ["NT5101", "NT5414"] }),
  row("F81", "Address translation beside policy-based selectors", { negotiate: ["NT4026"], check: ["NT4026"] }),
  row("F82", "It works only while the edge starts", { negotiate: ["NT4014"] }),
  row("F83", "Too many pairs", { negotiate: ["NT4034"], check: ["NT5310", "NT5416"] }),
  row("F84", "Azure has no route for what it accepted", { negotiate: ["NT4035"] }),
  row("F85", "A second tunnel with the same networks", { negotiate: ["NT4065"], check: ["NT5411"] }),
  row("F86", "BGP is expected on a policy-based tunnel", { negotiate: ["NT4037"] }),
  row("F87", "The firewall of the edge denies by default", { check: ["NT5402", "NT5403", "NT5404"] }),
  row("F88", "Nobody starts", { negotiate: ["NT4009"] }),
  row("F89", "Azure does not answer the edge", { negotiate: ["NT4029"] }),
  row("F90", "The edge is behind a translation, and only Azure starts", { negotiate: ["NT4055"] }),
  row("F91", "The tunnel is switched off", { negotiate: ["NT4028"], check: ["NT4028"] }),
  row("F92", "A tunnel on demand is reported as down", { negotiate: ["NT4056"] }),
  row("F93", "An update has reset the profile", { negotiate: ["NT4063"], reading: ["NT2606"] }),
  row("F94", "Lists where the server takes one value", { negotiate: ["NT4049"], check: ["NT4049"] }),
  row("F95", "A default lifetime is assumed", { negotiate: ["NT4064"] }),
  row("F96", "Weak and working", { negotiate: ["NT4050"] }),
];

/** Every failure that is in no file. */
export const unseenFailures: readonly UnseenFailure[] = [
  {
    id: "F22",
    title: "The key was changed at one end only",
    look: "It runs until the next new IKE SA; reset the connection after changing a key",
  },
  {
    id: "F37",
    title: "A peer insists on extended sequence numbers",
    look: "Neither product has the setting; look at devices between them",
  },
  { id: "F38", title: "Transport mode at one end", look: "Both products have tunnel mode only" },
  {
    id: "F39",
    title: "A suite that fits and cannot be installed",
    look: "The log of the peer, and its cryptographic policy",
  },
  {
    id: "F49",
    title: "A peer renews with the group of phase 1, or with none",
    look: "The release of the peer; equal groups in both phases avoid it",
  },
  { id: "F51", title: "A fault of a peer in renewing", look: "The release of the peer" },
  {
    id: "F52",
    title: "Settings were edited while the tunnel was up",
    look: "Negotiate the files again, then reset the connection",
  },
  {
    id: "F59",
    title: "Phase 2 stays down after phase 1 was renewed",
    look: "Let an end start by itself, or keep some traffic",
  },
  { id: "F65", title: "UDP 500 or 4500 is blocked", look: "Azure shows 13805, the edge Peer not responding" },
  { id: "F66", title: "ESP is dropped, IKE is not", look: "Connected, and no bytes in one direction" },
  { id: "F67", title: "A translation was added after the tunnel", look: "Switch the tunnel off and on" },
  { id: "F69", title: "Fragments of IKE messages are lost", look: "With certificates only; keys keep messages small" },
];
