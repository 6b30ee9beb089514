import type { Source } from "../formats/format.ts";
import type { ReadOptions } from "../read.ts";
import type { Invocation } from "./command.ts";
import { contextOf } from "./deploymentContext.ts";

/** What a command line gives beside the files that are to be read: values of parameters, and what is known of the deployment. */
export function readOptions(
  { repeated }: Invocation,
  parameters: readonly Source[],
): Pick<ReadOptions, "parameters" | "context"> {
  const context = repeated.get("context");
  return {
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(context === undefined ? {} : { context: contextOf(context) }),
  };
}
