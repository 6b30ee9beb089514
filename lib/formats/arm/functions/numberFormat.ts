import { FunctionError } from "../template/value.ts";

const mostDigits = 99;

/** A number in a numeric format of .NET, standard (`D3`, `N0`, `X`) or custom (`000`, `#,##0.00`), invariant culture. */
export function formatNumber(value: number, style: string): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) throw new FunctionError("a number is too large to format");
  const standard = /^([A-Za-z])(\d{0,3})$/.exec(style);
  if (standard === null) return customNumber(value, style);
  const digits = standard[2] === "" ? undefined : Number(standard[2]);
  if ((digits ?? 0) > mostDigits) throw unsupported();
  return standardNumber(value, standard[1] as string, digits);
}

function standardNumber(value: number, letter: string, digits: number | undefined): string {
  switch (letter.toUpperCase()) {
    case "D":
      return withSign(value, integerDigits(value).padStart(digits ?? 0, "0"));
    case "F":
      return fixed(value, digits ?? 2);
    case "G":
    case "R":
      if (digits !== undefined) throw unsupported();
      return String(value + 0);
    case "N":
      return grouped(fixed(value, digits ?? 2));
    case "P":
      return `${grouped(fixed(value * 100, digits ?? 2))} %`;
    case "X":
      return hexadecimal(value, letter === "x").padStart(digits ?? 0, "0");
    default:
      throw unsupported();
  }
}

function integerDigits(value: number): string {
  if (!Number.isSafeInteger(value))
    throw new FunctionError("a number with a fraction cannot be written in this format");
  return String(Math.abs(value));
}

// Negative integers have 64 bits, as in the service.
function hexadecimal(value: number, small: boolean): string {
  integerDigits(value);
  const text = BigInt.asUintN(64, BigInt(value)).toString(16);
  return small ? text : text.toUpperCase();
}

function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  // What rounds to zero has no sign.
  return /[1-9]/.test(text) ? withSign(value, text) : text;
}

function withSign(value: number, text: string): string {
  return value < 0 ? `-${text}` : text;
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** One to three sections: positive, negative, zero. */
function customNumber(value: number, style: string): string {
  const sections = style.split(";");
  if (sections.length > 3) throw unsupported();
  const [positive = "", negative = "", zero = ""] = sections;
  if (value === 0 && zero !== "") return section(0, zero);
  if (value < 0 && negative !== "") return section(-value, negative);
  const text = section(Math.abs(value), positive);
  return /[1-9]/.test(text) ? withSign(value, text) : text;
}

/** Digit places with text before and after, which may hold anything that means nothing in a format. */
function section(value: number, style: string): string {
  const parts = /^([^0#.,%'"\\;\u2030]*)([0#,]*)(?:\.([0#]*))?(%?)([^0#.,%'"\\;\u2030]*)$/.exec(style);
  const [, before = "", whole = "", fraction = "", percent = "", after = ""] = parts ?? [];
  if (parts === null || /e[+-]?0/i.test(style) || /^,|,$/.test(whole) || whole.length + fraction.length > mostDigits)
    throw unsupported();
  if (whole === "" && fraction === "") return `${before}${percent}${after}`;
  const digits = places(value * (percent === "" ? 1 : 100), whole, fraction);
  return `${before}${digits}${percent}${after}`;
}

function places(value: number, whole: string, fraction: string): string {
  const [integer = "", decimals = ""] = value.toFixed(fraction.length).split(".");
  const firstZero = whole.replaceAll(",", "").indexOf("0");
  const least = firstZero < 0 ? 0 : whole.replaceAll(",", "").length - firstZero;
  const padded = (integer === "0" ? "" : integer).padStart(least, "0");
  const needed = fraction.lastIndexOf("0") + 1;
  const kept = decimals.slice(0, needed) + decimals.slice(needed).replace(/0+$/, "");
  return (whole.includes(",") ? grouped(padded) : padded) + (kept === "" ? "" : `.${kept}`);
}

function unsupported(): FunctionError {
  return new FunctionError("argument 1 has a number format that is not supported");
}
