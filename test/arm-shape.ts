// What the SDK's wire mappers and enums know about the resources of a template. The package exports neither by name, and
// loading its client would cost a second, so the two data modules are loaded by their place.
import { readFileSync } from "node:fs";
import { checkCloudResource } from "./arm-shape-avs.ts";

interface MapperType {
  readonly name: string;
  readonly className?: string;
  readonly element?: { readonly type: MapperType };
  readonly value?: { readonly type: MapperType };
  readonly allowedValues?: readonly string[];
}

interface PropertyMapper {
  readonly serializedName: string;
  readonly type: MapperType;
  readonly readOnly?: boolean;
  readonly required?: boolean;
}

interface ClassMapper {
  readonly type: { readonly modelProperties?: Readonly<Record<string, PropertyMapper>> };
}

/** Declared template parameters, for the types of `[parameters(…)]`. */
export type Parameters = Readonly<Record<string, { readonly type: string }>>;

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const sdk = new URL("../node_modules/@azure/arm-network/dist/esm/models/", import.meta.url);
const mappers = (await import(new URL("mappers.js", sdk).href)) as Readonly<Record<string, ClassMapper>>;
const enums = (await import(new URL("index.js", sdk).href)) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;
const declarations = readFileSync(new URL("index.d.ts", sdk), "utf8");

const classOfType: Readonly<Record<string, string>> = {
  "Microsoft.Network/virtualNetworks": "VirtualNetwork",
  "Microsoft.Network/publicIPAddresses": "PublicIPAddress",
  "Microsoft.Network/virtualNetworkGateways": "VirtualNetworkGateway",
  "Microsoft.Network/localNetworkGateways": "LocalNetworkGateway",
  "Microsoft.Network/connections": "VirtualNetworkGatewayConnection",
  "Microsoft.Network/expressRouteCircuits": "ExpressRouteCircuit",
  "Microsoft.Network/virtualNetworks/subnets": "Subnet",
  "Microsoft.Network/networkSecurityGroups": "NetworkSecurityGroup",
  "Microsoft.Network/networkSecurityGroups/securityRules": "SecurityRule",
  "Microsoft.Network/routeTables": "RouteTable",
  "Microsoft.Network/routeTables/routes": "Route",
  "Microsoft.Network/virtualNetworkGateways/natRules": "VirtualNetworkGatewayNatRule",
  "Microsoft.Network/expressRouteCircuits/peerings": "ExpressRouteCircuitPeering",
  "Microsoft.Network/expressRouteCircuits/peerings/connections": "ExpressRouteCircuitConnection",
  "Microsoft.Network/expressRouteCircuits/authorizations": "ExpressRouteCircuitAuthorization",
};

// Part of the template language, not of the resource; `name` and `type` are read-only on the wire but given here.
const envelope: Readonly<Record<string, (value: Json) => boolean>> = {
  type: isText,
  apiVersion: isText,
  name: isText,
  comments: isText,
  condition: (value) => typeof value === "boolean" || isExpression(value),
  dependsOn: (value) => Array.isArray(value) && value.every(isText),
  metadata: (value) => typeof value === "object",
};

/** What is wrong with the shape of a template resource, by the SDK: unknown, read-only, missing, mistyped, no enum member. */
export function checkResource(resource: unknown, parameters: Parameters = {}): string[] {
  const { type } = resource as { type: string };
  if (type.startsWith("Microsoft.AVS/")) return checkCloudResource(resource);
  const className = classOfType[type];
  if (className === undefined) return [`type: "${type}" is none that is checked`];
  const own = Object.entries(resource as Record<string, Json>);
  const problems = own
    .filter(([name, value]) => envelope[name]?.(value) === false)
    .map(([name]) => `${name}: wrong type in the template language`);
  const missing = ["type", "apiVersion", "name"].filter((name) => !own.some(([given]) => given === name));
  const body = Object.fromEntries(own.filter(([name]) => envelope[name] === undefined));
  return [
    ...problems,
    ...missing.map((name) => `${name}: missing`),
    ...checkComposite(body, className, "", parameters, true),
  ];
}

/** The members of the enum that a property takes, by the SDK's declarations; undefined when it takes any text. */
export function enumOf(className: string, property: string): readonly string[] | undefined {
  const declared = new RegExp(`^export interface ${className}(?: extends (\\w+))? \\{$(.*?)^\\}$`, "ms").exec(
    declarations,
  );
  const [, base, body] = declared ?? [];
  const type = new RegExp(`^ {4}(?:readonly )?${property}\\??: (\\w+)(?:\\[\\])?;$`, "m").exec(body ?? "")?.[1];
  if (type === undefined) return base === undefined ? undefined : enumOf(base, property);
  const members = enums[`Known${type}`];
  return members && Object.values(members);
}

interface WireProperty {
  readonly property: string;
  readonly mapper: PropertyMapper;
}

/** A level of the wire form: `properties.ipsecPolicies` is a property at the level `properties`. */
interface WireLevel {
  readonly properties: Map<string, WireProperty>;
  readonly levels: Map<string, WireLevel>;
}

function wireForm(className: string): WireLevel {
  const form: WireLevel = { properties: new Map(), levels: new Map() };
  for (const [property, mapper] of Object.entries(mappers[className]?.type.modelProperties ?? {})) {
    const steps = mapper.serializedName.split(".");
    const last = steps.pop() as string;
    let level = form;
    for (const step of steps) {
      const next = level.levels.get(step) ?? { properties: new Map(), levels: new Map() };
      level.levels.set(step, next);
      level = next;
    }
    level.properties.set(last, { property, mapper });
  }
  return form;
}

function checkComposite(
  value: Json,
  className: string,
  path: string,
  parameters: Parameters,
  whole: boolean,
): string[] {
  // A reference to another resource, which stands where the SDK would take the whole resource.
  const reference = !whole && isObject(value) && Object.keys(value).join() === "id";
  const checkLevel = (given: Json, level: WireLevel, at: string): string[] => {
    if (!isObject(given)) return [`${at}: expected an object`];
    const known = Object.entries(given).flatMap(([name, item]): string[] => {
      const place = at === "" ? name : `${at}.${name}`;
      const inner = level.levels.get(name);
      if (inner !== undefined) return checkLevel(item, inner, place);
      const wire = level.properties.get(name);
      if (wire === undefined) return [`${place}: ${className} has no such property`];
      if (wire.mapper.readOnly) return [`${place}: read-only`];
      return checkValue(item, wire.mapper.type, place, parameters, enumOf(className, wire.property));
    });
    const missing = [...level.properties]
      .filter(([name, { mapper }]) => mapper.required && !reference && !(name in given))
      .map(([name]) => `${at === "" ? name : `${at}.${name}`}: missing`);
    return [...known, ...missing];
  };
  return checkLevel(value, wireForm(className), path);
}

const jsonTypes: Readonly<Record<string, string>> = { String: "string", Number: "number", Boolean: "boolean" };
const parameterTypes: Readonly<Record<string, readonly string[]>> = {
  String: ["string", "securestring"],
  Number: ["int"],
  Boolean: ["bool"],
  Sequence: ["array"],
  Composite: ["object", "secureobject"],
  Dictionary: ["object", "secureobject"],
};

function checkValue(
  value: Json,
  type: MapperType,
  path: string,
  parameters: Parameters,
  members?: readonly string[],
): string[] {
  const parameter = typeof value === "string" ? /^\[parameters\('([^']+)'\)\]$/.exec(value)?.[1] : undefined;
  if (parameter !== undefined && parameters[parameter] !== undefined) {
    const declared = parameters[parameter].type.toLowerCase();
    const fits = parameterTypes[type.name]?.includes(declared) ?? true;
    return fits ? [] : [`${path}: expected ${type.name}, parameter "${parameter}" is ${declared}`];
  }
  if (isExpression(value)) return [];
  if (type.name === "Sequence") {
    if (!Array.isArray(value)) return [`${path}: expected an array`];
    const element = (type.element as { type: MapperType }).type;
    return value.flatMap((item: Json, index) => checkValue(item, element, `${path}[${index}]`, parameters, members));
  }
  if (type.name === "Composite") return checkComposite(value, type.className as string, path, parameters, false);
  if (type.name === "Dictionary") {
    if (!isObject(value)) return [`${path}: expected an object`];
    const item = (type.value as { type: MapperType }).type;
    return Object.entries(value).flatMap(([name, each]) => checkValue(each, item, `${path}.${name}`, parameters));
  }
  const jsonType = jsonTypes[type.name];
  if (jsonType !== undefined && typeof value !== jsonType) return [`${path}: expected a ${jsonType}`];
  const allowed = type.allowedValues ?? members;
  if (allowed !== undefined && !allowed.includes(value as string)) {
    return [`${path}: "${value}" is none of ${allowed.join(", ")}`];
  }
  return [];
}

function isText(value: Json): boolean {
  return typeof value === "string" && value !== "";
}

function isExpression(value: Json): boolean {
  return typeof value === "string" && /^\[(?!\[).*\]$/s.test(value);
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
