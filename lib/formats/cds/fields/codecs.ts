import { parseIpv4Address, parseIpv4Prefix } from "../../../source/address.ts";
import { addressDecoding, type Decoding, decodeTruth } from "../../decoding.ts";
import type { Codec } from "./codec.ts";

function textDecoding(value: string | number | boolean): Decoding<string> {
  if (typeof value === "string") return { value };
  return { value: String(value), change: `the ${typeof value} ${value} is read as a text` };
}

function encodeText(value: string): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Free text. */
export const text: Codec<string> = { expected: ["a text"], decode: textDecoding, encode: encodeText };

/** An integer; files often have it as a text. Numbers outside of the range are read as they are. */
export function wholeNumber(least: number, most: number): Codec<number> {
  return {
    expected: [`a whole number from ${least} to ${most}`],
    range: [least, most],
    decode: (value) => {
      if (typeof value === "number" && Number.isSafeInteger(value)) return { value };
      if (typeof value === "string" && /^\s*-?\d{1,15}\s*$/.test(value)) {
        return { value: Number(value), change: `the text "${value}" is read as the number ${Number(value)}` };
      }
      return { fault: "it is no whole number" };
    },
    encode: (value) => (Number.isSafeInteger(value) ? value : undefined),
  };
}

/** A counter that the platform keeps; some clients have it as a text, and that is no mistake. */
export const revision: Codec<number> = {
  expected: ["a whole number from 0"],
  decode: (value) => {
    const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
    return typeof number === "number" && Number.isSafeInteger(number) && number >= 0
      ? { value: number }
      : { fault: "it is no whole number from 0" };
  },
  encode: (value) => (Number.isSafeInteger(value) ? value : undefined),
};

/** True or false; files often have it as a text. */
export const truth: Codec<boolean> = {
  expected: ["true", "false"],
  decode: decodeTruth,
  encode: (value) => (typeof value === "boolean" ? value : undefined),
};

function isIpv6(value: string): boolean {
  return /^[0-9a-f:.]*:[0-9a-f:.]*(?:\/\d{1,3})?$/i.test(value);
}

type Decode = (value: string) => Decoding<string>;

// What is written must be what would be read: the model can hold texts of other vocabularies.
function addressCodec(expected: readonly string[], decode: Decode): Codec<string> {
  return {
    expected,
    decode: (value) => decode(String(value).trim()),
    encode: (value) => decode(String(value)).value,
  };
}

const address4: Decode = (value) => addressDecoding(parseIpv4Address(value));
const prefix4: Decode = (value) => addressDecoding(parseIpv4Prefix(value));
const address: Decode = (value) => (isIpv6(value) && !value.includes("/") ? { value } : address4(value));
const prefix: Decode = (value) => (isIpv6(value) && value.includes("/") ? { value } : prefix4(value));

function either(value: string): Decoding<string> {
  if (value.includes("/")) return prefix(value);
  const dash = value.indexOf("-");
  if (dash < 0) return address(value);
  const first = address(value.slice(0, dash).trim());
  const last = address(value.slice(dash + 1).trim());
  const fault = first.fault ?? last.fault;
  if (fault !== undefined) return { fault };
  const range = `${first.value}-${last.value}`;
  return range === value ? { value } : { value: range, change: `written as ${range}` };
}

/** An IPv4 address. */
export const ipv4Address: Codec<string> = addressCodec(["192.0.2.1"], address4);

/** An address; IPv6 ones are kept as they are written. */
export const anyAddress: Codec<string> = addressCodec(["192.0.2.1", "2001:db8::1"], address);

/** An IPv4 prefix. */
export const ipv4Prefix: Codec<string> = addressCodec(["10.1.0.0/16"], prefix4);

/** A prefix; IPv6 ones are kept as they are written. */
export const anyPrefix: Codec<string> = addressCodec(["10.1.0.0/16", "2001:db8::/32"], prefix);

/** An address, a range of them or a prefix. */
export const addressSet: Codec<string> = addressCodec(["192.0.2.1", "192.0.2.1-192.0.2.9", "192.0.2.0/24"], either);

/** The same, or an empty text. */
export const optionalAddressSet: Codec<string> = {
  ...addressCodec(["192.0.2.1", "192.0.2.0/24", ""], (value) => (value === "" ? { value } : either(value))),
  takesEmpty: true,
};

/** The address of a gateway with the length of its prefix: the host part counts. */
export const gatewayPrefix: Codec<string> = addressCodec(["192.168.255.225/27"], (value) => {
  const slash = value.indexOf("/");
  const read = prefix(value);
  if (read.fault !== undefined || isIpv6(value)) return read;
  const { value: host } = address4(value.slice(0, slash));
  const whole = `${host}${value.slice(slash)}`;
  return whole === value ? { value } : { value: whole, change: `written as ${whole}` };
});

/** A port, or a range of ports; some files have a number. */
export const port: Codec<string> = {
  expected: ["443", "8443-8444"],
  decode: (value) => {
    const written = String(value).trim();
    if (!/^\d{1,5}(?:-\d{1,5})?$/.test(written)) return { fault: "it is no port and no range of ports" };
    return { value: written };
  },
  encode: (value) => (/^\d{1,5}(?:-\d{1,5})?$/.test(String(value)) ? value : undefined),
};

/** A word of a list, found without regard to case. `names` has pairs of spelling and value; the first spelling is written. */
export function words<T extends string | number | boolean>(
  names: readonly (readonly [spelling: string, value: T])[],
): Codec<T> {
  const byWord = new Map(names.map(([spelling, value]) => [spelling.toLowerCase(), { spelling, value }]));
  const byValue = new Map([...names].reverse().map(([spelling, value]) => [value, spelling]));
  return {
    expected: names.map(([spelling]) => spelling),
    decode: (given) => {
      const found = byWord.get(String(given).trim().toLowerCase());
      if (found === undefined) return { fault: "it is not one of the known words" };
      if (found.spelling === given) return { value: found.value };
      return { value: found.value, change: `"${given}" is another spelling of "${found.spelling}"` };
    },
    encode: (value) => byValue.get(value),
  };
}

/** A word of a list that stands for itself. */
export function oneOf<const T extends string>(...names: readonly T[]): Codec<T> {
  return words(names.map((name) => [name, name] as const));
}
