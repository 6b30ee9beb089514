/** Where a file is, as programs beside this one look for it. */
export interface FileAddress {
  /** With `/` between its steps; without empty steps and `.`, and without `..` as far as the working folder is known. */
  readonly path: string;
  /** What the path starts at. A stream, such as `<stdin>`, is nowhere. */
  readonly base: "folder" | "root" | "stream";
}

interface Path {
  /** `/`, `C:/`, `//` of a server, or nothing in front of a relative path. */
  readonly root: string;
  readonly steps: readonly string[];
}

/**
 * The address of an input from its name: relative to the working folder if it lies in it, however it was named; absolute
 * if it lies elsewhere. Without a known folder the name is only tidied. Backslashes separate where drives have letters;
 * elsewhere they are a part of names.
 */
export function fileAddress(name: string, folder?: string): FileAddress {
  if (/^<.*>$/.test(name)) return { path: name, base: "stream" };
  const onWindows = /^[A-Za-z]:[\\/]|^\\\\/.test(folder ?? name);
  const given = pathOf(name, onWindows);
  if (folder === undefined) return addressOf({ ...given, steps: tidied(given.steps) });
  const base = pathOf(folder, onWindows);
  const whole = given.root === "" ? { root: base.root, steps: [...base.steps, ...given.steps] } : given;
  const { root, steps } = { root: whole.root, steps: tidied(whole.steps) };
  const own = tidied(base.steps);
  const inside = sameRoot(root, base.root) && steps.length > own.length && own.every((step, at) => step === steps[at]);
  return addressOf(inside ? { root: "", steps: steps.slice(own.length) } : { root, steps });
}

function pathOf(text: string, onWindows: boolean): Path {
  const slashed = onWindows ? text.replaceAll("\\", "/") : text;
  const root = (onWindows ? /^(?:[A-Za-z]:\/|\/\/?)/ : /^\//).exec(slashed)?.[0] ?? "";
  return { root, steps: slashed.slice(root.length).split("/") };
}

function tidied(steps: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const step of steps) {
    if (step === "" || step === ".") continue;
    if (step === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else kept.push(step);
  }
  return kept;
}

function sameRoot(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function addressOf({ root, steps }: Path): FileAddress {
  // Nothing lies above a root.
  const below = root === "" ? steps : steps.filter((step) => step !== "..");
  return { path: root + below.join("/"), base: root === "" ? "folder" : "root" };
}

/** The address as a URI (RFC 3986): a relative reference, or one of the scheme `file` (RFC 8089). */
export function uriOf({ path, base }: FileAddress): string {
  if (base !== "root") return encoded(path);
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0] ?? "";
  const rest = encoded(path.slice(drive.length));
  if (drive !== "") return `file:///${drive}${rest}`;
  return path.startsWith("//") ? `file:${rest}` : `file://${rest}`;
}

// Half a character, which a name can hold on some systems, has no encoding.
function encoded(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
