import type { Code } from "../diagnostics/code.ts";
import type { Secret } from "../model/secret.ts";
import { isUnresolved, known, type Stated, textOf } from "../model/stated.ts";
import type { ParameterName } from "./end.ts";
import { type Place, placeAt, type TunnelEnd } from "./tunnelEnd.ts";

/** What two ends have to agree on that is no algorithm: addresses, identities, keys. */
export interface PeerCheck {
  readonly parameter: ParameterName;
  readonly azure: readonly string[];
  readonly cds: readonly string[];
  /** `provided`: an input rightly leaves it out, and the verdict stands if `condition` holds. */
  readonly status: "ok" | "differs" | "provided";
  readonly condition: string | undefined;
  /** Present where it differs. */
  readonly finding: PeerFinding | undefined;
}

interface PeerFinding {
  readonly code: Code;
  readonly message: string;
  readonly help: string;
  readonly azureAt: Place | undefined;
  readonly cdsAt: Place | undefined;
}

/** What both ends have. */
interface Compared {
  readonly parameter: ParameterName;
  readonly azure: readonly string[];
  readonly cds: readonly string[];
}

function ok({ parameter, azure, cds }: Compared): PeerCheck {
  return { parameter, azure, cds, status: "ok", condition: undefined, finding: undefined };
}

function provided({ parameter, azure, cds }: Compared, condition: string): PeerCheck {
  return { parameter, azure, cds, status: "provided", condition, finding: undefined };
}

function differs({ parameter, azure, cds }: Compared, finding: PeerFinding): PeerCheck {
  return { parameter, azure, cds, status: "differs", condition: undefined, finding };
}

/** Checks addresses, identities, the kind of proof and the key of both ends. */
export function checkPeers(azure: TunnelEnd, cds: TunnelEnd): readonly PeerCheck[] {
  return [
    edgeAddress(azure, cds),
    azureAddress(azure, cds),
    authentication(azure, cds),
    azureIdentity(azure, cds),
    ...(certified(azure) || certified(cds) ? [] : [sharedKey(azure, cds)]),
  ];
}

/** Whether one of the checks whose names begin like this found a difference. */
export function parameterFails(checks: readonly PeerCheck[], start: string): boolean {
  return checks.some(({ parameter, status }) => status === "differs" && parameter.startsWith(start));
}

function shown(value: Stated<string> | undefined): readonly string[] {
  return value === undefined ? [] : [textOf(value)];
}

/** The address of the edge, as the local network gateway of Azure has it and as the edge has it. */
function edgeAddress(azure: TunnelEnd, cds: TunnelEnd): PeerCheck {
  const expected = azure.site?.gatewayAddress ?? azure.site?.gatewayName;
  const actual = cds.tunnel.localAddress;
  const base: Compared = { parameter: "address.cds", azure: shown(expected), cds: shown(actual) };
  const wanted = known(azure.site?.gatewayAddress);
  const own = known(actual);
  if (wanted === undefined || own === undefined) {
    const said = own ?? wanted ?? (expected === undefined ? undefined : textOf(expected));
    const silent = own === undefined ? unstated(cds, actual) : unstated(azure, expected);
    return provided(base, `Azure reaches the edge${said === undefined ? "" : ` at ${said}`}: ${silent}`);
  }
  if (wanted === own) return ok(base);
  if (isPrivate(own) && !isPrivate(wanted)) {
    return provided(base, `${wanted} is translated to ${own}, the address of the edge`);
  }
  return differs(base, {
    code: "NT4008",
    message: `Azure looks for the edge at ${wanted}, and the edge is at ${own}`,
    help: `Set the address of the local network gateway to ${own}, or that of the edge tunnel to ${wanted}`,
    azureAt: placeAt(azure, [azure.site, "gatewayAddress"], [azure.tunnel, "site"]),
    cdsAt: placeAt(cds, [cds.tunnel, "localAddress"]),
  });
}

/** The addresses of an Azure gateway that inputs tell, and whether these are all. */
export function azureAddresses({ publicAddresses, gateway }: TunnelEnd): {
  readonly addresses: readonly string[];
  readonly complete: boolean;
} {
  const addresses = publicAddresses.map(({ address }) => known(address)).filter((each) => each !== undefined);
  return { addresses, complete: addresses.length > 0 && addresses.length === (gateway?.addresses?.length ?? 0) };
}

function azureAddress(azure: TunnelEnd, cds: TunnelEnd): PeerCheck {
  const expected = cds.site?.gatewayAddress;
  const { addresses, complete } = azureAddresses(azure);
  const base: Compared = { parameter: "address.azure", azure: addresses, cds: shown(expected) };
  const wanted = known(expected);
  if (wanted !== undefined && addresses.includes(wanted)) return ok(base);
  if (wanted === undefined || !complete || known(azure.tunnel.privateAddress) === true) {
    const condition =
      wanted === undefined
        ? `the edge reaches the Azure gateway${addresses.length === 0 ? "" : ` at ${addresses.join(" or ")}`}: ${unstated(cds, expected)}`
        : `the Azure gateway has the address ${wanted}: ${unstated(azure)}`;
    return provided(base, condition);
  }
  return differs(base, {
    code: "NT4008",
    message: `The edge looks for Azure at ${wanted}, and the Azure gateway has ${addresses.join(" and ")}`,
    help: `Set the remote address of the edge tunnel to ${addresses[0]}, and its remote id too where it is set`,
    azureAt: placeAt(azure, [azure.publicAddresses[0], "address"]),
    cdsAt: placeAt(cds, [cds.site, "gatewayAddress"]),
  });
}

/**
 * The identity that the edge expects of Azure, which sends its own address as IPv4 identity and has no setting for it: logs of
 * peers in libreswan and strongSwan issues. NSX compares it with the remote id, or else the remote address (Broadcom
 * KB 434656, read 2026-11-21); the type counts too (RFC 7296, 3.5).
 */
function azureIdentity(azure: TunnelEnd, cds: TunnelEnd): PeerCheck {
  const { addresses, complete } = azureAddresses(azure);
  const remoteAddress = known(cds.site?.gatewayAddress);
  const { remoteId } = cds.tunnel;
  const guessed = remoteAddress === undefined ? [] : [remoteAddress];
  const sent = complete || addresses.length > 0 ? addresses : guessed;
  const expected = remoteId ?? cds.site?.gatewayAddress;
  const base: Compared = { parameter: "identity.azure", azure: sent, cds: shown(expected) };
  if (remoteId === undefined) return ok(base);
  const wanted = known(remoteId);
  if (wanted !== undefined && sent.includes(wanted)) return ok(base);
  const mayBe = wanted !== undefined && isAddress(wanted) && (sent.length === 0 || known(azure.tunnel.privateAddress));
  if (wanted === undefined || mayBe === true || (!complete && addresses.length > 0 && isAddress(wanted))) {
    return provided(base, `Azure sends ${textOf(remoteId)} as its identity`);
  }
  const own = sent[0] ?? "its address";
  return differs(base, {
    code: "NT4007",
    message: `The edge expects Azure to be "${wanted}", and Azure says it is ${own}`,
    help: `Set the remote id of the edge tunnel to ${own}, or take it away: Azure has no setting for its identity`,
    azureAt: placeAt(azure, [azure.publicAddresses[0], "address"]),
    cdsAt: placeAt(cds, [cds.tunnel, "remoteId"]),
  });
}

function certified({ tunnel }: TunnelEnd): boolean {
  return /^certificate$/i.test(known(tunnel.authentication) ?? "");
}

function authentication(azure: TunnelEnd, cds: TunnelEnd): PeerCheck {
  const [left, right] = [azure, cds].map((end) => (certified(end) ? "certificate" : "pre-shared key"));
  const base: Compared = { parameter: "authentication", azure: [left ?? ""], cds: [right ?? ""] };
  const open = [azure, cds].find(({ tunnel }) => isUnresolved(tunnel.authentication));
  if (open !== undefined) {
    return provided(base, `both ends prove themselves alike: ${unstated(open, open.tunnel.authentication)}`);
  }
  if (left === right) {
    if (left !== "certificate") return ok(base);
    return provided(base, "each end trusts the certificate of the other");
  }
  return differs(base, {
    code: "NT4010",
    message: `The Azure end proves itself with a ${left}, the edge with a ${right}`,
    help: "Let both use a pre-shared key, or both a certificate",
    azureAt: placeAt(azure, [azure.tunnel, "authentication"]),
    cdsAt: placeAt(cds, [cds.tunnel, "authentication"]),
  });
}

function sharedKey(azure: TunnelEnd, cds: TunnelEnd): PeerCheck {
  const left = azure.tunnel.sharedKey;
  const right = cds.tunnel.sharedKey;
  // Exports leave an empty text where a key was; nobody takes one.
  const stated = ({ tunnel }: TunnelEnd): Secret | undefined => {
    const key = known(tunnel.sharedKey);
    return key?.reveal() === "" ? undefined : key;
  };
  const said = (key: Stated<Secret> | undefined): readonly string[] =>
    key === undefined ? [] : [isUnresolved(key) ? "(not known)" : "(stated)"];
  const base: Compared = { parameter: "sharedKey", azure: said(left), cds: said(right) };
  const own = stated(azure);
  const theirs = stated(cds);
  if (own === undefined || theirs === undefined) {
    const silent = [azure, cds].filter((end) => stated(end) === undefined);
    const who =
      silent.length === 2
        ? `neither ${azure.file} nor ${cds.file} states one`
        : `${silent[0]?.file} does not state one`;
    return provided(base, `the pre-shared keys are equal: ${who}`);
  }
  if (own.equals(theirs)) return ok(base);
  return differs(base, {
    code: "NT4006",
    message: "The pre-shared keys of the two ends differ",
    help: "Enter the same key at both ends; watch for blanks and quotation marks that came along when it was copied",
    azureAt: placeAt(azure, [azure.tunnel, "sharedKey"]),
    cdsAt: placeAt(cds, [cds.tunnel, "sharedKey"]),
  });
}

function unstated({ file }: TunnelEnd, value?: Stated<string>): string {
  return value === undefined ? `${file} does not state it` : `${file} states it as ${textOf(value)}`;
}

function isAddress(text: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(text);
}

/** Whether an address is not reachable over the internet: RFC 1918, and shared space (RFC 6598). */
export function isPrivate(address: string): boolean {
  const [a = 0, b = 0] = address.split(".").map(Number);
  return a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b < 128);
}
