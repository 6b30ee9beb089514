import type { Code } from "../../../diagnostics/code.ts";
import type { Finding } from "../../../diagnostics/diagnostic.ts";
import { notUnderstood } from "../../../model/openValue.ts";
import type { Unresolved } from "../../../model/stated.ts";
import type { Places } from "../../../source/places.ts";
import type { Leaf, Spot } from "../../../source/tree.ts";
import type { ReadContext } from "../read/readContext.ts";
import { leavesOfPart, type Part } from "./part.ts";

/** What the reading of answers gathers: which of their leaves are accounted for. */
export class StateContext {
  readonly read: ReadContext;
  /** Leaves that are behind the model, mean nothing, or were reported. */
  readonly #settled = new Set<Leaf>();

  constructor(read: ReadContext) {
    this.read = read;
  }

  get places(): Places {
    return this.read.places;
  }

  report(code: Code, finding: Finding): void {
    this.read.report(code, finding);
  }

  /** The leaves that a part says something by, as the origin of a value. */
  origin(part: Part): readonly Leaf[] {
    const leaves = part.leaf === undefined ? part.also : [part.leaf, ...part.also];
    for (const leaf of leaves) this.#settled.add(leaf);
    return leaves;
  }

  isSettled(leaf: Leaf): boolean {
    return this.#settled.has(leaf);
  }

  /** Declares that a part and all in it carries no meaning. What was settled before stays as it is. */
  ignore(part: Part, note: string): void {
    for (const leaf of leavesOfPart(part)) this.ignoreLeaf(leaf, note);
  }

  ignoreLeaf(leaf: Leaf, note: string): void {
    if (this.#settle(leaf)) this.places.ignore(leaf, note);
  }

  /** Leaves a part and all in it as not read; a finding is given for it. */
  leave(part: Part, note: string): void {
    for (const leaf of leavesOfPart(part)) if (this.#settle(leaf)) this.places.leave(leaf, note);
  }

  /** What a part says must not be shown. */
  hide(part: Part): void {
    for (const leaf of [...leavesOfPart(part), ...part.also]) this.places.hide(leaf);
  }

  #settle(leaf: Leaf): boolean {
    if (this.#settled.has(leaf)) return false;
    this.#settled.add(leaf);
    return true;
  }

  /** Two inputs say different things of one setting: the first is read. `words` name the setting. */
  differ(words: string, part: Part, first: Spot | undefined, others: readonly Part[] = []): void {
    const named = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
    this.contradict(`${named} is given twice, and differently; the first is read`, part, first, others);
  }

  /** An input says something that cannot be with what was read before. */
  contradict(message: string, part: Part, first: Spot | undefined, others: readonly Part[] = []): void {
    for (const each of [part, ...others]) this.leave(each, "said before, and differently; the first is read");
    this.report("NT2021", {
      message,
      help: "Find out which is right, and leave the other out",
      at: part.leaf ?? part.spot,
      related: [
        ...(first === undefined ? [] : [{ message: "The first one is here", at: first }]),
        ...others.map((each) => ({ message: "This belongs to it", at: each.leaf ?? each.spot })),
      ],
    });
  }

  /** Two inputs say the same. */
  agree(part: Part): void {
    this.ignore(part, "said before, in the same words");
  }

  /** A prefix or an address was brought to its canonical form. */
  reportChange(part: Part, value: string): void {
    const { leaf, text = "" } = part;
    if (leaf === undefined) return;
    this.places.note(leaf, `${text} → ${value}`);
    this.report("NT2012", {
      message: `"${text}" is read as "${value}": host bits or leading zeros are set to what they mean`,
      help: "Correct it where it comes from if another network was meant; Azure Resource Manager refuses the old form",
      at: leaf,
      actual: text,
      expected: [value],
    });
  }

  /** Reports that a part says something that it cannot say; gives what stands for it in the model. */
  refuse(part: Part, words: string, expected: readonly string[]): Unresolved {
    this.leave(part, "not understood");
    this.report("NT2028", {
      message: `"${part.text ?? ""}", ${words}, is not understood`,
      help: `Write one of: ${expected.join(", ")}; until then it counts as not known`,
      at: part.leaf ?? part.spot,
      ...(part.text === undefined ? {} : { actual: part.text }),
      expected,
    });
    return notUnderstood(part.text ?? "");
  }
}
