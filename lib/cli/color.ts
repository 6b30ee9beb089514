import type { Host, OutputStream } from "./host.ts";

/**
 * Whether to colour what is written to a stream: `--color` decides, then NO_COLOR (https://no-color.org), FORCE_COLOR,
 * TERM=dumb, and at last whether a person sees it.
 */
export function wantsColor(choice: string | undefined, env: Host["env"], stream: OutputStream): boolean {
  if (choice === "always") return true;
  if (choice === "never") return false;
  if (isSet(env.NO_COLOR)) return false;
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== "0";
  if (env.TERM === "dumb") return false;
  return stream.isTerminal;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
