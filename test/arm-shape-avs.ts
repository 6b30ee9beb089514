// What resources of Azure VMware Solution may say. Its SDK is no dependency of the project. Names, types and what is
// read-only: Azure/azure-rest-api-specs, specification/vmware/resource-manager/Microsoft.AVS, stable 2023-09-01, vmware.json
// (PrivateCloud, ExpressRouteAuthorization, GlobalReachConnection, WorkloadNetworkSegment), and the template reference of Microsoft.AVS for that
// version; both agree with @azure/arm-avs 4.0.0. Without what nettrans never writes: identity, encryption, availability.

type Shape = { readonly [name: string]: "string" | "int" | "strings" | Shape };

const envelope: Shape = {
  type: "string",
  apiVersion: "string",
  name: "string",
  condition: "string",
  dependsOn: "strings",
};

const shapes: Readonly<Record<string, Shape>> = {
  "Microsoft.AVS/privateClouds": {
    ...envelope,
    location: "string",
    sku: { name: "string" },
    properties: {
      managementCluster: { clusterSize: "int" },
      internet: "string",
      networkBlock: "string",
      extendedNetworkBlocks: "strings",
      vcenterPassword: "string",
      nsxtPassword: "string",
    },
  },
  "Microsoft.AVS/privateClouds/authorizations": { ...envelope, properties: { expressRouteId: "string" } },
  "Microsoft.AVS/privateClouds/globalReachConnections": {
    ...envelope,
    properties: { authorizationKey: "string", peerExpressRouteCircuit: "string", expressRouteId: "string" },
  },
  "Microsoft.AVS/privateClouds/workloadNetworks/segments": {
    ...envelope,
    properties: {
      displayName: "string",
      connectedGateway: "string",
      subnet: { dhcpRanges: "strings", gatewayAddress: "string" },
    },
  },
};

/** What is wrong with the shape of a resource of Azure VMware Solution. */
export function checkCloudResource(resource: unknown): string[] {
  const { type, apiVersion, tags, ...others } = resource as Readonly<Record<string, unknown>> & {
    readonly type: string;
  };
  const shape = shapes[type];
  if (shape === undefined) return [`type: "${type}" is none that is checked`];
  const texts = Object.values((tags ?? {}) as object).every((value) => typeof value === "string");
  return [
    ...(apiVersion === "2023-09-01" ? [] : [`apiVersion: "${apiVersion}" is not the one that was checked`]),
    ...(tags === undefined || (type === "Microsoft.AVS/privateClouds" && texts) ? [] : ["tags: not here, or no texts"]),
    ...check(others, shape, ""),
  ];
}

function check(value: object, shape: Shape, path: string): string[] {
  return Object.entries(value).flatMap(([name, item]) => {
    const place = path === "" ? name : `${path}.${name}`;
    const expected = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (expected === undefined) return [`${place}: no such property that can be written`];
    if (typeof item === "string" && /^\[(?!\[).*\]$/s.test(item)) return [];
    if (typeof expected === "object") {
      return typeof item === "object" && item !== null
        ? check(item, expected, place)
        : [`${place}: expected an object`];
    }
    const fits =
      expected === "strings"
        ? Array.isArray(item) && item.every((each) => typeof each === "string")
        : typeof item === (expected === "int" ? "number" : "string");
    return fits ? [] : [`${place}: expected ${expected}`];
  });
}
