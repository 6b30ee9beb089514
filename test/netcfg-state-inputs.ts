import type { Source } from "../lib/formats/format.ts";
import { textOf } from "../lib/model/stated.ts";
import { read } from "../lib/read.ts";

/** The namespace of what the service answers. */
export const rest = "http://schemas.microsoft.com/windowsazure";

/** A configuration: networks with their sites, each reached over IPsec. */
export function configuration(
  ...networks: readonly (readonly [name: string, prefix: string, ...sites: string[]])[]
): Source {
  const sites = new Map(networks.flatMap(([, , ...all]) => all.map((site) => [site.split(" ")[0] as string, site])));
  const text = `<NetworkConfiguration xmlns="http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration">
<VirtualNetworkConfiguration><LocalNetworkSites>${[...sites.values()].map((site) => siteElement(site)).join("")}</LocalNetworkSites>
<VirtualNetworkSites>${networks
    .map(
      ([name, prefix, ...all]) => `
<VirtualNetworkSite name="${name}" Location="West US"><AddressSpace><AddressPrefix>${prefix}</AddressPrefix></AddressSpace>
<Gateway><ConnectionsToLocalNetwork>${all
        .map(
          (site) =>
            `<LocalNetworkSiteRef name="${site.split(" ")[0]}"><Connection type="IPsec"/></LocalNetworkSiteRef>`,
        )
        .join("")}</ConnectionsToLocalNetwork></Gateway></VirtualNetworkSite>`,
    )
    .join("")}
</VirtualNetworkSites></VirtualNetworkConfiguration></NetworkConfiguration>`;
  return { name: "NetworkConfig.xml", text };
}

/** `Name prefix address`. */
function siteElement(site: string): string {
  const [name, prefix, address] = site.split(" ");
  const at = address === undefined ? "" : `<VPNGatewayAddress>${address}</VPNGatewayAddress>`;
  return `<LocalNetworkSite name="${name}"><AddressSpace><AddressPrefix>${prefix}</AddressPrefix></AddressSpace>${at}</LocalNetworkSite>`;
}

/** One network with one site. */
export const hub: Source = configuration(["Hub", "10.1.0.0/16", "Paris 192.168.0.0/24 198.51.100.1"]);

/** A gateway as the service shows it. */
export function gatewayXml(inner: string): string {
  return `<Gateway xmlns="${rest}">${inner}</Gateway>`;
}

/** The gateways that tunnels lead to, and the findings. */
export function joined(sources: readonly Source[]): {
  readonly ends: readonly string[];
  readonly codes: readonly string[];
} {
  const { network, diagnostics } = read(sources);
  const networkOf = (key: string | undefined): string => {
    const gateway = network.gateways.find((each) => each.key === key);
    return textOf(network.virtualNetworks.find((each) => each.key === gateway?.virtualNetwork)?.name ?? "-");
  };
  return {
    ends: network.tunnels.map(({ gateway, remoteGateway }) => `${networkOf(gateway)}>${networkOf(remoteGateway)}`),
    codes: diagnostics.map(({ code }) => code).filter((code) => code !== "NT2017"),
  };
}

/** A gateway of a network, with its address. */
export function vip(network: string, address: string): Source {
  return { name: `VirtualNetworkGateway-${network}.xml`, text: gatewayXml(`<VIPAddress>${address}</VIPAddress>`) };
}
