#!/usr/bin/env node
import { Buffer } from "node:buffer";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import process from "node:process";
import type { Host, OutputStream } from "../lib/cli/host.ts";
import { main } from "../lib/cli/main.ts";

const host: Host = {
  env: process.env,
  stdout: streamOf(process.stdout),
  stderr: streamOf(process.stderr),
  processName: String(process.pid),
  readStdin: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  },
  readFile: async (path) => await readFile(path),
  kindOf: async (path) => {
    try {
      return (await stat(path)).isDirectory() ? "folder" : "file";
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return "nothing";
      throw error;
    }
  },
  listFolder: async (path) => {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  },
  createFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  createFile: (path, text) => writeFile(path, text, { flag: "wx" }),
  replaceFile: (from, to) => rename(from, to),
  removeFile: (path) => rm(path, { force: true }),
};

function streamOf(stream: NodeJS.WriteStream): OutputStream {
  // Without a listener, a pipe that the reader has closed ends the process with a stack.
  stream.on("error", () => undefined);
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}

// Not process.exit: what is written to a pipe must get out first.
main(process.argv.slice(2), host).then((code) => {
  process.exitCode = code;
});
