import ipaddr from "ipaddr.js";

/** What an address or prefix text says: its canonical form, and how that differs; or why it says nothing. */
export type AddressReading =
  | { readonly canonical: string; readonly change?: string }
  | { readonly canonical: undefined; readonly reason: string };

const ipv4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/**
 * Reads one IPv4 address. Strict, because `ipaddr.js` takes octal, hexadecimal and short forms which the platforms read
 * otherwise; leading zeros are decimal, as the classic service read them, and are reported.
 */
export function parseIpv4Address(text: string): AddressReading {
  const match = ipv4.exec(text);
  if (match === null) return { canonical: undefined, reason: reasonNotIpv4(text) };
  const octets = match.slice(1).map(Number);
  const large = octets.find((octet) => octet > 255);
  if (large !== undefined) return { canonical: undefined, reason: `${large} is larger than 255` };
  const canonical = octets.join(".");
  return canonical === text ? { canonical } : { canonical, change: `leading zeros removed: ${text} → ${canonical}` };
}

/** Reads one IPv4 prefix (`10.1.0.0/16`). Host bits are cleared and reported: classic stored them, ARM refuses them. */
export function parseIpv4Prefix(text: string): AddressReading {
  return isCanonicalPrefix(text) ? { canonical: text } : parseOtherPrefix(text);
}

// Nearly every prefix is one: this goes by the characters once and makes nothing.
function isCanonicalPrefix(text: string): boolean {
  let address = 0;
  let number = -1;
  let dots = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      if (number === 0) return false;
      number = Math.max(number, 0) * 10 + code - 48;
      if (number > 255) return false;
      continue;
    }
    if (number < 0 || (code !== 46 && code !== 47)) return false;
    address = address * 256 + number;
    number = -1;
    if (code === 47) break;
    dots++;
  }
  const length = prefixLengthAt(text, at + 1);
  return dots === 3 && length >= 0 && address % 2 ** (32 - length) === 0;
}

function prefixLengthAt(text: string, at: number): number {
  const first = text.charCodeAt(at) - 48;
  if (at === text.length - 1) return first >= 0 && first <= 9 ? first : -1;
  const second = text.charCodeAt(at + 1) - 48;
  if (at !== text.length - 2 || !(first >= 1 && first <= 3 && second >= 0 && second <= 9)) return -1;
  return first * 10 + second <= 32 ? first * 10 + second : -1;
}

function parseOtherPrefix(text: string): AddressReading {
  const slash = text.indexOf("/");
  if (slash < 0) {
    const bare = parseIpv4Address(text);
    const reason = bare.canonical === undefined ? bare.reason : 'the prefix length is missing ("/" and a number)';
    return { canonical: undefined, reason };
  }
  const address = parseIpv4Address(text.slice(0, slash));
  if (address.canonical === undefined) return address;
  const lengthText = text.slice(slash + 1);
  if (!/^\d{1,2}$/.test(lengthText) || Number(lengthText) > 32) {
    return { canonical: undefined, reason: `"${lengthText}" is not a prefix length from 0 to 32` };
  }
  return canonicalPrefix(text, address.canonical, Number(lengthText));
}

function canonicalPrefix(text: string, address: string, length: number): AddressReading {
  const [a, b, c, d] = address.split(".").map(Number) as [number, number, number, number];
  const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const network = length === 0 ? 0 : (number & (-1 << (32 - length))) >>> 0;
  const canonical = `${network >>> 24}.${(network >>> 16) & 255}.${(network >>> 8) & 255}.${network & 255}/${length}`;
  if (canonical === text) return { canonical };
  const what = network === number ? "leading zeros removed" : "host bits cleared";
  return { canonical, change: `${what}: ${text} → ${canonical}` };
}

function reasonNotIpv4(text: string): string {
  if (text === "") return "it is empty";
  const address = text.replace(/\/\d+$/, "");
  if (ipaddr.IPv6.isValid(address)) return "it is IPv6";
  if (/[$[{<]/.test(text)) return "it looks like a placeholder that was never filled in";
  return "it is not four decimal numbers with dots between";
}
