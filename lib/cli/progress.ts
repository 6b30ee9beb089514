import type { Host } from "./host.ts";

const patienceMilliseconds = 1000;
const pauseMilliseconds = 100;

// Back to the first column, and nothing from there on (ECMA-48 §8.3.41).
const cleared = "\r\u001b[K";

/** What is done, and to what, in the singular. */
export type Work = readonly [verb: string, one: string];

const reading: Work = ["Reading", "file"];

/**
 * Tells a person who has waited for a second how far a command has come, on one line of the terminal that is gone at the end.
 * Says nothing where standard error is no terminal, or one that cannot take a line back.
 */
export class Progress {
  readonly #host: Host;
  readonly #isShown: boolean;
  readonly #start: number;
  #last: number | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#isShown = host.stderr.isTerminal && host.env.TERM !== "dumb";
    this.#start = host.now();
  }

  /** So many of so many are done, of what is named by what is done to it: `Reading: 3 of 9 files`. */
  async step(done: number, of: number, [verb, one]: Work = reading): Promise<void> {
    if (!this.#isShown) return;
    const now = this.#host.now();
    if (now - this.#start < patienceMilliseconds) return;
    if (this.#last !== undefined && now - this.#last < pauseMilliseconds) return;
    this.#last = now;
    await this.#host.stderr.write(`${cleared}${verb}: ${done} of ${of} ${of === 1 ? one : `${one}s`}`);
  }

  /** Takes the line back, if there is one. */
  async end(): Promise<void> {
    if (this.#last !== undefined) await this.#host.stderr.write(cleared);
  }
}

/** Goes through steps to their end, and tells how far it has come. */
export async function goThrough<T>(
  steps: Generator<undefined, T>,
  of: number,
  work: Work,
  progress: Progress,
): Promise<T> {
  for (let done = 0; ; done++) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await progress.step(done, of, work);
  }
}
