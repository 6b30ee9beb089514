import { FunctionError, type PureFunction } from "../template/value.ts";
import { printDateTime } from "./dateFormat.ts";
import { type Arguments, define } from "./signature.ts";

const ticksPerSecond = 10_000_000n;
const secondsPerDay = 86_400n;
// Years 1 to 9999, as .NET has them.
const leastSeconds = -62_135_596_800n;
const mostSeconds = 253_402_300_799n;

const plainFormat = "yyyy-MM-ddTHH:mm:ssZ";
/** What `utcNow()` gives without a format. */
const compactFormat = "yyyyMMddTHHmmssZ";

export const dateFunctions: readonly PureFunction[] = [
  define("dateTimeAdd", [2, 3], (args) => add(args)),
  define("dateTimeFromEpoch", [1, 1], (args) => printDateTime(inRange(secondsOf(args)), plainFormat)),
  define("dateTimeToEpoch", [1, 1], (args) => Number(floorSeconds(parseDateTime(args.text(0))))),
];

function add(args: Arguments): string {
  const base = args.text(0);
  const sum = inRange(parseDateTime(base) + parseDuration(args.text(1)));
  return printDateTime(sum, args.optionalText(2) ?? (/^\s*\d{8}T/.test(base) ? compactFormat : plainFormat));
}

function secondsOf(args: Arguments): bigint {
  return BigInt(args.integer(0)) * ticksPerSecond;
}

function inRange(ticks: bigint): bigint {
  if (ticks < leastSeconds * ticksPerSecond || ticks >= (mostSeconds + 1n) * ticksPerSecond) {
    throw new FunctionError("the time does not lie in the years 1 to 9999");
  }
  return ticks;
}

function floorSeconds(ticks: bigint): bigint {
  const rest = ticks % ticksPerSecond;
  return (ticks - rest) / ticksPerSecond - (rest < 0n ? 1n : 0n);
}

/** Ticks of 100 ns since 1970 in UTC. A text without an offset is taken as UTC. */
export function parseDateTime(text: string): bigint {
  const pattern =
    /^\s*(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,7})\d{0,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?\s*$/i;
  const match = text.length > 64 ? null : pattern.exec(text);
  if (match === null) throw new FunctionError("argument 1 is not a time in ISO 8601");
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as Six;
  const days = daysSinceEpoch(year, month, day);
  if (days === undefined || hour > 23 || minute > 59 || second > 59) {
    throw new FunctionError("argument 1 names a day or time that does not exist");
  }
  const seconds = BigInt(days) * secondsPerDay + BigInt(hour * 3600 + minute * 60 + second) - offsetSeconds(match[8]);
  return inRange(seconds * ticksPerSecond + BigInt((match[7] ?? "").padEnd(7, "0")));
}

type Six = [number, number, number, number, number, number];

function daysSinceEpoch(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / 86_400_000 : undefined;
}

function offsetSeconds(offset: string | undefined): bigint {
  if (offset === undefined || offset.toUpperCase() === "Z") return 0n;
  const digits = offset.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return BigInt(offset.startsWith("-") ? -minutes : minutes) * 60n;
}

/** Ticks of an ISO 8601 duration. A year has 365 days and a month 30, as documented, whatever the calendar says. */
function parseDuration(text: string): bigint {
  const pattern =
    /^\s*([+-]?)P(?=\d|T\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})(?:\.(\d{1,7}))?S)?)?\s*$/;
  const match = text.length > 128 ? null : pattern.exec(text);
  if (match === null) throw new FunctionError("argument 2 is not a duration in ISO 8601");
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(2, 9).map((part) => BigInt(part ?? 0)) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const allDays = years * 365n + months * 30n + weeks * 7n + days;
  const allSeconds = allDays * secondsPerDay + hours * 3600n + minutes * 60n + seconds;
  const ticks = allSeconds * ticksPerSecond + BigInt((match[9] ?? "").padEnd(7, "0"));
  return match[1] === "-" ? -ticks : ticks;
}
