import type { Source } from "../formats/format.ts";
import { attempt, exitCodes, Failure } from "./failure.ts";
import type { Host } from "./host.ts";

/** Name of the values of `--set` in messages. Their text is made here and holds what may be secret: it is never shown. */
export const settingsName = "--set";

/** What is wrong with one value of `--set`. Nothing of it is quoted: a key can stand in it, also at the wrong place. */
export function settingProblem(value: string): string | undefined {
  if (value.indexOf("=") > 0) return undefined;
  return 'Option "--set" needs NAME=VALUE, found a value without a name and "=" in front (not shown: it may be a secret)';
}

/** Where values of parameters come from, least first: the files in their order, then the values of `--set`. */
export interface Parameters {
  /** What `--parameters` names. */
  readonly files: readonly Source[];
  /** Files and the values of `--set`, as the library takes them. */
  readonly sources: readonly Source[];
}

/** Reads the files of `--parameters` and joins the values of `--set`. `-` is standard input, if no FILE is. */
export async function readParameters(
  repeated: ReadonlyMap<string, readonly string[]>,
  operands: readonly string[],
  host: Pick<Host, "readFile" | "readStdin">,
): Promise<Parameters> {
  const files: Source[] = [];
  for (const path of lastOfEach(repeated.get("parameters") ?? [])) {
    if (path === "-" && operands.includes("-")) {
      throw new Failure(
        exitCodes.usage,
        'Standard input is both a FILE and "--parameters": it can be read only once; give one of them as a file',
      );
    }
    const name = path === "-" ? "<stdin>" : path;
    const text = await attempt(exitCodes.input, "read", name, () =>
      path === "-" ? host.readStdin() : host.readFile(path),
    );
    files.push({ name, text });
  }
  const settings = repeated.get("set") ?? [];
  return { files, sources: settings.length === 0 ? files : [...files, sourceOfSettings(settings)] };
}

/** The values of `--set` as a parameters file. */
export function sourceOfSettings(settings: readonly string[]): Source {
  // Resource Manager compares names of parameters without regard to case, so that the last of them counts.
  const byName = new Map<string, readonly [name: string, value: string]>();
  for (const setting of settings) {
    const equals = setting.indexOf("=");
    const name = setting.slice(0, equals);
    byName.set(name.toLowerCase(), [name, setting.slice(equals + 1)]);
  }
  // Always a text: whoever evaluates knows the declared type, a shell does not.
  const parameters = Object.fromEntries([...byName.values()].map(([name, value]) => [name, { value }]));
  return { name: settingsName, text: JSON.stringify({ parameters }) };
}

// A file that is given twice counts where it is given last.
function lastOfEach(paths: readonly string[]): readonly string[] {
  return paths.filter((path, index) => paths.lastIndexOf(path) === index);
}
