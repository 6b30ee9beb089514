import { test } from "node:test";
import { read } from "../lib/read.ts";
import { findingsText, networkText, placesText } from "./arm-reading.ts";
import { casesOf } from "./fixtures.ts";
import { matchGoldens } from "./golden.ts";

// Each case is read by a person before it is accepted: the network, what is said about the inputs, and where each setting
// was found.
for (const { name, folder, sources } of casesOf("arm")) {
  test(`arm is read: ${name}`, () => {
    const reading = read(sources);
    const texts = new Map([
      ["network.json", networkText(reading)],
      ["diagnostics.txt", findingsText(reading)],
      ["places.txt", placesText(reading)],
    ]);
    matchGoldens(new URL("read/", folder), texts);
  });
}
