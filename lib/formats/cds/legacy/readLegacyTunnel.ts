import type { Key } from "../../../model/key.ts";
import type { Secret } from "../../../model/secret.ts";
import type { Site } from "../../../model/site.ts";
import { isUnresolved, type Stated } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { Leaf } from "../../../source/tree.ts";
import { ipv4Address, text } from "../fields/codecs.ts";
import { Draft, type LegacyReadContext } from "./legacyContext.ts";
import { nsxvAuthentications, nsxvIkeVersions, nsxvSessionTypes, truthWords } from "./legacyWords.ts";
import { isBlank, named, type Part, saysSomething } from "./part.ts";
import { readPolicy } from "./readPolicy.ts";
import { readSharedKey } from "./readSharedKey.ts";
import { decodePart, type ReadValue, readValue, reportTwice, single } from "./readText.ts";
import type { TunnelForm } from "./tunnelForms.ts";

/** What a service says of all its tunnels. */
export interface ServiceSettings {
  readonly form: TunnelForm;
  readonly scope: string;
  readonly gateway: Key;
  readonly enabled: ReadValue<boolean> | undefined;
  readonly logging: ReadValue<boolean> | undefined;
  /** The address of the edge gateway, where tunnels have none of their own. */
  readonly localAddress: ReadValue<string> | undefined;
  /** The key of far sides without a fixed address. */
  readonly sharedKey: () => ReadValue<Secret> | undefined;
  /** What names certificates of the edge gateway. */
  readonly certificates: readonly Part[];
}

/** A tunnel and its far side. */
export interface LegacyTunnel {
  readonly tunnel: Tunnel;
  readonly site: Site;
}

/** Reads one tunnel of an older form. */
export function readLegacyTunnel(context: LegacyReadContext, service: ServiceSettings, part: Part): LegacyTunnel {
  return new TunnelReader(context, service, part).read();
}

class TunnelReader {
  readonly #context: LegacyReadContext;
  readonly #service: ServiceSettings;
  readonly #part: Part;
  readonly #owner: string;
  readonly #tunnel: Draft<Tunnel>;

  constructor(context: LegacyReadContext, service: ServiceSettings, part: Part) {
    this.#context = context;
    this.#service = service;
    this.#part = part;
    this.#owner = ownerOf(part, service.form.names.name);
    this.#tunnel = new Draft<Tunnel>(context);
  }

  read(): LegacyTunnel {
    const { form, scope, gateway } = this.#service;
    this.#tunnel.say("key", this.#context.key("tunnel")).say("scope", scope);
    this.#texts();
    this.#enabled();
    this.#tunnel.say("gateway", gateway);
    if (form.id === "nsxv") this.#nsxv();
    const mayBeRouteBased = this.#sessionType();
    const site = this.#site(mayBeRouteBased);
    this.#tunnel.say("site", site.key);
    this.#networks();
    const policy = readPolicy(this.#context, this.#part, form.policy, form.ciphers, this.#owner);
    this.#tunnel.say("policy", policy);
    this.#rest();
    return { tunnel: this.#tunnel.done(this.#part.spot), site };
  }

  #texts(): void {
    const { names } = this.#service.form;
    for (const key of ["name", "description", "localId"] as const) {
      const read = readValue(this.#context, this.#part, names[key], text, this.#owner);
      if (read !== undefined) this.#tunnel.say(key, read.value, read.leaf);
    }
    const own = readValue(this.#context, this.#part, names.localAddress, ipv4Address, this.#owner);
    const address = own ?? this.#service.localAddress;
    if (address !== undefined) this.#tunnel.say("localAddress", address.value, address.leaf);
    const remoteId = this.#remoteId();
    if (remoteId !== undefined) this.#tunnel.say("remoteId", remoteId.value, ...remoteId.leaves);
  }

  // The vCloud API says it in the tunnel, and in what the far side is, which is deprecated.
  #remoteId(): { readonly value: Stated<string>; readonly leaves: readonly (Leaf | undefined)[] } | undefined {
    const name = this.#service.form.names.remoteId;
    const own = readValue(this.#context, this.#part, name, text, this.#owner);
    const peer = single(this.#context, this.#part, "IpsecVpnThirdPartyPeer");
    const other = readValue(this.#context, peer, "PeerId", text, this.#owner);
    // What is not understood in one place can be said in the other.
    if (own === undefined || (isUnresolved(own.value) && !isUnresolved(other?.value))) {
      const read = other ?? own;
      return read && { value: read.value, leaves: [read.leaf] };
    }
    if (other === undefined || isUnresolved(other.value)) return { value: own.value, leaves: [own.leaf] };
    if (other.value === own.value) return { value: own.value, leaves: [own.leaf, other.leaf] };
    const [first] = named(this.#part, name);
    for (const second of named(peer, "PeerId")) reportTwice(this.#context, name, first as Part, second);
    return { value: own.value, leaves: [own.leaf] };
  }

  #enabled(): void {
    const { form, enabled: all } = this.#service;
    const own = readValue(this.#context, this.#part, form.names.enabled, truthWords, this.#owner);
    if (own === undefined && all === undefined) return;
    if (own?.value === true && all?.value === false) {
      if (own.leaf !== undefined) this.#context.places.note(own.leaf, "off: the service as a whole is");
      this.#context.report("NT2652", {
        message: `${capital(this.#owner)} is on, but the VPN service of the edge gateway is off: it is read as off`,
        help: "Nothing, if the tunnel is to stay off; else turn it on where it is converted to",
        at: own.spot,
        related: [{ message: "The service is off here", at: all.spot }],
      });
    }
    // What decides is what to point at.
    const said = all?.value === false ? [all, own] : [own, all];
    const stated = said.filter((each) => each !== undefined);
    const isOff = stated.some(({ value }) => value === false);
    const open = isOff ? undefined : stated.find(({ value }) => isUnresolved(value));
    const decisive = open === undefined ? stated.filter(({ value }) => !isUnresolved(value)) : [open, ...stated];
    this.#tunnel.say("enabled", open?.value ?? !isOff, ...decisive.map(({ leaf }) => leaf));
  }

  #nsxv(): void {
    const { logging } = this.#service;
    if (logging !== undefined) this.#tunnel.say("logging", logging.value, logging.leaf);
    const version = readValue(this.#context, this.#part, "ikeOption", nsxvIkeVersions, this.#owner);
    if (version !== undefined) this.#tunnel.say("protocol", version.value, version.leaf);
    const responds = readValue(this.#context, this.#part, "responderOnly", truthWords, this.#owner);
    if (responds !== undefined) {
      const { value } = responds;
      const initiation = isUnresolved(value) ? value : value ? "ResponderOnly" : "Default";
      this.#tunnel.say("initiation", initiation, responds.leaf);
    }
    this.#authentication();
    const suite = single(this.#context, this.#part, "complianceSuite");
    if (suite === undefined) return;
    if (isBlank(suite) || /^none$/i.test(String(suite.leaf?.value))) this.#context.ignore(suite, "none");
    else this.#beyond(suite, "it is a set of algorithms by name, and may differ from those that stand beside it");
  }

  #authentication(): void {
    const mode = readValue(this.#context, this.#part, "authenticationMode", nsxvAuthentications, this.#owner);
    if (mode === undefined) return;
    this.#tunnel.say("authentication", mode.value, mode.leaf);
    if (mode.value !== "Certificate") return;
    this.#context.report("NT2651", {
      message: `${capital(this.#owner)} proves who it is by a certificate, which is not in the file`,
      help: "Bring the certificate and that of its authority to the new edge gateway, and name them in the tunnel",
      at: mode.spot,
      related: this.#service.certificates.map(({ spot }) => ({ message: "It is named here", at: spot })),
    });
  }

  // Whether it is route-based, or may be.
  #sessionType(): boolean {
    if (this.#service.form.id !== "nsxv") return false;
    const type = readValue(this.#context, this.#part, "ipsecSessionType", nsxvSessionTypes, this.#owner);
    if (type === undefined) return false;
    this.#tunnel.say("routeBased", type.value, type.leaf);
    if (type.value !== true) return isUnresolved(type.value);
    this.#context.report("NT2610", {
      message: `Routes, and not its networks, decide which traffic ${this.#owner} takes: it is route-based`,
      help: "Plan a policy-based tunnel: the migration of NSX-V to today's edge gateways takes no route-based one",
      at: type.spot,
    });
    return true;
  }

  #site(mayBeRouteBased: boolean): Site {
    const { form, scope } = this.#service;
    const site = new Draft<Site>(this.#context);
    const { prefixes, isStated } = form.readSubnets(this.#context, this.#part, form.remoteNetworks, this.#owner);
    site.say("key", this.#context.key("site")).say("scope", scope).say("name", "").say("prefixes", prefixes);
    if (!isStated && !mayBeRouteBased) this.#reportNoNetworks();
    const isAny = this.#remoteAddress(site);
    this.#sharedKey(isAny);
    return site.done(this.#part.spot);
  }

  // The key of the service is for far sides without a fixed address.
  #sharedKey(isAny: boolean): void {
    const part = single(this.#context, this.#part, this.#service.form.names.sharedKey);
    const own = readSharedKey(this.#context, part, this.#part, this.#owner);
    const key = own ?? (isAny ? this.#service.sharedKey() : undefined);
    if (key !== undefined) this.#tunnel.say("sharedKey", key.value, key.leaf);
  }

  // Whether the far side has no fixed address.
  #remoteAddress(site: Draft<Site>): boolean {
    const { form } = this.#service;
    const part = single(this.#context, this.#part, form.names.remoteAddress);
    if (part === undefined) return false;
    if (form.id === "nsxv" && part.children.length === 0 && /^\s*any\s*$/i.test(String(part.leaf?.value))) {
      this.#beyond(part, "the far side may come from any address");
      return true;
    }
    const read = decodePart(this.#context, part, ipv4Address, `"${part.name}" of ${this.#owner}`);
    if (read !== undefined) site.say("gatewayAddress", read.value, read.leaf);
    return false;
  }

  #networks(): void {
    const { form } = this.#service;
    if (form.localNetworks === undefined) return;
    const { prefixes } = form.readSubnets(this.#context, this.#part, form.localNetworks, this.#owner);
    if (prefixes.length > 0) this.#tunnel.say("localPrefixes", prefixes);
  }

  #reportNoNetworks(): void {
    const { remoteNetworks } = this.#service.form;
    this.#context.report("NT2655", {
      message: `No networks of the far side are given for ${this.#owner}`,
      help: "Write them before the tunnel is made anew: without them today's edge gateways take all traffic",
      at: named(this.#part, remoteNetworks)[0]?.spot ?? this.#part.spot,
    });
  }

  #rest(): void {
    const { quiet, beyond } = this.#service.form;
    for (const part of this.#part.children) {
      if (Object.hasOwn(quiet, part.name)) this.#context.ignore(part, quiet[part.name] as string);
      else if (Object.hasOwn(beyond, part.name)) this.#beyond(part, beyond[part.name] as string);
    }
  }

  #beyond(part: Part, what: string): void {
    if (!saysSomething(part)) this.#context.ignore(part, "empty: not set");
    else {
      this.#context.leave(part, `"${part.name}" is not read: ${what}`);
      this.#context.report("NT2602", {
        message: `"${part.name}" of ${this.#owner} is not read: ${what}`,
        help: "Set it by hand where it is still needed: it is not in what is converted",
        at: part.spot,
      });
    }
  }
}

function ownerOf(part: Part, nameOfName: string): string {
  const name = named(part, nameOfName)[0]?.leaf?.value;
  return typeof name === "string" && name !== "" ? `tunnel "${name}"` : "an unnamed tunnel";
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
