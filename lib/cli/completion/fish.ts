import type { Option } from "../command.ts";
import { operandWords, quoted, valueWords, type Words } from "./words.ts";

/** A script that completes the command in fish, from version 3.0 on. */
export function fishCompletion(words: Words): string {
  const { commands, common } = words;
  const names = commands.map(({ name }) => name).join(" ");
  const none = `not __fish_seen_subcommand_from ${names}`;
  return [
    "# Completion of nettrans for fish: nettrans completion fish > ~/.config/fish/completions/nettrans.fish",
    "complete -c nettrans -f",
    ...common.map((option) => `complete -c nettrans${optionPart(option)}`),
    ...commands.map(
      ({ name, summary }) => `complete -c nettrans -n ${fishText(none)} -a ${name} -d ${fishText(summary)}`,
    ),
    ...commands.flatMap((command) => {
      const start = `complete -c nettrans -n '__fish_seen_subcommand_from ${command.name}'`;
      const operands = operandWords(command, words);
      return [
        ...command.options.map((option) => `${start}${optionPart(option)}`),
        ...(operands === "files" ? [`${start} -F`] : []),
        ...(operands !== "files" && operands.length > 0 ? [`${start} -a ${fishText(operands.join(" "))}`] : []),
      ];
    }),
    "",
  ].join("\n");
}

function optionPart(option: Option): string {
  const { name, short, value, summary } = option;
  const words = valueWords(option);
  const argument =
    value === undefined
      ? ""
      : words === "files"
        ? " -r -F"
        : ` -x${words.length === 0 ? "" : ` -a ${fishText(words.join(" "))}`}`;
  return `${short === undefined ? "" : ` -s ${short}`} -l ${name}${argument} -d ${fishText(summary)}`;
}

function fishText(text: string): string {
  return quoted(text.replaceAll("\\", "\\\\"), "\\'");
}
