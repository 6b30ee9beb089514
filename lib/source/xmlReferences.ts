const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** What a reference stands for, given what is between "&" and ";", or undefined when XML itself does not define it. */
export function resolveReference(name: string): string | undefined {
  if (!name.startsWith("#")) return named.get(name);
  const digits = /^#x([\dA-Fa-f]+)$/.exec(name)?.[1];
  const code = digits === undefined ? decimal(name) : Number.parseInt(digits, 16);
  return code !== undefined && isAllowed(code) ? String.fromCodePoint(code) : undefined;
}

function decimal(name: string): number | undefined {
  const digits = /^#(\d+)$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Text with its references resolved, or undefined when one of them cannot be. */
export function resolveReferences(raw: string): string | undefined {
  let out = "";
  let from = 0;
  for (let start = raw.indexOf("&"); start !== -1; start = raw.indexOf("&", from)) {
    const end = raw.indexOf(";", start);
    const resolved = end === -1 ? undefined : resolveReference(raw.slice(start + 1, end));
    if (resolved === undefined) return undefined;
    out += raw.slice(from, start) + resolved;
    from = end + 1;
  }
  return from === 0 ? raw : out + raw.slice(from);
}
