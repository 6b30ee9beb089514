import type { PureFunction } from "../template/value.ts";
import { sha1 } from "./sha1.ts";
import { define } from "./signature.ts";
import { joinedWithHyphens } from "./uniqueString.ts";

// 11fb06fb-712d-4ddd-98c7-e71bbd588830: what names are hashed together with.
const namespace = [0x11, 0xfb, 0x06, 0xfb, 0x71, 0x2d, 0x4d, 0xdd, 0x98, 0xc7, 0xe7, 0x1b, 0xbd, 0x58, 0x88, 0x30];

export const guidFunctions: readonly PureFunction[] = [
  define("guid", [1, Number.POSITIVE_INFINITY], (args) => guidOf(joinedWithHyphens(args))),
];

/** A UUID of version 5 (RFC 4122): the name decides it. */
function guidOf(name: string): string {
  const text = new TextEncoder().encode(name);
  const message = new Uint8Array(namespace.length + text.length);
  message.set(namespace);
  message.set(text, namespace.length);
  const bytes = sha1(message).slice(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
