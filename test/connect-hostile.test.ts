import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { convert } from "../lib/convert.ts";
import { formats } from "../lib/formats/registry.ts";
import { parse } from "../lib/source/parse.ts";
import { leavesOf } from "../lib/source/tree.ts";
import { run } from "./cli-host.ts";
import { casesOf } from "./fixtures.ts";

const inputs = casesOf("connect").flatMap(({ sources }) => sources);
const texts = inputs.map(({ name, text }) => ({ name, text: new TextDecoder().decode(text as Uint8Array) }));

const pieces = fc.oneof(
  fc.constantFrom("", "[]", "{}", "null", "- ", "<Role>", '"', "true", "10.0.0.0/33", "name: ", "\n  ", "&", "0"),
  fc.string({ maxLength: 6 }),
);

test("whatever is broken in an input, there is an answer, and every leaf is accounted for", () => {
  const broken = fc.record({ input: fc.constantFrom(...texts), at: fc.nat(), length: fc.nat(30), piece: pieces });
  fc.assert(
    fc.property(broken, ({ input: { name, text }, at, length, piece }) => {
      const start = at % text.length;
      const source = { name, text: text.slice(0, start) + piece + text.slice(start + length) };
      for (const { id } of formats.filter(({ write }) => write !== undefined)) {
        const { ledger, documents, from } = convert(source, { to: id });
        if (documents.length === 0 || from !== "connect") continue;
        const { tree } = parse(source.name, source.text);
        assert.ok(tree !== undefined);
        assert.equal(ledger.filter(({ file }) => file !== undefined).length, leavesOf(tree).length);
      }
    }),
    { numRuns: 300 },
  );
});

const secret = "n0t-a-real-secret";
const plugin = "Microsoft.WindowsAzure.Plugins";
const files = {
  "a.cscfg": `<ServiceConfiguration serviceName="Shop">
  <Role name="Web">
    <ConfigurationSettings>
      <Setting name="${plugin}.Connect.ActivationToken" value="${secret}1" /><Setting name="${plugin}.Connect.ActivationToken" value="${secret}2" />
      <Setting name="${plugin}.Connect.DomainPassword" value="${secret}3" /><Setting name="${plugin}.Connect.DomainPasswort" value="${secret}4" />
      <Setting name="Storage" value="AccountKey=${secret}5" /><Setting name="x" valeu="${secret}6">${secret}7</Setting>
    </ConfigurationSettings>
    <Certificates><Certificate name="a" thumbprint="${secret}8" /></Certificates>
  </Role>
</ServiceConfiguration>`,
  "b.yaml": `roles:
  - { name: Web, service: Shop, activationToken: ${secret}1, domainPassword: { inner: ${secret}2 }, token: [${secret}3] }
  - { activationToken: ${secret}4 }
connectGroups:
  - { name: One, roles: [{ name: Web, activationToken: ${secret}5, activationToke: ${secret}6 }] }
`,
};

for (const operands of ["a.cscfg", "b.yaml", "a.cscfg b.yaml"]) {
  for (const command of [
    "show",
    "convert --to arm",
    "convert --to netcfg",
    "convert --to cds",
    "convert --to connect",
  ]) {
    test(`no secret of ${operands} is shown by nettrans ${command}`, async () => {
      for (const format of ["pretty", "json", "sarif", "github"]) {
        const [name = "", ...options] = command.split(" ");
        const { exit, stdout, stderr } = await run([name, ...operands.split(" "), ...options, "--format", format], {
          files,
        });
        assert.ok(exit < 2, stderr);
        assert.ok(!`${stdout}${stderr}`.includes(secret));
      }
    });
  }
}

test("secrets are written where that is asked for, and only there", async () => {
  const argv = ["convert", "b.yaml", "--to", "connect", "--syntax", "yaml", "--include-secrets"];
  const { stdout, stderr } = await run(argv, { files });
  assert.ok(stdout.includes(`${secret}1`));
  assert.ok(!stderr.includes(secret));
});
