import type { Code } from "../code.ts";
import type { CatalogueEntry } from "./entry.ts";
import { connectTroubles, ours, templatePractices } from "./sources.ts";

/** What will hurt about keys. */
export const checkingKeyEntries: Readonly<Record<Extract<Code, `NT55${number}`>, CatalogueEntry>> = {
  NT5501: {
    slug: "key-used-again",
    severity: "warning",
    title: "Two tunnels to different peers have the same key",
    why: "Whoever holds one end can pass for the other, and a key that leaks has to be changed everywhere at once",
    mend: "Give every tunnel a key of its own",
    ...ours,
  },
  NT5502: {
    slug: "key-written-out",
    severity: "warning",
    title: "A file holds a key in plain text",
    why: "Templates, exports and parameter files end up in repositories and mail; whoever reads the file can pass for the peer",
    mend: "Use a secure parameter without a default, or a reference to a vault, and change keys that were shared",
    ...templatePractices,
  },
  NT5503: {
    slug: "key-short",
    severity: "warning",
    title: "A key has fewer than 20 characters",
    why: "A recorded handshake lets short keys be guessed without talking to the peer; Microsoft advises 20 characters or more",
    mend: "Use 32 or more random letters and digits",
    ...connectTroubles,
  },
  NT5504: {
    slug: "key-characters",
    severity: "info",
    title: "A key has other characters than letters and digits",
    why: "Azure takes most of them today, some devices drop or refuse them, and scripts swallow quotation marks and dollar signs",
    mend: "Use letters and digits only",
    ...connectTroubles,
  },
};
