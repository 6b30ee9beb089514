import type { ParameterName } from "./end.ts";
import type { Findings } from "./findings.ts";
import { type ParameterResult, parameterWords } from "./parameters.ts";
import { type Vendor, type Vocabulary, vocabularies } from "./vendors.ts";

type WordList = keyof Omit<Vocabulary, "childLifetime">;

const vocabularyKeys: Readonly<Partial<Record<ParameterName, WordList>>> = {
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
  for (const { values, words, who, owner } of sides) {
    const given = fault[values];
    if (given.length === 0 || given.some((value) => isNoValue(value, key) || words[key].includes(value))) continue;
    findings.differ(
      "NT4017",
      fault.name,
      `${who === "Azure" ? "Azure" : "An edge gateway"} has no word for ${given.join(", ")} as ${parameterWords[fault.name]} of phase ${fault.name.startsWith("ike") ? 1 : 2}`,
      `Change ${owner}: no setting of ${who} can meet it`,
      fault,
    );
  }
}

// Phase 1 without a group has a finding of its own.
function isNoValue(value: string, key: keyof Vocabulary): boolean {
  return value.startsWith("(") || (value === "none" && key === "ikeGroups");
}

/** Who would have to say the values of whom. */
const sides = [
  { words: wordsOf("azure"), values: "cds", who: "Azure", owner: "the edge" },
  { words: wordsOf("edge"), values: "azure", who: "an edge gateway", owner: "the Azure end" },
] as const;

function wordsOf(vendor: Vendor): Readonly<Record<WordList, readonly string[]>> {
  const vocabulary = vocabularies[vendor];
  const words = (key: WordList): readonly string[] =>
    vocabulary[key].map((each) => (each === 0 ? "none" : String(each)));
  return {
    ikeEncryption: words("ikeEncryption"),
    ikeIntegrity: words("ikeIntegrity"),
    ikeGroups: words("ikeGroups"),
    childEncryption: words("childEncryption"),
    childIntegrity: words("childIntegrity"),
    pfsGroups: words("pfsGroups"),
  };
}
