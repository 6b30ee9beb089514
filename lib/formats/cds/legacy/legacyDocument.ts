import { has, named, type Part } from "./part.ts";
import { type TunnelForm, tunnelForms } from "./tunnelForms.ts";

/** A VPN service of an edge gateway, or tunnels of one without the service around them. */
export interface LegacyService {
  readonly form: TunnelForm;
  /** Absent where the document holds only tunnels. */
  readonly part: Part | undefined;
  readonly tunnels: readonly Part[];
}

/** An edge gateway of a document: a part that describes it, or the document as a whole. */
export interface LegacyEdge {
  readonly part: Part;
  readonly services: LegacyService[];
}

/** What a document holds. */
export interface LegacyDocument {
  /** The first is the document as a whole, unless its root describes an edge gateway or another one does. */
  readonly edges: readonly LegacyEdge[];
  /** Parts around services. */
  readonly frames: ReadonlySet<Part>;
}

/** Names of parts that describe an edge gateway: in the vCloud API, and in NSX-V. */
export const edgeNames: ReadonlySet<string> = new Set(["EdgeGateway", "edge"]);

/** Finds the VPN services of a document and what is around them. */
export function openLegacy(root: Part): LegacyDocument {
  const finder = new Finder();
  const whole: LegacyEdge = { part: root, services: [] };
  finder.visit(root, whole, true);
  const described = finder.edges;
  // One edge gateway a document, if nothing in it describes one.
  const edges = described.length === 0 || whole.services.length > 0 ? [whole, ...described] : described;
  return { edges, frames: finder.frames };
}

class Finder {
  readonly edges: LegacyEdge[] = [];
  readonly frames = new Set<Part>();

  /** Whether a part is a service or has one in it. */
  visit(part: Part, around: LegacyEdge, isRoot: boolean): boolean {
    const service = serviceOf(part, isRoot);
    if (service !== undefined) {
      around.services.push(service);
      return true;
    }
    const own: LegacyEdge | undefined = edgeNames.has(part.name) ? { part, services: [] } : undefined;
    if (own !== undefined) this.edges.push(own);
    const found = part.children.map((child) => this.visit(child, own ?? around, false)).some((is) => is);
    const isFrame = found || own !== undefined || isRoot;
    if (isFrame) this.frames.add(part);
    return isFrame;
  }
}

function serviceOf(part: Part, isRoot: boolean): LegacyService | undefined {
  const { vcloud, vcloudOld, nsxv } = tunnelForms;
  if (part.name === "GatewayIpsecVpnService") return { form: vcloud, part, tunnels: named(part, "Tunnel") };
  if (part.name === "IpsecVpnService") return { form: vcloudOld, part, tunnels: named(part, "IpsecVpnTunnel") };
  if (isNsxvService(part, isRoot)) return { form: nsxv, part, tunnels: sitesOf(part) };
  if (!isRoot) return undefined;
  if (part.name === "Tunnel") return { form: vcloud, part: undefined, tunnels: [part] };
  if (part.name === "IpsecVpnTunnel") return { form: vcloudOld, part: undefined, tunnels: [part] };
  if (isNsxvSite(part)) return { form: nsxv, part: undefined, tunnels: [part] };
  const sites = part.name === "sites" ? named(part, "site") : [];
  return sites.length > 0 ? { form: nsxv, part: undefined, tunnels: sites } : undefined;
}

// `sites/site` in XML, `sites.sites[]` in JSON; some clients write the list without the object around it.
function sitesOf(service: Part): readonly Part[] {
  return named(service, "sites").flatMap((sites) => {
    const inside = named(sites, "site", "sites");
    return inside.length === 0 && isNsxvSite(sites) ? [sites] : inside;
  });
}

/** Whether a part is the IPsec service of an NSX-V edge. */
export function isNsxvService(part: Part, isRoot: boolean): boolean {
  const [feature] = named(part, "featureType");
  if (/^ipsec(?:_|$)/i.test(String(feature?.leaf?.value ?? ""))) return true;
  if (part.name === "ipsec" && has(part, "sites", "global", "logging", "enabled")) return true;
  return isRoot && sitesOf(part).some(isNsxvSite);
}

/** Whether a part is a site of NSX-V, which is a tunnel. */
export function isNsxvSite(part: Part): boolean {
  return has(part, "peerIp", "localIp") && has(part, "peerSubnets", "localSubnets", "encryptionAlgorithm");
}
