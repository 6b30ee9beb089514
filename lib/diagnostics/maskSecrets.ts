// A name that speaks of a secret, what stands between a name and its value in XML, JSON, YAML, a script or a command
// line, and the value.
const named =
  /((?:shared|pre-?shared|authori[sz]ation|account|access|storage|private|service)[-_ ]?key|secret|passw(?:or)?d|psk|token|credential)([\w.-]{0,64}["']?(?:\s*(?:value\s*)?[=:>]\s*(?:\{\s*"(?:value|defaultValue)"\s*:\s*)?|\s+))(["']?)([^\s"'<>,;{}[\]]+)/gi;

/**
 * A source line in which values that their names call secret are covered, sign by sign, so that marks below it stay where
 * they are. Source lines are shown as they are in frames; a key must not be, not even a part of it.
 */
export function maskSecrets(line: string): string {
  return line.replace(named, (_, name: string, between: string, quote: string, value: string) => {
    return `${name}${between}${quote}${"*".repeat(value.length)}`;
  });
}
