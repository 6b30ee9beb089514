import { known } from "../model/stated.ts";
import { suiteChange } from "./degradation.ts";
import { edgeProfileFaults } from "./edgeProfile.ts";
import type { End } from "./end.ts";
import type { Findings } from "./findings.ts";
import type { Judgement } from "./judge.ts";
import { reportKeys } from "./keyRules.ts";
import { reportLifetimes } from "./lifetimeAdvice.ts";
import { parameterPlace } from "./parameterPlace.ts";
import { dpdTimeout, leastPatience, type ParameterTable } from "./parameters.ts";
import { isPrivate } from "./peer.ts";
import { encryptionOf, firstGroup, groupOf, integrityOf } from "./proposal.ts";
import { idOf } from "./transform.ts";
import { placeAt } from "./tunnelEnd.ts";
import { reportWeak } from "./weakFindings.ts";

/** Reports what does not decide whether the tunnel comes up, and is worth knowing: advice of vendors, with its source. */
export function reportAdvice(judgement: Judgement, table: ParameterTable, findings: Findings): void {
  reportLifetimes(judgement, findings);
  reportDpd(judgement, findings);
  reportVersionOne(judgement, findings);
  reportSuiteChange(judgement, findings);
  reportGuess(judgement, findings);
  reportWeak(judgement, table, findings);
  reportKeys(judgement.azure.view, judgement.cds.view, findings);
  reportAzureGateway(judgement.azure, judgement.cds, findings);
  reportEdge(judgement, findings);
}

function reportDpd({ azure, cds }: Judgement, findings: Findings): void {
  const timeout = dpdTimeout(azure);
  const probe = known(cds.view.tunnel.dpdProbeSeconds);
  if (timeout !== undefined && timeout < leastPatience) {
    findings.one(
      "NT4043",
      `Azure gives the edge up after ${timeout} seconds without an answer`,
      "Use 30 to 45 seconds",
      parameterPlace(azure.view, "dpd"),
      parameterPlace(cds.view, "dpd"),
    );
  }
  if (probe !== undefined && probe < leastPatience) {
    findings.one(
      "NT4043",
      `The edge probes every ${probe} seconds, and gives Azure up some seconds after a probe that is not answered`,
      "Use 60 seconds, the default, and let an end start the tunnel again; how often a probe is repeated only the provider can change",
      parameterPlace(cds.view, "dpd"),
      parameterPlace(azure.view, "dpd"),
    );
  }
  if (timeout === undefined || probe === undefined || probe === timeout) return;
  // What one of them has to change is no difference to let be.
  if (Math.min(timeout, probe) < leastPatience) return;
  findings.differ(
    "NT4042",
    "dpd",
    `Azure gives the edge up after ${timeout} seconds without an answer, the edge probes every ${probe}`,
    "Nothing to do: neither is negotiated, though the edge article of Microsoft asks for equal settings",
    { azure: [String(timeout)], cds: [String(probe)] },
  );
}

function reportVersionOne({ azure, cds, version, azureInitiates, cdsInitiates }: Judgement, findings: Findings): void {
  const isUp = [azureInitiates, cdsInitiates].some(({ outcome }) => outcome === "established");
  if (version === 1 && isUp) {
    findings.differ(
      "NT4044",
      "ike.version",
      `With IKEv1 the tunnel stops for some seconds every ${Math.min(azure.lifetimes.ikeSeconds ?? 28_800, cds.lifetimes.ikeSeconds ?? 28_800)} seconds, when phase 1 ends`,
      azure.selectorRule === "exact" ? "Use a route-based gateway with IKEv2" : "Use IKEv2",
    );
  }
  if (azure.selectorRule !== "exact") return;
  findings.one(
    "NT4045",
    "The policy-based Azure gateway takes the tunnel down after five minutes without traffic, and detects no dead peers",
    "Use a route-based gateway, or keep some traffic",
    placeAt(azure.view, [azure.view.gateway, "routing"]),
  );
}

function reportSuiteChange(judgement: Judgement, findings: Findings): void {
  const change = suiteChange(judgement);
  if (change === undefined) return;
  const [before, after] = change.map((suite) =>
    [encryptionOf(suite), integrityOf(suite)].filter(Boolean).join(" with "),
  );
  findings.differ(
    "NT4038",
    "child.encryption",
    `The first child SA has ${before}, and after it is renewed ${after}`,
    "Leave one suite at each end, the same",
  );
}

function reportGuess({ azureInitiates, cdsInitiates }: Judgement, findings: Findings): void {
  for (const { ike, laterChild, initiator, version, outcome } of [azureInitiates, cdsInitiates]) {
    if (version !== 2 || outcome === "not-attempted") continue;
    for (const [parameter, selection, [offered]] of [
      ["ike.dhGroup", ike, initiator.ike.offered],
      ["child.pfsGroup", laterChild, initiator.child.offered],
    ] as const) {
      if (selection.kind !== "chosen" || offered === undefined) continue;
      const guess = idOf(firstGroup(offered));
      const chosen = groupOf(selection.suite);
      if (chosen === null || guess === chosen) continue;
      const when = parameter === "ike.dhGroup" ? "" : " in phase 2, for further pairs of prefixes and when it renews";
      findings.differ(
        "NT4054",
        parameter,
        `${initiator.vendor === "azure" ? "Azure" : "The edge"} begins with group ${guess} and is asked to repeat with ${chosen}${when}`,
        `Nothing to do: it costs a round trip; or put ${chosen} first`,
      );
    }
  }
}

function reportAzureGateway({ view }: End, { view: edge }: End, findings: Findings): void {
  const { gateway, tunnel } = view;
  if (known(gateway?.activeActive) === true) {
    findings.one(
      "NT4047",
      "The Azure gateway has two active instances with an address each; an edge tunnel knows one of them",
      "Use one active instance, or a tunnel for each with prefixes of its own",
      placeAt(view, [gateway, "activeActive"]),
      placeAt(edge, [edge.site, "gatewayAddress"]),
    );
  }
  if (known(tunnel.bgp) === true) {
    findings.one(
      "NT4037",
      "The Azure connection expects routes by BGP, which a policy-based tunnel of an edge does not carry",
      "Set enableBgp to false, and the prefixes on the local network gateway",
      placeAt(view, [tunnel, "bgp"]),
      placeAt(edge, [edge.tunnel, "routeBased"]),
    );
  }
}

function reportEdge(judgement: Judgement, findings: Findings): void {
  const { azure, cds, cdsInitiates } = judgement;
  const { view } = azure;
  const { tunnel } = cds.view;
  const localAddress = known(tunnel.localAddress);
  const azureAt = placeAt(view, [view.site, "gatewayAddress"]);
  // An edge that starts opens the translation itself.
  if (localAddress !== undefined && cdsInitiates.allowed !== true && isPrivate(localAddress)) {
    findings.one(
      "NT4055",
      `The edge has the private address ${localAddress}, and only Azure starts the tunnel: that takes a translation that lets it in`,
      "Let the edge start and Azure answer, or forward UDP 500 and 4500 to the edge",
      placeAt(cds.view, [tunnel, "localAddress"]),
      azureAt,
    );
  }
  const localId = known(tunnel.localId);
  // Behind a translation the address that Azure knows is the better identity.
  const isAddress = localId === localAddress || localId === known(view.site?.gatewayAddress);
  if (localId !== undefined && localAddress !== undefined && !isAddress) {
    findings.one(
      "NT4058",
      `The edge says it is "${localId}" and has the address ${localAddress}; whether Azure minds is not documented`,
      "Set the local id to the address that Azure reaches the edge at",
      placeAt(cds.view, [tunnel, "localId"]),
      azureAt,
    );
  }
  if (tunnel.initiation === "OnDemand" && cdsInitiates.allowed === true) {
    const help = "Send traffic, or set it to INITIATOR";
    findings.one(
      "NT4056",
      "The edge starts the tunnel only when there is traffic, and reports it as down until then",
      help,
      placeAt(cds.view, [tunnel, "initiation"]),
    );
  }
  reportFragments(judgement, findings);
  reportLists(judgement, findings);
}

function reportFragments({ cds: { view } }: Judgement, findings: Findings): void {
  const policy = known(view.tunnel.policy);
  if (policy === undefined || known(policy.child.dontFragment) !== "COPY") return;
  findings.one(
    "NT4066",
    "The edge copies the bit against fragments to what it encrypts: where the path does not report its size, small packets pass and large ones are dropped",
    "If transfers hang, clamp the TCP MSS to 1350 on the way, or set dfPolicy to CLEAR",
    placeAt(view, [policy.child, "dontFragment"]),
  );
}

function reportLists({ azure, cds: { view } }: Judgement, findings: Findings): void {
  for (const { code, parameter, message, help, at } of edgeProfileFaults(view)) {
    findings.one(code, message, help, at, code === "NT4049" ? parameterPlace(azure.view, parameter) : undefined);
  }
}
