/** A resource id inside the template's own resource group. */
export function resourceIdExpression(type: string, ...names: readonly string[]): string {
  // Types and names have been made of letters, digits and a few signs: nothing in them needs an escape.
  return `[resourceId('${type}', '${names.join("', '")}')]`;
}

/** The value of a template parameter. */
export function parameterExpression(name: string): string {
  return `[parameters('${name}')]`;
}

/** Free text as a template value: a text in brackets would be taken for an expression, so its bracket is doubled. */
export function literalText(text: string): string {
  return text.startsWith("[") && text.endsWith("]") ? `[${text}` : text;
}
