import { FunctionError } from "../template/value.ts";
import { joinTexts } from "./cutting.ts";

interface Reference {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  /** Query and fragment, with the characters that lead them in. */
  readonly query: string;
  readonly fragment: string;
}

/**
 * Resolves a reference against an absolute URI (RFC 3986, section 5): without a slash at its end, the base loses its last
 * segment. Scheme and host become small letters.
 */
export function resolveUri(base: string, relative: string): string {
  const from = parseReference(base);
  if (from.scheme === undefined || from.authority === undefined) {
    throw new FunctionError("argument 1 is not an absolute URI, which has a scheme and a host");
  }
  const to = parseReference(relative);
  if (to.scheme !== undefined) return printReference({ ...to, path: withoutDots(to.path) });
  if (to.authority !== undefined) {
    return printReference({ ...to, scheme: from.scheme, path: withoutDots(to.path) });
  }
  if (to.path === "") {
    const query = to.query === "" ? from.query : to.query;
    return printReference({ ...from, path: withoutDots(from.path), query, fragment: to.fragment });
  }
  const path = to.path.startsWith("/") ? to.path : from.path.slice(0, from.path.lastIndexOf("/") + 1) + to.path;
  return printReference({ ...to, scheme: from.scheme, authority: from.authority, path: withoutDots(path) });
}

// The pattern of RFC 3986, appendix B.
function parseReference(text: string): Reference {
  const parts = /^(?:([A-Za-z][A-Za-z0-9+.-]{0,99}):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text);
  const [, scheme, authority, path = "", query = "", fragment = ""] = parts ?? [];
  // A host stands before a path that is never empty.
  const rooted = authority !== undefined && !path.startsWith("/") ? `/${path}` : path;
  return { scheme: scheme?.toLowerCase(), authority: authority?.toLowerCase(), path: rooted, query, fragment };
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split("/");
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1;
    // The first segment is the emptiness before the leading slash.
    if (segment === ".." && kept.length > 1) kept.pop();
    else if (segment !== "." && segment !== "..") kept.push(segment);
    if (isLast && (segment === "." || segment === "..")) kept.push("");
  });
  return kept.join("/");
}

function printReference({ scheme, authority, path, query, fragment }: Reference): string {
  const host = authority === undefined ? "" : `//${authority}`;
  return joinTexts([scheme === undefined ? "" : `${scheme}:`, host, path, query, fragment], "");
}
