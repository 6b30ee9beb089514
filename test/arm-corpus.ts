import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type Evaluation, evaluateTemplate } from "../mod.ts";

const corpus = new URL("../../shared/corpus/arm/", import.meta.url);

interface Expected {
  readonly type: string;
  readonly name: unknown;
  readonly scope: unknown;
  readonly [member: string]: unknown;
}

interface Case {
  readonly template: string;
  readonly parameters: string | null;
  readonly resources: readonly Expected[];
  readonly skippedByCondition: readonly Expected[];
  readonly linkedTemplates: readonly unknown[];
}

/** Whether the corpus is here; it is not part of the project. */
export const hasCorpus: boolean = existsSync(new URL("expected.json", corpus));

/** The disagreements of every template of the corpus with what is expected of it; none for one that agrees wholly. */
export function corpusDisagreements(): Map<string, string[]> {
  const { context, templates } = JSON.parse(readFileSync(new URL("expected.json", corpus), "utf8"));
  return new Map(
    Object.entries(templates as Record<string, Case>).map(([name, each]) => [name, disagreements(name, each, context)]),
  );
}

/** A file somewhere below a folder of the corpus. */
export function sourceIn(folder: URL, name: string): { name: string; text: Uint8Array } {
  const path =
    (readdirSync(folder, { recursive: true }) as string[]).find((file) => file.replaceAll("\\", "/").endsWith(name)) ??
    name;
  return { name, text: readFileSync(new URL(path.split("/").map(encodeURIComponent).join("/"), folder)) };
}

function disagreements(name: string, each: Case, context: { subscriptionId: string }): string[] {
  const folder = new URL(`${name}/`, corpus);
  const evaluation = evaluateTemplate(sourceIn(folder, each.template), {
    context: { ...context, subscription: context.subscriptionId },
    ...(each.parameters === null ? {} : { parameters: sourceIn(folder, each.parameters) }),
  });
  return [
    ...resourceDisagreements(each, evaluation),
    ...differing("skipped", each.skippedByCondition.map(label), evaluation.skipped.map(label), false),
    ...(evaluation.linked.length === each.linkedTemplates.length
      ? []
      : [`linked: ${JSON.stringify(evaluation.linked)}`]),
    ...evaluation.diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ message, line }) => `${line}: ${message}`),
  ];
}

// The output of a module can be known where the expected values leave it open.
function named(expected: Expected, { name }: { readonly name: unknown }): Expected {
  return memberOf(expected.name, "moduleOutput") === true ? { ...expected, name } : expected;
}

function resourceDisagreements(each: Case, { resources }: Evaluation): string[] {
  const left = resources.filter(({ existing }) => existing !== true).map((resource) => ({ resource, taken: false }));
  const wrong: string[] = [];
  for (const expected of each.resources) {
    const candidate = left.find((one) => !one.taken && same(label(one.resource), label(named(expected, one.resource))));
    if (candidate === undefined) {
      const alike = resources
        .filter(({ type }) => same(String(type), expected.type))
        .map(({ name, scope }) => JSON.stringify([name, scope]));
      wrong.push(`missing ${label(expected)}; there are ${alike.join(" ")}`);
      continue;
    }
    candidate.taken = true;
    for (const [member, value] of Object.entries(expected)) {
      if (!["symbol", "name", "type", "scope"].includes(member))
        compare(`${label(expected)}.${member}`, value, candidate.resource[member], wrong);
    }
  }
  const types = new Set(each.resources.map(({ type }) => type.toLowerCase()));
  const extra = left.filter(({ taken, resource }) => !taken && types.has(String(resource.type).toLowerCase()));
  return [...wrong, ...extra.map(({ resource }) => `extra ${label(resource)}`)];
}

function label({
  type,
  name,
  scope,
}: {
  readonly type: unknown;
  readonly name: unknown;
  readonly scope: unknown;
}): string {
  return JSON.stringify([type, shown(name), shown(scope)]);
}

// What is not known must be not known on both sides; how it is written is compared elsewhere.
function shown(value: unknown): unknown {
  return isObject(value) ? "?" : value;
}

function differing(what: string, expected: readonly string[], actual: readonly string[], both: boolean): string[] {
  const has = (list: readonly string[], one: string): boolean => list.some((other) => same(other, one));
  return [
    ...expected
      .filter((one) => !has(actual, one))
      .map((one) => `${what}: missing ${one}; there are ${actual.join(" ")}`),
    ...(both ? actual.filter((one) => !has(expected, one)).map((one) => `${what}: extra ${one}`) : []),
  ];
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function memberOf(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  return Object.entries(value).find(([own]) => same(own, name))?.[1];
}

// The expected values are in short form: "subnetId" for "subnet.id", lists without the objects around them.
function find(actual: unknown, name: string): unknown {
  const direct = memberOf(actual, name);
  if (direct !== undefined) return direct;
  const inner = memberOf(actual, "properties");
  const short = /^(.+)Id$/.exec(name)?.[1];
  const renamed: Record<string, string> = { publicIpId: "publicIPAddress", expressRouteId: "peer" };
  const paths = [
    ...(short === undefined
      ? []
      : [
          [short, "id"],
          [renamed[name] ?? "", "id"],
        ]),
    ["addressSpace", name],
    ["localNetworkAddressSpace", name],
  ];
  for (const path of paths) {
    const found = path.reduce<unknown>(memberOf, actual);
    if (found !== undefined) return found;
  }
  return inner === undefined ? undefined : find(inner, name);
}

function compare(path: string, expected: unknown, actual: unknown, wrong: string[]): void {
  const fail = (): void => {
    wrong.push(`${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`);
  };
  if (isObject(expected) && "runtime" in expected) {
    const unresolved = memberOf(actual, "unresolved");
    if (
      memberOf(expected, "moduleOutput") === true ? actual === undefined : unresolved !== memberOf(expected, "runtime")
    )
      fail();
  } else if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) fail();
    else for (const [index, item] of expected.entries()) compare(`${path}[${index}]`, item, actual[index], wrong);
  } else if (isObject(expected)) {
    for (const [name, value] of Object.entries(expected)) compare(`${path}.${name}`, value, find(actual, name), wrong);
  } else if (expected !== actual) fail();
}
