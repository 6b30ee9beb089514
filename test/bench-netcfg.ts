/** A classic network configuration of about that many bytes: the same one for the same size. */
export function netcfgOfSize(bytes: number): string {
  const unitSize = siteXml(4).length + siteXml(5).length + networkXml(2).length;
  const units = Math.max(1, Math.round((bytes - head.length - tail.length) / unitSize));
  const sites: string[] = [];
  const networks: string[] = [];
  for (let unit = 0; unit < units; unit++) {
    sites.push(siteXml(2 * unit), siteXml(2 * unit + 1));
    networks.push(networkXml(unit));
  }
  return [head, ...sites, middle, ...networks, tail].join("");
}

const head = `<?xml version="1.0" encoding="utf-8"?>
<NetworkConfiguration xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration">
  <VirtualNetworkConfiguration>
    <Dns>
      <DnsServers>
        <DnsServer name="dns-one" IPAddress="10.0.0.4" />
        <DnsServer name="dns-two" IPAddress="10.0.0.5" />
      </DnsServers>
    </Dns>
    <LocalNetworkSites>
`;

const middle = `    </LocalNetworkSites>
    <VirtualNetworkSites>
`;

const tail = `    </VirtualNetworkSites>
  </VirtualNetworkConfiguration>
</NetworkConfiguration>
`;

/** One virtual network in ten has a neighbour that is connected to it as a local site, each to the other. */
function paired(unit: number): boolean {
  return unit % 20 < 2;
}

// Even sites stand for offices; odd ones too, unless the network of the same number is one of a pair.
function siteXml(site: number): string {
  const unit = site >> 1;
  const neighbour = site % 2 === 1 && paired(unit);
  const prefixes = neighbour
    ? [networkPrefix(unit % 2 === 0 ? unit + 1 : unit - 1)]
    : [`${ipv4(0xac100000 + 32 * site)}/28`, `${ipv4(0xac100000 + 32 * site + 16)}/28`];
  return `      <LocalNetworkSite name="${siteName(site)}">
        <AddressSpace>
${prefixes.map((prefix) => `          <AddressPrefix>${prefix}</AddressPrefix>\n`).join("")}        </AddressSpace>
        <VPNGatewayAddress>${ipv4(0xc6120000 + site)}</VPNGatewayAddress>
      </LocalNetworkSite>
`;
}

function networkXml(unit: number): string {
  const first = 0x0a000000 + 256 * unit;
  return `      <VirtualNetworkSite name="network-${pad(unit)}" Location="${unit % 3 === 0 ? "North Europe" : "West Europe"}">
        <AddressSpace>
          <AddressPrefix>${networkPrefix(unit)}</AddressPrefix>
        </AddressSpace>
        <Subnets>
          <Subnet name="web">
            <AddressPrefix>${ipv4(first)}/26</AddressPrefix>
          </Subnet>
          <Subnet name="data">
            <AddressPrefix>${ipv4(first + 64)}/26</AddressPrefix>
          </Subnet>
          <Subnet name="GatewaySubnet">
            <AddressPrefix>${ipv4(first + 224)}/27</AddressPrefix>
          </Subnet>
        </Subnets>
        <DnsServersRef>
          <DnsServerRef name="dns-two" />
          <DnsServerRef name="dns-one" />
        </DnsServersRef>
        <Gateway>
          <ConnectionsToLocalNetwork>
            <LocalNetworkSiteRef name="${siteName(2 * unit)}">
              <Connection type="IPsec" />
            </LocalNetworkSiteRef>
            <LocalNetworkSiteRef name="${siteName(2 * unit + 1)}">
              <Connection type="IPsec" />
            </LocalNetworkSiteRef>
          </ConnectionsToLocalNetwork>
        </Gateway>
      </VirtualNetworkSite>
`;
}

function networkPrefix(unit: number): string {
  return `${ipv4(0x0a000000 + 256 * unit)}/24`;
}

function siteName(site: number): string {
  return `${site % 2 === 0 ? "office" : "partner"}-${pad(site)}`;
}

function pad(number: number): string {
  return String(number).padStart(5, "0");
}

function ipv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}
