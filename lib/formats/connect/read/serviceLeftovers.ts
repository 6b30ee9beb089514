import type { Leaf, XmlElement } from "../../../source/tree.ts";
import { hasConnect } from "./claims.ts";
import type { ConnectReadContext } from "./readContext.ts";
import { roleElements, type ServicePart, serviceParts } from "./serviceParts.ts";

/** Reports what of a service document is not read although it says something of networks, or is not known at all. */
export function reportService(context: ConnectReadContext, element: XmlElement): void {
  const known = serviceParts.get(element.name);
  if (known === undefined || (roleElements.has(element.name) && !hasConnect(element))) return;
  for (const attribute of element.attributes) {
    if (known.attributes.includes(attribute.name)) {
      if (attribute.value.trim() === "" && attribute.name !== "value")
        context.places.ignore(attribute, "empty: not set");
    } else if (known.ofService.includes(attribute.name) || /^(?:xsi|xml|xsd):/.test(attribute.name)) {
      context.places.ignore(attribute, "says nothing of networks");
    } else reportUnknown(context, attribute, `attribute "${attribute.name}" of "${element.name}"`, known);
  }
  if (element.text !== undefined) reportUnknown(context, element.text, `text inside "${element.name}"`, known);
  for (const child of element.children) reportChild(context, element, child, known);
}

function reportChild(context: ConnectReadContext, parent: XmlElement, child: XmlElement, known: ServicePart): void {
  if (known.children.includes(child.name)) reportService(context, child);
  else if (known.ofService.includes(child.name)) ignoreElement(context, child, "says nothing of networks");
  else if (known.ofNetwork.includes(child.name)) {
    for (const leaf of leavesBelow(child))
      context.places.leave(leaf, "of the network of the cloud service, not of Connect");
    context.report("NT2802", {
      message: `"${child.name}" of "${parent.attributes.find(({ name }) => /name$/i.test(name))?.value ?? parent.name}" says who reaches the service without Connect; it is not read`,
      help: "Allow its ports in the security group of the role by hand, and put the role into the network that it names",
      at: child,
      actual: child.name,
    });
  } else reportUnknown(context, child, `element "${child.name}" inside "${parent.name}"`, known);
}

function reportUnknown(context: ConnectReadContext, at: XmlElement | Leaf, what: string, known: ServicePart): void {
  const leaves = "children" in at ? leavesBelow(at) : [at];
  for (const leaf of leaves) {
    context.places.leave(leaf, "not understood");
    // Nobody knows what stands in it.
    context.places.hide(leaf);
  }
  context.report("NT2801", {
    message: `Unexpected ${what}; it is not read`,
    help: "Check the spelling and the place, capitals included",
    at,
    expected: [...known.attributes, ...known.children],
  });
}

/** Declares that an element and all in it carries no meaning. */
export function ignoreElement(context: ConnectReadContext, element: XmlElement, note: string): void {
  for (const leaf of leavesBelow(element)) context.places.ignore(leaf, note);
}

function* leavesBelow(element: XmlElement): Generator<Leaf> {
  yield* element.attributes;
  if (element.text !== undefined) yield element.text;
  for (const child of element.children) yield* leavesBelow(child);
}
