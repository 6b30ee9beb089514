/** Identifies a value within one network. Made by the reader, meaningless outside, never printed. */
export type Key = string;
