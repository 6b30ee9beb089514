import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { keyFault } from "../ipsec/keyRules.ts";
import type { Secret } from "../model/secret.ts";
import { known } from "../model/stated.ts";
import type { Tunnel } from "../model/tunnel.ts";
import type { Estate } from "./estate.ts";
import { connectionName } from "./names.ts";
import type { Realm } from "./realm.ts";
import type { Rule } from "./rule.ts";

/** Keys that are stated: whether an end takes them, how long they are, and that they are there at all. */
export const sharedKeys: Rule = {
  codes: ["NT4046", "NT5502", "NT5503", "NT5504"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    const places = new Set<string>();
    for (const realm of estate.realms) {
      for (const tunnel of realm.network.tunnels) {
        const key = known(tunnel.sharedKey);
        if (key === undefined) continue;
        // A parameter gives one key to several connections: it is written down once, and told once.
        const at = estate.at([tunnel, "sharedKey"], [tunnel, "name"]);
        const place = `${at?.source.name} ${at?.start}`;
        if (at === undefined || !places.has(place)) yield* quality(tunnel, key, realm, estate);
        places.add(place);
      }
    }
  },
};

// "Alphanumeric, 20 or more": Troubleshoot a VPN tunnel that cannot connect, Microsoft, 2026-09-18.
const fewestCharacters = 20;

function* quality(tunnel: Tunnel, key: Secret, realm: Realm, estate: Estate): Iterable<Diagnostic> {
  const at = estate.at([tunnel, "sharedKey"], [tunnel, "name"]);
  const name = `The key of ${connectionName(tunnel, realm)}`;
  const fault = keyFault(key);
  const help = "Use 32 or more letters and digits, the same at both ends";
  // The only looks at a key: its length and the kinds of its characters; neither is told.
  const text = key.reveal();
  if (fault !== undefined) yield diagnose("NT4046", { message: `${name} ${fault}`, help, at });
  else if (!/^[a-z0-9]*$/i.test(text)) {
    yield diagnose("NT5504", { message: `${name} has other characters than letters and digits`, help, at });
  }
  if (text.length > 0 && text.length < fewestCharacters) {
    yield diagnose("NT5503", { message: `${name} has fewer than ${fewestCharacters} characters`, help, at });
  }
  yield diagnose("NT5502", {
    message: `${name} is written out in this file`,
    help: "Take it from a secure parameter or a vault when it is deployed, and change it if the file was shared",
    at,
  });
}
