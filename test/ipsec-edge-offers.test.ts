import assert from "node:assert/strict";
import { test } from "node:test";
import { edgeEnd } from "../lib/ipsec/edgeOffers.ts";
import { printProposal } from "../lib/ipsec/notation.ts";
import { textOfPair } from "../lib/ipsec/pairSet.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import type { IpsecPolicy } from "../lib/model/ipsec.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { edge, edgeOf, good, policyOf } from "./ipsec-ends.ts";

const open = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };

/** What an edge end offers, which versions and prefixes it has, and what it leaves open. */
function told(view: TunnelEnd): readonly string[] {
  const { starts, answers, startsWith, answersTo, ike, child, pairs, selectorRule, hasDefaultPolicy, ...end } =
    edgeEnd(view);
  return [
    `${starts === undefined ? "may start" : starts ? "starts" : "does not start"}, ${answers === true ? "answers" : "does not answer"}`,
    `version ${startsWith ?? "?"}, answers ${answersTo?.join(" and ") ?? "?"}`,
    ...ike.offered.map((proposal) => `ike ${printProposal(proposal)}${opensOf(proposal.open)}`),
    ...child.offered.map((proposal) => `child ${printProposal(proposal)}${opensOf(proposal.open)}`),
    `${pairs?.map(textOfPair).join(", ") ?? "?"}: ${selectorRule}`,
    ...(hasDefaultPolicy ? ["the default profile"] : []),
    ...end.open.map(({ parameters, message, supply }) => `${parameters.join(" ")}: ${message}; ${supply}`),
  ];
}

function opensOf(types: ReadonlySet<number> | undefined): string {
  return types === undefined ? "" : ` open ${[...types].join(" ")}`;
}

function profile(phase: "ike" | "child", change: Partial<IpsecPolicy["ike"] & IpsecPolicy["child"]>): Partial<Tunnel> {
  const policy = policyOf(good, "edge");
  return { policy: { ...policy, [phase]: { ...policy[phase], ...change } } };
}

function withoutProfile(view: TunnelEnd): TunnelEnd {
  const { profile, ...tunnel } = view.tunnel;
  return { ...view, tunnel };
}

const usual = {
  starts: "starts, answers",
  version: "version 2, answers 2",
  ike: "ike aes256-sha256-modp2048",
  child: "child aes256gcm16-modp2048",
  pairs: "10.1.0.0/16 – 10.2.0.0/16: exact",
};

/** Each row tells what is not as usual; a list in the place of a line, and nothing for one that is not there. */
const rows: readonly (readonly [
  title: string,
  view: TunnelEnd,
  but: Partial<Record<keyof typeof usual, string | readonly string[]>>,
  more?: readonly string[],
])[] = [
  ["one suite", edge(good), {}],
  [
    "combined ciphers beside others are a proposal of their own, and the first",
    edge("aes256+gcm128-sha256-14 gcm256+aes128-sha1-14"),
    {
      ike: ["ike aes128gcm16-prfsha256-modp2048", "ike aes256-sha256-modp2048"],
      child: ["child aes256gcm16-modp2048", "child aes128-sha1-modp2048"],
    },
  ],
  [
    "beside other ciphers the pseudorandom functions of combined ones come from the digests",
    edge("aes256+gcm128-sha384-14 gcm256-14"),
    { ike: ["ike aes128gcm16-prfsha384-modp2048", "ike aes256-sha384-modp2048"] },
  ],
  [
    "with combined ciphers alone the pseudorandom function is one, whatever else is set",
    edge("gcm128-sha384-14 gcm256-14"),
    { ike: "ike aes128gcm16-prfsha256-modp2048" },
  ],
  ["without digests one is filled in", edge("aes256-14 aes128-14"), { child: "child aes128-sha256-modp2048" }],
  ["no forward secrecy", edge("aes256-sha256-14 gcm256-0"), { child: "child aes256gcm16" }],
  [
    "ciphers that are not known",
    edge(good, profile("ike", { encryption: [open] })),
    { ike: "ike modp2048 open 1 2 3" },
    [
      "ike.encryption: It is not known what the security profile of the edge tunnel says of the cipher of phase 1: \"parameters('x')\"; Supply a value for the parameter x",
    ],
  ],
  [
    "digests that are not known",
    edge(good, profile("ike", { integrity: [open] })),
    { ike: "ike aes256-modp2048 open 2 3" },
    [
      "ike.integrity ike.prf: It is not known what the security profile of the edge tunnel says of the integrity of phase 1: \"parameters('x')\"; Supply a value for the parameter x",
    ],
  ],
  [
    "ciphers of phase 2 that are not known",
    edge(good, profile("child", { encryption: [open] })),
    { child: "child modp2048 open 1 3" },
    [
      "child.encryption: It is not known what the security profile of the edge tunnel says of the cipher of phase 2: \"parameters('x')\"; Supply a value for the parameter x",
    ],
  ],
  ["IKEv1", edge(good, { protocol: "IKEv1" }), { version: "version 1, answers 1" }],
  ["IKE-FLEX", edge(good, { protocol: "IKE-FLEX" }), { version: "version 2, answers 2 and 1" }],
  [
    "a version that is not known",
    edge(good, { protocol: open }),
    { version: "version ?, answers ?" },
    [
      `ike.version: It is not known which version of IKE the edge has: "parameters('x')"; Supply a value for the parameter x`,
    ],
  ],
  ["one that only answers", edge(good, { initiation: "ResponderOnly" }), { starts: "does not start, answers" }],
  ["one that starts with traffic", edge(good, { initiation: "OnDemand" }), {}],
  ["one that is switched off", edge(good, { enabled: false }), { starts: "does not start, does not answer" }],
  [
    "whether it starts is not known",
    edge(good, { initiation: open }),
    { starts: "may start, answers" },
    [`initiation: It is not known whether the edge starts: "parameters('x')"; Supply a value for the parameter x`],
  ],
  ["routes decide what it takes", edge(good, { routeBased: true }), { pairs: "0.0.0.0/0 – 0.0.0.0/0: any" }],
  [
    "whether routes decide is not known",
    edge(good, { routeBased: open }),
    { pairs: "?: exact" },
    [
      `selectors: It is not known whether routes decide what the edge tunnel takes: "parameters('x')"; Supply a value for the parameter x`,
    ],
  ],
  ["no networks are any", edge(good, {}, { local: [], remote: [] }), { pairs: "0.0.0.0/0 – 0.0.0.0/0: exact" }],
  [
    "each network with each",
    edge(good, {}, { local: ["10.2.0.0/16", "10.4.0.0/16"], remote: ["10.1.0.0/16", "10.3.0.0/16"] }),
    {
      pairs:
        "10.1.0.0/16 – 10.2.0.0/16, 10.1.0.0/16 – 10.4.0.0/16, 10.3.0.0/16 – 10.2.0.0/16, 10.3.0.0/16 – 10.4.0.0/16: exact",
    },
  ],
  [
    "a network that is not known",
    edge(good, { localPrefixes: [open] }),
    { pairs: "?: exact" },
    [
      `selectors: It is not known which prefixes the edge tunnel has: "parameters('x')"; Supply a value for the parameter x`,
    ],
  ],
  [
    "the profile DEFAULT",
    edgeOf(),
    { ike: "ike aes128-sha256-modp2048", child: "child aes128gcm16-modp2048" },
    ["the default profile"],
  ],
  [
    "no profile is DEFAULT",
    withoutProfile(edgeOf()),
    { ike: "ike aes128-sha256-modp2048", child: "child aes128gcm16-modp2048" },
    ["the default profile"],
  ],
  [
    "a profile of its own that is not given",
    edgeOf({ tunnel: { profile: "CUSTOM" } }),
    { version: "version ?, answers ?", ike: "ike  open 1 2 3 4", child: "child  open 1 3 4" },
    [
      "ike.encryption ike.integrity ike.prf ike.dhGroup child.encryption child.integrity child.pfsGroup ike.version: It is not known what the security profile of the edge tunnel says: it is CUSTOM, and its values are not given; Give its connectionProperties too: GET …/ipsec/tunnels/{id}/connectionProperties",
    ],
  ],
  [
    "which profile it has is not known",
    edgeOf({ tunnel: { profile: open } }),
    { version: "version ?, answers ?", ike: "ike  open 1 2 3 4", child: "child  open 1 3 4" },
    [
      "ike.encryption ike.integrity ike.prf ike.dhGroup child.encryption child.integrity child.pfsGroup ike.version: It is not known what the security profile of the edge tunnel says: it is \"parameters('x')\"; Give its connectionProperties too: GET …/ipsec/tunnels/{id}/connectionProperties",
    ],
  ],
];

for (const [title, view, but, more = []] of rows) {
  test(`an edge end: ${title}`, () => {
    assert.deepEqual(told(view), [...Object.values({ ...usual, ...but }).flat(), ...more]);
  });
}
