// Writes the documents that are made from tables: npm run docs
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { documents, stalePages } from "./docs-pages.ts";

const root = new URL("../", import.meta.url);
mkdirSync(new URL("docs/codes/", root), { recursive: true });
for (const [path, text] of documents()) writeFileSync(new URL(path, root), text);
for (const path of stalePages()) rmSync(new URL(path, root));
