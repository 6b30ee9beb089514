/** A template expression, as far as references between resources need it. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] };

/** The expression in a template string; undefined when the string is plain text. Throws when it does not parse. */
export function expressionIn(text: string): Expression | undefined {
  if (!text.startsWith("[") || text.startsWith("[[") || !text.endsWith("]")) return undefined;
  const tokens = text.slice(1, -1).match(/'(?:[^']|'')*'|[A-Za-z_$][\w$]*|-?\d+(?:\.\d+)?|[()[\],.]|\S/g) ?? [];
  let at = 0;
  const take = (wanted: string): void => {
    if (tokens[at] !== wanted) throw new Error(`Expected "${wanted}" in ${text}, found "${tokens[at] ?? "the end"}"`);
    at++;
  };
  const primary = (): Expression => {
    const token = tokens[at++] ?? "";
    if (token.startsWith("'") && token.length > 1) {
      return { kind: "literal", value: token.slice(1, -1).replaceAll("''", "'") };
    }
    if (/^-?\d/.test(token)) return { kind: "literal", value: token };
    if (!/^[A-Za-z_$]/.test(token)) throw new Error(`Unexpected "${token}" in ${text}`);
    take("(");
    const args: Expression[] = [];
    while (tokens[at] !== ")") {
      if (args.length > 0) take(",");
      args.push(postfix());
    }
    take(")");
    return { kind: "call", name: token.toLowerCase(), args };
  };
  // What is picked from a value does not matter here; the value does, so it is kept as the argument of the picking.
  const postfix = (): Expression => {
    let value = primary();
    while (tokens[at] === "." || tokens[at] === "[") {
      if (tokens[at++] === ".") {
        value = { kind: "call", name: ".", args: [value, { kind: "literal", value: tokens[at++] ?? "" }] };
      } else {
        value = { kind: "call", name: ".", args: [value, postfix()] };
        take("]");
      }
    }
    return value;
  };
  const expression = postfix();
  if (at < tokens.length) throw new Error(`Unexpected "${tokens[at]}" in ${text}`);
  return expression;
}

/** An expression and everything inside it. */
export function* partsOf(expression: Expression): IterableIterator<Expression> {
  yield expression;
  if (expression.kind === "call") for (const arg of expression.args) yield* partsOf(arg);
}

/** One spelling for equal expressions. */
export function spell(expression: Expression): string {
  if (expression.kind === "literal") return `'${expression.value.toLowerCase()}'`;
  return `${expression.name}(${expression.args.map(spell).join(",")})`;
}
