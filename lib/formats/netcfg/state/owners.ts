import type { Gateway } from "../../../model/gateway.ts";
import type { Key } from "../../../model/key.ts";
import type { VirtualNetwork } from "../../../model/network.ts";
import type { Site } from "../../../model/site.ts";
import { textOf } from "../../../model/stated.ts";
import type { Tunnel } from "../../../model/tunnel.ts";
import type { Answer } from "./answer.ts";
import { named, type Part, texts } from "./part.ts";
import type { StateContext } from "./stateContext.ts";

/** What answers can be of. */
export interface Estate {
  readonly virtualNetworks: readonly VirtualNetwork[];
  readonly gateways: readonly Gateway[];
  readonly tunnels: readonly Tunnel[];
  readonly sites: readonly Site[];
}

interface NamedTunnel {
  readonly tunnel: Tunnel;
  readonly network: VirtualNetwork | undefined;
  /** The name of the site that it leads to. */
  readonly site: string;
}

/**
 * Finds what an answer is of. The service answers without the names that it was asked with: they stand in the command that
 * asked, in ids, in the name of the file, in the last event; or there is only one thing that can be meant.
 */
export class Owners {
  readonly #context: StateContext;
  readonly #estate: Estate;
  readonly #ids: ReadonlyMap<string, Key>;
  readonly #tunnels: readonly NamedTunnel[];

  constructor(context: StateContext, estate: Estate, ids: ReadonlyMap<string, Key>) {
    this.#context = context;
    this.#estate = estate;
    this.#ids = ids;
    const networks = new Map(estate.virtualNetworks.map((network) => [network.key, network]));
    const gateways = new Map(estate.gateways.map((gateway) => [gateway.key, gateway]));
    const sites = new Map(estate.sites.map((site) => [site.key, site]));
    this.#tunnels = estate.tunnels.map((tunnel) => {
      const network = networks.get(gateways.get(tunnel.gateway ?? "")?.virtualNetwork ?? "");
      const site = sites.get(tunnel.site ?? "");
      return {
        tunnel,
        network,
        site: site === undefined ? (tunnel.siteName ?? "") : textOf(site.name),
      };
    });
  }

  /** The network that an answer is of; undefined and reported when that is not clear. */
  networkOf(
    answer: Answer,
    what: string,
    mayHaveIt: (gateway: Gateway) => boolean = () => true,
  ): VirtualNetwork | undefined {
    const { virtualNetworks } = this.#estate;
    const said = this.#said(answer, "VNetName", "VirtualNetworkName");
    if (said !== undefined) {
      const meant = virtualNetworks.filter(({ name }) => sameText(textOf(name), said.text));
      return this.#only(meant, networkName, answer, what, `virtual network "${said.text ?? ""}"`, said);
    }
    const id = texts(named(answer.part, "GatewayId"))[0];
    const key = this.#ids.get((id?.text ?? "").toLowerCase());
    if (id !== undefined && key !== undefined) {
      this.#context.ignore(id, "says which network it is of");
      return virtualNetworks.find((network) => network.key === key);
    }
    const inFile = this.#namedInFile(answer) ?? this.#namedInEvent(answer);
    if (inFile !== undefined) return inFile;
    const possible = virtualNetworks.filter(({ key: each }) =>
      this.#estate.gateways.some((gateway) => gateway.virtualNetwork === each && mayHaveIt(gateway)),
    );
    return this.#only(possible, networkName, answer, what, "a virtual network with a gateway");
  }

  /** The tunnel that an answer is of; undefined and reported when that is not clear. */
  tunnelOf(answer: Answer, what: string): Tunnel | undefined {
    const network = this.#said(answer, "VNetName", "VirtualNetworkName");
    const site = this.#said(answer, "LocalNetworkSiteName");
    if (network !== undefined || site !== undefined) {
      const meant = this.#tunnels.filter(
        (each) =>
          (network === undefined || sameText(textOf(each.network?.name ?? ""), network.text)) &&
          (site === undefined || sameText(each.site, site.text)),
      );
      const words = [
        ...(network === undefined ? [] : [`virtual network "${network.text ?? ""}"`]),
        ...(site === undefined ? [] : [`local network site "${site.text ?? ""}"`]),
      ];
      return this.#only(meant, tunnelName, answer, what, `a tunnel of ${words.join(" to ")}`, site ?? network)?.tunnel;
    }
    const file = plain(stemOf(answer));
    const both = this.#tunnels.filter((each) => {
      const network = plain(textOf(each.network?.name ?? ""));
      const at = file.indexOf(network);
      return at !== -1 && file.indexOf(plain(each.site), at + network.length - 1) !== -1;
    });
    const inFile = longest(both, (each) => textOf(each.network?.name ?? "").length + each.site.length);
    const bySite = this.#tunnels.filter((each) => file.includes(plain(each.site)));
    const possible = inFile.length > 0 ? inFile : longest(bySite, (each) => each.site.length);
    const chosen = possible.length > 0 ? possible : this.#tunnels;
    return this.#only(chosen, tunnelName, answer, what, "a tunnel")?.tunnel;
  }

  #namedInFile(answer: Answer): VirtualNetwork | undefined {
    const file = plain(stemOf(answer));
    const meant = this.#estate.virtualNetworks.filter(({ name }) => file.includes(plain(textOf(name))));
    const best = longest(meant, ({ name }) => textOf(name).length);
    return best.length === 1 ? best[0] : undefined;
  }

  // "… for the following virtual network: VNet1."
  #namedInEvent({ part }: Answer): VirtualNetwork | undefined {
    const events = texts([
      ...named(part, "LastEvent").flatMap((event) => named(event, "Message")),
      ...named(part, "LastEventMessage"),
    ]);
    const name = /virtual network: (.+?)\.?$/.exec(events[0]?.text ?? "")?.[1];
    const meant = this.#estate.virtualNetworks.filter((network) => sameText(textOf(network.name), name));
    return meant.length === 1 ? meant[0] : undefined;
  }

  // What the answer itself says, or the command that asked for it.
  #said({ part, question }: Answer, ...names: readonly string[]): Part | undefined {
    for (const each of [part, question]) {
      const [found] = each === undefined ? [] : texts(named(each, ...names));
      if (found === undefined) continue;
      this.#context.ignore(found, "says what it is of");
      return found;
    }
    return undefined;
  }

  #only<T>(
    possible: readonly T[],
    nameOf: (value: T) => string,
    answer: Answer,
    what: string,
    words: string,
    said?: Part,
  ): T | undefined {
    const [only] = possible;
    if (possible.length === 1) return only;
    const { part } = answer;
    const at = part.spot;
    const related = said?.leaf === undefined ? [] : [{ message: "This is what it says", at: said.leaf }];
    this.#context.leave(part, "it is not clear what it is of");
    if (possible.length === 0) {
      this.#context.report("NT2023", {
        message: `${what} is of ${words}, which no input describes`,
        help: "Give the network configuration that has it, or correct the name",
        at,
        related,
      });
    } else {
      const names = possible.slice(0, mostNames).map(nameOf).join(", ");
      const more = possible.length > mostNames ? ` and ${possible.length - mostNames} more` : "";
      this.#context.report("NT2022", {
        message: `${what} does not say what it is of; possible are ${names}${more}`,
        help: "Name the file after the network and the site, as VirtualNetworkGatewaySharedKey-<network>-<site>.xml",
        at,
      });
    }
    return undefined;
  }
}

const mostNames = 4;

function networkName({ name }: VirtualNetwork): string {
  return `"${textOf(name)}"`;
}

function tunnelName({ network, site }: NamedTunnel): string {
  return `"${textOf(network?.name ?? "")}" to "${site}"`;
}

function longest<T>(values: readonly T[], lengthOf: (value: T) => number): readonly T[] {
  const most = Math.max(0, ...values.map(lengthOf));
  return values.filter((value) => lengthOf(value) === most);
}

function sameText(one: string, other: string | undefined): boolean {
  return other !== undefined && one.toLowerCase() === other.toLowerCase();
}

function stemOf({ part }: Answer): string {
  return part.spot.source.name.replace(/^.*[\\/]/, "").replace(/\.(?:xml|clixml|json|txt|log|ps1)$/i, "");
}

// Names in the names of files: what is no letter or digit is often replaced.
function plain(name: string): string {
  return `-${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")}-`;
}
