import { Secret } from "../../../model/secret.ts";
import type { Attribute, Leaf, XmlElement } from "../../../source/tree.ts";
import { pluginPrefix, type RoleSetting, roleSettings } from "../vocabulary.ts";
import { attributeText, hasConnect, isPluginSetting, rolesOf } from "./claims.ts";
import type { ConnectReadContext, Said } from "./readContext.ts";
import { parseCount, parseTruth } from "./readWord.ts";
import type { RoleBook, RoleFacts } from "./roleBook.ts";
import { ignoreElement, reportService } from "./serviceLeftovers.ts";
import { connectModule } from "./serviceParts.ts";

type Settings = Map<RoleSetting["key"], Said<string | number | boolean | Secret>>;

/** Reads the roles with the Connect plug-in from a service definition or configuration. */
export function readService(context: ConnectReadContext, root: XmlElement, book: RoleBook): void {
  hideSettings(context, root);
  reportService(context, root);
  const serviceName = root.name === "ServiceDefinition" ? "name" : "serviceName";
  const service = named(root, serviceName);
  for (const leaf of service?.leaves ?? []) context.places.ignore(leaf, "no role of the service is read");
  for (const element of rolesOf(root)) {
    if (hasConnect(element)) readRole(context, element, service, book);
    else ignoreElement(context, element, "of a role without the Connect plug-in");
  }
}

function readRole(
  context: ConnectReadContext,
  element: XmlElement,
  service: Said<string> | undefined,
  book: RoleBook,
): void {
  const name = named(element, "name");
  if (name === undefined) {
    ignoreElement(context, element, "of a role without a name");
    context.report("NT2813", {
      message: `"${element.name}" has no name`,
      help: 'Give it the name of the role: name="…"; until then it is not read',
      at: element,
    });
    return;
  }
  const imports = element.children.flatMap((child) => (child.name === "Imports" ? child.children : []));
  const modules = imports.flatMap(({ attributes }) => attributes.filter((each) => each.name === "moduleName"));
  const proof: Leaf[] = [];
  for (const module of modules) {
    if (module.value.trim() === connectModule) proof.push(module);
    else context.places.ignore(module, "another module of the cloud service");
  }
  const settings = readSettings(context, element, name.value);
  if (element.name === "Role" && !settings.has("activationToken")) {
    context.report("NT2805", {
      message: `Role "${name.value}" has no activation token`,
      help: "Nothing: without one the role never joined Connect, and today none is needed",
      at: element,
    });
  }
  const facts: RoleFacts = {
    name: { value: name.value, leaves: [name.leaves[0], ...proof] },
    service,
    settings,
    whole: element,
  };
  book.add(facts);
}

function readSettings(context: ConnectReadContext, role: XmlElement, name: string): Settings {
  const settings: Settings = new Map();
  const put = (key: RoleSetting["key"], said: Said<string | number | boolean | Secret> | undefined): void => {
    if (said !== undefined) settings.set(key, said);
  };
  for (const { attributes } of role.children.filter((child) => child.name === "Instances")) {
    const count = attributes.find((attribute) => attribute.name === "count");
    if (count !== undefined) put("instances", parseCount(context, count, `the number of instances of role "${name}"`));
  }
  for (const section of role.children.filter((child) => child.name === "ConfigurationSettings")) {
    for (const setting of section.children) {
      const known = knownSetting(context, setting, name);
      if (known !== undefined && !settings.has(known.key)) put(known.key, readSetting(context, setting, known, name));
      else if (known !== undefined) reportRepeated(context, setting, name);
    }
  }
  return settings;
}

function reportRepeated(context: ConnectReadContext, setting: XmlElement, role: string): void {
  for (const leaf of setting.attributes) context.places.leave(leaf, "the setting stands there before");
  context.report("NT2807", {
    message: `The setting "${attributeText(setting, "name") ?? ""}" of role "${role}" stands there twice; the first is read`,
    help: "Remove one of them",
    at: setting,
  });
}

// The definition of a role lists names of settings too: its section is none of a configuration, and has no values.
function knownSetting(context: ConnectReadContext, setting: XmlElement, role: string): RoleSetting | undefined {
  const name = attributeText(setting, "name");
  if (!isPluginSetting(name)) {
    for (const leaf of setting.attributes)
      context.places.ignore(leaf, "a setting of the cloud service, not of Connect");
    return undefined;
  }
  const plugin = (name ?? "").slice(pluginPrefix.length);
  const known = roleSettings.find((each) => each.plugin === plugin);
  if (known !== undefined) return known;
  for (const leaf of setting.attributes) context.places.leave(leaf, "not understood");
  const meant = roleSettings.find((each) => each.plugin?.toLowerCase() === plugin.toLowerCase());
  context.report("NT2803", {
    message: `The Connect plug-in has no setting "${plugin}"; that of role "${role}" is not read`,
    help:
      meant === undefined ? "Check its spelling" : `Names are case sensitive: write "${pluginPrefix}${meant.plugin}"`,
    at: setting,
    actual: plugin,
    expected: roleSettings.flatMap((each) => each.plugin ?? []),
  });
  return undefined;
}

function readSetting(
  context: ConnectReadContext,
  setting: XmlElement,
  { kind, plugin }: RoleSetting,
  role: string,
): Said<string | boolean | Secret> | undefined {
  const name = setting.attributes.find((each) => each.name === "name") as Attribute;
  const value = setting.attributes.find((each) => each.name === "value");
  if (value === undefined || value.value.trim() === "") {
    for (const leaf of setting.attributes) context.places.ignore(leaf, "empty: not set");
    return undefined;
  }
  if (kind === "secret") return { value: new Secret(value.value), leaves: [value, name] };
  if (kind !== "truth") return { value: value.value, leaves: [value, name] };
  const truth = parseTruth(context, value, `the setting "${plugin}" of role "${role}"`);
  if (truth !== undefined) return { value: truth.value, leaves: [value, name] };
  context.places.leave(name, "its value is not understood");
  return undefined;
}

// Connection strings and passwords stand among the settings: only what is read and no secret may be shown.
function hideSettings({ places }: ConnectReadContext, root: XmlElement): void {
  const visit = (element: XmlElement): void => {
    if (element.name === "Setting" || element.name === "Certificate") {
      const plugin = attributeText(element, "name")?.slice(pluginPrefix.length);
      const open = roleSettings.some((each) => each.plugin === plugin && each.kind !== "secret");
      for (const leaf of element.attributes) if (leaf.name !== "name" && !open) places.hide(leaf);
      if (element.text !== undefined) places.hide(element.text);
    }
    for (const child of element.children) visit(child);
  };
  visit(root);
}

function named(element: XmlElement, attribute: string): Said<string> | undefined {
  const leaf = element.attributes.find(({ name }) => name === attribute);
  const value = leaf?.value.trim() ?? "";
  return leaf === undefined || value === "" ? undefined : { value, leaves: [leaf] };
}
