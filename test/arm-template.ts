import { type Expression, expressionIn, partsOf, spell } from "./arm-expression.ts";

/** A deployment template, as far as its inner references go. */
export interface Template {
  readonly $schema: string;
  readonly contentVersion: string;
  readonly parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly resources: readonly TemplateResource[] | Readonly<Record<string, TemplateResource>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

interface TemplateParameter {
  readonly type: string;
  readonly defaultValue?: unknown;
  readonly allowedValues?: readonly unknown[];
  readonly metadata?: { readonly description?: string };
}

interface TemplateResource {
  readonly type: string;
  readonly name: string;
  readonly dependsOn?: readonly string[];
  readonly properties?: { readonly [name: string]: unknown };
}

/** What in a template leads nowhere, and what nothing leads to. */
export function checkTemplate(template: Template): string[] {
  const resources = Object.values(template.resources);
  const symbols = Array.isArray(template.resources) ? [] : Object.keys(template.resources);
  const declared = new Set(resources.flatMap(idsOf));
  const parameters = Object.keys(template.parameters ?? {});
  const variables = Object.keys(template.variables ?? {});
  const used = new Set<string>();
  const problems: string[] = [];

  const mention = (name: "parameters" | "variables", part: Expression, known: readonly string[]): void => {
    if (part.kind !== "call" || part.name !== name) return;
    const [arg] = part.args;
    const wanted = arg?.kind === "literal" ? arg.value : "";
    if (known.some((each) => each.toLowerCase() === wanted.toLowerCase())) used.add(`${name}/${wanted.toLowerCase()}`);
    else problems.push(`${name}('${wanted}') is not declared`);
  };
  for (const { path, text } of stringsIn([template.variables, template.resources, template.outputs], "")) {
    const expression = expressionIn(text);
    if (expression === undefined) continue;
    for (const part of partsOf(expression)) {
      mention("parameters", part, parameters);
      mention("variables", part, variables);
      const id = resourceIdOf(part);
      const outside = [...partsOf(part)].some((inner) => inner.kind === "call" && inner.name === "parameters");
      if (id !== undefined && !declared.has(id) && !outside) problems.push(`${path}: ${text} leads nowhere`);
    }
  }
  for (const { name, dependsOn } of resources) {
    for (const dependency of dependsOn ?? []) {
      const expression = expressionIn(dependency);
      const id = expression === undefined ? undefined : resourceIdOf(expression);
      if (!symbols.includes(dependency) && !(id !== undefined && declared.has(id))) {
        problems.push(`${name}: depends on ${dependency}, which is no resource of the template`);
      }
    }
  }
  for (const name of parameters) {
    const parameter = (template.parameters as Readonly<Record<string, TemplateParameter>>)[name] as TemplateParameter;
    if (!used.has(`parameters/${name.toLowerCase()}`)) problems.push(`parameter "${name}" is not used`);
    if (parameter.defaultValue === undefined && !parameter.metadata?.description) {
      problems.push(`parameter "${name}" has neither a default nor a description`);
    }
    if (parameter.allowedValues && parameter.defaultValue !== undefined) {
      if (!parameter.allowedValues.includes(parameter.defaultValue)) problems.push(`"${name}": default is not allowed`);
    }
  }
  for (const name of variables) {
    if (!used.has(`variables/${name.toLowerCase()}`)) problems.push(`variable "${name}" is not used`);
  }
  const ids = resources.flatMap(idsOf);
  for (const id of ids.filter((each, index) => ids.indexOf(each) !== index)) problems.push(`${id} is declared twice`);
  return problems;
}

/** The ids of a resource and of what it holds inline. */
function idsOf({ type, name, properties }: TemplateResource): string[] {
  const names = expressionIn(name) === undefined ? name.split("/").map(literal) : [expressionIn(name) as Expression];
  const inline = ["subnets", "ipConfigurations"].flatMap((child) =>
    ((properties?.[child] ?? []) as readonly { name: string }[]).map((item) => ({ child, name: item.name })),
  );
  return [
    idText(type, names),
    ...inline.map(({ child, name: inner }) =>
      idText(`${type}/${child}`, [...names, expressionIn(inner) ?? literal(inner)]),
    ),
  ];
}

/** The id in a call of `resourceId` without a scope; undefined for any other expression. */
function resourceIdOf(expression: Expression): string | undefined {
  if (expression.kind !== "call" || expression.name !== "resourceid") return undefined;
  const [type, ...names] = expression.args;
  return type?.kind === "literal" && type.value.includes("/") ? idText(type.value, names) : undefined;
}

function idText(type: string, names: readonly Expression[]): string {
  return [type.toLowerCase(), ...names.map(spell)].join(" ");
}

function literal(value: string): Expression {
  return { kind: "literal", value };
}

function* stringsIn(value: unknown, path: string): IterableIterator<{ path: string; text: string }> {
  if (typeof value === "string") yield { path, text: value };
  else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* stringsIn(item, `${path}/${name}`);
  }
}
