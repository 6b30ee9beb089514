import assert from "node:assert/strict";
import { test } from "node:test";
import type { Consoles } from "../lib/ipsec/consoles.ts";
import { negotiateTunnel } from "../lib/ipsec/negotiateTunnel.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { Secret } from "../lib/model/secret.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { azure, azureOf, edge, edgeOf, good } from "./ipsec-ends.ts";

type Ends = readonly [azure: TunnelEnd, cds: TunnelEnd];

type Texts = readonly [azure: RegExp | null, cds: RegExp | null];

type Row = readonly [title: string, ends: Ends, whenAzureStarts: Texts, whenTheEdgeStarts: Texts];

const one = { sharedKey: new Secret("one") };
const other = { sharedKey: new Secret("other") };
const old: Partial<Tunnel> = { protocol: "IKEv1" };
const phase1: Texts = [/^13868 POLICY_MATCH.*main mode/, /^session "No proposal chosen \(14\)"$/];
const phase2: Texts = [
  /^phase 1 up, 13868 POLICY_MATCH.*quick mode/,
  /^session up, tunnel "No proposal chosen \(14\)"$/,
];
const later = /until the edge renews after 3600 seconds, then/;
const silent: Texts = [null, null];

const rows: readonly Row[] = [
  ["a tunnel that holds", [azure(good), edge(good)], silent, silent],
  ["ciphers of phase 1", [azure("aes128-sha256-14 gcm256-14"), edge(good)], phase1, phase1],
  [
    "groups of phase 1",
    [azure("aes256-sha256-2 gcm256-14"), edge(good)],
    [/13868.*13864/, /\(14\)/],
    [/13868.*13864/, /\(14\)/],
  ],
  [
    "versions",
    [azure(good, old), edge(good)],
    [/13868.*13825.*13805/, /\(14\)" or "Peer/],
    [/13868.*13825.*13805/, /\(14\)" or "Peer/],
  ],
  [
    "addresses: only packets of the edge reach Azure",
    [azure(good, {}, { gatewayAddress: "203.0.113.9" }), edge(good)],
    [/^13805 TIMED_OUT/, /^nothing arrives$/],
    [/^nothing in the log, or 13825/, /^session "Peer not responding"$/],
  ],
  [
    "keys: who checks first has the line that names it",
    [azure(good, one), edge(good, other)],
    [/^13801 AUTH_FAIL/, /^session "Authentication failed \(24\)"$/],
    [/^13826 INVALID_SIGNATURE/, /^session "Authentication failed \(24\)"$/],
  ],
  [
    "keys in IKEv1 look like garbage",
    [azure(good, { ...old, ...one }), edge(good, { ...old, ...other })],
    [/^13843 INVALID_PAYLOAD or 13805/, /Invalid syntax/],
    [/^13843 INVALID_PAYLOAD or 13805/, /Invalid syntax/],
  ],
  [
    "identities are looked at by the edge",
    [azure(good), edge(good, { remoteId: "10.0.0.4" })],
    [/^13801.*13869/, /Remote ID mismatch.*EDG1000028/],
    [/^13885/, /Remote ID mismatch.*EDG1000028/],
  ],
  ["ciphers of phase 2", [azure("aes256-sha256-14 gcm128-14"), edge(good)], phase2, phase2],
  [
    "prefixes that the edge refuses and Azure takes",
    [azure(good, { policyBasedSelectors: false }), edge(good)],
    [/^phase 1 up, 13999.*13868/, /^session up, tunnel "TS unacceptable \(38\)"$/],
    silent,
  ],
  [
    "prefixes in IKEv1",
    [azure(good, { ...old, policyBasedSelectors: false }), edge(good, old)],
    [/^phase 1 up, 13868/, /INVALID_ID_INFORMATION \(18\)$/],
    [/13885/, /Peer sent delete/],
  ],
  [
    "a group that is looked at only later, and when",
    [azure("aes256-sha256-14 gcm256-0"), edge(good)],
    [later, later],
    [later, later],
  ],
  [
    "a group that only one end has on renewing, and when that end renews",
    [azureOf({ tunnel: { policyBasedSelectors: true } }), edge("aes256-sha256-2 aes256-sha256-14")],
    [/until Azure renews after 102400000 kilobytes, then/, /until Azure renews/],
    [/until Azure renews after 102400000 kilobytes, then/, /until Azure renews/],
  ],
  [
    "the second pair",
    [
      azure("aes256-sha256-14 gcm256-0", {}, { local: ["10.1.0.0/16", "10.3.0.0/16"] }),
      edge(good, {}, { remote: ["10.1.0.0/16", "10.3.0.0/16"] }),
    ],
    [/^connected; 13868/, /^session degraded/],
    [/^connected; 13868/, /^session degraded/],
  ],
  [
    "nobody starts",
    [azure(good, { initiation: "ResponderOnly" }), edge(good, { initiation: "ResponderOnly" })],
    [/^not connected/, /^session "Negotiation not started"$/],
    [/^not connected/, /^session "Negotiation not started"$/],
  ],
  [
    "Azure does not answer",
    [azure(good, { initiation: "InitiatorOnly" }), edge(good)],
    silent,
    [/^1225/, /until Azure starts it$/],
  ],
  [
    "an end that only answers is no trouble",
    [azure(good), edge(good, { initiation: "ResponderOnly" })],
    silent,
    silent,
  ],
  [
    "a tunnel that is switched off",
    [azure(good), edge(good, { enabled: false })],
    [/^13805/, /Session not enabled/],
    [null, /Session not enabled/],
  ],
  [
    "what Azure refuses to deploy",
    [azure("aes256-sha256-0 gcm256-14", {}, { gateway: { sku: "Basic" } }), edge(good)],
    [/^the deployment of the connection fails/, null],
    [/^the deployment of the connection fails/, /Peer not responding/],
  ],
  [
    "a network that Azure has no route to",
    [azure(good, { initiation: "ResponderOnly" }, { remote: ["10.8.0.0/16"] }), edge(good)],
    silent,
    [/^connected, and no bytes out/, /one direction only/],
  ],
  ["what is not known", [azure(good), edgeOf({ tunnel: { profile: "CUSTOM" } })], silent, silent],
  ["defaults on both ends", [azureOf(), edgeOf()], [/13868/, /\(14\)/], [/13868/, /\(14\)/]],
];

for (const [title, ends, whenAzureStarts, whenTheEdgeStarts] of rows) {
  test(`the consoles show of ${title} what is known of them`, () => {
    const { directions } = negotiateTunnel(...ends);
    compare(directions["azure-initiates"].consoles, whenAzureStarts);
    compare(directions["cds-initiates"].consoles, whenTheEdgeStarts);
  });
}

function compare({ azure: left, cds }: Consoles, [expectedLeft, expectedCds]: Texts): void {
  for (const [text, expected] of [
    [left, expectedLeft],
    [cds, expectedCds],
  ] as const) {
    if (expected === null) assert.equal(text, null);
    else assert.match(text ?? "(nothing)", expected);
  }
}
