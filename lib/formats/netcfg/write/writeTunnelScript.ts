import { isUnresolved, known } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { TracedStatement } from "../../../source/printScript.ts";
import { constant, derived, ref, type TracedLeaf } from "../../../source/traced.ts";
import type { WriteContext } from "../../format.ts";
import { pfsWords, wordOfValue } from "../state/words.ts";
import type { WriteScope } from "./writeScope.ts";

/** The names of both ends of a tunnel, as parameters of a command. */
export interface TunnelEnds {
  readonly VNetName: TracedLeaf;
  readonly LocalNetworkSiteName: TracedLeaf;
}

/** The command that sets the key of a tunnel; without leave to write it, with a placeholder. */
export function writeKey(
  scope: WriteScope,
  tunnel: Tunnel,
  ends: TunnelEnds,
  { includeSecrets }: WriteContext,
): TracedStatement[] {
  const { sharedKey } = tunnel;
  if (sharedKey === undefined) return [];
  const refs = [ref(tunnel, "sharedKey")];
  const words = `${ends.VNetName.value} to ${ends.LocalNetworkSiteName.value}`;
  const placeholder = `<shared key of ${words}>`;
  const value = known(sharedKey);
  const isWritten = value !== undefined && includeSecrets === true;
  if (!isWritten) scope.reportKey(tunnel, words, value !== undefined);
  const leaf = isWritten
    ? derived(value.reveal(), refs)
    : derived(placeholder, refs, `a secret: ${placeholder} stands in its place`);
  return [{ commands: [{ command: constant("Set-AzureVNetGatewayKey"), parameters: { ...ends, SharedKey: leaf } }] }];
}

/** The command that sets what the classic service let be chosen of the second phase. */
export function writeParameters(scope: WriteScope, tunnel: Tunnel, ends: TunnelEnds): TracedStatement[] {
  const { policy } = tunnel;
  if (policy === undefined || isUnresolved(policy)) return [];
  const { child } = policy;
  const parameters = {
    EncryptionType: one(
      scope,
      child.encryption,
      (value) => (value === "NULL" ? "NoEncryption" : undefined),
      encryption,
    ),
    PfsGroup: one(
      scope,
      child.pfsGroups,
      (value) => wordOfValue(pfsWords, value),
      "the classic service had PFS1 or none",
    ),
    SADataSizeKilobytes: scope.known(child, "lifetimeKilobytes"),
    SALifeTimeSeconds: scope.known(child, "lifetimeSeconds"),
  };
  if (Object.values(parameters).every((leaf) => leaf === undefined)) return [];
  const command = constant("Set-AzureVNetGatewayIPsecParameters");
  return [{ commands: [{ command, parameters: { ...ends, ...parameters } }] }];
}

const encryption = "the classic service chose the cipher itself";

function one<T>(
  scope: WriteScope,
  list: readonly T[] | undefined,
  wordOf: (value: never) => string | undefined,
  note: string,
): TracedLeaf | undefined {
  const [first] = list ?? [];
  if (list === undefined || first === undefined) return undefined;
  const word = list.length === 1 && !isUnresolved(first) ? wordOf(first as never) : undefined;
  if (word !== undefined) return derived(word, [{ holder: list, key: 0 }]);
  for (const key of list.keys()) scope.drop(list, key, note);
  return undefined;
}
