import { shortened } from "../../../diagnostics/displayText.ts";
import type { Attribute, Leaf } from "../../../source/tree.ts";
import type { LegacyReadContext } from "./legacyContext.ts";
import { isEmptyLeaf, leavesBelow, type Part, saysSomething } from "./part.ts";

const quietAttribute = /^(?:xsi|xml|xsd|ovf):|^(?:href|type|rel|status|operationKey)$/;

/** Declares that attributes which belong to the API, and not to what it describes, carry no meaning. */
export function ignoreQuietAttributes(context: LegacyReadContext, part: Part): void {
  for (const attribute of part.attributes) {
    if (quietAttribute.test(attribute.name)) {
      context.ignoreLeaf(attribute, "a hint for tools or a link of the API, no setting");
    }
  }
  for (const child of part.children) ignoreQuietAttributes(context, child);
}

/** Parts beside services that say nothing about the network. */
const quietParts: ReadonlySet<string> = new Set(["Link", "Tasks"]);

/** Reports the services and other parts that stand beside the VPN services of a document: they are not read. */
export function reportOtherParts(
  context: LegacyReadContext,
  frames: ReadonlySet<Part>,
  services: ReadonlySet<Part>,
): void {
  for (const frame of frames) {
    for (const attribute of frame.attributes) {
      if (context.isSettled(attribute)) continue;
      if (isEmptyLeaf(attribute)) context.ignoreLeaf(attribute, "empty: not set");
      else {
        context.leaveLeaf(attribute, notRead);
        reportOther(context, attribute.name, attribute);
      }
    }
    for (const part of frame.children) {
      if (frames.has(part) || services.has(part) || isSettled(context, part)) continue;
      if (quietParts.has(part.name)) context.ignore(part, "links and tasks of the API, no setting");
      else if (saysSomething(part)) {
        context.leave(part, notRead);
        reportOther(context, part.name, part.spot);
      }
    }
  }
}

function isSettled(context: LegacyReadContext, part: Part): boolean {
  return leavesBelow(part).every((leaf) => context.isSettled(leaf));
}

const notRead = "not read: of the older forms only the IPsec VPN is";

function reportOther(context: LegacyReadContext, name: string, at: Part["spot"]): void {
  context.report("NT2650", {
    message: `${nameOf(name)} is not read: of the older forms only the IPsec VPN is`,
    help: "Set it up by hand where it is still needed, or read it from today's API after the migration",
    at,
  });
}

/** Reports what of a document was not read otherwise: the largest parts of which nothing was. */
export function reportLegacyLeftovers(context: LegacyReadContext, root: Part): void {
  const read = new Set<Part>();
  mark(context, root, read);
  visit(context, root, read);
}

function mark(context: LegacyReadContext, part: Part, read: Set<Part>): boolean {
  const own = [...part.attributes, ...(part.leaf === undefined ? [] : [part.leaf])];
  let is = own.some((leaf) => context.isSettled(leaf));
  for (const child of part.children) is = mark(context, child, read) || is;
  if (is) read.add(part);
  return is;
}

function visit(context: LegacyReadContext, part: Part, read: ReadonlySet<Part>): void {
  if (!read.has(part)) {
    if (!saysSomething(part)) context.ignore(part, "empty: not set");
    else {
      context.leave(part, "not understood");
      report(context, nameOf(part.name), part.spot);
    }
    return;
  }
  for (const attribute of part.attributes) visitLeaf(context, attribute, nameOf(attribute.name));
  if (part.leaf !== undefined) visitLeaf(context, part.leaf, `A text inside ${nameOf(part.name)}`);
  for (const child of part.children) visit(context, child, read);
}

function visitLeaf(context: LegacyReadContext, leaf: Leaf | Attribute, what: string): void {
  if (context.isSettled(leaf)) return;
  if (isEmptyLeaf(leaf)) context.ignoreLeaf(leaf, "empty: not set");
  else {
    context.leaveLeaf(leaf, "not understood");
    report(context, what, leaf);
  }
}

function report(context: LegacyReadContext, what: string, at: Part["spot"]): void {
  context.report("NT2601", {
    message: `${what} is not known here and is not read`,
    help: "Check the spelling, capitals included, and the place; set it by hand where it still matters",
    at,
  });
}

function nameOf(name: string): string {
  if (name === "") return "This part of the input";
  return `"${shortened(name)}"`;
}
