/** How much a function gives at most. A template is input from anyone; what goes beyond is refused before it is made. */
export const functionLimits: {
  readonly textLength: number;
  readonly arrayItems: number;
  readonly rangeCount: number;
  readonly padWidth: number;
  /** Levels of arrays and objects within each other. */
  readonly depth: number;
  /** Characters printed to find out which of many values are the same. */
  readonly comparedText: number;
  /** Members looked at to merge objects. */
  readonly mergedMembers: number;
} = {
  textLength: 4_194_304,
  arrayItems: 100_000,
  rangeCount: 10_000,
  padWidth: 16_384,
  depth: 200,
  comparedText: 16_777_216,
  mergedMembers: 1_000_000,
};
