import type { Secret } from "../model/secret.ts";
import { known } from "../model/stated.ts";
import type { Findings } from "./findings.ts";
import { placeAt, type TunnelEnd } from "./tunnelEnd.ts";

// Azure: printable ASCII except blank, hyphen and tilde, 1 to 128 (VPN Gateway FAQ, 2026-08-19). NSX: 128 at most (NSX
// Administration Guide, read 2026-11-21).
const azureCharacters = /^[!-,.-}]*$/;
const mostCharacters = 128;

/** Reports characters and lengths of stated keys that an end does not take; of a key itself nothing is ever told. */
export function reportKeys(azure: TunnelEnd, cds: TunnelEnd, findings: Findings): void {
  for (const end of [azure, cds]) {
    const other = end === azure ? cds : azure;
    const key = known(end.tunnel.sharedKey);
    const fault = key === undefined ? undefined : keyFault(key);
    if (fault === undefined) continue;
    findings.one(
      "NT4046",
      `The pre-shared key ${end.vendor === "azure" ? "of the Azure end" : "of the edge"} ${fault}`,
      "Use 32 or more letters and digits, the same at both ends",
      placeAt(end, [end.tunnel, "sharedKey"]),
      other.tunnel.sharedKey === undefined ? undefined : placeAt(other, [other.tunnel, "sharedKey"]),
    );
  }
}

/** Whether a key is empty or longer than any end takes. Which characters Azure takes, its documents disagree about. */
export function isOutOfLength(key: Secret): boolean {
  const { length } = key.reveal();
  return length === 0 || length > mostCharacters;
}

/** Which rule of an end a key breaks, as the end of a sentence; nothing where both take it. Of the key itself nothing is told. */
export function keyFault(key: Secret): string | undefined {
  const text = key.reveal();
  if (text.length === 0) return "is empty";
  if (text !== text.trim()) return "has a blank at its beginning or end";
  if (!azureCharacters.test(text)) return "has characters that Azure does not take";
  return text.length > mostCharacters ? `is longer than the ${mostCharacters} characters that an end takes` : undefined;
}
