/** Words that the documentation knows and this version does not do yet, so that it can say so instead of guessing. */
export const later: {
  readonly commands: readonly string[];
  readonly options: readonly string[];
  /** By option. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
} = {
  commands: [],
  options: ["fix"],
  choices: {},
};
