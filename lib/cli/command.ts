import type { Configuration } from "./config/configuration.ts";
import type { Host } from "./host.ts";

/** An option as the table of commands declares it. Help, parsing and suggestions all come from here. */
export interface Option {
  /** Without the dashes. */
  readonly name: string;
  /** One letter, without the dash. */
  readonly short?: string;
  /** What its value is called in help, such as `PATH`; a switch has none. */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** Whether the command cannot do without it. */
  readonly required?: boolean;
  /** Whether it may be given several times, each time with another value. */
  readonly repeatable?: boolean;
  /** What is wrong with a value, as a whole sentence; nothing when it can be used. Never quotes what may be a secret. */
  readonly problemOf?: (value: string) => string | undefined;
  /** Whether a configuration file and the environment can set it. */
  readonly configurable?: boolean;
  /** One line of help. */
  readonly summary: string;
}

/** A command as the table declares it. */
export interface Command {
  /** As it is typed. */
  readonly name: string;
  /** One line of help. */
  readonly summary: string;
  /** What its operands are called in help, such as `FILE...`. */
  readonly operands: string;
  /** What its operands are, for those who complete them. */
  readonly operandKind: "file" | "code" | "command" | "shell" | "none";
  /** How many operands it takes. */
  readonly operandCount: readonly [least: number, most: number];
  /** Shown first in help. */
  readonly examples: readonly string[];
  /** What it takes beside the options of every command. */
  readonly options: readonly Option[];
  /** What the codes of its findings begin with, such as `NT1`; none when it has no findings. */
  readonly families: readonly string[];
  /** Loads the command, which is done only when it is to run. */
  readonly load: () => Promise<Run>;
}

/** Runs a command; the result is the exit code. */
export type Run = (invocation: Invocation, host: Host) => Promise<number>;

/** A command line, understood. */
export interface Invocation {
  /** The command to run. */
  readonly command: Command;
  /** What is no option, in order. */
  readonly operands: readonly string[];
  /** By option name; a switch that is given has the value `"true"`. */
  readonly options: ReadonlyMap<string, string>;
  /** All values of options that may be given several times, by option name, in the order in which they were given. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
  /** The whole table, for help. */
  readonly commands: readonly Command[];
  /** The options that every command takes, for help. */
  readonly common: readonly Option[];
  /** What the project has decided beside the values of options. */
  readonly configuration: Configuration;
}
