import type { JsonNode, Tree } from "../../../source/tree.ts";
import type { AnswerKind } from "./answerKind.ts";
import { commandOf, type KnownCommand } from "./commands.ts";
import { has, isClixml, named, type Part, partOfCommand, partOfTree, texts } from "./part.ts";

/** One answer, or a command that says the same. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly part: Part;
  /** The command that asked for it, in a transcript. */
  readonly question: Part | undefined;
}

/** The answers of a document, and what of it is none. */
export interface Answers {
  readonly root: Part;
  readonly answers: readonly Answer[];
  /** Statements of scripts, and objects of other kinds. */
  readonly others: readonly Part[];
}

const restNamespace = /^https?:\/\/schemas\.microsoft\.com\/windowsazure\/?$/i;

/** Roots of answers of the REST interface: what each item below is, and the name of items where the root is a list. */
const roots: ReadonlyMap<string, { readonly kind: AnswerKind; readonly item?: string }> = new Map<
  string,
  { kind: AnswerKind; item?: string }
>([
  ["VirtualNetworkSites", { kind: "network", item: "VirtualNetworkSite" }],
  ["VirtualNetworkSite", { kind: "network" }],
  ["Gateway", { kind: "gateway" }],
  ["CreateGatewayParameters", { kind: "gateway" }],
  ["SharedKey", { kind: "sharedKey" }],
  ["IPsecParameters", { kind: "ipsecParameters" }],
  ["Connections", { kind: "connections" }],
  ["DefaultSiteList", { kind: "defaultSites" }],
  ["ClientRootCertificates", { kind: "rootCertificates" }],
  ["ClientRootCertificate", { kind: "rootCertificates" }],
  ["NetworkSecurityGroups", { kind: "securityGroup", item: "NetworkSecurityGroup" }],
  ["NetworkSecurityGroup", { kind: "securityGroup" }],
  ["RouteTables", { kind: "routeTable", item: "RouteTable" }],
  ["RouteTable", { kind: "routeTable" }],
  ["AffinityGroups", { kind: "affinityGroup", item: "AffinityGroup" }],
  ["AffinityGroup", { kind: "affinityGroup" }],
]);

/** What only answers have in them: for documents in no namespace. */
const marks: Readonly<Partial<Record<AnswerKind, readonly string[]>>> = {
  network: ["Name", "Id"],
  gateway: ["GatewayType", "GatewaySize", "VIPAddress", "GatewayId"],
  sharedKey: ["Value"],
  ipsecParameters: ["EncryptionType", "PfsGroup", "SADataSizeKilobytes", "SALifeTimeSeconds"],
  connections: ["Connection"],
  defaultSites: ["string"],
  rootCertificates: ["ClientRootCertificate", "Thumbprint"],
  securityGroup: ["Rules"],
  routeTable: ["RouteList"],
};

/** The answers in a document; undefined when it holds none. */
export function answersOf(tree: Tree): Answers | undefined {
  if (tree.syntax === "xml" && !isClixml(tree.root)) return restAnswers(tree);
  if (tree.syntax === "text") return textAnswers(tree, partOfTree(tree));
  return tree.syntax === "xml" || mayBeAnswer(tree.root) ? objectAnswers(partOfTree(tree)) : undefined;
}

// Large documents of other kinds are not taken apart to see that they are none.
const properties: ReadonlySet<string> = new Set([
  ...["addressspaceprefixes", "subnets", "gatewaytype", "gatewaysku", "vipaddress", "encryptiontype"],
  ...["localnetworksitename", "vnetname", "value", "rules", "routelist", "routes"],
]);

function mayBeAnswer(root: JsonNode): boolean {
  const objects = root.kind === "array" ? root.items : [root];
  return objects.some(({ members }) => members.some(({ name }) => properties.has(name.toLowerCase())));
}

function restAnswers(tree: Extract<Tree, { syntax: "xml" }>): Answers | undefined {
  const known = roots.get(tree.root.name);
  if (known === undefined) return undefined;
  const colon = tree.root.qualifiedName.indexOf(":");
  const prefix = colon < 0 ? "" : tree.root.qualifiedName.slice(0, colon);
  const uri = tree.root.declarations.find((declaration) => declaration.prefix === prefix)?.uri.trim() ?? "";
  if (uri !== "" && !restNamespace.test(uri)) return undefined;
  const root = partOfTree(tree);
  const { kind, item } = known;
  const items = item === undefined ? [root] : named(root, item);
  // Networks of a configuration have their names in attributes.
  if (uri === "" && !items.some((each) => has(each, ...(marks[kind] ?? [])))) return undefined;
  return { root, answers: items.map((part) => ({ kind, part, question: undefined })), others: [] };
}

// Resources of today's service are no answers of the old one, whatever their settings are called.
function isResource(part: Part): boolean {
  const id = named(part, "id")[0]?.text ?? "";
  return /\/providers\/[^/]+\//i.test(id) || /^[\w.]+\.[\w.]+\//.test(named(part, "type")[0]?.text ?? "");
}

function objectAnswers(root: Part): Answers | undefined {
  const items = root.leaf === undefined && root.children.every(({ name }) => name === "") ? root.children : [root];
  if (items.some(isResource)) return undefined;
  const found = items.map((part) => ({ part, kind: kindOf(part) }));
  const answers = found.flatMap(({ part, kind }) => (kind === undefined ? [] : [{ kind, part, question: undefined }]));
  if (answers.length === 0) return undefined;
  return { root, answers, others: found.filter(({ kind }) => kind === undefined).map(({ part }) => part) };
}

/** What an object that PowerShell wrote is: its properties say so. */
function kindOf(part: Part): AnswerKind | undefined {
  if (has(part, "AddressSpacePrefixes") || (has(part, "Subnets") && has(part, "GatewayProfile", "InUse")))
    return "network";
  if (has(part, "GatewayType", "GatewaySKU", "VIPAddress")) return "gateway";
  if (has(part, "EncryptionType") && has(part, "PfsGroup", "SADataSizeKilobytes")) return "ipsecParameters";
  if (has(part, "LocalNetworkSiteName") && has(part, "ConnectivityState")) return "connections";
  if (has(part, "LocalNetworkSiteName", "VNetName") && has(part, "SharedKey", "Value")) return "sharedKey";
  const operation = named(part, "OperationDescription")[0]?.text ?? "";
  if (has(part, "Value") && (/GatewayKey/i.test(operation) || has(part, "OperationId"))) return "sharedKey";
  if (has(part, "Rules") && has(part, "Location", "Label")) return "securityGroup";
  if (has(part, "RouteList") || (has(part, "Routes") && has(part, "Location", "Label"))) return "routeTable";
  return undefined;
}

function textAnswers(tree: Extract<Tree, { syntax: "text" }>, root: Part): Answers | undefined {
  const answers: Answer[] = [];
  const others: Part[] = [];
  const variables = new Map<string, Extract<Tree, { syntax: "text" }>["root"]>();
  let question: Part | undefined;
  for (const [index, item] of tree.root.items.entries()) {
    const shown = root.children[index] as Part;
    if (item.kind === "object") {
      const kind = kindOf(shown) ?? (asksForKey(question) && has(shown, "Value") ? "sharedKey" : undefined);
      if (kind === undefined) others.push(shown);
      else answers.push({ kind, part: shown, question });
      continue;
    }
    question = undefined;
    for (const [at, node] of item.items.entries()) {
      const variable = node.member("variable");
      const value = node.member("value");
      const plain = shown.children[at] as Part;
      if (variable !== undefined && value !== undefined) variables.set(String(variable.value).toLowerCase(), value);
      const command = commandOf(node);
      if (command === undefined) {
        others.push(plain);
        continue;
      }
      const part = partOfCommand(node, (name) => command.nameOf(name), variables);
      // `Get-AzureNetworkSecurityGroup -Name "a" | Set-AzureNetworkSecurityRule …`: the first says whose rule it is.
      if (["question", "securityGroup", "routeTable"].includes(command.kind)) question = part;
      answers.push({ kind: command.kind, part: withSubject(part, command, question), question: undefined });
    }
  }
  return answers.length === 0 ? undefined : { root, answers, others };
}

function asksForKey(question: Part | undefined): boolean {
  return /GatewayKey$/i.test(named(question, "command")[0]?.text ?? "");
}

function withSubject(part: Part, { subject }: KnownCommand, question: Part | undefined): Part {
  if (subject === undefined || question === undefined || has(part, subject)) return part;
  const [name] = texts(named(question, "Name"));
  return name === undefined ? part : { ...part, children: [...part.children, { ...name, name: subject }] };
}
