import assert from "node:assert/strict";
import { test } from "node:test";
import { azureEnd } from "../lib/ipsec/azureOffers.ts";
import { edgeEnd } from "../lib/ipsec/edgeOffers.ts";
import type { End } from "../lib/ipsec/end.ts";
import { encryptionOf, groupOf, integrityOf, prfOf } from "../lib/ipsec/proposal.ts";
import { type Selection, select } from "../lib/ipsec/selection.ts";
import type { ChildProposal, Encryption, IkeProposal, Integrity } from "../lib/model/ipsec.ts";
import { ikeCorpus } from "./ipsec-corpus.ts";
import { azureOf, edgeOf } from "./ipsec-ends.ts";

interface Suite {
  readonly encr: string;
  readonly integ?: string;
  readonly prf?: string;
  readonly dh?: number;
}

interface Profile {
  readonly encryptionAlgorithms: readonly string[];
  readonly digestAlgorithms: readonly string[];
  readonly dhGroups: readonly string[];
  readonly perfectForwardSecrecy?: boolean;
}

type Rows = Readonly<Record<string, Suite | undefined>>;
type Exchange = "IKE_AUTH" | "CREATE_CHILD_SA";

interface Oracle {
  readonly provenance: { readonly vectors: number };
  readonly universe: {
    readonly azureIkeEncryption: readonly string[];
    readonly azureIkeIntegrity: readonly string[];
    readonly azureDhGroup: readonly string[];
    readonly azureIpsec: readonly string[];
    readonly azurePfsGroup: readonly string[];
    readonly exchanges: readonly Exchange[];
  };
  readonly nsxIkeProfiles: Readonly<Record<string, Profile>>;
  readonly nsxTunnelProfiles: Readonly<Record<string, Profile>>;
  readonly ike: Readonly<Record<string, Rows>>;
  readonly esp: Readonly<Record<string, Readonly<Record<Exchange, Rows>>>>;
  readonly defaultIke: readonly DefaultRow[];
  readonly defaultEsp: readonly DefaultRow[];
}

interface DefaultRow {
  readonly nsx: string;
  readonly direction: "azure-initiates" | "nsx-initiates";
  readonly exchange?: Exchange;
  readonly selected: Suite | null;
}

const oracle = ikeCorpus<Oracle>("azure-nsx-proposal-oracle.json");
const skip = oracle === undefined ? "the vectors are not beside the project" : false;

const ciphers: Readonly<Record<string, Encryption>> = {
  None: "NULL",
  DES: "DES",
  DES3: "3DES",
  AES128: "AES-CBC-128",
  AES192: "AES-CBC-192",
  AES256: "AES-CBC-256",
  GCMAES128: "AES-GCM-16-128",
  GCMAES192: "AES-GCM-16-192",
  GCMAES256: "AES-GCM-16-256",
  AES_128: "AES-CBC-128",
  AES_256: "AES-CBC-256",
  AES_GCM_128: "AES-GCM-16-128",
  AES_GCM_192: "AES-GCM-16-192",
  AES_GCM_256: "AES-GCM-16-256",
  NO_ENCRYPTION: "NULL",
  NO_ENCRYPTION_AUTH_AES_GMAC_256: "AES-GMAC-256",
};

const hashes: Readonly<Record<string, Integrity>> = {
  MD5: "MD5-96",
  SHA1: "SHA1-96",
  SHA256: "SHA2-256-128",
  SHA384: "SHA2-384-192",
  SHA2_256: "SHA2-256-128",
  SHA2_384: "SHA2-384-192",
  SHA2_512: "SHA2-512-256",
  GCMAES128: "AES-GCM-16-128",
  GCMAES192: "AES-GCM-16-192",
  GCMAES256: "AES-GCM-16-256",
};

const groups: Readonly<Record<string, number>> = { None: 0, ECP256: 19, ECP384: 20, PFS2048: 14 };

function group(name: string): number {
  return groups[name] ?? Number(/\d+$/.exec(name)?.[0]);
}

function given<T>(table: Readonly<Record<string, T>>, name: string): T {
  const value = table[name];
  assert.ok(value !== undefined, name);
  return value;
}

const anyIke: IkeProposal = { encryption: ["AES-CBC-256"], integrity: ["SHA2-256-128"], dhGroups: [14] };
const anyChild: ChildProposal = {
  encryption: ["AES-GCM-16-256"],
  integrity: ["AES-GCM-16-256"],
  pfsGroups: [14],
};

function azure(ike: IkeProposal, child: ChildProposal): End {
  return azureEnd(azureOf({ tunnel: { policy: { ike, child } } }), "RouteBased");
}

function azureIke(text: string): End {
  const [encryption = "", integrity = "", dh = ""] = text.split("/");
  const words = {
    encryption: [given(ciphers, encryption)],
    integrity: [given(hashes, integrity)],
    dhGroups: [group(dh)],
  };
  return azure(words, anyChild);
}

function azureChild(text: string): End {
  const [encryption = "", integrity = "", pfs = ""] = text.split("/");
  const words = {
    encryption: [given(ciphers, encryption)],
    integrity: [given(hashes, integrity)],
    pfsGroups: [group(pfs)],
  };
  return azure(anyIke, words);
}

function edge(ike: Profile | undefined, child: Profile | undefined): End {
  const list = <T>(table: Readonly<Record<string, T>>, names: readonly string[] = []): T[] =>
    names.map((name) => given(table, name));
  return edgeEnd(
    edgeOf({
      tunnel: {
        policy: {
          ike: {
            encryption: list(ciphers, ike?.encryptionAlgorithms ?? ["AES_256"]),
            integrity: list(hashes, ike?.digestAlgorithms),
            dhGroups: (ike?.dhGroups ?? ["GROUP14"]).map(group),
          },
          child: {
            encryption: list(ciphers, child?.encryptionAlgorithms ?? ["AES_256"]),
            integrity: list(hashes, child?.digestAlgorithms),
            pfsGroups: child?.perfectForwardSecrecy === false ? [0] : (child?.dhGroups ?? ["GROUP14"]).map(group),
          },
        },
      },
    }),
  );
}

const longNames: Readonly<Record<string, string>> = {
  "MD5-96": "HMAC_MD5_96",
  "SHA1-96": "HMAC_SHA1_96",
  "SHA2-256-128": "HMAC_SHA2_256_128",
  "SHA2-384-192": "HMAC_SHA2_384_192",
  "SHA2-512-256": "HMAC_SHA2_512_256",
};

function shown(selection: Selection): Suite | null {
  if (selection.kind !== "chosen") return null;
  const { suite } = selection;
  const encryption = encryptionOf(suite) ?? "";
  const integrity = integrityOf(suite);
  const prf = prfOf(suite)?.replace("PRF-", "PRF_HMAC_").replaceAll("-", "_");
  const dh = groupOf(suite);
  return {
    encr: encryption.replace("DES", "DES_CBC").replaceAll("-", "_"),
    ...(integrity === null ? {} : { integ: longNames[integrity] ?? integrity }),
    ...(prf === undefined ? {} : { prf }),
    ...(dh === null ? {} : { dh }),
  };
}

function chosen(initiator: End, responder: End, phase: "ike" | "child", exchange: Exchange): Suite | null {
  const withoutKeyExchange = phase === "child" && exchange === "IKE_AUTH";
  return shown(select(responder[phase].accepted, initiator[phase].offered, { withoutKeyExchange }));
}

test("every proposal of Azure meets those of an edge as strongSwan says, in both directions", { skip }, () => {
  assert.ok(oracle);
  const { universe, nsxIkeProfiles, nsxTunnelProfiles } = oracle;
  let seen = 0;
  const compare = (
    left: End,
    right: End,
    phase: "ike" | "child",
    exchange: Exchange,
    expected: Suite | undefined,
    at: string,
  ) => {
    assert.deepEqual(chosen(left, right, phase, exchange), expected ?? null, `${at}, Azure starts`);
    assert.deepEqual(chosen(right, left, phase, exchange), expected ?? null, `${at}, the edge starts`);
    seen += 1;
  };
  const phase1 = universe.azureIkeEncryption.flatMap((encryption) =>
    universe.azureIkeIntegrity.flatMap((integrity) =>
      universe.azureDhGroup.map((dh) => `${encryption}/${integrity}/${dh}`),
    ),
  );
  for (const [name, profile] of Object.entries(nsxIkeProfiles)) {
    const right = edge(profile, undefined);
    for (const text of phase1)
      compare(azureIke(text), right, "ike", "IKE_AUTH", oracle.ike[name]?.[text], `${name} ${text}`);
  }
  const phase2 = universe.azureIpsec.flatMap((suite) => universe.azurePfsGroup.map((pfs) => `${suite}/${pfs}`));
  for (const [name, profile] of Object.entries(nsxTunnelProfiles)) {
    const right = edge(undefined, profile);
    for (const exchange of universe.exchanges) {
      for (const text of phase2) {
        const expected = oracle.esp[name]?.[exchange][text];
        compare(azureChild(text), right, "child", exchange, expected, `${name} ${exchange} ${text}`);
      }
    }
  }
  const standard = azureEnd(azureOf(), "RouteBased");
  const rows = [
    ...oracle.defaultIke.map((row) => ({
      ...row,
      phase: "ike" as const,
      right: edge(nsxIkeProfiles[row.nsx], undefined),
    })),
    ...oracle.defaultEsp.map((row) => ({
      ...row,
      phase: "child" as const,
      right: edge(undefined, nsxTunnelProfiles[row.nsx]),
    })),
  ];
  for (const { nsx, direction, exchange = "IKE_AUTH", selected, phase, right } of rows) {
    const [initiator, responder] = direction === "azure-initiates" ? [standard, right] : [right, standard];
    assert.deepEqual(
      chosen(initiator, responder, phase, exchange),
      selected,
      `default, ${nsx}, ${direction}, ${exchange}`,
    );
    seen += 1;
  }
  assert.equal(seen, oracle.provenance.vectors);
});

test("one policy of Azure fits the DEFAULT profile of an edge, and six more until the first renewal", { skip }, () => {
  assert.ok(oracle);
  const right = edgeEnd(edgeOf());
  const { universe } = oracle;
  const phase1 = universe.azureIkeEncryption.flatMap((e) =>
    universe.azureIkeIntegrity.flatMap((i) => universe.azureDhGroup.map((g) => `${e}/${i}/${g}`)),
  );
  assert.deepEqual(
    phase1.filter((text) => chosen(azureIke(text), right, "ike", "IKE_AUTH") !== null),
    ["AES128/SHA256/DHGroup14"],
  );
  const phase2 = universe.azureIpsec.flatMap((suite) => universe.azurePfsGroup.map((pfs) => `${suite}/${pfs}`));
  const fitting = (exchange: Exchange): string[] =>
    phase2.filter((text) => chosen(azureChild(text), right, "child", exchange) !== null);
  assert.deepEqual(fitting("CREATE_CHILD_SA"), ["GCMAES128/GCMAES128/PFS2048"]);
  assert.equal(fitting("IKE_AUTH").length, 7);
});
