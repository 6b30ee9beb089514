import { Secret } from "../../../model/secret.ts";
import { secretName } from "../../../source/secretNames.ts";
import type { JsonNode, Tree } from "../../../source/tree.ts";
import { sharedKeyText } from "../sharedKeyText.ts";
import { isStated } from "./decode.ts";
import { type CdsReadContext, find } from "./readContext.ts";
import type { FieldReading, Said } from "./readFields.ts";

/** Reads a pre-shared key. Absent, null, masked or never filled in, it is not known, which is no mismatch. */
export function readSecret(context: CdsReadContext, said: Said, path: string, key: string, into: FieldReading): void {
  const known: { readonly node: JsonNode; readonly secret: Secret }[] = [];
  for (const body of said.nodes) {
    const node = find(body, path);
    if (!isStated(context, node)) continue;
    const text = keyText(context, node, said.owner);
    if (text !== undefined) known.push({ node, secret: new Secret(text) });
  }
  const [first, ...others] = known;
  if (first === undefined) return;
  const agreeing = others.filter((other) => {
    const same = other.secret.equals(first.secret);
    if (!same) reportOther(context, said.owner, first.node, other.node);
    return same;
  });
  into.value[key] = first.secret;
  into.origins[key] = context.origin(first.node, ...agreeing.map(({ node }) => node));
}

function keyText(context: CdsReadContext, node: JsonNode, owner: string): string | undefined {
  const { kind } = node;
  if (kind !== "scalar") {
    context.leave(node, "not understood: a key is a text");
    context.report("NT2604", {
      message: `The pre-shared key of ${owner} is not understood: an ${kind} stands there`,
      help: "Write it as a text; until then it is not known",
      at: node,
    });
    return undefined;
  }
  return sharedKeyText(context, node, owner);
}

function reportOther(context: CdsReadContext, owner: string, first: JsonNode, other: JsonNode): void {
  context.leave(other, "another key than the one that is read");
  context.report("NT2606", {
    message: `The pre-shared key of ${owner} is given differently in two places; that of the single object is read`,
    help: "Export both again, or remove the one that is out of date",
    at: other,
    related: [{ message: "The one that is read is here", at: first }],
  });
}

/** Hides every leaf whose name calls it secret, whether it was read or not. */
export function hideSecrets(context: CdsReadContext, trees: readonly Tree[]): void {
  for (const tree of trees) {
    if (tree.syntax !== "xml") hideBelow(context, tree.root);
  }
}

function hideBelow(context: CdsReadContext, node: JsonNode): void {
  if (node.isLeaf && isSecret(node)) context.places.hide(node);
  for (const { value } of node.members) hideBelow(context, value);
  for (const item of node.items) hideBelow(context, item);
}

// Also what stands below such a name: `{ "preSharedKey": { "value": … } }`.
function isSecret(leaf: JsonNode): boolean {
  if (leaf.value === null || leaf.value === "") return false;
  for (let node: JsonNode | undefined = leaf; node !== undefined; node = node.parent) {
    if (typeof node.step === "string" && !node.step.includes("/") && secretName.test(node.step)) return true;
  }
  return false;
}
