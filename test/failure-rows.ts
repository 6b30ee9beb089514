import { peerFailures } from "./failure-peer-rows.ts";
import { phase1Failures } from "./failure-phase1-rows.ts";
import { phase2Failures } from "./failure-phase2-rows.ts";
import type { FailureRow, Pair } from "./failure-row.ts";
import { selectorFailures } from "./failure-selector-rows.ts";
import { timingFailures } from "./failure-timing-rows.ts";

/** Every known failure of two ends, as a pair of documents. */
export const failures: readonly FailureRow[] = [
  ...phase1Failures,
  ...phase2Failures,
  ...peerFailures,
  ...timingFailures,
  ...selectorFailures,
];

/** Pairs that look like failures and are none. */
export const harmless: readonly (readonly [id: string, title: string, pair: Pair])[] = [
  ["F47", "PFS14 is PFS2048", { azure: { policy: { pfsGroup: "PFS14" } } }],
  ["F47", "DHGroup2048 is DHGroup14", { azure: { policy: { dhGroup: "DHGroup2048" } } }],
  ["F47", "PFSMM is the group of phase 1", { azure: { policy: { pfsGroup: "PFSMM" } } }],
  [
    "F50",
    "a group beside forward secrecy that is off",
    {
      azure: { policy: { pfsGroup: "None" } },
      cds: { child: { perfectForwardSecrecyEnabled: false, dhGroups: ["GROUP19"] } },
    },
  ],
  ["F64", "a time-out of 0 is the default", { azure: { connection: { dpdTimeoutSeconds: 0 } } }],
  [
    "F90",
    "an edge behind a translation that starts",
    { cds: { tunnel: { localEndpoint: { localAddress: "10.0.0.9" } } } },
  ],
  [
    "F05",
    "GCM in phase 1 beside AES-CBC takes its function from the digests",
    {
      azure: { policy: { ikeEncryption: "GCMAES256", ikeIntegrity: "SHA384" } },
      cds: { ike: { encryptionAlgorithms: ["AES_GCM_256", "AES_256"], digestAlgorithms: ["SHA2_384"] } },
    },
  ],
];
