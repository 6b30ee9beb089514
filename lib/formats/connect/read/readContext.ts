import { type AddressReading, parseIpv4Address, parseIpv4Prefix } from "../../../source/address.ts";
import type { Leaf } from "../../../source/tree.ts";
import { Gathering } from "../../gathering.ts";

/** A value that was read, with what it was read from: the leaf to point at first. */
export interface Said<T> {
  readonly value: T;
  readonly leaves: readonly [Leaf, ...Leaf[]];
}

/** What a read gathers as it goes, and how it reads addresses. */
export class ConnectReadContext extends Gathering {
  /** An IPv4 address, canonical; undefined and reported when it is none. */
  address({ value, leaves }: Said<string>, what: string): Said<string> | undefined {
    return this.#accept(leaves[0], parseIpv4Address(value.trim()), what, ["address", "192.168.20.5"]);
  }

  /** An IPv4 prefix, canonical; undefined and reported when it is none. */
  prefix({ value, leaves }: Said<string>, what: string): Said<string> | undefined {
    return this.#accept(leaves[0], parseIpv4Prefix(value.trim()), what, ["prefix", "192.168.20.0/24"]);
  }

  #accept(
    leaf: Leaf,
    reading: AddressReading,
    what: string,
    [kind, example]: readonly [string, string],
  ): Said<string> | undefined {
    if (reading.canonical === undefined) {
      this.refuse(leaf, what, `is not an IPv4 ${kind}: ${reading.reason}`, example);
      return undefined;
    }
    if (reading.change !== undefined) this.normalise(leaf, reading.canonical, what, reading.change);
    return { value: reading.canonical, leaves: [leaf] };
  }

  /** A value that means something else than what stands there, letter by letter. */
  normalise(leaf: Leaf, canonical: string, what: string, change: string): void {
    this.places.note(leaf, change);
    this.report("NT2812", {
      message: `"${leaf.value}", ${what}, is read as "${canonical}"`,
      help: "Write it so where it comes from if that is what is meant",
      at: leaf,
      actual: String(leaf.value),
      expected: [canonical],
    });
  }

  /** A value that says nothing that can be used: what it is in words, and what is wrong with it. */
  refuse(leaf: Leaf, what: string, problem: string, ...expected: readonly string[]): void {
    this.places.leave(leaf, "not understood");
    const isShown = !this.places.hidden.has(leaf) && leaf.value !== null && leaf.value !== "";
    this.report("NT2811", {
      message: isShown ? `"${leaf.value}", ${what}, ${problem}` : `${capital(what)} ${problem}`,
      help: `Write ${expected.length === 1 ? `it like ${expected[0]}` : `one of: ${expected.join(", ")}`}; until then it is left out`,
      at: leaf,
      ...(isShown ? { actual: String(leaf.value) } : {}),
      expected,
    });
  }
}

/** A text as the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
