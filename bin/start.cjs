#!/usr/bin/env node
// Starts the bundled command. V8 takes what it compiled of it at build time (`command.cache`), which saves a third of the
// time to the first line of output; another version of V8 refuses that and compiles the text as usual.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const filename = join(__dirname, "command.cjs");
// The bundle is plain ASCII: read as such, it needs no decoding.
const source = readFileSync(filename, "latin1");
const script = new vm.Script(`(function (require, module, exports) {${source}\n})`, {
  filename,
  cachedData: compiled(),
});
script.runInThisContext()(require, module, module.exports);

function compiled() {
  try {
    return readFileSync(join(__dirname, "command.cache"));
  } catch {
    return undefined;
  }
}
