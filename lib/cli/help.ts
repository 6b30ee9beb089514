import { padDisplay } from "../diagnostics/displayText.ts";
import type { Command, Option } from "./command.ts";
import { wrap } from "./wrap.ts";

const helpWidth = 110;

// As in the contract; "nettrans help" is where people look first when a script stops.
const exitCodeTable: readonly (readonly [code: string, meaning: string])[] = [
  ["0", "done"],
  ["1", "findings at or above --fail-on, or a tunnel that would not hold"],
  ["2", "wrong usage"],
  ["3", "an input could not be read or is none of the formats"],
  ["4", "a bug in nettrans"],
];

/** Help for the whole program: an example first, then what there is, on one screen. */
export function renderHelp(commands: readonly Command[], common: readonly Option[]): string {
  const example = commands[0]?.examples[0] ?? "";
  return lines(
    "Convert VPN configuration between Azure classic, Azure Resource Manager and VMware Cloud Director service",
    "",
    ...section("Example", [`  ${example}`]),
    ...section("Usage", ["  nettrans COMMAND ..."]),
    ...section("Commands", table(commands.map(({ name, summary }) => [name, summary]))),
    ...section("Options of every command", table(common.map(optionRow))),
    ...section("Exit code", table(exitCodeTable)),
    'A FILE of "-" is standard input; a FILE that is a folder is all documents in it.',
    "Results go to standard output, everything else to standard error.",
  );
}

/** Help for one command. */
export function renderCommandHelp(command: Command, common: readonly Option[]): string {
  const { name, summary, examples, options, operands } = command;
  const usage = [
    `  nettrans ${name}`,
    operands,
    ...options
      .filter(({ required }) => required === true)
      .map(({ name, choices, value }) => {
        return `--${name} ${choices?.join("|") ?? value ?? ""}`;
      }),
    "[options]",
  ];
  return lines(
    summary,
    "",
    ...section(
      "Example",
      examples.map((example) => `  ${example}`),
    ),
    ...section("Usage", [usage.filter((part) => part !== "").join(" ")]),
    ...(options.length === 0 ? [] : section("Options", table(options.map(optionRow)))),
    ...section("Options of every command", table(common.map(optionRow))),
    ...section("Exit code", table(exitCodeTable)),
  );
}

function lines(...parts: readonly string[]): string {
  return `${parts.join("\n").trimEnd()}\n`;
}

function section(title: string, content: readonly string[]): string[] {
  return [`${title}:`, ...content, ""];
}

function optionRow({ name, short, value, choices, summary }: Option): readonly [string, string] {
  const argument = choices?.join("|") ?? value;
  const spelled = `${short === undefined ? "" : `-${short}, `}--${name}`;
  return [argument === undefined ? spelled : `${spelled} ${argument}`, summary];
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.flatMap(([first, second]) =>
    wrap(second, helpWidth - width - 4).map(
      (line, index) => `  ${padDisplay(index === 0 ? first : "", width)}  ${line}`,
    ),
  );
}
