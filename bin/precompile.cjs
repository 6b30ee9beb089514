// Last step of the build: puts the starter in place and keeps what V8 compiled of the command while it converted the
// sample. Converting it is also the first proof that the build works: a failure here fails the build.
"use strict";

const { execFileSync } = require("node:child_process");
const { chmodSync, copyFileSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const root = join(__dirname, "..");
const starter = join(root, "dist", "nettrans.cjs");
const bundle = join(root, "dist", "command.cjs");
const sample = join(root, "fixtures", "quick-start", "NetworkConfig.xml");

if (process.argv[2] === "convert") {
  let script;
  vm.Script = class extends vm.Script {
    constructor(source, options) {
      super(source, options);
      script = this;
    }
  };
  process.once("exit", () => writeFileSync(join(root, "dist", "command.cache"), script.createCachedData()));
  require(starter);
} else {
  copyFileSync(join(__dirname, "start.cjs"), starter);
  chmodSync(starter, 0o755);
  // The starter puts the bundle into a function, where a "#!" line cannot stand.
  writeFileSync(bundle, readFileSync(bundle, "latin1").replace(/^#!.*\n/, ""), "latin1");
  chmodSync(bundle, 0o644);
  execFileSync(process.execPath, [__filename, "convert", sample, "--to", "arm"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
}
