import { displayWidth } from "../../diagnostics/displayText.ts";
import { wrap } from "../wrap.ts";

const step = 2;

/**
 * The lines of a text within a width. What it goes on with stands a little to the right, so that it is not taken for
 * another value.
 */
export function hanging(line: string, width: number): readonly string[] {
  if (displayWidth(line) <= width) return [line];
  const [first = "", ...rest] = wrap(line, width);
  if (rest.length === 0) return [first];
  const behind = wrap(line.slice(first.length).replace(/^ /, ""), width - step);
  return [first, ...behind.map((part) => `${" ".repeat(step)}${part}`)];
}
