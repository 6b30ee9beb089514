/** Users name the site after the network; the portal put eight hexadecimal digits before it and `Local` behind. */
export function sameName(siteName: string, networkName: string): boolean {
  return plainNames(siteName).includes(networkName.toLowerCase());
}

/** What a site's name says without the additions of the portal, lower case. */
export function plainNames(siteName: string): string[] {
  const plain = siteName.replace(/^[0-9a-f]{8}_/i, "").toLowerCase();
  return plain.endsWith("local") ? [plain, plain.slice(0, -"local".length)] : [plain];
}
