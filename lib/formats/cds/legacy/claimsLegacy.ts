import type { Tree, XmlElement } from "../../../source/tree.ts";
import { isNsxvService, isNsxvSite } from "./legacyDocument.ts";
import { named, type Part, partsOf } from "./part.ts";

/** Elements that only the vCloud API has: in no namespace they are taken for what they are too. */
const vcloudRoots: ReadonlySet<string> = new Set([
  "EdgeGateway",
  "EdgeGatewayServiceConfiguration",
  "GatewayIpsecVpnService",
  "IpsecVpnService",
  "IpsecVpnTunnel",
]);
const vcloudServices: ReadonlySet<string> = new Set(["GatewayIpsecVpnService", "IpsecVpnService"]);

/**
 * Whether a document holds VPN settings of an edge gateway in one of the forms before today's API: XML of the vCloud API,
 * or XML or JSON of NSX-V.
 */
export function claimsLegacy(tree: Tree): boolean {
  if (tree.syntax === "text") return false;
  if (tree.syntax !== "xml") return isOldJson(tree);
  const { root } = tree;
  const uri = namespaceOf(root);
  if (uri !== undefined) return /^https?:\/\/www\.vmware\.com\/vcloud\//i.test(uri) && isOfVcloud(root);
  if (vcloudRoots.has(root.name)) return true;
  // The names of NSX-V are everyday words: what is inside decides.
  return /^(?:Configuration|Tunnel|ipsec|edge|sites|site)$/.test(root.name) && isNamelessFragment(tree);
}

function isOfVcloud(root: XmlElement): boolean {
  return vcloudRoots.has(root.name) || root.name === "Tunnel" || holdsService(root);
}

// Older services are deep inside of networks and vApps.
function holdsService(root: XmlElement): boolean {
  const open = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (vcloudServices.has(element.name)) return true;
    for (const child of element.children) open.push(child);
  }
  return false;
}

function isNamelessFragment(tree: Tree): boolean {
  const root = partsOf(tree);
  if (root.name === "Configuration") return named(root, "EdgeGatewayServiceConfiguration").length > 0;
  if (root.name === "Tunnel") return named(root, "PeerIpAddress", "LocalSubnet", "PeerSubnet").length > 0;
  if (root.name === "sites") return named(root, "site").some(isNsxvSite);
  return isNsxv(root);
}

function isOldJson(tree: Exclude<Tree, { syntax: "xml" }>): boolean {
  const { root } = tree;
  if (root.kind !== "object") return false;
  const marks = ["featureType", "ipsec", "sites", "features", "featureConfigs", "peerIp", "localIp"];
  return marks.some((name) => root.member(name) !== undefined) && isNsxv(partsOf(tree));
}

// The service, one of its sites, or the edge that has the service among its features.
function isNsxv(root: Part): boolean {
  if (isNsxvService(root, true) || isNsxvSite(root)) return true;
  const outer = [root, ...named(root, "featureConfigs")];
  const features = outer.flatMap((part) => named(part, "features"));
  // `features.features[]` in JSON, `features/ipsec` in XML.
  return [root, ...features, ...features.flatMap((part) => part.children)].some((part) =>
    [part, ...named(part, "ipsec")].some((each) => isNsxvService(each, false)),
  );
}

function namespaceOf(root: XmlElement): string | undefined {
  const colon = root.qualifiedName.indexOf(":");
  const prefix = colon < 0 ? "" : root.qualifiedName.slice(0, colon);
  const uri = root.declarations.find((declaration) => declaration.prefix === prefix)?.uri.replace(/\s+/g, "");
  return uri === "" ? undefined : uri;
}
