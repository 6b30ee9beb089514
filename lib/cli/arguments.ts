import { safeText } from "../diagnostics/displayText.ts";
import type { Option } from "./command.ts";
import { didYouMean } from "./suggest.ts";

/** Arguments, sorted into options and operands. */
export interface ParsedArguments {
  /** By option name; a switch that is given has the value `"true"`. */
  readonly options: ReadonlyMap<string, string>;
  /** All values of options that may be given several times, by option name, in the order in which they were given. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
  /** What is no option, in order. */
  readonly operands: readonly string[];
  /** What stands behind the first operand, when parsing ended there. */
  readonly rest: readonly string[];
  /** What is wrong with the arguments, in the order in which it was found. */
  readonly problems: readonly string[];
}

/** How far to parse. */
export interface ArgumentsStyle {
  /** End at the first operand, which is the command, and leave the rest. */
  readonly untilOperand?: boolean;
}

/**
 * Sorts arguments by a table of options: `--name value`, `--name=value`, `-n value`, `-nvalue`, `--` before operands that
 * begin with a dash, and `-` as an operand. Total: what cannot be understood is a problem, not an exception.
 */
export function parseArguments(
  argv: readonly string[],
  table: readonly Option[],
  style: ArgumentsStyle = {},
): ParsedArguments {
  const reader = new ArgumentReader(argv, table);
  while (!reader.done) {
    reader.step();
    if (style.untilOperand === true && reader.operands.length > 0) break;
  }
  const { options, repeated, operands, problems, rest } = reader;
  return { options, repeated, operands, problems, rest };
}

class ArgumentReader {
  readonly options = new Map<string, string>();
  readonly repeated = new Map<string, string[]>();
  readonly operands: string[] = [];
  readonly problems: string[] = [];
  readonly #argv: readonly string[];
  readonly #table: readonly Option[];
  #at = 0;
  #operandsOnly = false;

  constructor(argv: readonly string[], table: readonly Option[]) {
    this.#argv = argv;
    this.#table = table;
  }

  get done(): boolean {
    return this.#at >= this.#argv.length;
  }

  get rest(): readonly string[] {
    return this.#argv.slice(this.#at);
  }

  step(): void {
    const argument = this.#argv[this.#at++] ?? "";
    if (this.#operandsOnly || argument === "-" || !argument.startsWith("-")) this.operands.push(argument);
    else if (argument === "--") this.#operandsOnly = true;
    else if (argument.startsWith("--")) this.#long(argument.slice(2));
    else this.#short(argument.slice(1));
  }

  #long(text: string): void {
    const equals = text.indexOf("=");
    const name = equals < 0 ? text : text.slice(0, equals);
    const attached = equals < 0 ? undefined : text.slice(equals + 1);
    const option = this.#table.find((each) => each.name === name);
    if (option === undefined) this.problems.push(unknownOption(name, this.#table));
    else this.#take(option, `--${name}`, attached);
  }

  #short(text: string): void {
    const letter = String.fromCodePoint(text.codePointAt(0) ?? 0);
    const behind = text.slice(letter.length);
    const option = this.#table.find((each) => each.short === letter);
    if (option === undefined) {
      this.problems.push(`Unknown option "-${safeText(letter)}"`);
    } else if (option.value !== undefined) {
      this.#take(option, `-${letter}`, behind === "" ? undefined : behind.replace(/^=/, ""));
    } else {
      this.#take(option, `-${letter}`, undefined);
      if (behind !== "") this.#short(behind);
    }
  }

  #take(option: Option, spelled: string, attached: string | undefined): void {
    if (option.value === undefined) {
      if (attached === undefined) this.options.set(option.name, "true");
      else this.problems.push(`Option "${spelled}" takes no value, found "${safeText(attached)}"`);
      return;
    }
    const value = attached ?? this.#next();
    if (value === undefined || value === "") {
      this.problems.push(`Option "${spelled}" needs a value: ${option.choices?.join(", ") ?? option.value}`);
      return;
    }
    const wrong =
      wrongChoice(option, spelled, value) ?? option.problemOf?.(value) ?? this.#contradiction(option, spelled, value);
    if (wrong !== undefined) this.problems.push(wrong);
    else if (option.repeatable === true) this.#repeat(option, value);
    else this.options.set(option.name, value);
  }

  #repeat({ name }: Option, value: string): void {
    const values = this.repeated.get(name);
    if (values === undefined) this.repeated.set(name, [value]);
    else values.push(value);
  }

  // "--to --force" forgot the value; a lone dash is one, it names a standard stream.
  #next(): string | undefined {
    const next = this.#argv[this.#at];
    if (next === undefined || (next.startsWith("-") && next !== "-")) return undefined;
    this.#at++;
    return next;
  }

  #contradiction({ name }: Option, spelled: string, value: string): string | undefined {
    const earlier = this.options.get(name);
    if (earlier === undefined || earlier === value) return undefined;
    return `Option "${spelled}" is given twice, as "${safeText(earlier)}" and "${safeText(value)}": give it once`;
  }
}

function unknownOption(name: string, table: readonly Option[]): string {
  const known = table.map((option) => option.name);
  return `Unknown option "--${safeText(name)}"${didYouMean(name, known, "--")}`;
}

function wrongChoice({ choices }: Option, spelled: string, value: string): string | undefined {
  if (choices === undefined || choices.includes(value)) return undefined;
  const meant = didYouMean(value, choices);
  return `Unexpected value "${safeText(value)}" of option "${spelled}", expected one of ${quoted(choices)}${meant}`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(", ");
}
