import type { Key } from "./key.ts";
import type { Stated, Unresolved } from "./stated.ts";
import type { Tag } from "./tag.ts";

/** Routes of the subnets that refer to it. */
export interface RouteTable {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription or resource group each. */
  readonly scope: string;
  /** It is not deployed by this input, only referred to. */
  readonly existing?: true;
  /** Present when it is not known whether it is deployed. */
  readonly condition?: Unresolved;
  /** As the input has it, with characters that some platforms refuse; empty when it has none. */
  readonly name: Stated<string>;
  /** Region, lower case without blanks (`westus`). */
  readonly location?: Stated<string>;
  /** Classic: a free description. */
  readonly label?: Stated<string>;
  /** Routes that gateways learn are not told to these subnets. */
  readonly gatewayRoutesOff?: Stated<boolean>;
  /** In the order of the input. */
  readonly routes: readonly Route[];
  /** In the order of the input. */
  readonly tags?: readonly Tag[];
}

/** A route of a table. */
export interface Route {
  /** Unique in its table. */
  readonly name: Stated<string>;
  /** Canonical prefix of where packets go to, or a tag of the service. */
  readonly prefix?: Stated<string>;
  /** What takes them; `None` drops them. */
  readonly nextHop?: Stated<"VirtualNetworkGateway" | "VnetLocal" | "Internet" | "VirtualAppliance" | "None">;
  /** IPv4 address of a virtual appliance. */
  readonly nextHopAddress?: Stated<string>;
}
