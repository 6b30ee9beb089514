import type { Command, Option } from "../command.ts";
import { operandWords, spellings, valueWords, type Words } from "./words.ts";

/** A script that completes the command in bash, from version 3.2 on and without the package bash-completion. */
export function bashCompletion(words: Words): string {
  const { commands, common } = words;
  const withValue = [...common, ...commands.flatMap(({ options }) => options)].filter(
    ({ value }) => value !== undefined,
  );
  return `# Completion of nettrans for bash: source <(nettrans completion bash)
_nettrans() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command= words= word skip= line
  COMPREPLY=()
  # "--to=arm" comes as three words.
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = ]]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    if [[ -n $skip && $word != = ]]; then
      skip=
      continue
    fi
    case $word in
      ${[...new Set(withValue.flatMap(spellings))].join(" | ")}) skip=1 ;;
      = | -*) ;;
      *)
        command=$word
        break
        ;;
    esac
  done
  case $command:$previous in
${[...valueRows("*", common), ...commands.flatMap((command) => valueRows(command.name, command.options))].join("\n")}
    *)
      case $command:$current in
${commands.flatMap((command) => commandRows(command, words)).join("\n")}
        :-*) words='${optionWords(common)}' ;;
        :*) words='${commands.map(({ name }) => name).join(" ")}' ;;
      esac
      ;;
  esac
  if [[ $words == files ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
  else
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$words" -- "$current")
  fi
}
complete -F _nettrans nettrans
`;
}

function valueRows(command: string, options: readonly Option[]): string[] {
  return options
    .filter(({ value }) => value !== undefined)
    .map((option) => {
      const pattern = spellings(option).map((spelling) => `${command}:${spelling}`);
      return `    ${pattern.join(" | ")}) words='${wordList(valueWords(option))}' ;;`;
    });
}

function commandRows(command: Command, words: Words): string[] {
  return [
    `        ${command.name}:-*) words='${optionWords([...command.options, ...words.common])}' ;;`,
    `        ${command.name}:*) words='${wordList(operandWords(command, words))}' ;;`,
  ];
}

function optionWords(options: readonly Option[]): string {
  return options.flatMap(spellings).join(" ");
}

function wordList(words: readonly string[] | "files"): string {
  return words === "files" ? words : words.join(" ");
}
