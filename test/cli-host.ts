import type { Host, OutputStream } from "../lib/cli/host.ts";
import { main } from "../lib/cli/main.ts";

/** A machine that exists in memory only: files by path, folders as far as files are in them. */
export interface FakeMachine {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Folders without files. */
  readonly folders?: readonly string[];
  readonly stdin?: string;
  /** The working folder; `/project` when not given. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  /** Paths that fail, with the code of the operating system. */
  readonly broken?: Readonly<Record<string, string>>;
  /** What reading a file takes; nothing when not given. */
  readonly millisecondsPerFile?: number;
  /** How far the clock goes on each time somebody looks at it. */
  readonly millisecondsPerLook?: number;
  /** Writes to standard output that succeed before its reader goes away. */
  readonly stdoutWrites?: number;
}

/** What a command left behind. */
export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** All files, those from before included. */
  readonly files: ReadonlyMap<string, string>;
}

/** Runs the command line on a machine in memory. */
export async function run(argv: readonly string[], machine: FakeMachine = {}): Promise<Outcome> {
  const files = new Map(Object.entries(machine.files ?? {}));
  const folders = new Set((machine.folders ?? []).map((path) => path.replace(/\/$/, "")));
  const stdout = streamOf(machine.terminal ?? false, machine.stdoutWrites);
  const stderr = streamOf(machine.terminal ?? false);
  let clock = 0;
  const check = (path: string): void => {
    const code = machine.broken?.[path];
    if (code !== undefined) throw failure(code);
  };
  const isFolder = (path: string): boolean => {
    const folder = path.replace(/\/$/, "");
    return folders.has(folder) || [...files.keys()].some((file) => file.startsWith(`${folder}/`));
  };
  const host: Host = {
    env: machine.env ?? {},
    stdout: stdout.stream,
    stderr: stderr.stream,
    workingFolder: () => machine.folder ?? "/project",
    now: () => {
      clock += machine.millisecondsPerLook ?? 0;
      return clock;
    },
    processName: "1",
    readStdin: async () => new TextEncoder().encode(machine.stdin ?? ""),
    readFile: async (path) => {
      clock += machine.millisecondsPerFile ?? 0;
      check(path);
      const content = files.get(path);
      if (content === undefined) throw failure(isFolder(path) ? "EISDIR" : "ENOENT");
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    kindOf: async (path) => (files.has(path) ? "file" : isFolder(path) ? "folder" : "nothing"),
    listFolder: async (path) => {
      check(path);
      const prefix = path.endsWith("/") ? path : `${path}/`;
      const below = [...files.keys()]
        .filter((file) => file.startsWith(prefix))
        .map((file) => file.slice(prefix.length));
      // Out of order on purpose: a file system promises none.
      const names = [...new Set(below.map((file) => file.split("/")[0] as string))].reverse();
      return names.map((name) => ({ name, isFolder: !below.includes(name) }));
    },
    createFolder: async (path) => {
      check(path);
      folders.add(path.replace(/\/$/, ""));
    },
    createFile: async (path, text) => {
      check(path);
      const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
      if (folder !== "" && !isFolder(folder)) throw failure("ENOENT");
      if (files.has(path)) throw failure("EEXIST");
      files.set(path, text);
    },
    replaceFile: async (from, to) => {
      check(to);
      files.set(to, files.get(from) as string);
      files.delete(from);
    },
    removeFile: async (path) => {
      files.delete(path);
    },
  };
  const exit = await main(argv, host);
  const left = [...files].map(([path, content]): [string, string] => {
    return [path, typeof content === "string" ? content : new TextDecoder().decode(content)];
  });
  return { exit, stdout: stdout.written(), stderr: stderr.written(), files: new Map(left) };
}

function streamOf(isTerminal: boolean, writes = Number.POSITIVE_INFINITY): { stream: OutputStream; written(): string } {
  const texts: string[] = [];
  const write = async (text: string): Promise<void> => {
    if (texts.length >= writes) throw failure("EPIPE");
    texts.push(text);
  };
  return { stream: { isTerminal, columns: isTerminal ? 100 : undefined, write }, written: () => texts.join("") };
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: from the machine, not for people`), { code });
}
