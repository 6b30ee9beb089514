import type { Key } from "./key.ts";
import type { Stated, Unresolved } from "./stated.ts";
import type { Tag } from "./tag.ts";

/** Rules that filter the traffic of the subnets that refer to it: a network security group. */
export interface SecurityGroup {
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
  /**
   * In the order of the input; which one is asked first is said by their priorities. The rules that the service puts into
   * every group are not among them.
   */
  readonly rules: readonly SecurityRule[];
  /** In the order of the input. */
  readonly tags?: readonly Tag[];
}

/** A rule of a security group. */
export interface SecurityRule {
  /** Unique in its group. */
  readonly name: Stated<string>;
  /** Free text. */
  readonly description?: Stated<string>;
  /** 100 to 4096; the lowest number that fits a packet decides. */
  readonly priority?: Stated<number>;
  /** Which traffic it looks at. */
  readonly direction?: Stated<"Inbound" | "Outbound">;
  /** What becomes of a packet that it fits. */
  readonly action?: Stated<"Allow" | "Deny">;
  /** `Tcp`, `Udp`, `Icmp`, `Esp`, `Ah`, or `*` for all. */
  readonly protocol?: Stated<string>;
  /** Canonical prefixes, addresses, tags of the service (`VirtualNetwork`, `AzureLoadBalancer`, `Internet`), or `*`. */
  readonly sources: readonly Stated<string>[];
  /** `443`, `1000-2000` or `*`. */
  readonly sourcePorts: readonly Stated<string>[];
  /** As the sources. */
  readonly destinations: readonly Stated<string>[];
  /** As the source ports. */
  readonly destinationPorts: readonly Stated<string>[];
}
