import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { ours } from "./sources.ts";

/** The configuration of a project. */
export const configurationEntries: Readonly<Record<Extract<Code, `NT59${string}`>, CatalogueEntry>> = {
  NT5901: {
    slug: "configuration-not-read",
    severity: "error",
    title: "The configuration of the project is no JSON object and no YAML mapping",
    why: "Nothing in it has an effect: limits that it sets are not kept, and findings that it suppresses are shown",
    mend: "Write settings by name, or remove the file",
    ...ours,
  },
  NT5902: {
    slug: "configuration-setting-unknown",
    severity: "error",
    title: "The configuration of the project has a setting that there is not",
    why: "A setting with a wrong name has no effect, and a limit that nobody applies is worse than none",
    mend: "Correct the name; the help of the command lists the options, and the finding lists the settings",
    ...ours,
  },
  NT5903: {
    slug: "configuration-value-refused",
    severity: "error",
    title: "A setting in the configuration of the project has a value that it does not take",
    why: "The setting has no effect, so that the default applies instead of what was meant",
    mend: "Write one of the values that the finding lists",
    ...ours,
  },
  NT5904: {
    slug: "suppression-incomplete",
    severity: "error",
    title:
      "A suppression in the configuration of the project lacks its code or reason, or says something that is not known",
    why:
      "What is hidden without a reason is found again by nobody, and half of a suppression could hide more than was meant; " +
      "it has no effect",
    mend: "State code and reason as texts, and if need be path (a pattern of files) and at (a JSON Pointer or XPath)",
    ...ours,
  },
  NT5905: {
    slug: "suppression-code-unknown",
    severity: "error",
    title: "A suppression in the configuration of the project names a code that there is not",
    why: "It suppresses nothing, and what it was meant for goes on being shown",
    mend: "Copy the code from a report",
    ...ours,
  },
  NT5906: {
    slug: "suppression-unused",
    severity: "warning",
    title: "A suppression in the configuration of the project matches no finding",
    why: "What it was meant for is mended or has moved; if it stays, it can hide something new that nobody has looked at",
    mend: "Remove it, or correct its path or its place",
    ...ours,
  },
  NT5907: {
    slug: "configuration-twice",
    severity: "warning",
    title: "Several configuration files stand in the working folder, and only the first is read",
    why: "What stands in the others has no effect, which is easily overlooked",
    mend: "Put everything into one file, or name the one that is meant with --config",
    ...ours,
  },
};
