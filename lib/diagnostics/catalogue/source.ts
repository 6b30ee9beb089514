import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { armSyntax, classicSchema, jsonStandard, ours, xmlStandard, yamlStandard } from "./sources.ts";

/** Decoding and parsing, and finding out the format. */
export const sourceEntries: Readonly<Record<Extract<Code, `NT1${string}`>, CatalogueEntry>> = {
  NT1001: {
    slug: "text-not-decodable",
    severity: "error",
    title: "The bytes of the file are not text in the encoding that it claims",
    why: "Reading on would put replacement characters into names and addresses without anyone noticing",
    mend: "Save the file again as UTF-8; if it was cut off while it was copied, export it again",
    ...xmlStandard,
  },
  NT1002: {
    slug: "encoding-declaration-wrong",
    severity: "warning",
    title: "The XML declaration names an encoding that the bytes are not in",
    why:
      'Some programs write encoding="utf-16" into a UTF-8 file. nettrans believes the byte order mark, then the bytes, ' +
      "then the declaration; a stricter program refuses the file",
    mend: 'Write the encoding that the file has, usually encoding="utf-8", or leave it out',
    ...xmlStandard,
  },
  NT1003: {
    slug: "syntax-unknown",
    severity: "error",
    title: "The text is neither XML, JSON nor YAML",
    why: "Every format that nettrans knows is written in one of these; without the syntax nothing in the file can be read",
    mend:
      "Give the file as it was exported. If the configuration stands inside another text, such as a script or a web page, " +
      "copy it into a file of its own",
    ...ours,
  },
  NT1010: {
    slug: "xml-not-well-formed",
    severity: "error",
    title: "The XML breaks off or its tags do not match",
    why: "What belongs to what is no longer certain, and a guess could attach a site to the wrong network",
    mend: "Mend the place that is shown: close the element, remove the stray tag, or export the file again",
    ...xmlStandard,
  },
  NT1011: {
    slug: "xml-doctype-refused",
    severity: "error",
    title: "The XML has a document type declaration",
    why:
      "Its entities can swell a small file to gigabytes or pull in other files. The classic service never wrote one, so " +
      "a file that has one was made by something else",
    mend: "Remove the <!DOCTYPE …> and write out the entities that it declares",
    ...ours,
  },
  NT1012: {
    slug: "xml-name-refused",
    severity: "error",
    title: "An element or attribute has a name that programs in JavaScript cannot hold safely",
    why: 'Names such as "__proto__" or "constructor" are known tricks to change the program that reads them',
    mend: "Remove the element or attribute: no network configuration uses such a name",
    ...ours,
  },
  NT1013: {
    slug: "xml-blank-before-declaration",
    severity: "warning",
    title: "Something stands before the XML declaration",
    why: "The declaration must be the very first thing in a file; nettrans skips the blanks, a stricter program does not",
    mend: "Remove the blanks and empty lines before <?xml",
    ...xmlStandard,
  },
  NT1020: {
    slug: "json-not-well-formed",
    severity: "error",
    title: "The JSON breaks off or is not put together as JSON is",
    why: "What belongs to what is no longer certain, so the values after this place cannot be trusted",
    mend: "Mend the place that is shown: a missing comma, quote or bracket, or a file that was cut off",
    ...jsonStandard,
  },
  NT1021: {
    slug: "json-lenient-syntax",
    severity: "warning",
    title: "The file uses comments, trailing commas or strings over several lines, which JSON does not have",
    why: "nettrans and the tools that deploy from a file read them; the Azure portal and the REST interface do not",
    mend: "Remove them if the file is to be used anywhere else; nettrans itself writes strict JSON",
    ...armSyntax,
  },
  NT1022: {
    slug: "json-duplicate-name",
    severity: "warning",
    title: "An object has two members of the same name",
    why: "Programs differ in which of the two they take; nettrans takes the last, as most do",
    mend: "Remove the one that is not meant",
    ...jsonStandard,
  },
  NT1030: {
    slug: "input-too-large",
    severity: "error",
    title: "The input is larger or more deeply nested than any real configuration",
    why: "The limits keep a hostile or broken file from using up the memory of the machine",
    mend: "Check that this is the file that was meant; split it if it is",
    ...ours,
  },
  NT1040: {
    slug: "yaml-not-well-formed",
    severity: "error",
    title: "The YAML breaks off, or its lines are not put together as YAML is",
    why: "Indentation says what belongs to what; where it is not certain, a value could be attached to the wrong tunnel",
    mend:
      "Mend the place that is shown: indent with blanks, alike for what belongs together, put one name in a line, and put " +
      "texts that hold signs such as : # * & in double quotes",
    ...yamlStandard,
  },
  NT1041: {
    slug: "yaml-alias-refused",
    severity: "error",
    title: "The YAML refers to another place with an alias",
    why:
      "A few aliases can swell a small file to gigabytes, and a value that stands in several places at once has no place " +
      "that a report could point at",
    mend: "Write the value out where the alias stands; a text that begins with * belongs in double quotes",
    ...ours,
  },
  NT1042: {
    slug: "yaml-tag-refused",
    severity: "error",
    title: "The YAML gives a value a type of its own with a tag",
    why: "Tags such as !!binary or !vault mean something to one program only; without that program the value is not known",
    mend: "Write the plain value and remove the tag; a text that begins with ! belongs in double quotes",
    ...ours,
  },
  NT1043: {
    slug: "yaml-duplicate-name",
    severity: "error",
    title: "A mapping has two members of the same name",
    why: "YAML does not allow it, and programs differ in which of the two they take",
    mend: "Remove or rename the one that is not meant; check the indentation if they belong to different mappings",
    ...yamlStandard,
  },
  NT1044: {
    slug: "yaml-several-documents",
    severity: "error",
    title: "The YAML file holds more than one document",
    why: "Reading only the first would lose the others without anyone noticing",
    mend: "Save each document, from one --- to the next, in a file of its own and give them together",
    ...ours,
  },
  NT1045: {
    slug: "yaml-name-refused",
    severity: "error",
    title: "A mapping has a member whose name is not a plain name",
    why:
      "YAML lets a list, a mapping or nothing at all be a name, and reads << as an order to merge another mapping; no " +
      "configuration uses the former, and readers of YAML do not agree on the latter",
    mend: "Write a name before the colon, and write out the members that << would bring; in double quotes << is a name",
    ...ours,
  },
  NT1101: {
    slug: "format-unknown",
    severity: "error",
    title: "The file is none of the formats that nettrans reads",
    why: "Nothing in it tells where its networks and gateways are",
    mend: 'Run "nettrans formats" to see what can be read; give --from to name the format when only a part of a file is at hand',
    ...ours,
  },
  NT1102: {
    slug: "look-alike-refused",
    severity: "error",
    title: "The file looks like a known format and is another one",
    why:
      "The NetworkConfiguration element of a cloud service configuration (.cscfg) has the name of the root of a network " +
      "configuration, but another schema: it says where a service runs, not how a network is built",
    mend: "Give the network configuration of the subscription: Get-AzureVNetConfig -ExportToFile NetworkConfig.xml",
    ...classicSchema,
  },
  NT1103: {
    slug: "formats-mixed",
    severity: "error",
    title: "The files are of different formats",
    why: "Files given together are read as one network, which only files in one vocabulary can describe",
    mend: "Convert them one format at a time",
    ...ours,
  },
  NT1104: {
    slug: "format-not-supported",
    severity: "error",
    title: "This version cannot read or cannot write that format",
    why: "nettrans would rather say so than give half a result",
    mend: 'Run "nettrans formats" to see what this version reads and writes',
    ...ours,
  },
};
