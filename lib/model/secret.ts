const mask = "(secret)";

/**
 * A value that must not be seen: a key, a password, a certificate. It prints, serialises and interpolates as a mask; two of
 * them can be compared. {@linkcode Secret.reveal} is the only door.
 */
export class Secret {
  readonly #value: string;

  /** Takes the value; nothing gives it back but {@linkcode Secret.reveal}. */
  constructor(value: string) {
    this.#value = value;
  }

  /** Whether two secrets are the same. */
  equals(other: Secret): boolean {
    return this.#value === other.#value;
  }

  /** The value, for a writer that was told to include secrets. */
  reveal(): string {
    return this.#value;
  }

  /** A mask. */
  toJSON(): string {
    return mask;
  }

  /** A mask. */
  toString(): string {
    return mask;
  }

  /** What a debugger or console shows: a mask. */
  get [Symbol.toStringTag](): string {
    return "Secret";
  }
}
