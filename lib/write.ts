import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Format, FormatId, OutputDocument } from "./formats/format.ts";
import { formats } from "./formats/registry.ts";
import type { Network } from "./model/network.ts";
import { Places } from "./source/places.ts";

/** What to write. */
export interface WriteOptions {
  /** The format to write. */
  readonly to: FormatId;
  /** Where the network was read, so that findings can point there. */
  readonly places?: Places;
}

/** The documents of one network. The first is the main one. */
export interface Writing {
  /** At least one; those after the first accompany it. */
  readonly documents: readonly OutputDocument[];
  /** What was found on the way: changed names, values that become parameters, losses. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes a network in a format.
 *
 * @throws {RangeError} if nettrans does not write that format.
 *
 * @example
 * ```ts
 * import { read, write } from "./mod.ts";
 * import assert from "node:assert/strict";
 *
 * const { network } = read({ name: "a.xml", text: '<VirtualNetworkSite name="Net1" Location="West US"/>' });
 * const template = JSON.parse(write(network, { to: "arm" }).documents[0]?.text ?? "");
 * assert.equal(template.resources[0].location, "westus");
 * ```
 */
export function write(network: Network, options: WriteOptions): Writing {
  const format = writerOf(options.to);
  if (format === undefined) throw new RangeError(`Cannot write "${options.to}": nettrans has no writer for it`);
  const { documents, diagnostics } = format.write(network, options.places ?? new Places(), () => {});
  return { documents, diagnostics };
}

/** A format that can be written. */
export type Writer = Format & Required<Pick<Format, "write">>;

/** The writer of a format, if there is one. */
export function writerOf(id: FormatId): Writer | undefined {
  return formats.find((format): format is Writer => format.id === id && format.write !== undefined);
}
