/** What a piece of output is, which is all that a colour ever stands for: the words say it too. */
export type Role = "error" | "warning" | "note" | "help" | "faint" | "strong";

/** Puts a colour on a text, or leaves it as it is. */
export type Paint = (role: Role, text: string) => string;

// Select Graphic Rendition parameters (ECMA-48 §8.3.117): the sixteen colours that every terminal theme defines.
const renditions: Readonly<Record<Role, string>> = {
  error: "1;31",
  warning: "1;33",
  note: "1;36",
  help: "1;32",
  faint: "2",
  strong: "1",
};

/** A painter that colours, or one that does nothing. */
export function painter(color: boolean): Paint {
  return (role, text) => (color && text !== "" ? `\u001b[${renditions[role]}m${text}\u001b[0m` : text);
}
