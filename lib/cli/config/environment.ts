import { safeText } from "../../diagnostics/displayText.ts";
import type { Option } from "../command.ts";
import { exitCodes, Failure } from "../failure.ts";
import type { Host } from "../host.ts";
import { variableName } from "./settingNames.ts";

// As most programs take switches in the environment.
const switches: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);

/** What the environment says about an option: its values, or no value for a switch that is off; undefined when nothing. */
export function environmentValues(option: Option, env: Host["env"]): readonly string[] | undefined {
  const name = variableName(option);
  const value = env[name];
  if (value === undefined || value === "") return undefined;
  if (option.value === undefined) {
    const on = switches.get(value.toLowerCase());
    if (on === undefined) throw refused(name, value, [...switches.keys()]);
    return on ? ["true"] : [];
  }
  if (option.choices?.includes(value) === false) throw refused(name, value, option.choices);
  const problem = option.problemOf?.(value);
  if (problem !== undefined) throw new Failure(exitCodes.usage, `${problem} (from the environment variable "${name}")`);
  return [value];
}

function refused(name: string, value: string, expected: readonly string[]): Failure {
  const words = expected.map((word) => `"${word}"`).join(", ");
  const message = `Unexpected value "${safeText(value)}" of environment variable "${name}", expected one of ${words}`;
  return new Failure(exitCodes.usage, message);
}
