import type { ClientAccess, ClientCertificate, Gateway } from "../../../model/gateway.ts";
import type { VirtualNetwork } from "../../../model/network.ts";
import type { PublicAddress } from "../../../model/publicAddress.ts";
import { Secret } from "../../../model/secret.ts";
import { isUnresolved, textOf } from "../../../model/stated.ts";
import type { Leaf } from "../../../source/tree.ts";
import type { Answer } from "./answer.ts";
import type { Draft } from "./draft.ts";
import type { Owners } from "./owners.ts";
import { named, type Part, texts } from "./part.ts";
import type { Supplies } from "./supplies.ts";
import { routingWords, sizeWords, valueOfWord, type Words } from "./words.ts";

/** Takes routing type, size, address and default site of a gateway from an answer. */
export function supplyGateway(supplies: Supplies, owners: Owners, answer: Answer): void {
  const { context } = supplies;
  const { part } = answer;
  const network = owners.networkOf(answer, "A gateway");
  if (network === undefined) return;
  for (const id of named(part, "GatewayId")) context.ignore(id, "what the service calls it");
  const [state] = texts(named(part, "State"));
  if (/^notprovisioned$/i.test(state?.text ?? "")) {
    context.ignore(part, "the network has no gateway");
    context.report("NT2025", {
      message: `Virtual network "${textOf(network.name)}" has no gateway: its state is "${state?.text ?? ""}"`,
      help: "Nothing, if the network is to have none",
      at: state?.leaf ?? part.spot,
    });
    return;
  }
  for (const each of named(part, "State", "LastEvent", ...events)) context.ignore(each, "says how the gateway does");
  const [first] = supplies.gatewaysOf(network.key);
  const gateway = first ?? supplies.makeGateway(network, part);
  const draft = supplies.gateway(gateway);
  const words = `of the gateway of "${textOf(network.name)}"`;
  // Routes over a circuit come by BGP: such a gateway has no routing type.
  if (gateway.type === "ExpressRoute") {
    for (const type of named(part, "GatewayType")) context.ignore(type, "a gateway of a circuit has no routing type");
  } else sayWord(supplies, draft, "routing", routingWords, named(part, "GatewayType"), `"GatewayType" ${words}`);
  sayWord(supplies, draft, "sku", sizeWords, named(part, "GatewaySize", "GatewaySKU"), `the size ${words}`);
  for (const address of texts(named(part, "VIPAddress"))) supplyAddress(supplies, draft, address, textOf(network.name));
  supplyDefaultSite(supplies, draft, named(part, "DefaultSites", "DefaultSite"), words);
}

const events = ["LastEventData", "LastEventMessage", "LastEventID", "LastEventTimeStamp", "LastEventTimestamp"];

function sayWord<T extends string>(
  { context }: Supplies,
  draft: Draft<Gateway>,
  key: "routing" | "sku",
  words: Words<T>,
  parts: readonly Part[],
  what: string,
): void {
  for (const part of texts(parts)) {
    const expected = words.map(([word]) => word);
    const value = valueOfWord(words, part.text ?? "") ?? context.refuse(part, what, expected);
    draft.say(key, value as NonNullable<Gateway[typeof key]>, part, what);
  }
}

function supplyAddress(supplies: Supplies, draft: Draft<Gateway>, part: Part, network: string): void {
  const { context, publicAddresses } = supplies;
  const { leaf } = part;
  if (leaf === undefined) return;
  const address = context.read.address(leaf, { words: "the address of the gateway of", name: network });
  if (isUnresolved(address)) {
    context.origin(part);
    return;
  }
  const [known] = draft.value.addresses ?? [];
  const first = known === undefined || isUnresolved(known) ? undefined : known.publicAddress;
  const before = publicAddresses.find(({ key }) => key === first);
  if (before !== undefined) {
    if (before.address === address) context.agree(part);
    else context.differ(`the address of the gateway of "${network}"`, part, context.places.spotOf(before, "address"));
    return;
  }
  const { scope } = draft.value;
  const made: PublicAddress = { key: context.read.key("publicAddress"), scope, name: "", address };
  context.places.put(made, { address: context.origin(part) });
  publicAddresses.push(made);
  const configuration = { publicAddress: made.key };
  context.places.put(configuration, {}, leaf);
  const addresses = [configuration];
  context.places.put(addresses, []);
  draft.put("addresses", addresses);
}

/** Takes the site that gets all traffic which goes nowhere else. */
export function supplyDefaultSite(
  supplies: Supplies,
  draft: Draft<Gateway>,
  parts: readonly Part[],
  words: string,
): void {
  const { context, network } = supplies;
  const said = texts(parts);
  for (const part of said.slice(1)) context.differ(`The default site ${words}`, part, said[0]?.leaf);
  const [part] = said;
  if (part === undefined) return;
  const { scope } = draft.value;
  const candidates = network.sites.filter(({ name }) => textOf(name).toLowerCase() === part.text?.toLowerCase());
  const site = candidates.find((each) => each.scope === scope) ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (site !== undefined) {
    draft.say("defaultSite", site.key, part, `The default site ${words}`);
    return;
  }
  context.leave(part, "no input describes this site");
  context.report("NT2023", {
    message: `The default site ${words} is "${part.text ?? ""}", which no input describes`,
    help: "Give the network configuration that has it",
    at: part.leaf ?? part.spot,
  });
}

/** Takes default sites from an answer, or a command, of their own. */
export function supplyDefaultSites(supplies: Supplies, owners: Owners, answer: Answer): void {
  const network = owners.networkOf(answer, "A default site");
  if (network === undefined) return;
  const [gateway] = supplies.gatewaysOf(network.key);
  const { part } = answer;
  const draft = supplies.gateway(gateway ?? supplies.makeGateway(network, part));
  const words = `of the gateway of "${textOf(network.name)}"`;
  supplyDefaultSite(supplies, draft, named(part, "string", "DefaultSite"), words);
}

/** Takes the certificates that sign those of point-to-site clients. The list has no more of them than their thumbprints. */
export function supplyCertificates(supplies: Supplies, owners: Owners, answer: Answer): void {
  const { context } = supplies;
  const { part } = answer;
  const items = named(part, "ClientRootCertificate");
  const network = owners.networkOf(
    answer,
    "A list of root certificates",
    ({ clientPrefixes }) => clientPrefixes.length > 0,
  );
  if (network === undefined) return;
  const gateway = gatewayWithClients(supplies, network) ?? supplies.makeGateway(network, part);
  const draft = supplies.gateway(gateway);
  const known = draft.value.clients;
  const before = known === undefined || isUnresolved(known) ? [] : (known.rootCertificates ?? []);
  const added: ClientCertificate[] = [];
  for (const item of items.length > 0 ? items : [part]) {
    const certificate = readCertificate(supplies, item);
    if (certificate === undefined) continue;
    const twin = before.find(({ name }) => name === certificate.value.name);
    if (twin === undefined) added.push(certificate.done());
    else for (const each of certificate.parts) context.agree(each);
  }
  if (added.length === 0) return;
  const clients: ClientAccess = { rootCertificates: [...before, ...added] };
  context.places.put(clients, {}, part.spot);
  draft.put("clients", clients);
}

interface ReadCertificate {
  readonly value: ClientCertificate;
  readonly parts: readonly Part[];
  done(): ClientCertificate;
}

function readCertificate({ context }: Supplies, part: Part): ReadCertificate | undefined {
  const [subject] = texts(named(part, "Subject"));
  const [thumbprint] = texts(named(part, "Thumbprint"));
  if (subject === undefined && thumbprint === undefined) return undefined;
  for (const each of named(part, "ExpirationTime")) context.ignore(each, "follows from the certificate");
  if (thumbprint !== undefined) context.hide(thumbprint);
  const value: ClientCertificate = {
    ...(subject === undefined ? {} : { name: (subject.text ?? "").replace(/^CN=/i, "") }),
    ...(thumbprint === undefined ? {} : { thumbprint: new Secret(thumbprint.text ?? "") }),
  };
  const parts = [subject, thumbprint].filter((each) => each !== undefined);
  return {
    value,
    parts,
    done: () => {
      const origins: { name?: readonly Leaf[]; thumbprint?: readonly Leaf[] } = {
        ...(subject === undefined ? {} : { name: context.origin(subject) }),
        ...(thumbprint === undefined ? {} : { thumbprint: context.origin(thumbprint) }),
      };
      context.places.put(value, origins, part.spot);
      return value;
    },
  };
}

function gatewayWithClients(supplies: Supplies, network: VirtualNetwork): Gateway | undefined {
  const gateways = supplies.gatewaysOf(network.key).filter(({ type }) => type === "Vpn");
  return gateways.find(({ clientPrefixes }) => clientPrefixes.length > 0) ?? gateways[0];
}
