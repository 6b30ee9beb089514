import { safeText } from "../diagnostics/displayText.ts";
import { attempt, exitCodes, Failure } from "./failure.ts";
import type { Host } from "./host.ts";

/** A text and the name that it is known by. */
export interface NamedText {
  /** What it is to be called. */
  readonly name: string;
  /** Its content. */
  readonly text: string;
}

/** A file to be and the name that it is known by. */
export interface NamedContent {
  /** What it is to be called. */
  readonly name: string;
  /** Its content; a text is written as UTF-8. */
  readonly text: string | Uint8Array;
}

interface Writing {
  readonly path: string;
  readonly temporary: string;
  readonly text: string | Uint8Array;
}

/** Where and how to write. */
export interface OutputStyle {
  /** A folder, if it is one or ends with a slash; otherwise the file for the main document, with the others beside it. */
  readonly path: string;
  /** Whether to write over files that exist. */
  readonly force: boolean;
}

/**
 * Writes documents, the main one first: all of them or, when something stands in the way, none. Each appears whole under
 * its name at once. The result is the paths.
 */
export async function writeOutputs(
  documents: readonly NamedContent[],
  { path, force }: OutputStyle,
  host: Host,
): Promise<readonly string[]> {
  const writings = await planned(documents, path, host);
  if (!force) await refuseExisting(writings, host);
  if (path.endsWith("/")) await attempt(exitCodes.usage, "make the folder", path, () => host.createFolder(path));
  const made: string[] = [];
  try {
    for (const { path: target, temporary, text } of writings) {
      await attempt(exitCodes.usage, "write", target, () => host.createFile(temporary, text));
      made.push(temporary);
    }
    for (const { path: target, temporary } of writings) {
      await attempt(exitCodes.usage, "write", target, () => host.replaceFile(temporary, target));
      made.shift();
    }
  } finally {
    for (const temporary of made) await host.removeFile(temporary).catch(() => undefined);
  }
  return writings.map((writing) => writing.path);
}

async function planned(documents: readonly NamedContent[], path: string, host: Host): Promise<readonly Writing[]> {
  const isFolder =
    path.endsWith("/") || (await attempt(exitCodes.usage, "write", path, () => host.kindOf(path))) === "folder";
  const folder = isFolder ? path.replace(/\/*$/, "/") : path.slice(0, path.lastIndexOf("/") + 1);
  const paths = documents.map(({ name }, index) => (index === 0 && !isFolder ? path : `${folder}${name}`));
  const twice = paths.find((each, index) => paths.indexOf(each) < index);
  if (twice !== undefined) {
    const message = `Cannot write "${safeText(twice)}": two of the documents would get this name`;
    throw new Failure(exitCodes.usage, `${message}; choose another name, or a folder that ends with /`);
  }
  return documents.map(({ text }, index) => {
    const target = paths[index] as string;
    const cut = target.lastIndexOf("/") + 1;
    // In the folder of its target: only within one file system does a file replace another at once.
    const temporary = `${target.slice(0, cut)}.${target.slice(cut)}.${host.processName}.tmp`;
    return { path: target, temporary, text };
  });
}

async function refuseExisting(writings: readonly Writing[], host: Host): Promise<void> {
  for (const { path } of writings) {
    const kind = await attempt(exitCodes.usage, "write", path, () => host.kindOf(path));
    if (kind === "nothing") continue;
    throw new Failure(
      exitCodes.usage,
      `Cannot write "${safeText(path)}": it exists already, and nothing was written; use --force to write over it`,
    );
  }
}
