import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { Element, Leaf, Tree, XmlElement } from "../../source/tree.ts";
import { elementsOfJson } from "./dialect.ts";
import { answersOf } from "./state/answer.ts";
import { namespace, wrappersOf } from "./vocabulary.ts";

/** A network configuration brought into its full shape, whatever part or notation of it the file held. */
export interface Document {
  /** Always a `NetworkConfiguration`. */
  readonly root: Element;
  /** Leaves that stand for an empty section. */
  readonly empty: readonly Leaf[];
  /** Elements that are not in the file but had to be put around a fragment. */
  readonly invented: ReadonlySet<Element>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a tree is a network configuration, a part of one, or an answer of the service that had it. */
export function claimsNetcfg(tree: Tree): boolean {
  if (answersOf(tree) !== undefined) return true;
  if (tree.syntax !== "xml") return tree.root.kind === "object" && jsonRoot(tree.root) !== undefined;
  const { root } = tree;
  if (!wrappersOf.has(root.name) || lookAlike(tree) !== undefined) return false;
  const uri = namespaceOf(root);
  if (uri === undefined || repaired(uri) === namespace) return true;
  return root.name === "NetworkConfiguration" && root.children.some((c) => c.name === "VirtualNetworkConfiguration");
}

/** A service configuration (`.cscfg`) has a `NetworkConfiguration` too, of another schema and with no networks in it. */
export function lookAlike(tree: Tree): Diagnostic | undefined {
  if (tree.syntax !== "xml") return undefined;
  const { root } = tree;
  const foreign = root.children.find((c) => ["AddressAssignments", "AccessControls", "LoadBalancers"].includes(c.name));
  const isService = root.name === "ServiceConfiguration";
  const isPart =
    root.name === "NetworkConfiguration" &&
    (foreign !== undefined || (namespaceOf(root)?.endsWith("/ServiceConfiguration") ?? false));
  if (!isService && !isPart) return undefined;
  const inside = isService ? root.children.find((child) => child.name === "NetworkConfiguration") : (foreign ?? root);
  return diagnose("NT1102", {
    message: `"${root.source.name}" is a cloud service configuration (.cscfg), not a network configuration`,
    help: "Export the network configuration of the subscription (Get-AzureVNetConfig -ExportToFile) and give that file",
    at: root,
    actual: root.name,
    expected: ["NetworkConfiguration"],
    ...(inside === undefined || inside === root
      ? {}
      : { related: [{ message: "This part assigns roles to networks; it does not define networks", at: inside }] }),
  });
}

/** Opens a claimed tree. */
export function openDocument(tree: Tree): Document {
  if (tree.syntax !== "xml") {
    const { root, empty } = elementsOfJson(jsonRoot(tree.root) ?? tree.root);
    return { root, empty, invented: new Set(), diagnostics: [] };
  }
  const { root } = tree;
  const wrappers = wrappersOf.get(root.name) ?? [];
  const diagnostics = wrappers.length > 0 ? [fragment(root, wrappers)] : namespaceFindings(root);
  const invented = new Set<Element>();
  const whole = wrappers.reduceRight<Element>((inside, name) => {
    const { source, start, end, path } = root;
    const wrapper: Element = { name, source, start, end, path, attributes: [], children: [inside], text: undefined };
    invented.add(wrapper);
    return wrapper;
  }, root);
  return { root: whole, empty: [], invented, diagnostics };
}

type JsonRoot = Extract<Tree, { syntax: "json" }>["root"];

function jsonRoot(root: JsonRoot): JsonRoot | undefined {
  if (root.member("VirtualNetworkConfiguration") !== undefined) return root;
  const inner = root.member("NetworkConfiguration");
  return inner?.member("VirtualNetworkConfiguration") === undefined ? undefined : inner;
}

function fragment(root: XmlElement, wrappers: readonly string[]): Diagnostic {
  const missing = wrappers.map((name) => `"${name}"`).join(" / ");
  return diagnose("NT2001", {
    message: `This is a part of a network configuration: "${root.name}" stands alone, without ${missing} around it`,
    help: "What is here is read; give the whole exported file to have sites, servers and networks that it refers to",
    at: root,
    actual: root.name,
    expected: ["NetworkConfiguration"],
  });
}

function namespaceFindings(root: XmlElement): Diagnostic[] {
  const uri = namespaceOf(root);
  if (uri === namespace) return [];
  const declaration = declarationOf(root);
  const message =
    uri === undefined
      ? `"${root.name}" has no namespace; it is read as a network configuration`
      : `The namespace "${uri}" is not that of network configurations; it is read as one all the same`;
  return [
    diagnose("NT2002", {
      message,
      help: `Write xmlns="${namespace}": the classic service takes no other`,
      at: declaration === undefined ? root : { source: root.source, start: declaration.start },
      ...(uri === undefined ? {} : { actual: uri }),
      expected: [namespace],
    }),
  ];
}

function declarationOf(root: XmlElement): XmlElement["declarations"][number] | undefined {
  const colon = root.qualifiedName.indexOf(":");
  const prefix = colon < 0 ? "" : root.qualifiedName.slice(0, colon);
  return root.declarations.find((declaration) => declaration.prefix === prefix);
}

function namespaceOf(root: XmlElement): string | undefined {
  const uri = declarationOf(root)?.uri;
  return uri === "" ? undefined : uri;
}

// Console width breaks the URI over lines, and link rewriting turns http into https.
function repaired(uri: string): string {
  return uri.replace(/\s+/g, "").replace(/^https:/, "http:");
}
