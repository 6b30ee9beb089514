import type { ConnectSubscription } from "../model/connectGroup.ts";
import type { DeploymentInput } from "../model/deploymentInput.ts";
import type { ClientAccess, ClientCertificate, Gateway, GatewayAddress } from "../model/gateway.ts";
import type { Key } from "../model/key.ts";
import type { PublicAddress } from "../model/publicAddress.ts";
import type { Leaf, Spot } from "../source/tree.ts";
import { type Address, addressList } from "./connectAddresses.ts";
import { located, type Region } from "./connectRegion.ts";
import type { Units } from "./connectUnits.ts";
import { leavesOf, Mirror } from "./origins.ts";
import type { TurnContext } from "./turnContext.ts";

/** What the network of a subscription is called, and from where. */
export interface PlanName {
  readonly text: string;
  readonly leaves: readonly Leaf[];
}

/** What the gateway of one subscription is made from. */
export interface GatewayParts {
  readonly scope: string;
  readonly subscription: ConnectSubscription | undefined;
  readonly units: Units;
  readonly name: PlanName;
  /** Addresses of machines that dial in. */
  readonly pool: readonly Address[];
  readonly region: Region | undefined;
  readonly virtualNetwork: Key;
  /** What to point at where a part has no place of its own. */
  readonly whole: Spot | undefined;
}

/** A gateway, and what comes with it. */
export interface ConnectGateway {
  readonly gateway: Gateway;
  readonly publicAddress: PublicAddress;
  /** What a deployment has to be given. */
  readonly inputs: readonly DeploymentInput[];
}

/** The gateway that machines dial in to, and that has the tunnels to sites. */
export function connectGateway(context: TurnContext, parts: GatewayParts): ConnectGateway {
  const { places } = context;
  const { scope, units, name, pool, region, virtualNetwork, whole } = parts;
  const isLarge = units.sites.length > 30;
  const sku = isLarge ? "VpnGw4AZ" : "VpnGw1AZ";
  const dialsIn = units.clients.members.length > 0;
  const input = dialsIn ? certificateInput(context, parts) : undefined;
  const clients = input === undefined ? undefined : clientAccess(context, parts, input);
  const key = context.key("gateway");
  const publicAddress = publicAddressOf(context, parts);
  const gateway = located(new Mirror<Gateway>(places), region)
    .say("key", key)
    .say("scope", scope)
    .say("name", `${name.text}-gateway`, name.leaves, `"${name.text}-gateway": after its network`)
    .say("addresses", gatewayAddresses(context, parts, publicAddress))
    .say("virtualNetwork", virtualNetwork)
    .assume("type", "Vpn", "Vpn: machines dial in, and sites have tunnels, over the internet")
    .assume("routing", "RouteBased", "RouteBased: machines that dial in and several tunnels need it")
    .assume("sku", sku, `${sku}: the smallest size that can be made anew and takes ${isLarge ? 100 : 30} tunnels`)
    .say("clientPrefixes", dialsIn ? addressList(places, pool) : [])
    .say("clients", clients)
    .done(whole);
  return { gateway, publicAddress, inputs: input === undefined ? [] : [input] };
}

function publicAddressOf(context: TurnContext, { scope, name, region, whole }: GatewayParts): PublicAddress {
  const why = "Standard, regional and static: the only public address that a new gateway takes";
  const called = `${name.text}-gateway-pip`;
  return located(new Mirror<PublicAddress>(context.places), region)
    .say("key", context.key("public-address"))
    .say("scope", scope)
    .say("name", called, name.leaves, `"${called}": after its gateway`)
    .assume("allocation", "Static", why)
    .assume("sku", "Standard", why)
    .assume("tier", "Regional", why)
    .assume("version", "IPv4", "IPv4: what machines dial in to")
    .done(whole);
}

function gatewayAddresses(
  { places }: TurnContext,
  { name, whole }: GatewayParts,
  { key }: PublicAddress,
): readonly GatewayAddress[] {
  const configuration = new Mirror<GatewayAddress>(places)
    .assume("name", "gatewayIpConfiguration", '"gatewayIpConfiguration": a name for the address of the gateway')
    .assume("privateAllocation", "Dynamic", "Dynamic: Azure gives the gateway its address in the subnet")
    .say("publicAddress", key, name.leaves, `"${name.text}-gateway-pip": the address of the gateway`)
    .done(whole);
  const addresses = [configuration];
  places.put(addresses, []);
  return addresses;
}

function clientAccess(
  { places }: TurnContext,
  { subscription, whole }: GatewayParts,
  { name, description }: CertificateInput,
): ClientAccess {
  const leaves = subscription === undefined ? [] : leavesOf(places, subscription, "certificateRequired");
  const open = "OpenVPN: it runs over TCP port 443, as Connect did, and needs nothing else open on the way";
  const protocols = ["OpenVPN", "IkeV2"];
  places.put(protocols, []);
  places.assume(protocols, 0, open);
  places.assume(protocols, 1, "IkeV2: what machines of today have built in; it needs UDP ports 500 and 4500");
  const authentication = "Certificate: in the place of activation tokens, which machines do not have any more";
  const data = { unresolved: `parameters('${name}')`, reason: description };
  const root = new Mirror<ClientCertificate>(places)
    .assume("name", "root", '"root": a name for the certificate')
    .assume("data", data, "a parameter: the root certificate that signs those of the machines that dial in")
    .done(whole);
  return new Mirror<ClientAccess>(places)
    .say("protocols", protocols)
    .single("authentication", "Certificate", leaves, authentication)
    .say("rootCertificates", [root])
    .done(whole);
}

type CertificateInput = DeploymentInput & { readonly description: string };

// Nobody has a certificate yet: what a deployment is given stands in its place.
function certificateInput(context: TurnContext, { scope, subscription, whole }: GatewayParts): CertificateInput {
  const network = subscription?.name ?? "connect";
  const name = `clientRootCertificate_${network.replace(/[^A-Za-z0-9]+/g, "_")}`;
  const description = `Root certificate of the machines that dial in to ${network}, Base64, one line`;
  context.report("NT3532", {
    message: `Machines that dial in show certificates; the root certificate is asked for as the parameter "${name}"`,
    help: "Make a root certificate, sign one for each machine with it, and give the root when deploying",
    at: whole,
  });
  return { scope, name, type: "string", description };
}
