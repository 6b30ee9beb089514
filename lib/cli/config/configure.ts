import type { Invocation, Option } from "../command.ts";
import type { Host } from "../host.ts";
import { formatProblem } from "../outputFormat.ts";
import { noConfiguration } from "./configuration.ts";
import { environmentValues } from "./environment.ts";
import { findConfiguration } from "./findConfiguration.ts";
import type { ReadConfiguration } from "./readConfiguration.ts";
import { settingsOf } from "./settingNames.ts";

/**
 * An invocation with what the project and the environment have decided: an option that is not given takes its value from
 * the environment, and if that says nothing from the configuration. Where values add up, the command line comes last.
 */
export async function configure(invocation: Invocation, host: Host): Promise<Invocation> {
  const { command, commands, common } = invocation;
  const named = invocation.options.get("config") ?? nonEmpty(host.env.NETTRANS_CONFIG);
  const { source, diagnostics } = await findConfiguration(named, host);
  const settings = settingsOf([...common, ...commands.flatMap(({ options }) => options)]);
  const file: ReadConfiguration =
    source === undefined
      ? { ...noConfiguration, values: new Map() }
      : (await import("./readConfiguration.ts")).readConfiguration(source, settings);
  const options = new Map(invocation.options);
  const repeated = new Map(invocation.repeated);
  for (const option of settingsOf([...command.options, ...common])) {
    const decided = decidedValues(option, file, host.env);
    if (option.repeatable === true) {
      const values = [...decided, ...(repeated.get(option.name) ?? [])];
      if (values.length > 0) repeated.set(option.name, values);
    } else if (!isGiven(option, options) && decided[0] !== undefined) {
      options.set(option.name, decided[0]);
    }
  }
  // What was decided for all commands does not concern those that have no findings.
  if (formatProblem(command, options) !== undefined) options.delete("format");
  const configuration = { ...file, diagnostics: [...diagnostics, ...file.diagnostics] };
  return { ...invocation, options, repeated, configuration };
}

function decidedValues(option: Option, { values }: ReadConfiguration, env: Host["env"]): readonly string[] {
  const fromFile = values.get(option.name) ?? [];
  const fromEnvironment = environmentValues(option, env);
  return option.repeatable === true ? [...fromFile, ...(fromEnvironment ?? [])] : (fromEnvironment ?? fromFile);
}

function isGiven({ name }: Option, options: ReadonlyMap<string, string>): boolean {
  return options.has(name) || (name === "format" && options.has("json"));
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
