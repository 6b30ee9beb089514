/** A value that is given at deployment, as the input declares it. Expressions of unresolved values refer to it by name. */
export interface DeploymentInput {
  /** The input that declares it. */
  readonly scope: string;
  /** As declared. */
  readonly name: string;
  /** As declared, in lower case: `string`, `securestring`, `int`, `bool`, `object`, `secureobject`, `array`. */
  readonly type: string;
  /** As declared. */
  readonly description?: string;
}
