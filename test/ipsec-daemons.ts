import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Vici, type ViciMessage } from "./ipsec-vici.ts";

const charon = "/usr/sbin/charon-systemd";
const packages =
  "Debian has it in charon-systemd, strongswan-swanctl, libstrongswan-extra-plugins, libcharon-extra-plugins";
const plugins =
  "random drbg nonce aes des sha1 sha2 md5 gmp openssl hmac kdf gcm ctr cmac kernel-libipsec kernel-netlink socket-default vici";
// What the daemon is nothing without; of the others a release has some built in.
const needed = ["kernel-libipsec", "vici", "ctr"];

/** Why two daemons cannot be run here; undefined when they can. */
export function whyNoDaemons(): string | undefined {
  try {
    if (!existsSync(charon)) return `charon-systemd is not installed; ${packages}`;
    const missing = needed.find((name) => !existsSync(`/usr/lib/ipsec/plugins/libstrongswan-${name}.so`));
    if (missing !== undefined) return `strongSwan has no plugin ${missing} here; ${packages}`;
    const name = `probe-${process.pid}`;
    const tries = [`netns add ${name}`, `netns exec ${name} ip tuntap add dev probe mode tun`];
    const [failure] = tries.flatMap((line) => {
      const { error, status, stderr } = spawnSync("ip", line.split(" "));
      if (error !== undefined) return "there is no command ip; Debian has it in iproute2";
      return status === 0 ? [] : `"ip ${line}" fails: ${String(stderr).trim()}`;
    });
    spawnSync("ip", ["netns", "del", name]);
    return failure;
  } catch {
    return "processes may not be started here";
  }
}

/** How one end is set up for a case. */
export interface DaemonConnection {
  /** 0 starts with version 2 and answers both. */
  readonly version: "0" | "1" | "2";
  readonly address: string;
  readonly peerAddress: string;
  readonly id: string;
  readonly peerId: string;
  readonly ike: readonly string[];
  readonly esp: readonly string[];
  /** Each a child SA of its own. */
  readonly pairs: readonly { readonly local: string; readonly remote: string }[];
  readonly key: string;
}

/** What a daemon has up: the algorithms by the names that it gives them. */
export interface DaemonState {
  readonly ike?: { readonly version: string; readonly suite: DaemonSuite };
  /** One for each child SA that is installed, the oldest first. */
  readonly children: readonly DaemonSuite[];
  /** Tells one child SA from another: that of the newest. */
  readonly newest: string | undefined;
}

/** What was agreed on, as a daemon tells it. */
export interface DaemonSuite {
  readonly cipher: string;
  readonly keyBits?: string | undefined;
  readonly integrity?: string | undefined;
  readonly prf?: string | undefined;
  readonly group?: string | undefined;
}

/** A strongSwan daemon in a network namespace of its own. */
export class Daemon {
  readonly #vici: Vici;
  readonly #process: ChildProcess;
  readonly #log: number;
  #read = 0;

  private constructor(vici: Vici, process: ChildProcess, log: number) {
    this.#vici = vici;
    this.#process = process;
    this.#log = log;
  }

  static async start(who: string, namespace: string, folder: string): Promise<Daemon> {
    const [socket, log, conf, pid] = ["vici", "log", "conf", "pid"].map((name) => join(folder, `${who}.${name}`)) as [
      string,
      string,
      string,
      string,
    ];
    writeFileSync(conf, settings(socket, log, pid));
    const child = spawn("ip", ["netns", "exec", namespace, charon], {
      env: { ...process.env, STRONGSWAN_CONF: conf },
      stdio: "ignore",
    });
    for (let tries = 0; tries < 100; tries++) {
      await settled(100);
      if (!existsSync(socket)) continue;
      try {
        return new Daemon(await Vici.open(socket), child, openSync(log, "r"));
      } catch {
        // Not listening yet.
      }
    }
    child.kill();
    throw new Error(`the daemon ${who} did not start; see ${log}`);
  }

  /** Sets up the one connection of a case; what is up stays, and new child SAs are made with the new words. */
  async load({ version, address, peerAddress, id, peerId, ike, esp, pairs, key }: DaemonConnection): Promise<void> {
    const timers = { rekey_time: "0", life_time: "0", rekey_bytes: "0", rekey_packets: "0" };
    const children = pairs.map(({ local, remote }, index): [string, ViciMessage] => [
      `c${index}`,
      { local_ts: [local], remote_ts: [remote], esp_proposals: esp, start_action: "none", ...timers },
    ]);
    await this.#vici.request("clear-creds");
    const owners = [...new Set([address, peerAddress, id, peerId])];
    await this.#vici.request("load-shared", { id: "key", type: "ike", data: key, owners });
    const answer = await this.#vici.request("load-conn", {
      case: {
        version,
        local_addrs: [address],
        remote_addrs: [peerAddress],
        proposals: ike,
        rekey_time: "0",
        reauth_time: "0",
        fragmentation: "yes",
        mobike: "no",
        keyingtries: "1",
        local: { auth: "psk", id },
        remote: { auth: "psk", id: peerId },
        children: Object.fromEntries(children),
      },
    });
    if (answer.success !== "yes") throw new Error(`connection not taken: ${JSON.stringify(answer)}`);
  }

  /** Opens one child SA, and tells whether it came up. */
  async initiate(child: number): Promise<boolean> {
    const answer = await this.#vici.request("initiate", { ike: "case", child: `c${child}`, timeout: "4000" });
    return answer.success === "yes";
  }

  /** Begins to renew a child SA that is installed, whichever it is here. */
  async rekey(): Promise<void> {
    const [child] = (await this.#sas()).flatMap(installed);
    if (child !== undefined) await this.#vici.request("rekey", { "child-id": String(child.uniqueid) });
  }

  /** Ends the child SAs and keeps the IKE SA: the daemon opens none like one that is there. */
  async closeChildren(): Promise<void> {
    for (const child of (await this.#sas()).flatMap(installed)) {
      await this.#vici.request("terminate", { "child-id": String(child.uniqueid), timeout: "1000" });
    }
  }

  async #sas(): Promise<readonly ViciMessage[]> {
    const events = await this.#vici.stream("list-sas", "list-sa");
    const sas = events.flatMap((event) => Object.values(event) as ViciMessage[]);
    return sas.filter((sa) => sa.state === "ESTABLISHED");
  }

  async state(): Promise<DaemonState> {
    const sas = await this.#sas();
    const children = sas.flatMap(installed).sort((a, b) => Number(a.uniqueid) - Number(b.uniqueid));
    const newest = children.at(-1)?.uniqueid?.toString();
    const sa = sas.at(-1);
    const ike = sa === undefined ? {} : { ike: { version: String(sa.version), suite: suiteOf(sa) } };
    return { ...ike, children: children.map(suiteOf), newest };
  }

  /** The errors that it told its peer since the last call. */
  notifies(): readonly string[] {
    const fresh = this.#text(this.#read);
    this.#read = this.#end();
    return [...fresh.matchAll(/generating [A-Z_0-9]+ (?:response|request) \d+ \[([^\]]*)\]/g)].flatMap(
      ([, payloads = ""]) => [...payloads.matchAll(/N\(([A-Z_]+)\)/g)].flatMap(([, name = ""]) => errors[name] ?? []),
    );
  }

  #end(): number {
    return this.#read + Buffer.byteLength(this.#text(this.#read));
  }

  #text(from: number): string {
    const chunks: Buffer[] = [];
    for (let at = from; ; ) {
      const chunk = Buffer.alloc(1 << 16);
      const count = readSync(this.#log, chunk, 0, chunk.length, at);
      if (count === 0) return Buffer.concat(chunks).toString();
      chunks.push(chunk.subarray(0, count));
      at += count;
    }
  }

  async clear(): Promise<void> {
    if ((await this.state()).ike !== undefined) {
      await this.#vici.request("terminate", { ike: "case", force: "yes", timeout: "1000" });
    }
    await this.#vici.request("terminate", { ike: "case", force: "yes", timeout: "300" });
    await this.#vici.request("unload-conn", { name: "case" });
    this.notifies();
  }

  async stop(): Promise<void> {
    this.#vici.close();
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGTERM");
    await Promise.race([ended, settled(5000)]);
    closeSync(this.#log);
  }
}

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

function suiteOf(section: ViciMessage): DaemonSuite {
  const text = (key: string): string | undefined => (section[key] === undefined ? undefined : String(section[key]));
  return {
    cipher: text("encr-alg") ?? "",
    keyBits: text("encr-keysize"),
    integrity: text("integ-alg"),
    prf: text("prf-alg"),
    group: text("dh-group"),
  };
}

/** Time for what goes on by itself. */
export function settled(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Two daemons with a wire between them. */
export class DaemonPair {
  readonly azure: Daemon;
  readonly cds: Daemon;
  readonly #folder: string;
  readonly #namespaces: readonly string[];

  private constructor(azure: Daemon, cds: Daemon, folder: string, namespaces: readonly string[]) {
    this.azure = azure;
    this.cds = cds;
    this.#folder = folder;
    this.#namespaces = namespaces;
  }

  /** Starts both: each with its address on the wire, and one in each prefix of its own, which routes of child SAs want. */
  static async start(
    addresses: { readonly azure: string; readonly cds: string },
    prefixes: { readonly azure: readonly string[]; readonly cds: readonly string[] },
  ): Promise<DaemonPair> {
    const folder = mkdtempSync(join(tmpdir(), "nettrans-ike-"));
    const namespaces = { azure: `nt${process.pid}a`, cds: `nt${process.pid}c` };
    const ip = (...words: string[]): void => {
      const { status, stderr } = spawnSync("ip", words);
      if (status !== 0) throw new Error(`ip ${words.join(" ")}: ${stderr}`);
    };
    try {
      for (const name of Object.values(namespaces)) ip("netns", "add", name);
      const [left, right] = [namespaces.azure, namespaces.cds];
      ip("-n", left, "link", "add", "wire", "type", "veth", "peer", "name", "wire", "netns", right);
      for (const who of ["azure", "cds"] as const) {
        const name = namespaces[who];
        ip("-n", name, "addr", "add", `${addresses[who]}/24`, "dev", "wire");
        ip("-n", name, "link", "set", "wire", "up");
        ip("-n", name, "link", "set", "lo", "up");
        for (const prefix of prefixes[who]) {
          ip("-n", name, "addr", "add", `${prefix.replace(/\.0\/\d+$/, ".1")}/32`, "dev", "lo");
        }
      }
      const [azure, cds] = await Promise.all([
        Daemon.start("azure", namespaces.azure, folder),
        Daemon.start("cds", namespaces.cds, folder),
      ]);
      return new DaemonPair(azure, cds, folder, Object.values(namespaces));
    } catch (error) {
      for (const name of Object.values(namespaces)) spawnSync("ip", ["netns", "del", name]);
      throw error;
    }
  }

  async clear(): Promise<void> {
    await Promise.all([this.azure.clear(), this.cds.clear()]);
  }

  async stop(): Promise<void> {
    await Promise.all([this.azure.stop(), this.cds.stop()]);
    for (const name of this.#namespaces) spawnSync("ip", ["netns", "del", name]);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

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
    # What the daemon sends itself does not go into a tunnel from any to any.
    kernel-libipsec { allow_peer_ts = yes fwmark = !0x42 }
    kernel-netlink { fwmark = !0x42 }
    socket-default { fwmark = 0x42 }
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
