import type { Command, Option } from "../command.ts";
import { operandWords, quoted, spellings, valueWords, type Words } from "./words.ts";

/** A script that completes the command in zsh, with its system for completion switched on (`compinit`). */
export function zshCompletion(words: Words): string {
  const { commands, common } = words;
  return `#compdef nettrans
# Completion of nettrans for zsh: nettrans completion zsh > _nettrans, in a folder of $fpath
_nettrans() {
  local -a subcommands
  local line state context curcontext=$curcontext
  subcommands=(
${commands.map(({ name, summary }) => `    ${shellText(`${name}:${summary}`)}`).join("\n")}
  )
  _arguments -C \\
${common.map(optionLine).join("\n")}
    '1: :->command' \\
    '*:: :->operand'
  case $state in
    command) _describe command subcommands ;;
    operand)
      case $line[1] in
${commands.map((command) => commandRow(command, words)).join("\n")}
      esac
      ;;
  esac
}
if [[ $funcstack[1] == _nettrans ]]; then
  _nettrans "$@"
else
  compdef _nettrans nettrans
fi
`;
}

function commandRow(command: Command, words: Words): string {
  const lines = [...command.options, ...words.common].map(optionLine);
  const operands = operandWords(command, words);
  if (operands === "files") lines.push("    '*:file:_files' \\");
  else if (operands.length > 0) lines.push(`    '1:${command.operandKind}:(${operands.join(" ")})' \\`);
  const last = (lines.pop() ?? "").replace(/ \\$/, "");
  const indented = [...lines, last].map((line) => `      ${line}`).join("\n");
  return `        ${command.name})\n          _arguments \\\n${indented}\n          ;;`;
}

function optionLine(option: Option): string {
  const { value, repeatable, summary } = option;
  const names = spellings(option);
  const most = repeatable === true ? "*" : names.length > 1 ? `(${names.join(" ")})` : "";
  const spelled = names.length > 1 ? `{${names.map((name) => `${name}${suffix(name, value)}`).join(",")}}` : "";
  const name = names.length > 1 ? "" : `${names[0]}${suffix(names[0] ?? "", value)}`;
  const argument = value === undefined ? "" : `:${value}:${argumentOf(option)}`;
  const rest = shellText(`${name}[${summary.replace(/[[\]:\\]/g, "\\$&")}]${argument}`);
  return `    ${most === "" ? "" : `'${most}'`}${spelled}${rest} \\`;
}

// "--to=arm" and "--to arm"; "-oPATH" and "-o PATH".
function suffix(name: string, value: string | undefined): string {
  if (value === undefined) return "";
  return name.startsWith("--") ? "=" : "+";
}

function argumentOf(option: Option): string {
  const words = valueWords(option);
  if (words === "files") return "_files";
  return words.length === 0 ? " " : `(${words.join(" ")})`;
}

function shellText(text: string): string {
  return quoted(text, "'\\''");
}
