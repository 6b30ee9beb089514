import { FunctionError } from "../template/value.ts";
import { functionLimits } from "./limits.ts";
import { tooMuch } from "./signature.ts";

// The invariant culture of .NET.
const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const standardFormats: ReadonlyMap<string, string> = new Map([
  ["d", "MM/dd/yyyy"],
  ["D", "dddd, dd MMMM yyyy"],
  ["f", "dddd, dd MMMM yyyy HH:mm"],
  ["F", "dddd, dd MMMM yyyy HH:mm:ss"],
  ["g", "MM/dd/yyyy HH:mm"],
  ["G", "MM/dd/yyyy HH:mm:ss"],
  ["m", "MMMM dd"],
  ["M", "MMMM dd"],
  ["o", "yyyy-MM-ddTHH:mm:ss.fffffffK"],
  ["O", "yyyy-MM-ddTHH:mm:ss.fffffffK"],
  ["r", "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
  ["R", "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
  ["s", "yyyy-MM-ddTHH:mm:ss"],
  ["t", "HH:mm"],
  ["T", "HH:mm:ss"],
  ["u", "yyyy-MM-dd HH:mm:ss'Z'"],
  ["U", "dddd, dd MMMM yyyy HH:mm:ss"],
  ["y", "yyyy MMMM"],
  ["Y", "yyyy MMMM"],
]);

const token = /\\(.)|'([^']*)'|"([^"]*)"|%(?=[A-Za-z])|y+|M+|d+|H+|h+|m+|s+|f{1,7}|F{1,7}|t+|z+|K|./gs;

/** A time in a standard or custom format of .NET. Ticks are 100 ns since 1970 in UTC. */
export function printDateTime(ticks: bigint, format: string): string {
  if (format.length > functionLimits.padWidth) throw tooMuch("the format", functionLimits.padWidth, "characters");
  const custom = format.length === 1 ? standardFormats.get(format) : format;
  if (custom === undefined || custom === "") throw new FunctionError("the format is not a format of times");
  const fraction = BigInt.asUintN(64, ((ticks % 10_000_000n) + 10_000_000n) % 10_000_000n);
  const date = new Date(Number((ticks - fraction) / 10_000n));
  const digits = String(fraction).padStart(7, "0");
  return custom.replace(token, (whole: string, ...literals: (string | undefined)[]) => {
    return literals.slice(0, 3).find((text) => text !== undefined) ?? printPart(whole, date, digits);
  });
}

function printPart(part: string, date: Date, fraction: string): string {
  switch (part.charAt(0)) {
    case "y":
      return printYear(date.getUTCFullYear(), part.length);
    case "M":
      return named(part.length, date.getUTCMonth() + 1, monthNames[date.getUTCMonth()] ?? "");
    case "d":
      return named(part.length, date.getUTCDate(), dayNames[date.getUTCDay()] ?? "");
    case "f":
      return fraction.slice(0, part.length);
    case "F":
      return fraction.slice(0, part.length).replace(/0+$/, "");
    default:
      return printClock(part, date);
  }
}

function printClock(part: string, date: Date): string {
  const hour = date.getUTCHours();
  switch (part.charAt(0)) {
    case "H":
      return padded(hour, part.length);
    case "h":
      return padded(hour % 12 || 12, part.length);
    case "m":
      return padded(date.getUTCMinutes(), part.length);
    case "s":
      return padded(date.getUTCSeconds(), part.length);
    case "t":
      return (hour < 12 ? "AM" : "PM").slice(0, part.length);
    case "z":
      return part.length > 2 ? "+00:00" : `+${padded(0, part.length)}`;
    case "K":
      return "Z";
    default:
      return part === "%" ? "" : part;
  }
}

function printYear(year: number, length: number): string {
  return length > 2 ? String(year).padStart(length, "0") : padded(year % 100, length);
}

/** A number, or from three letters on a name. */
function named(length: number, number: number, name: string): string {
  if (length < 3) return padded(number, length);
  return length === 3 ? name.slice(0, 3) : name;
}

function padded(number: number, length: number): string {
  return String(number).padStart(Math.min(length, 2), "0");
}
