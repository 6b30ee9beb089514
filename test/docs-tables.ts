import type { Command, Option } from "../lib/cli/command.ts";
import { commands, commonOptions } from "../lib/cli/commands.ts";
import { settingName, settingsOf, variableName } from "../lib/cli/config/settingNames.ts";
import type { Answer, Format } from "../lib/formats/format.ts";
import { formats } from "../lib/formats/registry.ts";
import { stakesOf } from "../lib/model/stakes.ts";

// What codes of a family are about; the list of codes says it in more detail.
const families: readonly (readonly [prefix: string, about: string])[] = [
  ["NT1", "bytes, text, and which format it is"],
  ["NT2", "what a document says"],
  ["NT3", "what is lost, changed or assumed in writing"],
  ["NT4", "the two ends of a tunnel"],
  ["NT5", "what will hurt when it is deployed"],
  ["NT59", "the configuration of the project"],
];

const tables: Readonly<Record<string, () => string>> = {
  commands: commandTable,
  settings: settingTable,
  coverage: areaTable,
  codes: familyTable,
};

/** A document with the tables between its marks made anew. */
export function withTables(text: string): string {
  return text.replace(
    /(<!-- (\w+):begin: made by `npm run docs` -->\n)[\s\S]*?(<!-- \2:end -->)/g,
    (_, begin: string, name: string, end: string) => `${begin}\n${tables[name]?.()}\n\n${end}`,
  );
}

function commandTable(): string {
  return tableOf(
    ["command", "what it does"],
    commands.map((command) => [`\`${cell(usageOf(command))}\``, command.summary]),
  );
}

function usageOf({ name, operands, options }: Command): string {
  const required = options.filter((option) => option.required === true).map(spelled);
  return ["nettrans", name, operands, ...required].filter((part) => part !== "").join(" ");
}

function settingTable(): string {
  const settings = settingsOf([...commonOptions, ...commands.flatMap(({ options }) => options)]);
  return tableOf(
    ["in the file", "in the environment", "on the command line"],
    settings.map((option) =>
      [settingName(option), variableName(option), spelled(option)].map((text) => `\`${cell(text)}\``),
    ),
  );
}

function spelled({ name, choices, value }: Option): string {
  return [`--${name}`, choices?.join("|") ?? value].filter((part) => part !== undefined).join(" ");
}

function familyTable(): string {
  return tableOf(
    ["codes", "about", "given by"],
    families.map(([prefix, about]) => {
      // Whatever has findings reads the configuration.
      const gives = ({ families }: Command): boolean =>
        families.includes(prefix) || (prefix === "NT59" && families.length > 0);
      const given = commands.filter(gives).map(({ name }) => `\`${name}\``);
      return [`\`${prefix}…\``, about, given.join(", ")];
    }),
  );
}

type Paths = keyof typeof stakesOf;
const paths = Object.keys(stakesOf) as Paths[];

// How much of each part of the model a format can say, in words: counts would change with every new setting.
function areaTable(): string {
  const areas = [...new Set(paths.map((path) => path.split(".")[0] ?? ""))];
  return tableOf(
    ["", ...formats.map(({ id }) => `\`${id}\``)],
    areas.map((area) => {
      const own = paths.filter((path) => path.split(".")[0] === area);
      return [wordsOf(area), ...formats.map((format) => shareOf(format, own))];
    }),
  );
}

function wordsOf(area: string): string {
  return area.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function shareOf({ coverage }: Format, own: readonly Paths[]): string {
  const said = own.filter((path) => typeof coverage[path] === "string").length;
  const otherwise = own.filter((path) => typeof coverage[path] !== "string" && "approximate" in coverage[path]).length;
  if (said === own.length) return "all";
  if (said + otherwise === 0) return "–";
  return (said + otherwise) * 2 >= own.length ? "most" : "some";
}

/** Every setting of the model, and how well each format can say it. Sentences are repeated, so that rows stand alone. */
export function coverageDocument(): string {
  const rows = paths.map((path) => {
    return [`\`${path}\``, stakesOf[path], ...formats.map(({ coverage }) => answerOf(coverage[path]))];
  });
  return `${[
    "<!-- Made by `npm run docs`; edit the coverage tables of the formats instead. -->",
    "# What the formats can say",
    "Every setting that nettrans knows, what is at stake when it is lost, and how well each format can say it. A setting that a\n" +
      "target cannot say is in the report of every conversion that meets it.",
    tableOf(["setting", "at stake", ...formats.map(({ id }) => `\`${id}\``)], rows),
  ].join("\n\n")}\n`;
}

function answerOf(answer: Answer): string {
  if (answer === "exact") return "yes";
  if (answer === "structure") return "yes, by the shape of the document";
  const [word, sentence] = "none" in answer ? ["no", answer.none] : ["in other words", answer.approximate];
  return `${word}: ${sentence.replace(/[\\`*_<>[\]|]/g, "\\$&")}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const [first, ...rest] = [head, ...rows].map((row) => `| ${row.join(" | ")} |`);
  return [first, `|${"---|".repeat(head.length)}`, ...rest].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
