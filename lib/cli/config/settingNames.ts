import type { Option } from "../command.ts";

/** The options that a configuration and the environment can set, each once: several commands share some. */
export function settingsOf(options: readonly Option[]): readonly Option[] {
  const settings = options.filter(({ configurable }) => configurable === true);
  return [...new Map(settings.map((option) => [option.name, option])).values()];
}

/** What an option is called in a configuration, such as `failOn`. */
export function settingName({ name }: Option): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** What an option is called in the environment, such as `NETTRANS_FAIL_ON`. */
export function variableName({ name }: Option): string {
  return `NETTRANS_${name.toUpperCase().replaceAll("-", "_")}`;
}
