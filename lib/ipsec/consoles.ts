import { lostRoutes } from "./degradation.ts";
import type { End } from "./end.ts";
import type { Judgement, Rekeys } from "./judge.ts";
import { parameterFails } from "./peer.ts";
import { renewalOf, renewalText } from "./renewal.ts";
import { transformTypes as types } from "./transform.ts";
import type { Walk } from "./walk.ts";

/** What the logs and status pages of the two platforms show of a direction, in their own codes and words. */
export interface Consoles {
  /** Log of the Azure gateway or its portal: error number, name and what it means; null where it shows nothing unusual. */
  readonly azure: string | null;
  /** Status of the session or tunnel at the edge; null where it shows nothing unusual. */
  readonly cds: string | null;
}

/** The same text whoever starts, or one for when Azure starts and one for when the edge does. */
type Shown = string | null | readonly [azureStarts: string | null, edgeStarts: string | null];

interface Row {
  readonly azure: Shown;
  readonly cds: Shown;
}

/**
 * Who detects a fault has the line that names it, the other sees an answer, a delete or silence.
 *
 * Azure: "Troubleshoot site-to-site VPN error codes" (Microsoft, 2025-03-31) for the numbers, which are those of Windows;
 * "Troubleshoot VPN tunnel cannot connect" (Microsoft, 2026-09-18) for log texts; "Diagnose on-premises connectivity with
 * Network Watcher" (Microsoft, 2017-02-22) for its fault types. Edge: "Alarms When an IPsec VPN Session or Tunnel Is Down"
 * (VMware, NSX 3.1, read 2026-11-21); Broadcom KB 434656 (read 2026-11-21) for EDG1000028. Texts are paraphrased. Which of
 * several numbers Azure logs hangs on the release, so all that were seen are named, the likeliest first.
 */
const table = {
  "azure-refuses-deployment": {
    azure: "the deployment of the connection fails with an error of the service",
    cds: [null, 'session "Peer not responding"'],
  },
  "edge-refuses-deployment": {
    azure: ["13805 TIMED_OUT: no answer", null],
    cds: "the server refuses the tunnel, or its session has the status Configuration failed",
  },
  "deployment-refused-and-switched-off": {
    azure: "the deployment of the connection fails with an error of the service",
    cds: 'session "Session not enabled", or "IPsec service not enabled"',
  },
  "switched-off": {
    azure: ["13805 TIMED_OUT: no answer", null],
    cds: 'session "Session not enabled", or "IPsec service not enabled"',
  },
  "nobody-starts": { azure: "not connected, and nothing in the log", cds: 'session "Negotiation not started"' },
  "not-answered": {
    azure: "1225 connection refused, for each attempt of the edge",
    cds: 'session "Peer not responding" until Azure starts it',
  },
  address: {
    azure: [
      "13805 TIMED_OUT: no answer; Network Watcher says PeerReachability",
      "nothing in the log, or 13825 NO_POLICY where packets come from an address that no connection has",
    ],
    cds: ["nothing arrives", 'session "Peer not responding"'],
  },
  version: {
    azure: "13868 POLICY_MATCH, 13825 NO_POLICY, 13880 (version) or 13805 TIMED_OUT",
    cds: 'session "No proposal chosen (14)" or "Peer not responding"',
  },
  "phase-1": {
    azure: "13868 POLICY_MATCH, or 13825 NO_POLICY, for phase 1 (main mode); Network Watcher says IkePolicyMismatch",
    cds: 'session "No proposal chosen (14)"',
  },
  "phase-1-group": {
    azure: "13868 POLICY_MATCH for phase 1 (main mode), or one for the group: 13864, 13865 or 13822",
    cds: 'session "No proposal chosen (14)"',
  },
  key: {
    azure: [
      "13801 AUTH_FAIL: the edge refuses the proof; Network Watcher says Authentication, check the shared key",
      "13826 INVALID_SIGNATURE or 13801 AUTH_FAIL: the proof of the edge does not verify",
    ],
    cds: 'session "Authentication failed (24)"',
  },
  "key-in-ikev1": {
    azure: "13843 INVALID_PAYLOAD or 13805 TIMED_OUT: message 5 cannot be deciphered",
    cds: 'session "Peer not responding" or "Invalid syntax", in the log PAYLOAD-MALFORMED (16)',
  },
  identity: {
    azure: [
      "13801 AUTH_FAIL, or 13869 UNSUPPORTED_ID: the edge refuses the identity",
      "13885: the peer deletes the IKE SA soon after its start",
    ],
    cds: 'session "Authentication failed (24)", in the log "Remote ID mismatch" (EDG1000028)',
  },
  "phase-2": {
    azure: [
      "phase 1 up, 13868 POLICY_MATCH for phase 2 (quick mode); Network Watcher says that the peer rejected quick mode settings",
      "phase 1 up, 13868 POLICY_MATCH for phase 2 (quick mode)",
    ],
    cds: 'session up, tunnel "No proposal chosen (14)"',
  },
  selectors: {
    azure: [
      "phase 1 up, 13999 (selectors) or 13868 POLICY_MATCH for phase 2 (quick mode): the edge refuses the prefixes",
      "phase 1 up; the log has the prefixes of the edge, then SA_NEGOTIATION_FAILED and a time-out",
    ],
    cds: 'session up, tunnel "TS unacceptable (38)"',
  },
  "selectors-in-ikev1": {
    azure: "phase 1 up, 13868 POLICY_MATCH for phase 2 (quick mode)",
    cds: "session up, tunnel down; the refusal is INVALID_ID_INFORMATION (18)",
  },
  "further-pairs": {
    azure: "connected; 13868 POLICY_MATCH for phase 2 (quick mode) of the pairs that fail",
    cds: 'session degraded: the tunnels of the pairs that fail "No proposal chosen (14)"',
  },
  "further-selectors": {
    azure: "connected; 13999 (selectors) or 13868 POLICY_MATCH for phase 2 (quick mode) of the pairs that fail",
    cds: 'session degraded: the tunnels of the pairs that fail "TS unacceptable (38)"',
  },
  "further-selectors-in-ikev1": {
    azure: "connected; 13868 POLICY_MATCH for phase 2 (quick mode) of the pairs that fail",
    cds: "session degraded: the tunnels of the pairs that fail are down; the refusal is INVALID_ID_INFORMATION (18)",
  },
  "too-many-pairs": {
    azure: "connected; what is beyond 100 quick mode SAs is refused",
    cds: "session degraded: the tunnels of the last pairs down with NO_ADDITIONAL_SAS (35)",
  },
  "no-route": {
    azure: "connected, and no bytes out for what has no route",
    cds: "up, and bytes in one direction only for those networks",
  },
  rekey: {
    azure: "connected until {renewal}, then 13868 POLICY_MATCH for phase 2 (quick mode) and drops that come back",
    cds: 'up until {renewal}, then tunnel "No proposal chosen (14)"',
  },
  "phase-1-of-ikev1-ends": {
    azure: "connected; some seconds down with 13885 whenever phase 1 ends",
    cds: 'up; "Peer sent delete" whenever phase 1 ends',
  },
} as const satisfies Readonly<Record<string, Row>>;

type Trouble = keyof typeof table;

/** What each console shows when this direction fails, or what it will show when it breaks later. */
export function consolesOf(judgement: Judgement, walk: Walk): Consoles {
  const trouble = troubleOf(judgement, walk);
  if (trouble === undefined) return { azure: null, cds: null };
  const { azure, cds }: Row = table[trouble];
  const index = walk.initiator.vendor === "azure" ? 0 : 1;
  const text = (shown: Shown): string | null => {
    const one = typeof shown === "object" && shown !== null ? (shown[index] ?? null) : shown;
    return one?.includes("{renewal}") === true ? one.replace("{renewal}", refusedRenewalText(judgement)) : one;
  };
  return { azure: text(azure), cds: text(cds) };
}

function troubleOf(judgement: Judgement, walk: Walk): Trouble | undefined {
  if (walk.outcome === "not-attempted") return startTrouble(judgement, walk);
  if (walk.outcome === "failed") return failureTrouble(judgement, walk);
  return walk.outcome === "established" ? laterTrouble(judgement, walk) : undefined;
}

// An end that is not to start is no trouble as long as the other does.
function startTrouble({ azure, cds, azureInitiates, cdsInitiates }: Judgement, walk: Walk): Trouble | undefined {
  if (cds.answers === false) return offTrouble(azure);
  if (azureInitiates.allowed === false && cdsInitiates.allowed === false) return "nobody-starts";
  return walk.initiator === cds && cds.starts === true && azure.answers === false ? "not-answered" : undefined;
}

function offTrouble({ faults }: End): Trouble {
  return faults.length > 0 ? "deployment-refused-and-switched-off" : "switched-off";
}

function failureTrouble({ azure, cds, checks }: Judgement, walk: Walk): Trouble {
  const { exchange, notify, version, versionFits, ike } = walk;
  const isOld = version === 1;
  switch (exchange) {
    case "CONFIGURATION":
      if (cds.answers === false) return offTrouble(azure);
      return azure.faults.length > 0 ? "azure-refuses-deployment" : "edge-refuses-deployment";
    case "IKE_SA_INIT":
    case "MAIN_MODE":
      if (parameterFails(checks, "address")) return "address";
      if (versionFits === false) return "version";
      if (ike.kind === "none") {
        return ike.lacking.every((type) => type === types.group) ? "phase-1-group" : "phase-1";
      }
      if (parameterFails(checks, "authentication")) return "phase-1";
      return parameterFails(checks, "sharedKey") ? "key-in-ikev1" : "identity";
    default:
      if (notify === "AUTHENTICATION_FAILED") {
        return parameterFails(checks, "sharedKey") || parameterFails(checks, "authentication") ? "key" : "identity";
      }
      if (notify === "NO_PROPOSAL_CHOSEN") return "phase-2";
      return isOld ? "selectors-in-ikev1" : "selectors";
  }
}

function refusedRenewalText({ azure, cds, rekeys }: Judgement): string {
  if (isRefused(rekeys.azure) === isRefused(rekeys.cds)) return renewalText(azure, cds);
  return isRefused(rekeys.azure) ? renewalOf(azure, cds) : renewalOf(cds, azure);
}

function isRefused({ kind }: Rekeys["azure"]): boolean {
  return kind === "none";
}

function laterTrouble({ rekeys, version, azure, cds }: Judgement, { notify }: Walk): Trouble | undefined {
  if (notify === "NO_ADDITIONAL_SAS") return "too-many-pairs";
  if (notify === "NO_PROPOSAL_CHOSEN") return "further-pairs";
  if (notify !== null) return version === 1 ? "further-selectors-in-ikev1" : "further-selectors";
  if (isRefused(rekeys.azure) || isRefused(rekeys.cds)) return "rekey";
  if (lostRoutes(azure, cds).length > 0) return "no-route";
  return version === 1 ? "phase-1-of-ikev1-ends" : undefined;
}
