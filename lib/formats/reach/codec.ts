import { parseIpv4Address, parseIpv4Prefix } from "../../source/address.ts";
import { addressDecoding, type Decoding, decodeRegion, decodeTruth } from "../decoding.ts";

/** How one kind of setting is spelled in a description. */
export interface Codec<T> {
  /** What can stand there: words, or an example. */
  readonly expected: readonly string[];
  decode(value: string | number | boolean): Decoding<T>;
}

/** A name, or other text. */
export const text: Codec<string> = {
  expected: ["a text"],
  decode: (value) => ({ value: String(value).trim() }),
};

/** A region: lower case, without blanks. */
export const region: Codec<string> = {
  expected: ["westeurope"],
  decode: decodeRegion,
};

/** An integer of a range. */
export function wholeNumber(least: number, most: number): Codec<number> {
  return {
    expected: [`a whole number from ${least} to ${most}`],
    decode: (value) => {
      const number = typeof value === "string" && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
      if (typeof number !== "number" || !Number.isSafeInteger(number)) return { fault: "it is no whole number" };
      if (number < least || number > most) return { fault: `it is not from ${least} to ${most}` };
      return number === value
        ? { value: number }
        : { value: number, change: `the text "${value}" is read as ${number}` };
    },
  };
}

/** Yes or no. */
export const truth: Codec<boolean> = {
  expected: ["true", "false"],
  decode: decodeTruth,
};

/** An IPv4 prefix. */
export const prefix: Codec<string> = {
  expected: ["10.1.0.0/16"],
  decode: (value) => addressDecoding(parseIpv4Prefix(String(value).trim())),
};

/** The address of a gateway with the length of its prefix: the host part counts. */
export const gatewayPrefix: Codec<string> = {
  expected: ["10.30.1.1/24"],
  decode: (value) => {
    const written = String(value).trim();
    const network = parseIpv4Prefix(written);
    if (network.canonical === undefined) return { fault: network.reason };
    const slash = written.indexOf("/");
    const host = parseIpv4Address(written.slice(0, slash)).canonical;
    const whole = `${host}${written.slice(slash)}`;
    return whole === value ? { value: whole } : { value: whole, change: `written as ${whole}` };
  },
};

/** The id of a resource of a type, as Resource Manager writes it. */
export function resourceId(type: string): Codec<string> {
  const shape = new RegExp(`^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${type}/[^/]+$`, "i");
  return {
    expected: [`/subscriptions/…/resourceGroups/…/providers/${type}/…`],
    decode: (value) => {
      const id = String(value).trim().replace(/\/+$/, "");
      return shape.test(id) ? { value: id } : { fault: `it is no id of a resource of type ${type}` };
    },
  };
}

/** A word of a list, found without regard to case. */
export function oneOf(...words: readonly string[]): Codec<string> {
  return {
    expected: words,
    decode: (value) => {
      const found = words.find((word) => word.toLowerCase() === String(value).trim().toLowerCase());
      if (found === undefined) return { fault: "it is not one of the known words" };
      return found === value
        ? { value: found }
        : { value: found, change: `"${value}" is another spelling of "${found}"` };
    },
  };
}
