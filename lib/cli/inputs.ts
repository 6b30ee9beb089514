import { safeText } from "../diagnostics/displayText.ts";
import type { Source } from "../formats/format.ts";
import { configurationNames } from "./config/findConfiguration.ts";
import { attempt, exitCodes, Failure } from "./failure.ts";
import type { Host } from "./host.ts";
import { Progress } from "./progress.ts";

/** Name of standard input in messages. */
const stdinName = "<stdin>";
const documentName = /\.(?:xml|clixml|netcfg|json|ya?ml)$/i;
const descriptionName = /\.ya?ml$/i;
const serviceName = /\.(?:cscfg|csdef)$/i;

/** Reads the operands of a command: files, `-` for standard input, and folders, which stand for the documents in them. */
export async function readInputs(operands: readonly string[], host: Host): Promise<Source[]> {
  // A file that is named twice is one document, or its networks would be there twice.
  const paths = new Set<string>();
  for (const operand of operands) for (const path of await documentsAt(operand, host)) paths.add(path);
  const sources: Source[] = [];
  const progress = new Progress(host);
  try {
    for (const path of paths) {
      await progress.step(sources.length, paths.size);
      sources.push({ name: path === "-" ? stdinName : path, text: await bytesOf(path, host) });
    }
  } finally {
    await progress.end();
  }
  return sources;
}

async function bytesOf(path: string, host: Host): Promise<Uint8Array> {
  return await attempt(exitCodes.input, "read", path === "-" ? stdinName : path, () =>
    path === "-" ? host.readStdin() : host.readFile(path),
  );
}

async function documentsAt(operand: string, host: Host): Promise<readonly string[]> {
  if (operand === "-") return [operand];
  const kind = await attempt(exitCodes.input, "read", operand, () => host.kindOf(operand));
  if (kind !== "folder") return [operand];
  const documents = await documentsBelow(operand, host);
  if (documents.length > 0) return documents;
  throw new Failure(
    exitCodes.input,
    `Cannot read "${safeText(operand)}": the folder holds no .xml, .netcfg, .json, .yaml, .yml, .cscfg or .csdef file`,
  );
}

// The documents of a folder itself; those of the folders in it only if it has none of its own, as when a repository keeps
// one folder per subscription.
async function documentsBelow(folder: string, host: Host): Promise<readonly string[]> {
  const listed = await attempt(exitCodes.input, "read", folder, () => host.listFolder(folder));
  const entries = listed.filter(({ name }) => !name.startsWith(".")).sort((a, b) => (a.name < b.name ? -1 : 1));
  const inside = (name: string): string => (folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`);
  const files = entries.filter(({ name, isFolder }) => !isFolder && !configurationNames.includes(name));
  // Cloud services lie about where networks are kept too: theirs are meant only alone, or beside descriptions of groups.
  const haveServices = files.every(({ name }) => !documentName.test(name) || descriptionName.test(name));
  const documents = files.filter(({ name }) => documentName.test(name) || (haveServices && serviceName.test(name)));
  if (documents.length > 0) return documents.map(({ name }) => inside(name));
  const deeper: string[] = [];
  for (const { name } of entries.filter(({ isFolder }) => isFolder)) {
    deeper.push(...(await documentsBelow(inside(name), host)));
  }
  return deeper;
}
