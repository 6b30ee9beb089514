// The official schema of SARIF 2.1.0, as a check of what is printed.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { SarifLog } from "../lib/diagnostics/sarifLog.ts";

// Draft 4 calls `id` what later drafts call `$id`; the rest of what the schema uses means the same in both.
const text = readFileSync(new URL("../fixtures/schemas/sarif/sarif-schema-2.1.0.json", import.meta.url), "utf8");
const { $schema: _draft, id: $id, ...schema } = JSON.parse(text) as { $schema: string; id: string };

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat("uri", (value) => /^[a-z][a-z\d+.-]*:/i.test(value) && isReference(value));
ajv.addFormat("uri-reference", isReference);
ajv.addFormat("date-time", (value) => !Number.isNaN(Date.parse(value)));
const validate = ajv.compile({ $id, ...schema });

// The characters of RFC 3986, with every percent sign in front of two digits.
function isReference(value: string): boolean {
  return /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-fA-F]{2})*$/.test(value);
}

/** What the schema says against a log; nothing when it is one. */
export function schemaFaults(log: SarifLog): readonly string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
