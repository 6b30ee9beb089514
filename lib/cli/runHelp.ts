import type { Invocation } from "./command.ts";
import { exitCodes, Failure } from "./failure.ts";
import { renderCommandHelp, renderHelp } from "./help.ts";
import type { Host } from "./host.ts";
import { unknownCommand } from "./unknownCommand.ts";

/** Prints help for the command that is named, or for all. */
export async function runHelp({ operands, commands, common }: Invocation, host: Host): Promise<number> {
  const [name] = operands;
  const wanted = commands.find((command) => command.name === name);
  if (name !== undefined && wanted === undefined) {
    throw new Failure(exitCodes.usage, unknownCommand(name, commands));
  }
  await host.stdout.write(wanted === undefined ? renderHelp(commands, common) : renderCommandHelp(wanted, common));
  return exitCodes.done;
}
