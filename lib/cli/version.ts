/** The version of nettrans. A test keeps it equal to that of package.json, which the bundle does not carry. */
export const version: string = "0.1.0";
