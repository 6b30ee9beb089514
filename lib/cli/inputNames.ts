import type { LedgerEntry } from "../ledger.ts";
import type { SourceText } from "../source/text.ts";

/** Something in an input that has a name: a network, a site, a server. */
export interface Subject {
  /** Of the thing itself, not of its name. */
  readonly path: string;
  /** The entry of its name. */
  readonly entry: LedgerEntry;
}

const nameStep = /\/(?:@name|[Nn]ame)$/;
const entities: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&apos;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

/** Finds the named thing around each entry of a ledger. */
export class InputNames {
  readonly #subjects = new Map<string | undefined, Map<string, Subject>>();
  readonly #texts: ReadonlyMap<string, SourceText>;
  // A ledger is in the order of the documents, so that an entry mostly belongs to what the one before belongs to.
  #last: Subject | undefined;

  constructor(ledger: readonly LedgerEntry[], texts: ReadonlyMap<string, SourceText>) {
    this.#texts = texts;
    for (const entry of ledger) {
      const { file, path } = entry;
      if (path === undefined || !nameStep.test(path)) continue;
      const inFile = this.#subjects.get(file) ?? new Map<string, Subject>();
      this.#subjects.set(file, inFile);
      const subject = { path: path.replace(nameStep, ""), entry };
      inFile.set(subject.path, subject);
    }
  }

  /** The outermost named thing around an entry: subnets and references then count to their network. */
  subjectOf({ file, path }: LedgerEntry): Subject | undefined {
    if (path === undefined) return undefined;
    const last = this.#last;
    if (last !== undefined && last.entry.file === file && path.startsWith(`${last.path}/`)) return last;
    const inFile = this.#subjects.get(file);
    for (let end = path.indexOf("/", 1); end > 0; end = path.indexOf("/", end + 1)) {
      this.#last = inFile?.get(path.slice(0, end));
      if (this.#last !== undefined) return this.#last;
    }
    return undefined;
  }

  /** The last step of a named thing, and its name where the text is at hand: `VirtualNetworkSite[1] "hq"`. */
  nameOf({ path, entry: { file, line, column } }: Subject): string {
    const step = path.slice(path.lastIndexOf("/") + 1);
    const text = this.#texts.get(file ?? "");
    if (text === undefined || line === undefined || column === undefined) return step;
    const name = nameAt(text.lineText(line).slice(column - 1, column + 300));
    return name === undefined ? step : `${step} "${name}"`;
  }

  /** What an entry is, from the named thing around it on: `VirtualNetworkSite[1] "hq" /AddressSpace[1]/AddressPrefix[2]`. */
  labelOf(entry: LedgerEntry): string {
    const { path = "" } = entry;
    const subject = this.subjectOf(entry);
    if (subject !== undefined) return `${this.nameOf(subject)} ${path.slice(subject.path.length)}`;
    return path.split("/").slice(-3).join("/");
  }
}

// The place of an attribute is that of its name, the place of a JSON value that of the value.
function nameAt(text: string): string | undefined {
  const attribute = /^[\w:.-]+\s*=\s*(["'])(.*?)\1/.exec(text)?.[2];
  if (attribute !== undefined)
    return attribute.replace(/&(?:quot|apos|lt|gt|amp);/g, (entity) => entities[entity] ?? "");
  return /^"([^"\\]*)"/.exec(text)?.[1];
}
