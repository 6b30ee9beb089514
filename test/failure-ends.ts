import { printYaml } from "../lib/source/printYaml.ts";
import { type Traced, TracedLeaf } from "../lib/source/traced.ts";
import type { Source } from "../mod.ts";

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** Members of a JSON object, to be laid over those of another: objects are merged, lists replaced, undefined takes away. */
export type Words = { readonly [name: string]: Json | undefined };

/** What is said of an Azure end beyond {@linkcode azureSources}. */
export interface AzureWords {
  readonly network?: Words;
  /** The public address. */
  readonly address?: Words;
  readonly gateway?: Words;
  /** The local network gateway. */
  readonly site?: Words;
  readonly connection?: Words;
  /** The IPsec policy of the connection; null: it has none. */
  readonly policy?: Words | null;
  /** Further connections. */
  readonly others?: readonly AzureResource[];
}

/** What is said of an edge end beyond {@linkcode edgeSources}. */
export interface EdgeWords {
  readonly tunnel?: Words;
  /** `ikeConfiguration`. */
  readonly ike?: Words;
  /** `tunnelConfiguration`. */
  readonly child?: Words;
  readonly dpd?: Words;
  /** The connection properties as a whole; null: the tunnel has the DEFAULT profile. */
  readonly properties?: Words | null;
  /** Further tunnels, with the same properties. */
  readonly others?: readonly Words[];
  /** What else stands in the bundle. */
  readonly bundle?: Words;
}

/** A resource as a template has it. */
export interface AzureResource {
  readonly kind: string;
  readonly name: string;
  readonly properties: Words;
}

/** The forms in which people hold an Azure end. */
export type AzureForm = "template" | "az" | "rest";

/** The forms in which people hold an edge end. */
export type EdgeForm = "json" | "yaml" | "capture";

const scope = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/net-rg/providers/Microsoft.Network";

function idOf(kind: string, name: string): string {
  const [outer = "", inner] = kind.split("/");
  const [first = "", second] = name.split("/");
  return `${scope}/${outer}/${first}${inner === undefined ? "" : `/${inner}/${second}`}`;
}

/** A route-based gateway at 192.0.2.1 in 10.1.0.0/16, connected to 10.2.0.0/16 behind 198.51.100.1 with a policy of its own. */
function azureResources(words: AzureWords): readonly AzureResource[] {
  const { policy = {}, others = [] } = words;
  const gateway = { id: idOf("virtualNetworkGateways", "quay-gw") };
  return [
    {
      kind: "virtualNetworks",
      name: "quay",
      properties: merged({ addressSpace: { addressPrefixes: ["10.1.0.0/16"] } }, words.network),
    },
    {
      kind: "publicIPAddresses",
      name: "quay-ip",
      properties: merged({ publicIPAllocationMethod: "Static", ipAddress: "192.0.2.1" }, words.address),
    },
    {
      kind: "virtualNetworkGateways",
      name: "quay-gw",
      properties: merged(
        {
          gatewayType: "Vpn",
          vpnType: "RouteBased",
          sku: { name: "VpnGw1AZ", tier: "VpnGw1AZ" },
          ipConfigurations: [ipConfiguration("default", "quay-ip")],
        },
        words.gateway,
      ),
    },
    {
      kind: "localNetworkGateways",
      name: "pier",
      properties: merged(
        { gatewayIpAddress: "198.51.100.1", localNetworkAddressSpace: { addressPrefixes: ["10.2.0.0/16"] } },
        words.site,
      ),
    },
    {
      kind: "connections",
      name: "quay-to-pier",
      properties: merged(
        {
          connectionType: "IPsec",
          connectionProtocol: "IKEv2",
          virtualNetworkGateway1: gateway,
          localNetworkGateway2: { id: idOf("localNetworkGateways", "pier") },
          usePolicyBasedTrafficSelectors: true,
          dpdTimeoutSeconds: 45,
          ...(policy === null ? {} : { ipsecPolicies: [merged(commonPolicy, policy)] }),
        },
        words.connection,
      ),
    },
    ...others,
  ];
}

const commonPolicy = {
  ikeEncryption: "AES256",
  ikeIntegrity: "SHA256",
  dhGroup: "DHGroup14",
  ipsecEncryption: "GCMAES256",
  ipsecIntegrity: "GCMAES256",
  pfsGroup: "PFS2048",
  saLifeTimeSeconds: 27000,
  saDataSizeKilobytes: 102400000,
};

/** An IP configuration of the gateway. */
export function ipConfiguration(name: string, address: string): Words {
  return {
    name,
    properties: {
      subnet: { id: idOf("virtualNetworks/subnets", "quay/GatewaySubnet") },
      publicIPAddress: { id: idOf("publicIPAddresses", address) },
    },
  };
}

/** A second connection of the same gateway and its site; without a site of its own it has that of the first. */
export function connectionBeside(name: string, words: Words, site?: Words): readonly AzureResource[] {
  const own = site === undefined ? "pier" : `${name}-site`;
  const connection = azureResources({
    connection: merged({ localNetworkGateway2: { id: idOf("localNetworkGateways", own) } }, words),
  }).find(({ kind }) => kind === "connections");
  return [
    ...(site === undefined ? [] : [{ kind: "localNetworkGateways", name: own, properties: site }]),
    ...(connection === undefined ? [] : [{ ...connection, name }]),
  ];
}

/** The Azure end as somebody holds it. */
export function azureSources(words: AzureWords, form: AzureForm): readonly Source[] {
  const resources = azureResources(words);
  switch (form) {
    case "template": {
      const template = {
        $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        contentVersion: "1.0.0.0",
        resources: resources.map(({ kind, name, properties }) => {
          const { sku, ...others } = properties;
          const outer = kind === "virtualNetworkGateways" ? { ...others, sku } : others;
          return { type: `Microsoft.Network/${kind}`, apiVersion: "2024-05-01", name, properties: inTemplate(outer) };
        }),
      };
      return [{ name: "azuredeploy.json", text: printed(template) }];
    }
    case "az":
      return resources.map(({ kind, name, properties }) => ({
        name: `${name}.json`,
        text: printed({ id: idOf(kind, name), name, type: `Microsoft.Network/${kind}`, ...flattened(properties) }),
      }));
    case "rest":
      return resources.map(({ kind, name, properties }) => ({
        name: `${name}.body.json`,
        text: printed({ id: idOf(kind, name), name, type: `Microsoft.Network/${kind}`, properties }),
      }));
  }
}

// Templates name resources by a function, everything that was deployed by an id.
function inTemplate(value: Json | undefined): Json | undefined {
  if (typeof value === "string" && value.startsWith(scope)) {
    const [, , outer = "", first, inner, second] = value.slice(scope.lastIndexOf("/")).split("/");
    const names = second === undefined ? [first] : [first, second];
    const type = inner === undefined ? outer : `${outer}/${inner}`;
    return `[resourceId('Microsoft.Network/${type}', ${names.map((name) => `'${name}'`).join(", ")})]`;
  }
  return mapped(value, inTemplate);
}

// The command line lifts the properties of everything that has an id or a name of its own.
function flattened(properties: Words): Words {
  const lift = (value: Json | undefined): Json | undefined => {
    if (!isObject(value)) return mapped(value, lift);
    const { properties: inner, ...outer } = value;
    return mapped(isObject(inner) ? { ...outer, ...inner } : outer, lift);
  };
  return lift(properties) as Words;
}

function mapped(value: Json | undefined, change: (value: Json | undefined) => Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => change(item) as Json);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]));
}

const edgeId = "urn:vcloud:gateway:00000000-0000-4000-8000-000000000001";
const base = `GET /cloudapi/1.0.0/edgeGateways/${edgeId}`;

/** The tunnel at 198.51.100.1 with 10.2.0.0/16 that meets {@linkcode azureSources}, as somebody holds it. */
export function edgeSources(words: EdgeWords, form: EdgeForm): readonly Source[] {
  const tunnels = [{}, ...(words.others ?? [])].map((other, index) => ({
    id: `00000000-0000-4000-8000-00000000001${index}`,
    tunnel: merged(merged(edgeTunnel(words), words.tunnel), other),
  }));
  const connectionProperties = words.properties === null ? undefined : merged(edgeProperties(words), words.properties);
  if (form === "capture") {
    const pages = {
      [base]: { id: edgeId, name: "pier-edge" },
      [`${base}/ipsec/tunnels`]: { values: tunnels.map(({ id, tunnel }) => ({ id, ...tunnel })) },
    };
    const single = tunnels.map(({ id }) => [`${base}/ipsec/tunnels/${id}/connectionProperties`, connectionProperties]);
    const capture = { ...pages, ...Object.fromEntries(single), ...inCapture(words.bundle ?? {}) };
    return [{ name: "capture.json", text: printed(capture) }];
  }
  const bundle = {
    ...words.bundle,
    ipsecVpnTunnels: tunnels.map(({ tunnel }) => ({ tunnel, connectionProperties })),
  };
  if (form === "yaml") return [{ name: "edge.yaml", text: printYaml(traced(bundle)).text }];
  return [{ name: "edge.json", text: printed(bundle) }];
}

function inCapture({ firewallRules, natRules }: Words): Words {
  return { [`${base}/firewall/rules`]: firewallRules, [`${base}/nat/rules`]: natRules && { values: natRules } };
}

function edgeTunnel({ properties }: EdgeWords): Words {
  return {
    name: "pier-to-quay",
    enabled: true,
    localEndpoint: { localId: "198.51.100.1", localAddress: "198.51.100.1", localNetworks: ["10.2.0.0/16"] },
    remoteEndpoint: { remoteId: "192.0.2.1", remoteAddress: "192.0.2.1", remoteNetworks: ["10.1.0.0/16"] },
    authenticationMode: "PSK",
    connectorInitiationMode: "INITIATOR",
    securityType: properties === null ? "DEFAULT" : "CUSTOM",
  };
}

function edgeProperties({ ike, child, dpd }: EdgeWords): Words {
  return {
    securityType: "CUSTOM",
    ikeConfiguration: merged(
      {
        ikeVersion: "IKE_V2",
        encryptionAlgorithms: ["AES_256"],
        digestAlgorithms: ["SHA2_256"],
        dhGroups: ["GROUP14"],
        saLifeTime: 86400,
      },
      ike,
    ),
    tunnelConfiguration: merged(
      {
        perfectForwardSecrecyEnabled: true,
        dfPolicy: "COPY",
        encryptionAlgorithms: ["AES_GCM_256"],
        digestAlgorithms: [],
        dhGroups: ["GROUP14"],
        saLifeTime: 3600,
      },
      child,
    ),
    dpdConfiguration: merged({ probeInterval: 45 }, dpd),
  };
}

function merged(under: Words, over: Words = {}): Words {
  const result: Record<string, Json | undefined> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const now = result[name];
    result[name] = isObject(now) && isObject(value) ? merged(now, value) : value;
  }
  return result;
}

function isObject(value: Json | undefined): value is Words {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function printed(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function traced(value: Json): Traced {
  if (Array.isArray(value)) return value.map(traced);
  if (!isObject(value)) return new TracedLeaf(value as string, "constant", [], undefined);
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, traced(member)] as const],
  );
  return Object.fromEntries(members);
}
