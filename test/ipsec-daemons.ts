import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Vici, type ViciMessage } from "./ipsec-vici.ts";

const charon = "/usr/sbin/charon-systemd";
/** Subnets that each end has. */
export const subnets: { readonly a: readonly string[]; readonly b: readonly string[] } = {
  a: ["10.1.0.0/16", "10.3.0.0/16"],
  b: ["10.2.0.0/16", "10.4.0.0/16"],
};

const addresses = { a: "192.0.2.1", b: "192.0.2.2" } as const;

/** Why two daemons cannot be run here; undefined when they can. */
export function whyNoDaemons(): string | undefined {
  try {
    if (!existsSync(charon))
      return "charon-systemd is not installed (Debian: charon-systemd, libstrongswan-extra-plugins)";
    if (!existsSync("/dev/net/tun")) return "there is no /dev/net/tun";
    const probe = spawnSync("ip", ["netns", "add", `probe-${process.pid}`]);
    if (probe.status !== 0) return "network namespaces cannot be made here";
    spawnSync("ip", ["netns", "del", `probe-${process.pid}`]);
    return undefined;
  } catch {
    return "processes may not be started here";
  }
}

/** How one end is set up for a case. */
export interface DaemonConnection {
  readonly version: "0" | "1" | "2";
  readonly ike: readonly string[];
  readonly esp: readonly string[];
  /** Each a child SA of its own. */
  readonly pairs: readonly { readonly local: string; readonly remote: string }[];
  readonly key: string;
}

/** What a daemon has up. */
export interface DaemonState {
  readonly ike?: { readonly version: string; readonly suite: string };
  /** One for each child SA that is installed. */
  readonly children: readonly string[];
}

/** A strongSwan daemon in a network namespace of its own. */
export class Daemon {
  readonly #who: "a" | "b";
  readonly #vici: Vici;
  readonly #process: ChildProcess;
  readonly #log: string;
  #read = 0;

  private constructor(who: "a" | "b", vici: Vici, process: ChildProcess, log: string) {
    this.#who = who;
    this.#vici = vici;
    this.#process = process;
    this.#log = log;
  }

  static async start(who: "a" | "b", namespace: string, folder: string): Promise<Daemon> {
    const [socket, log, conf] = ["vici", "log", "conf"].map((name) => join(folder, `${who}.${name}`)) as [
      string,
      string,
      string,
    ];
    writeFileSync(conf, settings(socket, log, join(folder, `${who}.pid`)));
    const child = spawn("ip", ["netns", "exec", namespace, charon], {
      env: { ...process.env, STRONGSWAN_CONF: conf },
      stdio: "ignore",
    });
    for (let tries = 0; tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (!existsSync(socket)) continue;
      try {
        return new Daemon(who, await Vici.open(socket), child, log);
      } catch {
        // Not listening yet.
      }
    }
    child.kill();
    throw new Error(`the daemon ${who} did not start; see ${log}`);
  }

  async load({ version, ike, esp, pairs, key }: DaemonConnection): Promise<void> {
    const [own, peer] = this.#who === "a" ? [addresses.a, addresses.b] : [addresses.b, addresses.a];
    const children: Record<string, ViciMessage> = {};
    for (const [index, { local, remote }] of pairs.entries()) {
      const timers = { rekey_time: "0", life_time: "0", rekey_bytes: "0", rekey_packets: "0" };
      children[`c${index}`] = {
        local_ts: [local],
        remote_ts: [remote],
        esp_proposals: esp,
        start_action: "none",
        ...timers,
      };
    }
    await this.#vici.request("clear-creds");
    await this.#vici.request("load-shared", { id: "key", type: "ike", data: key, owners: [own, peer] });
    const answer = await this.#vici.request("load-conn", {
      case: {
        version,
        local_addrs: [own],
        remote_addrs: [peer],
        proposals: ike,
        rekey_time: "0",
        reauth_time: "0",
        fragmentation: "yes",
        keyingtries: "1",
        local: { auth: "psk", id: own },
        remote: { auth: "psk", id: peer },
        children,
      },
    });
    if (answer.success !== "yes") throw new Error(`connection not taken: ${JSON.stringify(answer)}`);
  }

  /** Opens one child SA, and tells whether it came up. */
  async initiate(child: number): Promise<boolean> {
    return (
      (await this.#vici.request("initiate", { ike: "case", child: `c${child}`, timeout: "4000" })).success === "yes"
    );
  }

  /** Renews a child SA that is installed, whichever it is here. */
  async rekey(): Promise<void> {
    const [child] = (await this.#sas()).flatMap(installed);
    if (child === undefined) return;
    const before = readFileSync(this.#log, "utf8").length;
    await this.#vici.request("rekey", { "child-id": String(child.uniqueid) });
    // Large groups take their time: the log tells when it is over.
    for (let tries = 0; tries < 150; tries++) {
      await settled(20);
      if (rekeyEnded.test(readFileSync(this.#log, "utf8").slice(before))) return;
    }
  }

  async #sas(): Promise<readonly ViciMessage[]> {
    const events = await this.#vici.stream("list-sas", "list-sa");
    const sas = events.flatMap((event) => Object.values(event) as ViciMessage[]);
    return sas.filter((sa) => sa.state === "ESTABLISHED");
  }

  async state(): Promise<DaemonState> {
    const sas = await this.#sas();
    const children = sas
      .flatMap(installed)
      .map((child) => suiteText(child, ["encr-alg", "encr-keysize", "integ-alg", "dh-group"]));
    const sa = sas.at(-1);
    if (sa === undefined) return { children };
    const keys = ["encr-alg", "encr-keysize", "integ-alg", "prf-alg", "dh-group"];
    return { ike: { version: String(sa.version), suite: suiteText(sa, keys) }, children };
  }

  /** The errors that it told its peer since the last call. */
  notifies(): readonly string[] {
    const text = readFileSync(this.#log, "utf8");
    const fresh = text.slice(this.#read);
    this.#read = text.length;
    return [...fresh.matchAll(/generating [A-Z_0-9]+ (?:response|request) \d+ \[([^\]]*)\]/g)].flatMap(
      ([, payloads = ""]) => [...payloads.matchAll(/N\(([A-Z_]+)\)/g)].flatMap(([, name = ""]) => errors[name] ?? []),
    );
  }

  /** What the log says since the last call of {@linkcode notifies}, for a case that went otherwise than foretold. */
  tail(): string {
    return readFileSync(this.#log, "utf8").slice(this.#read);
  }

  async clear(): Promise<void> {
    if ((await this.state()).ike !== undefined) {
      await this.#vici.request("terminate", { ike: "case", force: "yes", timeout: "1000" });
    }
    await this.#vici.request("terminate", { ike: "case", force: "yes", timeout: "300" });
    await this.#vici.request("unload-conn", { name: "case" });
    this.notifies();
  }

  stop(): void {
    this.#vici.close();
    this.#process.kill("SIGTERM");
  }
}

const rekeyEnded = /CHILD_SA \S+ (?:established|rekeyed)|received [A-Z_]+ (?:error )?notify|failed to establish/;

const errors: Readonly<Record<string, string>> = {
  NO_PROP: "NO_PROPOSAL_CHOSEN",
  INVAL_KE: "INVALID_KE_PAYLOAD",
  AUTH_FAILED: "AUTHENTICATION_FAILED",
  TS_UNACCEPT: "TS_UNACCEPTABLE",
  INVAL_ID: "INVALID_ID_INFORMATION",
  PLD_MAL: "PAYLOAD_MALFORMED",
};

function installed(sa: ViciMessage): readonly ViciMessage[] {
  const children = Object.values((sa["child-sas"] ?? {}) as ViciMessage) as ViciMessage[];
  return children.filter((child) => child.state === "INSTALLED");
}

function suiteText(section: ViciMessage, keys: readonly string[]): string {
  return keys.flatMap((key) => (section[key] === undefined ? [] : String(section[key]))).join("/");
}

/** Time for what goes on by itself. */
export function settled(milliseconds = 150): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Two daemons with a wire between them. */
export class DaemonPair {
  readonly a: Daemon;
  readonly b: Daemon;
  readonly #folder: string;
  readonly #namespaces: readonly string[];

  private constructor(a: Daemon, b: Daemon, folder: string, namespaces: readonly string[]) {
    this.a = a;
    this.b = b;
    this.#folder = folder;
    this.#namespaces = namespaces;
  }

  static async start(): Promise<DaemonPair> {
    const folder = mkdtempSync(join(tmpdir(), "nettrans-ike-"));
    const [left, right] = ["a", "b"].map((who) => `nt${process.pid}${who}`) as [string, string];
    const ip = (...words: string[]): void => {
      const { status, stderr } = spawnSync("ip", words);
      if (status !== 0) throw new Error(`ip ${words.join(" ")}: ${stderr}`);
    };
    for (const name of [left, right]) ip("netns", "add", name);
    ip("-n", left, "link", "add", "wire", "type", "veth", "peer", "name", "wire", "netns", right);
    for (const [name, address] of [
      [left, addresses.a],
      [right, addresses.b],
    ] as const) {
      ip("-n", name, "addr", "add", `${address}/24`, "dev", "wire");
      ip("-n", name, "link", "set", "wire", "up");
      ip("-n", name, "link", "set", "lo", "up");
      // An address in each subnet of its own: the daemon wants one for the route of a child SA.
      for (const subnet of name === left ? subnets.a : subnets.b) {
        ip("-n", name, "addr", "add", `${subnet.replace(".0.0/16", ".0.1")}/32`, "dev", "lo");
      }
    }
    const [a, b] = await Promise.all([Daemon.start("a", left, folder), Daemon.start("b", right, folder)]);
    return new DaemonPair(a, b, folder, [left, right]);
  }

  async clear(): Promise<void> {
    await Promise.all([this.a.clear(), this.b.clear()]);
  }

  async stop(): Promise<void> {
    this.a.stop();
    this.b.stop();
    await settled(500);
    for (const name of this.#namespaces) spawnSync("ip", ["netns", "del", name]);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const plugins =
  "random drbg nonce aes des sha1 sha2 md5 gmp openssl hmac kdf gcm ctr cmac kernel-libipsec kernel-netlink socket-default vici";

function settings(socket: string, log: string, pid: string): string {
  return `
charon-systemd {
  load = ${plugins}
  pidfile = ${pid}
  install_routes = no
  retransmit_timeout = 0.5
  retransmit_tries = 2
  retransmit_base = 1.2
  half_open_timeout = 5
  plugins {
    vici { socket = unix://${socket} }
    kernel-libipsec { allow_peer_ts = yes }
  }
  filelog {
    log { path = ${log}
      default = 1
      ike = 1
      enc = 1
      flush_line = yes
    }
  }
  journal { default = -1 }
  syslog { daemon { default = -1 } auth { default = -1 } }
}
`;
}
