import type { Host } from "./host.ts";

const patienceMilliseconds = 1000;
const pauseMilliseconds = 100;

// Back to the first column, and nothing from there on (ECMA-48 §8.3.41).
const cleared = "\r\u001b[K";

/**
 * Tells a person who has waited for a second how far reading has come, on one line of the terminal that is gone at the end.
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

  /** So many of so many files are read. */
  async step(done: number, of: number): Promise<void> {
    if (!this.#isShown) return;
    const now = this.#host.now();
    if (now - this.#start < patienceMilliseconds) return;
    if (this.#last !== undefined && now - this.#last < pauseMilliseconds) return;
    this.#last = now;
    await this.#host.stderr.write(`${cleared}Reading: ${done} of ${of} ${of === 1 ? "file" : "files"}`);
  }

  /** Takes the line back, if there is one. */
  async end(): Promise<void> {
    if (this.#last !== undefined) await this.#host.stderr.write(cleared);
  }
}
