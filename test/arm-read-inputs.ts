import { existsSync, readdirSync, readFileSync } from "node:fs";
import { detect } from "../lib/detect.ts";
import type { Source } from "../lib/formats/format.ts";

const root = new URL("../../shared/corpus/arm/", import.meta.url);

/** Real templates beside the project, alone and with each of their parameters files; none where they are not there. */
export function armCorpus(): readonly { readonly name: string; readonly sources: readonly Source[] }[] {
  if (!existsSync(root)) return [];
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name: folder }) => {
    const files = (readdirSync(new URL(`${folder}/`, root), { recursive: true }) as string[])
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".json"))
      .sort();
    const sources = files.map((file) => sourceOf(folder, file)).filter((source) => detect(source) === "arm");
    const isValues = ({ name }: Source): boolean => /parameters[^/]*\.json$/i.test(name);
    const values = sources.filter(isValues);
    return sources
      .filter((source) => !isValues(source))
      .flatMap((source) => [
        { name: `${folder}/${source.name}`, sources: [source] },
        ...values.map((file) => ({ name: `${folder}/${source.name} with ${file.name}`, sources: [source, file] })),
      ]);
  });
}

function sourceOf(folder: string, file: string): Source {
  const path = [folder, ...file.split("/")].map(encodeURIComponent).join("/");
  return { name: file, text: new Uint8Array(readFileSync(new URL(path, root))) };
}
