import { safeText } from "../diagnostics/displayText.ts";
import { parseArguments } from "./arguments.ts";
import type { Command, Invocation } from "./command.ts";
import { commands, commonOptions } from "./commands.ts";
import { noConfiguration } from "./config/configuration.ts";
import { configure } from "./config/configure.ts";
import { codeOf, exitCodes, Failure } from "./failure.ts";
import type { Host, OutputStream } from "./host.ts";
import { formatProblem } from "./outputFormat.ts";
import { unknownCommand } from "./unknownCommand.ts";
import { version } from "./version.ts";

/**
 * The command line: arguments in, exit code out. Arguments are understood before any command is loaded, so that help,
 * the version and wrong usage answer at once.
 */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  const patient = { ...host, stdout: untilClosed(host.stdout), stderr: untilClosed(host.stderr) };
  try {
    return await dispatch(argv, patient);
  } catch (error) {
    if (error instanceof Failure) {
      await patient.stderr.write(`error: ${error.message}\n`);
      return error.exitCode;
    }
    await patient.stderr.write(bugReport(error, host.env.NETTRANS_DEBUG));
    return exitCodes.bug;
  }
}

const undecided = { commands, common: commonOptions, configuration: noConfiguration };

async function dispatch(argv: readonly string[], host: Host): Promise<number> {
  const front = parseArguments(argv, commonOptions, { untilOperand: true });
  const [name] = front.operands;
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return await withoutCommand(name, front.options, front.problems, host);

  const { options, repeated, operands, problems } = parseArguments(front.rest, [...command.options, ...commonOptions]);
  const all = new Map([...front.options, ...options]);
  const invocation: Invocation = { ...undecided, command, operands, options: all, repeated };
  if (all.has("help")) return await showHelp([command.name], invocation, host);
  if (all.has("version")) return await showVersion(host);
  const [problem] = [...front.problems, ...problems, ...missing(command, operands, all), formatProblem(command, all)];
  if (problem !== undefined) throw usage(problem, command);
  const run = await command.load();
  return await run(await configure(invocation, host), host);
}

async function withoutCommand(
  name: string | undefined,
  options: ReadonlyMap<string, string>,
  problems: readonly string[],
  host: Host,
): Promise<number> {
  const command = helpCommand();
  const nothing: Invocation = { ...undecided, command, operands: [], options, repeated: new Map() };
  if (options.has("help")) return await showHelp([], nothing, host);
  if (options.has("version")) return await showVersion(host);
  if (problems[0] !== undefined) throw usage(problems[0]);
  if (name !== undefined) throw usage(unknownCommand(name, commands));
  await showHelp([], nothing, { ...host, stdout: host.stderr });
  return exitCodes.usage;
}

function helpCommand(): Command {
  return commands.find(({ name }) => name === "help") as Command;
}

async function showHelp(operands: readonly string[], invocation: Invocation, host: Host): Promise<number> {
  const run = await helpCommand().load();
  return await run({ ...invocation, operands }, host);
}

async function showVersion(host: Host): Promise<number> {
  await host.stdout.write(`${version}\n`);
  return exitCodes.done;
}

function missing(command: Command, operands: readonly string[], options: ReadonlyMap<string, string>): string[] {
  const [least, most] = command.operandCount;
  if (operands.length < least) return [`"nettrans ${command.name}" needs ${command.operands}`];
  if (operands.length > most) {
    return [`Unexpected argument "${safeText(operands[most] ?? "")}" of "nettrans ${command.name}"`];
  }
  return command.options
    .filter((option) => option.required === true && !options.has(option.name))
    .map(({ name, choices, value }) => `Option "--${name}" is missing: write --${name} ${choices?.join("|") ?? value}`);
}

function usage(problem: string, command?: Command): Failure {
  const topic = command === undefined ? "nettrans help" : `nettrans help ${command.name}`;
  return new Failure(exitCodes.usage, `${problem}\nRun "${topic}" to see how it is used`);
}

function bugReport(error: unknown, debug: string | undefined): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = `This is a bug in nettrans: ${safeText(message)}. Please report it with the input if you can\n`;
  const stack = error instanceof Error ? error.stack : undefined;
  return debug === undefined || debug === "" || stack === undefined ? line : `${line}${stack}\n`;
}

// Whoever reads can stop early, as "head" does: the rest is not wanted then, and that is no failure.
function untilClosed(stream: OutputStream): OutputStream {
  let open = true;
  return {
    isTerminal: stream.isTerminal,
    columns: stream.columns,
    write: async (text) => {
      if (!open) return;
      try {
        await stream.write(text);
      } catch (error) {
        if (codeOf(error) !== "EPIPE") throw error;
        open = false;
      }
    },
  };
}
