import { safeText } from "../diagnostics/displayText.ts";
import { explanations } from "../diagnostics/explain.ts";
import type { Invocation } from "./command.ts";
import { bashCompletion } from "./completion/bash.ts";
import { fishCompletion } from "./completion/fish.ts";
import { type Shell, shells, type Words } from "./completion/words.ts";
import { zshCompletion } from "./completion/zsh.ts";
import { exitCodes, Failure } from "./failure.ts";
import type { Host } from "./host.ts";
import { didYouMean } from "./suggest.ts";

const scripts: Readonly<Record<Shell, (words: Words) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** Prints a script that completes the command in a shell; it is made from the table of commands. */
export async function runCompletion({ operands, commands, common }: Invocation, host: Host): Promise<number> {
  const [wanted = ""] = operands;
  const shell = shells.find((each) => each === wanted);
  if (shell === undefined) {
    const known = shells.map((each) => `"${each}"`).join(", ");
    const meant = didYouMean(wanted, shells);
    throw new Failure(exitCodes.usage, `Unknown shell "${safeText(wanted)}", expected one of ${known}${meant}`);
  }
  const codes = explanations().map(({ code }) => code);
  await host.stdout.write(scripts[shell]({ commands, common, codes }));
  return exitCodes.done;
}
