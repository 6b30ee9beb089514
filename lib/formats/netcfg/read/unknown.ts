import { type Diagnostic, diagnose } from "../../../diagnostics/diagnostic.ts";
import type { Places } from "../../../source/places.ts";
import type { Attribute, Element } from "../../../source/tree.ts";
import { vocabulary } from "../vocabulary.ts";

/**
 * Reports whatever the vocabulary does not know below an element. The reader never looks at it, so its leaves stay
 * unread in the ledger.
 */
export function reportUnknown(root: Element, places: Places): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(root, places, diagnostics);
  return diagnostics;
}

function visit(element: Element, places: Places, diagnostics: Diagnostic[]): void {
  const known = vocabulary.get(element.name);
  if (known === undefined) return;
  for (const attribute of element.attributes) {
    if (!known.attributes.includes(attribute.name)) unknownAttribute(element, attribute, places, diagnostics);
  }
  if (element.text !== undefined && !known.text) {
    diagnostics.push(
      diagnose("NT2005", {
        message: `Unexpected text inside "${element.name}": ${shown(String(element.text.value))}`,
        help: "The text is not read; remove it, or put back the elements that it stands for",
        at: element.text,
      }),
    );
  }
  for (const child of element.children) {
    if (known.children.includes(child.name)) visit(child, places, diagnostics);
    else diagnostics.push(unknownElement(element, child, known.children));
  }
}

function unknownElement(parent: Element, child: Element, expected: readonly string[]): Diagnostic {
  const meant = expected.find((name) => name.toLowerCase() === child.name.toLowerCase());
  const elsewhere = vocabulary.has(child.name) ? `, where "${child.name}" has no meaning` : "";
  return diagnose("NT2003", {
    message: `Unexpected element "${child.name}" inside "${parent.name}"${elsewhere}; it is not read`,
    help:
      meant !== undefined
        ? `Names are case sensitive: write "${meant}"`
        : "Check the spelling and the place of the element; remove it if it came from another schema",
    at: child,
    actual: child.name,
    expected,
  });
}

function unknownAttribute(owner: Element, attribute: Attribute, places: Places, diagnostics: Diagnostic[]): void {
  if (/^(xsi|xml|xsd):/.test(attribute.name)) {
    places.ignore(attribute, "a hint for XML tools, not part of the network");
    return;
  }
  const expected = vocabulary.get(owner.name)?.attributes ?? [];
  const meant = expected.find((name) => name.toLowerCase() === attribute.name.toLowerCase());
  diagnostics.push(
    diagnose("NT2004", {
      message: `Unexpected attribute "${attribute.name}" of "${owner.name}"; it is not read`,
      help:
        meant !== undefined
          ? `Names are case sensitive: write "${meant}"`
          : "Check the spelling, or remove the attribute",
      at: attribute,
      actual: attribute.name,
      expected,
    }),
  );
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `"${line.length > 40 ? `${line.slice(0, 40)}…` : line}"`;
}
