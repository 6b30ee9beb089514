// The part of SARIF that findings need; names and meanings are those of the standard: Static Analysis Results Interchange
// Format (SARIF) Version 2.1.0, Errata 01, OASIS, 2023-08-28.

/** A log of one run. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly SarifRun[];
}

/** What one run of the command found. */
export interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  /** How columns are counted. */
  readonly columnKind: "utf16CodeUnits";
  readonly results: readonly SarifResult[];
}

/** The program that ran, and what it can say. */
export interface SarifDriver {
  readonly name: string;
  readonly semanticVersion: string;
  readonly rules: readonly SarifRule[];
}

/** How much a result matters. */
export type SarifLevel = "error" | "warning" | "note";

/** What a code means. */
export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: SarifMessage;
  readonly fullDescription: SarifMessage;
  readonly help: SarifMessage & { readonly markdown: string };
  readonly defaultConfiguration: { readonly level: SarifLevel };
}

/** A text in which braces are doubled and nothing is a link. */
export interface SarifMessage {
  readonly text: string;
}

/** One finding. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifMessage;
  readonly locations?: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly SarifSuppression[];
}

/** A decision to live with a result, written down outside of the file that it is in. */
export interface SarifSuppression {
  readonly kind: "external";
  readonly justification: string;
}

/** A place in a file. */
export interface SarifLocation {
  readonly id?: number;
  readonly physicalLocation?: {
    readonly artifactLocation: SarifArtifactLocation;
    /** From 1. */
    readonly region?: { readonly startLine: number; readonly startColumn?: number };
  };
  readonly logicalLocations?: readonly { readonly name: string; readonly fullyQualifiedName: string }[];
  readonly message?: SarifMessage;
}

/** A file. */
export interface SarifArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}
