import { type Diagnostic, diagnose } from "../../../diagnostics/diagnostic.ts";
import type { JsonNode, Tree, XmlElement } from "../../../source/tree.ts";
import { groupsMember, pluginPrefix } from "../vocabulary.ts";
import { connectModule, roleElements } from "./serviceParts.ts";

/** Whether a document is a service definition or configuration with the Connect plug-in, or a description of groups. */
export function claimsConnect(tree: Tree): boolean {
  return tree.syntax === "xml" ? isService(tree.root) && rolesOf(tree.root).some(hasConnect) : isDescription(tree.root);
}

/** A service definition without the plug-in says nothing of networks that could be converted. */
export function serviceLookAlike(tree: Tree): Diagnostic | undefined {
  if (tree.syntax !== "xml" || tree.root.name !== "ServiceDefinition" || claimsConnect(tree)) return undefined;
  return diagnose("NT1102", {
    message: `"${tree.source.name}" is a cloud service definition (.csdef), and none of its roles imports the module "${connectModule}"`,
    help: "Export the network configuration of the subscription (Get-AzureVNetConfig -ExportToFile) and give that file",
    at: tree.root,
    actual: tree.root.name,
    expected: ["NetworkConfiguration"],
  });
}

/** Whether a role has the Connect plug-in. */
export function hasConnect(role: XmlElement): boolean {
  return role.children.some(
    ({ name, children }) =>
      (name === "Imports" && children.some((each) => attributeText(each, "moduleName") === connectModule)) ||
      (name === "ConfigurationSettings" && children.some((each) => isPluginSetting(attributeText(each, "name")))),
  );
}

/** The elements of a service document that describe roles. */
export function rolesOf(root: XmlElement): readonly XmlElement[] {
  return root.children.filter(({ name }) => roleElements.has(name));
}

/** Whether the name of a setting is one of the plug-in. */
export function isPluginSetting(name: string | undefined): boolean {
  return name?.startsWith(pluginPrefix) === true;
}

/** The text of an attribute, without blanks around it. */
export function attributeText({ attributes }: XmlElement, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value.trim();
}

function isService({ name }: XmlElement): boolean {
  return name === "ServiceConfiguration" || name === "ServiceDefinition";
}

// What another vocabulary claims by its frame stays with it.
function isDescription(root: JsonNode): boolean {
  const groups = root.member(groupsMember);
  if (groups === undefined || groups.kind === "object") return false;
  const frame =
    /^(?:\$schema|contentVersion|resources|properties|VirtualNetworkConfiguration|NetworkConfiguration|value)$/i;
  return !root.members.some(({ name }) => frame.test(name));
}
