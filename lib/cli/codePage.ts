/** Where the documentation of a code stands, below the folder of the project. */
export function codePage(code: string): string {
  return `docs/codes/${code}.md`;
}
