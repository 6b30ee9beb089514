#!/usr/bin/env node
import { Buffer } from "node:buffer";
import {
  fstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import process from "node:process";
import type { Host, OutputStream } from "../lib/cli/host.ts";
import { main } from "../lib/cli/main.ts";

// Synchronous calls throughout: there is nothing to do meanwhile, and the promises and streams of Node take longer to load
// than a small file takes to convert.
const host: Host = {
  env: process.env,
  stdout: streamOf(1),
  stderr: streamOf(2),
  workingFolder: () => {
    try {
      return process.cwd();
    } catch {
      return undefined;
    }
  },
  now: () => performance.now(),
  processName: String(process.pid),
  readStdin: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  },
  readFile: promised((path: string) => readFileSync(path)),
  kindOf: promised((path: string) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return "nothing";
    return found.isDirectory() ? "folder" : "file";
  }),
  listFolder: promised((path: string) =>
    readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })),
  ),
  createFolder: promised((path: string) => {
    mkdirSync(path, { recursive: true });
  }),
  createFile: promised((path: string, content: string | Uint8Array) => writeFileSync(path, content, { flag: "wx" })),
  replaceFile: promised((from: string, to: string) => renameSync(from, to)),
  removeFile: promised((path: string) => rmSync(path, { force: true })),
};

// What a call throws becomes a rejection.
function promised<A extends readonly unknown[], T>(call: (...parameters: A) => T): (...parameters: A) => Promise<T> {
  return (...parameters) => new Promise((resolve) => resolve(call(...parameters)));
}

function streamOf(descriptor: 1 | 2): OutputStream {
  const stream = () => (descriptor === 1 ? process.stdout : process.stderr);
  const isTerminal = isDevice(descriptor) && stream().isTTY === true;
  return {
    isTerminal,
    columns: isTerminal ? stream().columns : undefined,
    write: async (text) => {
      const rest = writeNow(descriptor, Buffer.from(text));
      // The reader is slow and the pipe does not block: the stream knows how to wait.
      if (rest.length > 0) await throughStream(stream(), rest);
    },
  };
}

/** Writes what the descriptor takes without waiting, and gives the rest. */
function writeNow(descriptor: number, bytes: Uint8Array): Uint8Array {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
  }
  return bytes.subarray(written);
}

// Terminals are devices: files and pipes need not load what handles terminals.
function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

function throughStream(stream: NodeJS.WriteStream, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once("error", reject);
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

// Not process.exit: what is written to a pipe must get out first.
main(process.argv.slice(2), host).then((code) => {
  process.exitCode = code;
});
