import { addressLimits } from "./addressLimits.ts";
import { bgp } from "./bgp.ts";
import { cloudJoins } from "./cloudJoins.ts";
import { connectionSettings } from "./connectionSettings.ts";
import { connectionTwins } from "./connectionTwins.ts";
import { edgeAddresses } from "./edgeAddresses.ts";
import { edgeFirewall } from "./edgeFirewall.ts";
import { edgeLimits } from "./edgeLimits.ts";
import { edgeNat } from "./edgeNat.ts";
import { edgeNetworks } from "./edgeNetworks.ts";
import { edgeTunnels } from "./edgeTunnels.ts";
import { endFaults } from "./endFaults.ts";
import { gatewayAddresses } from "./gatewayAddresses.ts";
import { gatewayLimits } from "./gatewayLimits.ts";
import { gatewayPlace } from "./gatewayPlace.ts";
import { gatewaySubnet } from "./gatewaySubnet.ts";
import { overlappingNetworks } from "./overlappingNetworks.ts";
import { refusedSpace } from "./refusedSpace.ts";
import { repeatedPrefixes } from "./repeatedPrefixes.ts";
import { reusedKeys } from "./reusedKeys.ts";
import type { Rule } from "./rule.ts";
import { shadowedRules } from "./shadowedRules.ts";
import { sharedKeys } from "./sharedKeys.ts";
import { siteAddresses } from "./siteAddresses.ts";
import { subnets } from "./subnets.ts";
import { tenants } from "./tenants.ts";
import { tunnelPairs } from "./tunnelPairs.ts";
import { weakAlgorithms } from "./weakAlgorithms.ts";

/** Every rule. A rule is added by one line here. */
export const rules: readonly Rule[] = [
  overlappingNetworks,
  subnets,
  repeatedPrefixes,
  refusedSpace,
  siteAddresses,
  addressLimits,
  gatewaySubnet,
  gatewayLimits,
  gatewayPlace,
  gatewayAddresses,
  bgp,
  connectionTwins,
  connectionSettings,
  edgeAddresses,
  edgeTunnels,
  edgeNetworks,
  edgeFirewall,
  shadowedRules,
  edgeNat,
  edgeLimits,
  tenants,
  endFaults,
  weakAlgorithms,
  sharedKeys,
  reusedKeys,
  tunnelPairs,
  cloudJoins,
];
