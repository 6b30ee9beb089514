import assert from "node:assert/strict";
import { test } from "node:test";
import { KnownNames } from "../lib/formats/knownNames.ts";
import { read } from "../mod.ts";

// Names that nobody knows, and whether they are told as a slip of one that is known.
const names = new KnownNames(() => [
  ["dhGroup", "pfsGroup", "ikeEncryption", "name", "within.inner", "within.enabled"],
  ["dhGroups", "enabled"],
]);

const rows: readonly (readonly [name: string, beside: readonly string[], meant: string | undefined])[] = [
  ["pfsGrop", ["dhGroup"], "pfsGroup"],
  ["pfsGrouup", ["dhGroup"], "pfsGroup"],
  ["pfsGruop", ["dhGroup"], "pfsGroup"],
  ["pfsGroap", ["dhGroup"], "pfsGroup"],
  ["fpsGroup", ["dhGroup"], "pfsGroup"],
  ["pfsGroups", ["dhGroup"], "pfsGroup"],
  ["pfsgroup", ["dhGroup"], "pfsGroup"],
  ["IkeEncryptio", ["dhGroup"], "ikeEncryption"],
  // Two slips are another name.
  ["pfsGrp", ["dhGroup"], undefined],
  ["pfsGuorp", ["dhGroup"], undefined],
  ["pfsGroupOfMine", ["dhGroup"], undefined],
  // Short names are close to each other.
  ["nam", ["dhGroup"], undefined],
  // What is there cannot be meant.
  ["pfsGrop", ["dhGroup", "pfsGroup"], undefined],
  ["pfsGrop", ["dhGroup", "PFSGROUP"], undefined],
  ["pfsgroup", ["dhGroup", "pfsGroup", "pfsgroup"], undefined],
  // Only what stands with others of its kind.
  ["pfsGrop", [], undefined],
  ["pfsGrop", ["pfsGrop"], undefined],
  ["pfsGrop", ["enabled"], undefined],
  ["dhGroop", ["enabled"], undefined],
  ["dhGroop", ["enabled", "name"], "dhGroup"],
  // What a part has stands together, and not with what stands around the part.
  ["innar", ["enabled"], "inner"],
  ["innar", ["dhGroup"], undefined],
  ["withn", ["dhGroup"], "within"],
];

for (const [name, beside, meant] of rows) {
  test(`"${name}" beside ${beside.join(", ") || "nothing"} is ${meant ?? "no slip"}`, () => {
    assert.equal(names.meantBy(name, beside), meant);
  });
}

const connection = (properties: object): string =>
  JSON.stringify({
    type: "Microsoft.Network/connections",
    name: "c",
    properties: { connectionType: "IPsec", ...properties },
  });
const tunnel = (members: object): string =>
  JSON.stringify({
    name: "t",
    localEndpoint: { localAddress: "198.51.100.1", localNetworks: ["10.2.0.0/16"] },
    remoteEndpoint: { remoteAddress: "192.0.2.1", remoteNetworks: ["10.1.0.0/16"] },
    ...members,
  });
const properties = (ike: object): string =>
  JSON.stringify({
    tunnel: JSON.parse(tunnel({ securityType: "CUSTOM" })),
    connectionProperties: { securityType: "CUSTOM", ikeConfiguration: { encryptionAlgorithms: ["AES_256"], ...ike } },
  });

const files: readonly (readonly [what: string, text: string, found: string])[] = [
  [
    "a setting of a connection",
    connection({ connectionProtocl: "IKEv2" }),
    "NT2510 /properties/connectionProtocl connectionProtocol",
  ],
  ["a setting that nobody knows", connection({ somethingElse: true }), "NT2501 /properties/somethingElse "],
  [
    "a setting of a policy",
    connection({ ipsecPolicies: [{ ikeEncryption: "AES256", ikeIntegrty: "SHA256" }] }),
    "NT2510 /properties/ipsecPolicies/0/ikeIntegrty ikeIntegrity",
  ],
  ["a member of a tunnel", tunnel({ authenticationModes: "PSK" }), "NT2615 /authenticationModes authenticationMode"],
  ["a member that nobody knows", tunnel({ somethingElse: true }), "NT2601 /somethingElse "],
  [
    "a member of connection properties",
    properties({ dhGroup: ["GROUP14"] }),
    "NT2615 /connectionProperties/ikeConfiguration/dhGroup dhGroups",
  ],
  [
    "a member that differs in its case",
    properties({ ikeversion: "IKE_V2" }),
    "NT2615 /connectionProperties/ikeConfiguration/ikeversion ikeVersion",
  ],
];

for (const [what, text, found] of files) {
  test(`${what} that is not read`, () => {
    const { diagnostics } = read({ name: "a.json", text });
    const told = diagnostics.filter(({ code }) => ["NT2501", "NT2510", "NT2601", "NT2615"].includes(code));
    assert.deepEqual(
      told.map(({ code, path, expected = [] }) => `${code} ${path} ${expected.join(", ")}`),
      [found],
    );
  });
}
