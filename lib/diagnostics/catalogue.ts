import { armEntries } from "./catalogue/arm.ts";
import { cdsEntries } from "./catalogue/cds.ts";
import { cdsWritingEntries } from "./catalogue/cdsWriting.ts";
import { checkingAddressEntries } from "./catalogue/checkingAddresses.ts";
import { checkingConnectionEntries } from "./catalogue/checkingConnections.ts";
import { checkingEdgeEntries } from "./catalogue/checkingEdges.ts";
import { checkingGatewayEntries } from "./catalogue/checkingGateways.ts";
import { checkingKeyEntries } from "./catalogue/checkingKeys.ts";
import { configurationEntries } from "./catalogue/configuration.ts";
import { connectEntries } from "./catalogue/connect.ts";
import { connectDesignEntries } from "./catalogue/connectDesign.ts";
import { conversionEntries } from "./catalogue/conversion.ts";
import { edgeLegacyEntries } from "./catalogue/edgeLegacy.ts";
import type { CatalogueEntry } from "./catalogue/entry.ts";
import { negotiationEntries } from "./catalogue/negotiation.ts";
import { negotiationAdviceEntries } from "./catalogue/negotiationAdvice.ts";
import { negotiationRiskEntries } from "./catalogue/negotiationRisks.ts";
import { netcfgEntries } from "./catalogue/netcfg.ts";
import { netcfgStateEntries } from "./catalogue/netcfgState.ts";
import { netcfgWritingEntries } from "./catalogue/netcfgWriting.ts";
import { reachEntries } from "./catalogue/reach.ts";
import { reachJoinEntries } from "./catalogue/reachJoins.ts";
import { resourceEntries } from "./catalogue/resources.ts";
import { securityGroupEntries } from "./catalogue/securityGroups.ts";
import { sourceEntries } from "./catalogue/source.ts";
import { templateEntries } from "./catalogue/template.ts";
import { turningEntries } from "./catalogue/turning.ts";
import type { Code } from "./code.ts";

export type { CatalogueEntry } from "./catalogue/entry.ts";

/** What every code means, how much it matters, how to mend it, and where that is written down. */
export const catalogue: Readonly<Record<Code, CatalogueEntry>> = {
  ...sourceEntries,
  ...netcfgEntries,
  ...netcfgStateEntries,
  ...templateEntries,
  ...resourceEntries,
  ...securityGroupEntries,
  ...cdsEntries,
  ...edgeLegacyEntries,
  ...connectEntries,
  ...reachEntries,
  ...reachJoinEntries,
  ...connectDesignEntries,
  ...conversionEntries,
  ...armEntries,
  ...netcfgWritingEntries,
  ...cdsWritingEntries,
  ...turningEntries,
  ...negotiationEntries,
  ...negotiationAdviceEntries,
  ...negotiationRiskEntries,
  ...checkingGatewayEntries,
  ...checkingConnectionEntries,
  ...checkingEdgeEntries,
  ...checkingKeyEntries,
  ...configurationEntries,
  ...checkingAddressEntries,
};
