import { catalogue } from "./catalogue.ts";
import type { Code } from "./code.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { fileAddress, uriOf } from "./fileAddress.ts";
import type {
  SarifArtifactLocation,
  SarifLevel,
  SarifLocation,
  SarifLog,
  SarifMessage,
  SarifResult,
  SarifRule,
  SarifSuppression,
} from "./sarifLog.ts";
import type { Severity } from "./severity.ts";
import type { SuppressedDiagnostic } from "./suppress.ts";

/** What a log says beside the findings. */
export interface SarifOptions {
  /** Of nettrans. */
  readonly version: string;
  /** The working folder: files in it are named relative to it, which a code host needs to find them. */
  readonly folder?: string;
  /** Names of the inputs. A finding about no file in particular is put at the first: code hosts refuse one without place. */
  readonly inputs?: readonly string[];
  /** Findings that somebody has decided to live with: in the log, and marked as such. */
  readonly suppressed?: readonly SuppressedDiagnostic[];
}

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

// What programs that read logs take for the top folder of the sources, without being told.
const sources = "%SRCROOT%";

const levels: Readonly<Record<Severity, SarifLevel>> = { error: "error", warning: "warning", info: "note" };

/**
 * Findings as a log in the Static Analysis Results Interchange Format (SARIF 2.1.0), which code hosts and editors read.
 * A finding has the same fingerprint in every run, also when lines above it come and go.
 */
export function renderSarif(diagnostics: readonly Diagnostic[], options: SarifOptions): SarifLog {
  const { suppressed = [] } = options;
  const all: readonly (Diagnostic | SuppressedDiagnostic)[] = [...diagnostics, ...suppressed];
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const ruleIndices = new Map(codes.map((code, index) => [code, index]));
  const prints = new Fingerprints(options.folder);
  const driver = { name: "nettrans", semanticVersion: options.version, rules: codes.map(ruleOf) };
  const results = all.map(
    (diagnostic): SarifResult => ({
      ruleId: diagnostic.code,
      ruleIndex: ruleIndices.get(diagnostic.code) as number,
      level: levels[diagnostic.severity],
      message: messageOf(sentences(diagnostic.message, diagnostic.help)),
      ...placesOf(diagnostic, options),
      partialFingerprints: { "nettrans/v1": prints.of(diagnostic) },
      // Either all results of a run say whether they are suppressed, or none does (§3.27.23).
      ...(suppressed.length === 0 ? {} : { suppressions: suppressionsOf(diagnostic) }),
    }),
  );
  return { $schema: schema, version: "2.1.0", runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }] };
}

function suppressionsOf(diagnostic: Diagnostic | SuppressedDiagnostic): readonly SarifSuppression[] {
  return "reason" in diagnostic ? [{ kind: "external", justification: diagnostic.reason }] : [];
}

function ruleOf(code: Code): SarifRule {
  const { slug, severity, title, why, mend, source, date } = catalogue[code];
  return {
    id: code,
    name: slug,
    shortDescription: messageOf(sentences(title)),
    fullDescription: messageOf(sentences(title, why)),
    help: {
      ...messageOf(sentences(mend, `Source: ${source} (${date})`)),
      markdown: `${markdownOf(sentences(mend))}\n\n${markdownOf(`Source: ${source} (${date})`)}`,
    },
    defaultConfiguration: { level: levels[severity] },
  };
}

interface Place {
  readonly file?: string | undefined;
  readonly path?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

function placesOf(diagnostic: Diagnostic, options: SarifOptions): Pick<SarifResult, "locations" | "relatedLocations"> {
  const { file = options.inputs?.[0], path, line, column, related = [] } = diagnostic;
  const locations = file === undefined ? [] : [locationOf({ file, path, line, column }, options.folder)];
  const relatedLocations = related.map((place, index) => ({
    id: index + 1,
    ...locationOf(place, options.folder),
    message: messageOf(sentences(place.message)),
  }));
  return {
    ...(locations.length === 0 ? {} : { locations }),
    ...(relatedLocations.length === 0 ? {} : { relatedLocations }),
  };
}

function locationOf({ file, path, line, column }: Place, folder: string | undefined): SarifLocation {
  const startColumn = column === undefined ? {} : { startColumn: column };
  const region = line === undefined ? {} : { region: { startLine: line, ...startColumn } };
  const name = path?.slice(path.lastIndexOf("/") + 1) ?? "";
  return {
    ...(file === undefined ? {} : { physicalLocation: { artifactLocation: artifactOf(file, folder), ...region } }),
    ...(path === undefined ? {} : { logicalLocations: [{ name, fullyQualifiedName: path }] }),
  };
}

function artifactOf(file: string, folder: string | undefined): SarifArtifactLocation {
  const address = fileAddress(file, folder);
  return { uri: uriOf(address), ...(address.base === "folder" ? { uriBaseId: sources } : {}) };
}

/** Says of each finding what makes it the same one in another run: its code and what it is about, but no line and no word. */
class Fingerprints {
  readonly #folder: string | undefined;
  readonly #given = new Map<string, number>();

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  of({ code, file, path, related = [] }: Diagnostic): string {
    const places = [{ file, path }, ...related].map((place) => this.#placeOf(place));
    const print = [code, ...places].join(" ");
    const count = (this.#given.get(print) ?? 0) + 1;
    this.#given.set(print, count);
    return count === 1 ? print : `${print} ${count}`;
  }

  #placeOf({ file, path = "" }: Place): string {
    return `${file === undefined ? "" : uriOf(fileAddress(file, this.#folder))}#${path}`;
  }
}

// A log is read as prose, where sentences end with a full stop; messages here have none.
function sentences(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

// The same for a text that is shown as Markdown: nothing in it is an instruction or a tag.
function markdownOf(text: string): string {
  return text.replace(/[\\`*_<>[\]#|]/g, "\\$&").replace(/[{}]/g, "$&$&");
}

// Braces stand for arguments and are doubled (§3.11.5). What looks like a link (§3.11.6) came from an input, and is none.
function messageOf(text: string): SarifMessage {
  return { text: text.replace(/[{}]/g, "$&$&").replace(/(\\*)\]\(/g, "$1$1\\](") };
}
