import { Secret } from "../../../model/secret.ts";
import { parseIpv4Address, parseIpv4Prefix } from "../../../source/address.ts";
import { addressDecoding, decodeRegion, decodeTruth } from "../../decoding.ts";
import type { Codec } from "./codec.ts";

/** Free text. */
export const text: Codec<string> = {
  expected: ["a text"],
  decode: (value) => ({ value: String(value) }),
  encode: (value) => value,
};

/** An integer; files often have it as a text. */
export const wholeNumber: Codec<number> = {
  expected: ["a whole number"],
  decode: (value) => {
    if (typeof value === "number" && Number.isInteger(value)) return { value };
    if (typeof value === "string" && /^\s*-?\d{1,15}\s*$/.test(value)) {
      return { value: Number(value), change: `the text "${value}" is read as the number ${Number(value)}` };
    }
    return { fault: "it is no whole number" };
  },
  encode: (value) => value,
};

/** True or false; files often have it as a text. */
export const truth: Codec<boolean> = {
  expected: ["true", "false"],
  decode: decodeTruth,
  encode: (value) => value,
};

/** A region: lower case, without blanks. */
export const region: Codec<string> = {
  expected: ["westeurope"],
  decode: decodeRegion,
  encode: (value) => value,
};

/** An IPv4 address. */
export const address: Codec<string> = {
  expected: ["192.0.2.1"],
  decode: (value) => addressDecoding(parseIpv4Address(String(value).trim())),
  encode: (value) => value,
};

/** An IPv4 address, or an IPv6 one, which is kept as it is written. */
export const anyAddress: Codec<string> = {
  expected: ["192.0.2.1", "2001:db8::1"],
  decode: (value) => {
    const trimmed = String(value).trim();
    if (/^[0-9a-f.]*:[0-9a-f:.]*$/i.test(trimmed)) return { value: trimmed };
    return addressDecoding(parseIpv4Address(trimmed));
  },
  encode: (value) => value,
};

/** One IPv4 address, or one for each instance with a comma between. */
export const addresses: Codec<string> = {
  expected: ["192.0.2.1", "192.0.2.1,192.0.2.2"],
  decode: (value) => {
    const readings = String(value)
      .split(",")
      .map((part) => addressDecoding(parseIpv4Address(part.trim())));
    const bad = readings.find(({ fault }) => fault !== undefined);
    if (bad?.fault !== undefined) return { fault: bad.fault };
    const all = readings.map(({ value: one }) => one).join(",");
    return all === value ? { value: all } : { value: all, change: `written as ${all}` };
  },
  encode: (value) => value,
};

/** A prefix; IPv6 ones are kept as they are written. */
export const prefix: Codec<string> = {
  expected: ["10.1.0.0/16"],
  decode: (value) => {
    const trimmed = String(value).trim();
    if (/^[0-9a-f:.]*:[0-9a-f:.]*\/\d{1,3}$/i.test(trimmed)) return { value: trimmed };
    return addressDecoding(parseIpv4Prefix(trimmed));
  },
  encode: (value) => value,
};

/** What a rule looks at: a prefix, an address, or a word that stands for some, which is kept as it is written. */
export const ruleAddress: Codec<string> = {
  expected: ["10.1.0.0/16", "10.1.0.4", "VirtualNetwork", "*"],
  decode: (value) => {
    const trimmed = String(value).trim();
    if (!/^[\d./]+$/.test(trimmed)) return { value: String(value) };
    return addressDecoding(trimmed.includes("/") ? parseIpv4Prefix(trimmed) : parseIpv4Address(trimmed));
  },
  encode: (value) => value,
};

/** The address of a gateway with the length of its prefix: the host part counts. */
export const gatewayPrefix: Codec<string> = {
  expected: ["10.30.1.1/24"],
  decode: (value) => {
    const trimmed = String(value).trim();
    const network = prefix.decode(trimmed);
    if (network.fault !== undefined || trimmed.includes(":")) return network;
    const slash = trimmed.indexOf("/");
    const host = parseIpv4Address(trimmed.slice(0, slash));
    const whole = `${host.canonical}${trimmed.slice(slash)}`;
    return whole === value ? { value: whole } : { value: whole, change: `written as ${whole}` };
  },
  encode: (value) => value,
};

/** A key, a password, a certificate. */
export const secret: Codec<Secret> = {
  expected: ["a secret"],
  secret: true,
  decode: (value) => ({ value: new Secret(String(value)) }),
  encode: (value) => value.reveal(),
};

/**
 * A word of a list. Spellings are found without regard to case; of several for one value the first is written. `names`
 * has pairs of spelling and value.
 */
export function words<T extends string | number>(names: readonly (readonly [spelling: string, value: T])[]): Codec<T> {
  const byWord = new Map(names.map(([spelling, value]) => [spelling.toLowerCase(), { spelling, value }]));
  const byValue = new Map([...names].reverse().map(([spelling, value]) => [value, spelling]));
  return {
    expected: names.map(([spelling]) => spelling),
    decode: (given) => {
      const found = byWord.get(String(given).trim().toLowerCase());
      if (found === undefined) return { fault: "it is not one of the known words" };
      const written = byValue.get(found.value);
      if (written === given) return { value: found.value };
      return { value: found.value, change: `"${given}" is another spelling of "${written}"` };
    },
    encode: (value) => byValue.get(value) ?? String(value),
  };
}

/** A word of a list that stands for itself. */
export function oneOf<const T extends string>(...names: readonly T[]): Codec<T> {
  return words(names.map((name) => [name, name] as const));
}

/** A word that may be new: known ones are brought to their spelling, others kept. */
export function openWord(...names: readonly string[]): Codec<string> {
  const known = oneOf(...names);
  return {
    expected: names,
    decode: (value) => {
      const found = known.decode(value);
      return found.fault === undefined ? found : { value: String(value) };
    },
    encode: (value) => value,
  };
}
