import type { Options } from "tsup";

const shared: Options = { target: "node20", outDir: "dist", silent: true };

const library: Options = {
  ...shared,
  entry: ["mod.ts"],
  format: ["esm", "cjs"],
  // tsup still sets `baseUrl` for its declaration build, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
};

// The command starts fastest as one CommonJS file with its dependencies inside: Node needs no asynchronous loader for it,
// and the CommonJS parsers no bridge. What is imported when needed is also evaluated only then.
const command: Options = {
  ...shared,
  entry: { command: "bin/nettrans.ts" },
  format: ["cjs"],
  splitting: false,
  minify: true,
  noExternal: [/./],
  esbuildOptions: (options) => {
    // The UMD build of jsonc-parser, which "main" names, loads its parts by computed names and breaks when bundled.
    options.mainFields = ["module", "main"];
    options.supported = { ...options.supported, "dynamic-import": false };
  },
  esbuildPlugins: [
    {
      // xml2js loads xmlbuilder for its Builder, and sax loads streams for its stream parser: a third of the bundle and of
      // its start, and neither is used.
      name: "without-unused",
      setup(build) {
        build.onResolve({ filter: /^(?:xmlbuilder|stream)$/ }, ({ path }) => ({ path, namespace: "without-unused" }));
        build.onLoad({ filter: /./, namespace: "without-unused" }, () => ({ contents: "module.exports = {};" }));
      },
    },
  ],
};

const config: Options[] = [library, command];

export default config;
