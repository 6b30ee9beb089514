import type { Key } from "../../../model/key.ts";
import { known } from "../../../model/stated.ts";
import { ipv4Address } from "../fields/codecs.ts";
import type { LegacyReadContext } from "./legacyContext.ts";
import type { LegacyService } from "./legacyDocument.ts";
import { truthWords } from "./legacyWords.ts";
import { named, type Part, saysSomething } from "./part.ts";
import { type LegacyTunnel, readLegacyTunnel, type ServiceSettings } from "./readLegacyTunnel.ts";
import { readSharedKey } from "./readSharedKey.ts";
import { decodePart, type ReadValue, readValue, single } from "./readText.ts";

const owner = "the VPN service";
const noTunnel = "a setting of the service, which has no tunnel that it counts for";

/** Reads a VPN service: its own settings count for each of its tunnels. */
export function readLegacyService(
  context: LegacyReadContext,
  service: LegacyService,
  gateway: Key,
  scope: string,
): readonly LegacyTunnel[] {
  const { form, part, tunnels } = service;
  const settings: ServiceSettings = {
    form,
    scope,
    gateway,
    enabled: readValue(context, part, form.names.enabled, truthWords, owner),
    ...(form.id === "nsxv" ? readNsxvSettings(context, part) : readVcloudSettings(context, part)),
  };
  const read = tunnels.map((tunnel) => readLegacyTunnel(context, settings, tunnel));
  closeNsxv(context, part, settings);
  for (const value of [settings.enabled, settings.logging, settings.localAddress]) {
    if (value?.leaf !== undefined) context.ignoreLeaf(value.leaf, noTunnel);
  }
  if (form.id !== "nsxv") readEndpoints(context, part, read);
  return read;
}

type OwnSettings = Pick<ServiceSettings, "logging" | "localAddress" | "sharedKey" | "certificates">;

function readVcloudSettings(context: LegacyReadContext, part: Part | undefined): OwnSettings {
  return {
    logging: undefined,
    localAddress: readValue(context, part, "ExternalIpAddress", ipv4Address, owner),
    sharedKey: () => undefined,
    certificates: [],
  };
}

function readNsxvSettings(context: LegacyReadContext, part: Part | undefined): OwnSettings {
  for (const quiet of named(part, "version", "featureType")) {
    context.ignore(quiet, "which version of the settings this is");
  }
  const logging = single(context, part, "logging");
  // Some documents have the members of `logging` without it.
  for (const level of [...named(logging, "logLevel"), ...named(part, "logLevel")]) {
    context.ignore(level, "how much the log says: today's tunnels only have it on or off");
  }
  const own = readValue(context, logging, "enable", truthWords, owner);
  const global = single(context, part, "global");
  let key: { readonly read: ReturnType<typeof readSharedKey> } | undefined;
  const sharedKey = (): ReturnType<typeof readSharedKey> => {
    key ??= { read: readSharedKey(context, single(context, global, "psk"), undefined, owner) };
    return key.read;
  };
  return {
    logging: own ?? readValue(context, part, "enable", truthWords, owner),
    localAddress: undefined,
    sharedKey,
    certificates: named(global, "serviceCertificate", "caCertificates", "crlCertificates").filter(saysSomething),
  };
}

function closeNsxv(context: LegacyReadContext, part: Part | undefined, { certificates }: ServiceSettings): void {
  for (const global of named(part, "global")) {
    for (const key of named(global, "psk")) {
      context.ignore(key, "the key of far sides without a fixed address: no tunnel here takes it");
    }
  }
  for (const certificate of certificates) {
    context.leave(certificate, `"${certificate.name}" is not read: it names what only NSX Manager has`);
    context.report("NT2651", {
      message: `"${certificate.name}" is not read: it names what only NSX Manager has, and the file does not`,
      help: "Nothing, if no tunnel proves who it is by a certificate; else bring the certificates by hand",
      at: certificate.spot,
    });
  }
}

// The address that the far side sees, where the edge gateway is behind address translation.
function readEndpoints(context: LegacyReadContext, part: Part | undefined, tunnels: readonly LegacyTunnel[]): void {
  const own = new Set(tunnels.map(({ tunnel }) => tunnel.localAddress));
  for (const seen of named(part, "PublicIpAddress")) readPublicAddress(context, seen, seen, own);
  for (const endpoint of named(part, "Endpoint")) {
    const seen = single(context, endpoint, "PublicIp");
    if (seen === undefined) context.ignore(endpoint, "no address: the tunnels say theirs themselves");
    else readPublicAddress(context, seen, endpoint, own);
  }
}

function readPublicAddress(context: LegacyReadContext, part: Part, whole: Part, own: ReadonlySet<unknown>): void {
  const read: ReadValue<string> | undefined = decodePart(context, part, ipv4Address, `"${part.name}" of ${owner}`);
  const address = known(read?.value);
  if (address === undefined || own.has(address)) {
    context.ignore(whole, address === undefined ? "no address" : "the tunnels say this address themselves");
    return;
  }
  context.leave(whole, "an address that no tunnel here has");
  context.report("NT2653", {
    message: `"${address}", "${part.name}" of ${owner}, is not read: no tunnel here has it as its own address`,
    help: "Check which address the far side sees, and give it that one",
    at: whole.spot,
  });
}
