import { safeText } from "../diagnostics/displayText.ts";
import type { DeploymentContext } from "../evaluateTemplate.ts";
import { didYouMean } from "./suggest.ts";

/** What `--context` takes, in the order of help. */
export const contextKeys = [
  "subscriptionId",
  "resourceGroup",
  "location",
  "tenantId",
  "managementGroup",
  "deploymentName",
  "deploymentLocation",
  "utcNow",
] as const;

type ContextKey = (typeof contextKeys)[number];

/** What is wrong with one value of `--context`. */
export function contextProblem(value: string): string | undefined {
  for (const pair of pairsOf(value)) {
    const [key, text] = pair;
    if (text === undefined) {
      return `Option "--context" needs KEY=VALUE,KEY=VALUE, found "${safeText(key)}" without "="; known keys are ${quoted(contextKeys)}`;
    }
    if (!isContextKey(key)) {
      const meant = didYouMean(key, contextKeys);
      return `Unexpected key "${safeText(key)}" in option "--context", expected one of ${quoted(contextKeys)}${meant}`;
    }
    if (text === "") return `The key "${key}" in option "--context" has no value: write ${key}=VALUE, or leave it out`;
  }
  return undefined;
}

/** All values of `--context` as one context; of a key that is given twice the last value counts. */
export function contextOf(values: readonly string[]): DeploymentContext {
  const given = new Map(values.flatMap(pairsOf));
  const { subscription, tenantId, managementGroup, utcNow } = {
    subscription: given.get("subscriptionId"),
    tenantId: given.get("tenantId"),
    managementGroup: given.get("managementGroup"),
    utcNow: given.get("utcNow"),
  };
  const resourceGroup = placeOf(given.get("resourceGroup"), given.get("location"));
  const deployment = placeOf(given.get("deploymentName"), given.get("deploymentLocation"));
  return {
    ...(subscription === undefined ? {} : { subscription }),
    ...(resourceGroup === undefined ? {} : { resourceGroup }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(managementGroup === undefined ? {} : { managementGroup }),
    ...(deployment === undefined ? {} : { deployment }),
    ...(utcNow === undefined ? {} : { utcNow }),
  };
}

type Pair = readonly [key: string, value: string | undefined];

// No value of a key has a comma: names of resource groups and deployments, regions and ids cannot.
function pairsOf(value: string): readonly Pair[] {
  return value.split(",").map((pair): Pair => {
    const equals = pair.indexOf("=");
    return equals < 0 ? [pair.trim(), undefined] : [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
  });
}

function placeOf(name: string | undefined, location: string | undefined): DeploymentContext["deployment"] {
  if (name === undefined && location === undefined) return undefined;
  return { ...(name === undefined ? {} : { name }), ...(location === undefined ? {} : { location }) };
}

function isContextKey(key: string): key is ContextKey {
  return (contextKeys as readonly string[]).includes(key);
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(", ");
}
