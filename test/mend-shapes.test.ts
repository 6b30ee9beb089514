import assert from "node:assert/strict";
import { test } from "node:test";
import { mend, type Negotiation, negotiate, read, type Source } from "../mod.ts";
import { makePair, numbersOf } from "./ipsec-pairs.ts";
import { azureText, edgeText, followed } from "./mend-pairs.ts";
import { azureShapes, edgeShapes, type Shape } from "./mend-shapes.ts";

const combinations: readonly (readonly [azure: Shape, edge: Shape])[] = [
  ...azureShapes.map((shape) => [shape, edgeShapes[0] as Shape] as const),
  ...edgeShapes.slice(1).map((shape) => [azureShapes[0] as Shape, shape] as const),
];

function negotiated([azure, cds]: readonly Source[]): Negotiation {
  assert.ok(azure && cds);
  return negotiate(read(azure), read(cds));
}

for (const [[azureTitle, azureShape], [edgeTitle, edgeShape]] of combinations) {
  test(`fixes hold for ${azureTitle} and ${edgeTitle}, in the texts and for who follows them by hand`, () => {
    const next = numbersOf(5);
    let mended = 0;
    for (let index = 0; index < 40; index++) {
      const { azure, cds } = makePair(next);
      const sources: readonly Source[] = [
        { name: "azure.json", text: azureShape(azureText(azure)) },
        { name: "edge.json", text: edgeShape(edgeText(cds)) },
      ];
      for (const fix of negotiated(sources).tunnels[0]?.fixes ?? []) {
        const title = `pair ${index}: ${JSON.stringify(fix)}`;
        const { documents, refusals } = mend(sources, fix);
        assert.deepEqual(refusals, [], title);
        const texts = sources.map((source) => documents.find(({ name }) => name === source.name) ?? source);
        assert.equal(negotiated(texts).verdict, fix.result, title);
        assert.equal(negotiated(followed(sources, fix.changes)).verdict, fix.result, title);
        mended += 1;
      }
    }
    assert.ok(mended > 30);
  });
}
