import { secretName } from "../../../source/secretNames.ts";
import { isCutShort, leavesOfPart, named, type Part } from "./part.ts";
import type { StateContext } from "./stateContext.ts";

/** What tools put beside every answer. */
const ofTools = /^(?:Operation(?:Description|Id|Status)|PSComputerName|RunspaceId|PSShowComputerName|ExtensionData)$/i;

/** Reports what of an answer was not read: the largest parts of which nothing was. */
export function reportRest(context: StateContext, root: Part): void {
  for (const leaf of framesOf(root)) context.ignoreLeaf(leaf, "belongs to the notation, and says nothing");
  visit(context, root);
}

function framesOf({ frame, children }: Part): Part["frame"] {
  return [...frame, ...children.flatMap(framesOf)];
}

function visit(context: StateContext, part: Part): void {
  if (ofTools.test(part.name)) context.ignore(part, "of the tool that asked");
  const open = leavesOfPart(part).filter((leaf) => !context.isSettled(leaf));
  if (open.length === 0) return;
  if (open.every(({ value }) => value === null || value === "")) {
    for (const leaf of open) context.ignoreLeaf(leaf, "empty: not set");
    return;
  }
  const isWhole = open.length === leavesOfPart(part).length && part.name !== "";
  if (part.leaf === undefined && !isWhole) for (const child of part.children) visit(context, child);
  else report(context, part);
}

function report(context: StateContext, part: Part): void {
  if (leavesOfPart(part).length > 0 && secretName.test(part.name)) context.hide(part);
  if (isCutShort(part)) {
    context.leave(part, "cut short by the tool that kept it");
    context.report("NT2027", {
      message: `${shownName(part)} was cut short by PowerShell when it was kept`,
      help: "Keep it again with ConvertTo-Json -Depth 10, or with Export-Clixml",
      at: part.leaf ?? part.spot,
    });
    return;
  }
  context.leave(part, "not read");
  context.report("NT2020", {
    message: `${shownName(part)} is not read`,
    help: "Set it by hand where it is still needed: it is not in what is converted",
    at: part.leaf ?? part.spot,
  });
}

/** Commands around those that set something. */
const quietCommands =
  /^(?:Out-\w+|Write-\w+|Format-\w+|Import-Module|Start-Sleep|(?:Add|Select|Get)-Azure(?:Account|Subscription)|ConvertTo-Json|Export-Clixml)$/i;

/** Reports statements of scripts, and objects beside answers, that are none. */
export function reportOther(context: StateContext, part: Part): void {
  const leaves = leavesOfPart(part);
  if (leaves.every((leaf) => context.isSettled(leaf))) return;
  const command = named(part, "command")[0]?.text ?? "";
  if (quietCommands.test(command)) {
    context.ignore(part, "sets nothing");
    return;
  }
  const isAssignment = part.children.some(({ name }) => name === "variable");
  const text = leaves.map(({ source, start, end }) => source.text.slice(start, end)).join(" ");
  if (isAssignment || secretName.test(text)) context.hide(part);
  // A variable that no command uses sets nothing.
  if (isAssignment) {
    context.ignore(part, "sets a variable, and nothing else");
    return;
  }
  context.leave(part, "not read");
  const isStatement = part.children.some(({ name }) => name === "statement" || name === "command");
  context.report(isStatement ? "NT2026" : "NT2020", {
    message: isStatement
      ? "A statement of the script is not read"
      : "This object is no answer that is known, and is not read",
    help: isStatement
      ? "Give what it does as an answer of the service, or write its commands out"
      : "Leave it out, or set by hand what it says",
    at: part.spot,
  });
}

function shownName({ name }: Part): string {
  return name === "" ? "A part of the answer" : `"${name}"`;
}
