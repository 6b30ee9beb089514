/** Names whose values are never shown, not even in part. */
export const secretName: RegExp = /key|secret|passw|psk|token|credential/i;
