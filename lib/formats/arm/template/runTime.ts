import { Unresolved } from "./value.ts";

const asksAzure = "It is known when the template is deployed: Azure gives it";
const differsEachTime = "It differs with every deployment";

const reasons: ReadonlyMap<string, string> = new Map([
  ["pickzones", asksAzure],
  ["providers", asksAzure],
  ["deployer", asksAzure],
  ["tologicalzone", asksAzure],
  ["tologicalzones", asksAzure],
  ["tophysicalzone", asksAzure],
  ["tophysicalzones", asksAzure],
  ["externalinput", asksAzure],
  ["externalinputs", asksAzure],
  ["getsecret", asksAzure],
  ["newguid", differsEachTime],
  ["utcnow", `${differsEachTime}: give "utcNow" in the context`],
]);

/** Why a function cannot be evaluated before deployment; undefined for one that can, or that there is not. */
export function runTimeReason(name: string): string | undefined {
  return reasons.get(name) ?? (/^list\w*$/.test(name) ? `${asksAzure} for the resource` : undefined);
}

/** What an expression with an error leaves. */
export function erroneous(expression: string): Unresolved {
  return new Unresolved(expression, "the expression has an error");
}
