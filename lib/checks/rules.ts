import { addressLimits } from "./addressLimits.ts";
import { bgp } from "./bgp.ts";
import { connectionSettings } from "./connectionSettings.ts";
import { connectionTwins } from "./connectionTwins.ts";
import { endFaults } from "./endFaults.ts";
import { gatewayAddresses } from "./gatewayAddresses.ts";
import { gatewayLimits } from "./gatewayLimits.ts";
import { gatewayPlace } from "./gatewayPlace.ts";
import { gatewaySubnet } from "./gatewaySubnet.ts";
import { overlappingNetworks } from "./overlappingNetworks.ts";
import { refusedSpace } from "./refusedSpace.ts";
import { repeatedPrefixes } from "./repeatedPrefixes.ts";
import type { Rule } from "./rule.ts";
import { sharedKeys } from "./sharedKeys.ts";
import { siteAddresses } from "./siteAddresses.ts";
import { subnets } from "./subnets.ts";
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
  endFaults,
  weakAlgorithms,
  sharedKeys,
  tunnelPairs,
];
