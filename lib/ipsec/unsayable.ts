import type { ParameterName } from "./end.ts";
import type { Findings } from "./findings.ts";
import { type ParameterResult, parameterWords } from "./parameters.ts";
import { type Vocabulary, vocabularies } from "./vendors.ts";

const vocabularyKeys: Readonly<Partial<Record<ParameterName, keyof Omit<Vocabulary, "childLifetime">>>> = {
  "ike.encryption": "ikeEncryption",
  "ike.integrity": "ikeIntegrity",
  "ike.dhGroup": "ikeGroups",
  "child.encryption": "childEncryption",
  "child.integrity": "childIntegrity",
  "child.pfsGroup": "pfsGroups",
};

/** Says when no change at one end can meet the other, because its vendor has no word for any of the values. */
export function reportUnsayable(fault: ParameterResult, findings: Findings): void {
  const key = vocabularyKeys[fault.name];
  if (key === undefined) return;
  const sides = [
    { vendor: "azure", values: fault.cds, who: "Azure", owner: "the edge" },
    { vendor: "edge", values: fault.azure, who: "an edge gateway", owner: "the Azure end" },
  ] as const;
  for (const { vendor, values, who, owner } of sides) {
    const says = vocabularies[vendor][key].map((each) => (each === 0 ? "none" : String(each)));
    if (values.length === 0 || values.some((value) => isNoValue(value, key) || says.includes(value))) continue;
    findings.differ(
      "NT4017",
      fault.name,
      `${who === "Azure" ? "Azure" : "An edge gateway"} has no word for ${values.join(", ")} as ${parameterWords[fault.name]} of phase ${fault.name.startsWith("ike") ? 1 : 2}`,
      `Change ${owner}: no setting of ${who} can meet it`,
      fault,
    );
  }
}

// Phase 1 without a group has a finding of its own.
function isNoValue(value: string, key: keyof Vocabulary): boolean {
  return value.startsWith("(") || (value === "none" && key === "ikeGroups");
}
