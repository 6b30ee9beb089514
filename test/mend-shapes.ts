import type { Any } from "./mend-pairs.ts";

const group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network";

/** A change of how a document says what it says. */
export type Shape = readonly [title: string, reshape: (text: string) => string];

/** Forms in which people have Azure resources. Each takes the text of a template. */
export const azureShapes: readonly Shape[] = [
  ["a template", (text) => text],
  ["values in parameters", (text) => lifted(text, "parameters")],
  ["values in variables", (text) => lifted(text, "variables")],
  ["values in one object", (text) => objectLifted(text)],
  ["the policies in a variable", (text) => wholeLifted(text, "variables")],
  ["the policies in a parameter", (text) => wholeLifted(text, "parameters")],
  ["one parameter for all that is the same", sharedLifted],
  ["prefixes that are joined by a function", prefixesJoined],
  ["a list of az", (text) => JSON.stringify(shown(text).map(flat), null, 2)],
  ["a page of the service", (text) => JSON.stringify({ value: shown(text) }, null, 2)],
  ["objects of PowerShell", (text) => JSON.stringify(shown(text).map(flat).map(pascal), null, 2)],
];

/** Forms in which people have edge tunnels. Each takes the text of a bundle. */
export const edgeShapes: readonly Shape[] = [
  ["a bundle", (text) => text],
  ["a capture", (text) => JSON.stringify(captured(JSON.parse(text)), null, 2)],
  ["a capture with a list", (text) => JSON.stringify(listed(JSON.parse(text)), null, 2)],
];

function isConnection({ type }: Any): boolean {
  return type === "Microsoft.Network/connections";
}

function connectionOf(template: Any): Any {
  return template.resources.find(isConnection).properties;
}

const liftable = ["usePolicyBasedTrafficSelectors", "connectionProtocol", "connectionMode"];

function lifted(text: string, into: "parameters" | "variables"): string {
  const template = JSON.parse(text);
  const properties = connectionOf(template);
  const put = (holder: Any, name: string): void => {
    const value = holder[name];
    template[into] ??= {};
    template[into][name] =
      into === "variables"
        ? value
        : {
            type: typeof value === "boolean" ? "bool" : typeof value === "number" ? "int" : "string",
            defaultValue: value,
          };
    holder[name] = `[${into}('${name}')]`;
  };
  for (const name of liftable) if (properties[name] !== undefined) put(properties, name);
  for (const name of Object.keys(properties.ipsecPolicies?.[0] ?? {})) put(properties.ipsecPolicies[0], name);
  return JSON.stringify(template, null, 2);
}

function objectLifted(text: string): string {
  const template = JSON.parse(text);
  const properties = connectionOf(template);
  const [policy] = properties.ipsecPolicies ?? [];
  if (policy !== undefined) {
    template.parameters = { ...template.parameters, policy: { type: "object", defaultValue: policy } };
    properties.ipsecPolicies = [
      Object.fromEntries(Object.keys(policy).map((name) => [name, `[parameters('policy').${name}]`])),
    ];
  }
  return JSON.stringify(template, null, 2);
}

function wholeLifted(text: string, into: "parameters" | "variables"): string {
  const template = JSON.parse(text);
  const properties = connectionOf(template);
  if (properties.ipsecPolicies !== undefined) {
    const value = properties.ipsecPolicies;
    template[into] = {
      ...template[into],
      policies: into === "variables" ? value : { type: "array", defaultValue: value },
    };
    properties.ipsecPolicies = `[${into}('policies')]`;
  }
  return JSON.stringify(template, null, 2);
}

// As when somebody has one parameter for "AES256" of both phases.
function sharedLifted(text: string): string {
  const template = JSON.parse(text);
  const [policy] = connectionOf(template).ipsecPolicies ?? [];
  for (const [name, value] of Object.entries(policy ?? {})) {
    if (typeof value !== "string") continue;
    template.parameters = { ...template.parameters, [`p${value}`]: { type: "string", defaultValue: value } };
    policy[name] = `[parameters('p${value}')]`;
  }
  return JSON.stringify(template, null, 2);
}

function prefixesJoined(text: string): string {
  const template = JSON.parse(text);
  for (const { properties } of template.resources) {
    const space = properties?.localNetworkAddressSpace;
    if (space === undefined) continue;
    const [first, ...others] = space.addressPrefixes;
    template.parameters = { ...template.parameters, first: { type: "string", defaultValue: first } };
    template.variables = { others };
    space.addressPrefixes = "[concat(createArray(parameters('first')), variables('others'))]";
  }
  return JSON.stringify(template, null, 2);
}

function shown(text: string): readonly Any[] {
  const resolved = text
    .replace(
      /\[resourceId\('Microsoft.Network\/virtualNetworks\/subnets', '(\S+)', '(\S+)'\)\]/g,
      `${group}/virtualNetworks/$1/subnets/$2`,
    )
    .replace(/\[resourceId\('Microsoft.Network\/(\w+)', '(\S+)'\)\]/g, `${group}/$1/$2`);
  return JSON.parse(resolved).resources.map(({ apiVersion: _, dependsOn: __, ...resource }: Any) => {
    if (isConnection(resource)) delete resource.properties.sharedKey;
    return { id: `${group}/${resource.type.split("/")[1]}/${resource.name}`, ...resource };
  });
}

function flat({ properties, ...outer }: Any): Any {
  return { ...outer, ...properties };
}

function pascal(value: Any): Any {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name.replace(/^./, (letter) => letter.toUpperCase()), pascal(item)]),
  );
}

const base = "/cloudapi/1.0.0/edgeGateways/urn:vcloud:gateway:00000000-0000-4000-8000-000000000001/ipsec/tunnels";
const id = "00000000-0000-4000-8000-000000000010";

function captured({ ipsecVpnTunnels: [one] }: Any): Any {
  return {
    [`GET ${base}/${id}`]: { id, ...one.tunnel },
    ...(one.connectionProperties === undefined
      ? {}
      : { [`GET ${base}/${id}/connectionProperties`]: one.connectionProperties }),
  };
}

function listed(bundle: Any): Any {
  const {
    ipsecVpnTunnels: [one],
  } = bundle;
  const { preSharedKey: _, ...tunnel } = one.tunnel;
  return { [`GET ${base}?pageSize=25`]: { values: [{ id, ...tunnel }] }, ...captured(bundle) };
}
