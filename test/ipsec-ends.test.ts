import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOfEnd, placeAt, type TunnelEnd, tunnelEnds } from "../lib/ipsec/tunnelEnd.ts";
import type { Gateway } from "../lib/model/gateway.ts";
import { emptyNetwork, type Network } from "../lib/model/network.ts";
import type { Tunnel } from "../lib/model/tunnel.ts";
import { azureOf, edgeOf } from "./ipsec-ends.ts";
import { placed } from "./ipsec-told.ts";

const open = { unresolved: "parameters('x')", reason: "Supply a value for the parameter x" };

function networkOf(tunnel: Partial<Tunnel>, gateway: Partial<Gateway> | undefined): Network {
  const { publicAddresses, site, virtualNetwork, ...end } = azureOf({ tunnel });
  const own = { ...(end.gateway as Gateway), virtualNetwork: "v", ...gateway };
  return {
    ...emptyNetwork,
    tunnels: [end.tunnel],
    gateways: gateway === undefined ? [] : [own],
    sites: site === undefined ? [] : [site],
    virtualNetworks: virtualNetwork === undefined ? [] : [virtualNetwork],
    publicAddresses,
  };
}

type Row = readonly [
  title: string,
  tunnel: Partial<Tunnel>,
  gateway: Partial<Gateway> | undefined,
  vendor: "azure" | "edge" | "none",
];

const rows: readonly Row[] = [
  ["a connection of a gateway", {}, {}, "azure"],
  ["a connection whose gateway no input describes", {}, undefined, "azure"],
  ["a tunnel of an edge", { localAddress: "198.51.100.1" }, { type: "Edge" }, "edge"],
  ["a tunnel with an address of its own and no gateway", { localAddress: "198.51.100.1" }, undefined, "edge"],
  ["an address of its own at an Azure gateway", { localAddress: "198.51.100.1" }, {}, "azure"],
  ["a private circuit", { medium: "ExpressRoute" }, {}, "none"],
  ["a gateway of private circuits", {}, { type: "ExpressRoute" }, "none"],
  ["two gateways of one network", { remoteGateway: "h" }, {}, "none"],
  ["a gateway of another network", { remoteGatewayId: "id" }, {}, "none"],
  ["what it goes over is not known", { medium: open }, {}, "azure"],
];

for (const [title, tunnel, gateway, vendor] of rows) {
  test(`ends of tunnels: ${title}`, () => {
    const read = { network: networkOf(tunnel, gateway), file: "a.json" };
    const found = (["azure", "edge"] as const).filter((each) => tunnelEnds(read, each).length > 0);
    assert.deepEqual(found, vendor === "none" ? [] : [vendor]);
  });
}

test("an end has what it refers to", () => {
  const network = networkOf({}, {});
  const [end] = tunnelEnds({ network, file: "a.json" }, "azure");
  assert.deepEqual(
    [
      end?.gateway?.key,
      end?.site?.key,
      end?.virtualNetwork?.key,
      end?.publicAddresses.map(({ key }) => key),
      end?.file,
    ],
    ["g", "s", "v", ["p"], "a.json"],
  );
  const [bare] = tunnelEnds({ network: networkOf({ site: "other" }, undefined), file: "a.json" }, "azure");
  assert.deepEqual(
    [bare?.gateway, bare?.site, bare?.virtualNetwork, bare?.publicAddresses],
    [undefined, undefined, undefined, []],
  );
  const [later] = tunnelEnds(
    { network: networkOf({}, { addresses: [open, { publicAddress: "q" }] }), file: "" },
    "azure",
  );
  assert.deepEqual(later?.publicAddresses, []);
});

test("the file of an end is the one that its name was read from", () => {
  const { places } = placed({ ...azureOf(), file: "b.json" });
  const network = { ...networkOf({}, {}), tunnels: [azureOf().tunnel] };
  assert.equal(tunnelEnds({ network, file: "a.json", places }, "azure")[0]?.file, "a.json");
  const own = placed({ ...azureOf(), file: "b.json" });
  assert.equal(
    tunnelEnds({ network: { ...network, tunnels: [own.tunnel] }, file: "a.json", places: own.places }, "azure")[0]
      ?.file,
    "b.json",
  );
});

function unnamed(end: TunnelEnd): TunnelEnd {
  const { name: _, ...tunnel } = end.tunnel;
  return { ...end, tunnel };
}

test("the name of an end is its own, else that of its site, else what it is", () => {
  assert.equal(nameOfEnd(azureOf()), "connection");
  assert.equal(nameOfEnd(azureOf({ tunnel: { name: open } })), "parameters('x')");
  assert.equal(nameOfEnd(unnamed(azureOf())), "edge");
  const alone = { ...unnamed(azureOf()), site: undefined };
  assert.equal(nameOfEnd({ ...alone, tunnel: { ...alone.tunnel, siteName: "far" } }), "far");
  assert.equal(nameOfEnd(alone), "connection");
  assert.equal(nameOfEnd({ ...unnamed(edgeOf()), site: undefined }), "tunnel");
});

test("a finding points at what is stated, else at what stands nearest", () => {
  const end = placed(azureOf({ tunnel: { protocol: "IKEv2" } }));
  const { tunnel, site } = end;
  assert.equal(placeAt(end, [tunnel, "policy"], [tunnel, "protocol"])?.path, "tunnel/protocol");
  assert.equal(placeAt(end, [undefined, "policy"], [site, "gatewayAddress"])?.path, "site/gatewayAddress");
  assert.equal(placeAt(end, [tunnel, "policy"], [site, "gatewayName"])?.path, "site/name");
  assert.equal(placeAt(end, [tunnel, "policy"])?.path, "tunnel/name");
  assert.equal(placeAt(end)?.path, "tunnel/name");
  assert.equal(placeAt(azureOf(), [tunnel, "protocol"]), undefined);
});
