import type { FormatId } from "../formats/format.ts";
import type { Command, Option } from "./command.ts";
import { contextKeys, contextProblem } from "./deploymentContext.ts";
import { outputFormats } from "./outputFormat.ts";
import { settingProblem } from "./parameters.ts";

// Written out: the formats themselves are loaded when they are needed.
const writtenIds: readonly FormatId[] = ["netcfg", "arm", "cds", "connect"];
const formatIds: readonly FormatId[] = [...writtenIds, "reach"];

/** What every command takes. */
export const commonOptions: readonly Option[] = [
  {
    name: "format",
    value: "FORMAT",
    choices: outputFormats,
    configurable: true,
    summary: "How to print; pretty by default",
  },
  { name: "json", summary: "Short for --format json: one JSON object on standard output" },
  {
    name: "color",
    value: "WHEN",
    choices: ["auto", "always", "never"],
    configurable: true,
    summary: "Colours; auto by default",
  },
  {
    name: "fail-on",
    value: "LEVEL",
    choices: ["error", "warning", "never"],
    configurable: true,
    summary: "Least finding that makes the exit code 1; error by default",
  },
  {
    name: "config",
    value: "FILE",
    summary: "Configuration of the project; nettrans.config.json, .yaml or .yml in the working folder by default",
  },
  { name: "help", short: "h", summary: "Show help" },
  { name: "version", summary: "Show the version" },
];

// What is known of a deployment beside the template itself.
const deploymentOptions: readonly Option[] = [
  { name: "parameters", value: "FILE", repeatable: true, summary: "Parameters file of a template; later files win" },
  {
    name: "set",
    value: "NAME=VALUE",
    repeatable: true,
    problemOf: settingProblem,
    summary: "Value of one parameter; wins over those of all files",
  },
  {
    name: "context",
    value: "KEY=VALUE,…",
    repeatable: true,
    problemOf: contextProblem,
    configurable: true,
    summary: `What is known of the deployment: ${contextKeys.join(", ")}`,
  },
];

// Where documents go.
function outputOptions(summary: string): readonly Option[] {
  return [
    { name: "output", short: "o", value: "PATH", summary },
    { name: "force", summary: "Write over files that exist" },
  ];
}

/** Every command, in the order of help. A command is added by one row here. */
export const commands: readonly Command[] = [
  {
    name: "convert",
    summary: "Say a configuration in another format, and report what became of every setting",
    operands: "FILE...",
    operandKind: "file",
    operandCount: [1, Number.POSITIVE_INFINITY],
    examples: ["nettrans convert NetworkConfig.xml --to arm -o deploy/"],
    options: [
      { name: "to", value: "ID", choices: writtenIds, required: true, summary: "Format to write" },
      {
        name: "from",
        value: "ID",
        choices: formatIds,
        summary: "Format of the files; found out by their content if not given",
      },
      {
        name: "end",
        value: "END",
        choices: ["near", "far"],
        summary:
          "Describe the same end of each tunnel, or the one it meets (of a private cloud: what joins it); far between Azure and cds, else near",
      },
      {
        name: "syntax",
        value: "SYNTAX",
        choices: ["json", "yaml"],
        configurable: true,
        summary: "How to write cds and connect; json by default",
      },
      ...outputOptions("Write to a file, or to a folder if PATH is one or ends with /"),
      {
        name: "allow-loss",
        configurable: true,
        summary: "Lower errors about lost or changed security settings to warnings",
      },
      ...deploymentOptions,
      {
        name: "include-secrets",
        summary: "Write keys and passwords into the documents, as far as the files state them",
      },
    ],
    families: ["NT1", "NT2", "NT3"],
    load: async () => (await import("./convert.ts")).runConvert,
  },
  {
    name: "negotiate",
    summary: "Tell what comes of the tunnels between Azure and an edge gateway, and how to mend them",
    operands: "AZURE CDS",
    operandKind: "file",
    operandCount: [1, 2],
    examples: [
      "nettrans negotiate azure.json edge.yaml",
      "nettrans negotiate azure.json edge.yaml --fix cds -o mended/",
    ],
    options: [
      { name: "connection", value: "NAME", summary: "Azure connection to look at; all of them if not given" },
      { name: "tunnel", value: "NAME", summary: "Edge tunnel to look at; all of them if not given" },
      {
        name: "fix",
        value: "SIDE",
        choices: ["azure", "cds", "either"],
        summary: "Mend every tunnel that does not hold on one side, or on the better one, in the files as they are",
      },
      ...outputOptions("Write to a folder, or to a file if PATH has an ending such as .json"),
      {
        name: "include-secrets",
        summary:
          "Let a fix copy a key from one file into the other, and corrected files with keys go to standard output",
      },
      ...deploymentOptions,
    ],
    families: ["NT1", "NT2", "NT4"],
    load: async () => (await import("./negotiate.ts")).runNegotiate,
  },
  {
    name: "check",
    summary: "Find what will hurt before it is deployed, in files of any formats",
    operands: "FILE...",
    operandKind: "file",
    operandCount: [1, Number.POSITIVE_INFINITY],
    examples: ["nettrans check azuredeploy.json NetworkConfig.xml edge/"],
    options: deploymentOptions,
    families: ["NT1", "NT2", "NT4", "NT5"],
    load: async () => (await import("./check.ts")).runCheck,
  },
  {
    name: "show",
    summary: "Show what nettrans sees in the files: networks, gateways, tunnels, policies",
    operands: "FILE...",
    operandKind: "file",
    operandCount: [1, Number.POSITIVE_INFINITY],
    examples: ["nettrans show NetworkConfig.xml"],
    options: deploymentOptions,
    families: ["NT1", "NT2"],
    load: async () => (await import("./show.ts")).runShow,
  },
  {
    name: "explain",
    summary: "Tell what a code means, why it matters and how to mend it",
    operands: "CODE",
    operandKind: "code",
    operandCount: [1, 1],
    examples: ["nettrans explain NT2012"],
    options: [],
    families: [],
    load: async () => (await import("./explain.ts")).runExplain,
  },
  {
    name: "formats",
    summary: "List the formats, and which of them can be read and written",
    operands: "",
    operandKind: "none",
    operandCount: [0, 0],
    examples: ["nettrans formats"],
    options: [],
    families: [],
    load: async () => (await import("./formats.ts")).runFormats,
  },
  {
    name: "completion",
    summary: "Print a script that completes commands, options, codes and files in a shell",
    operands: "bash|zsh|fish",
    operandKind: "shell",
    operandCount: [1, 1],
    examples: ["nettrans completion bash"],
    options: [],
    families: [],
    load: async () => (await import("./completion.ts")).runCompletion,
  },
  {
    name: "help",
    summary: "Show help, also for one command",
    operands: "[COMMAND]",
    operandKind: "command",
    operandCount: [0, 1],
    examples: ["nettrans help convert"],
    options: [],
    families: [],
    load: async () => (await import("./runHelp.ts")).runHelp,
  },
];
