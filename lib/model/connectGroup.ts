import type { Key } from "./key.ts";
import type { Secret } from "./secret.ts";

/**
 * What Azure Connect (technical preview, 2010 to 2013) kept once for a subscription, and how its network of today is to be
 * laid out.
 */
export interface ConnectSubscription {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription each. */
  readonly scope: string;
  /** What the network of today is called after. Absent: not stated. */
  readonly name?: string;
  /** Where the relay stood that all traffic went through. Absent: not stated. */
  readonly relayRegion?: ConnectRelayRegion;
  /** Machines had to sign their activation with a certificate of a trusted authority. Absent: not stated. */
  readonly certificateRequired?: boolean;
  /** Azure region for today's network, lower case without blanks (`westeurope`). Absent: one near the relay. */
  readonly location?: string;
  /** Address space for today's network, canonical prefixes. Empty: not stated, one is chosen. */
  readonly prefixes: readonly string[];
  /** Addresses for machines that dial in, canonical prefixes. Empty: not stated, one is chosen. */
  readonly clientPrefixes: readonly string[];
}

/** The regions that had a relay. */
export type ConnectRelayRegion = "US" | "Europe" | "Asia";

/** A group of Azure Connect: machines and roles that may reach each other, and the groups that it was linked with. */
export interface ConnectGroup {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription each. */
  readonly scope: string;
  /** Unique in its subscription; empty when it has none. */
  readonly name: string;
  /** Its machines may reach each other. Absent: not stated, which is taken for no. */
  readonly interconnected?: boolean;
  /** Machines with the agent. */
  readonly endpoints: readonly ConnectEndpoint[];
  /** Roles of cloud services, every instance of which is a member. */
  readonly roles: readonly Key[];
  /** Groups that its members may reach as well; one of the two naming the other is enough. */
  readonly linkedGroups: readonly Key[];
}

/** A machine with the agent of Azure Connect. */
export interface ConnectEndpoint {
  /** Name of the machine; the same name in two groups is the same machine. */
  readonly name: string;
  /** Its fixed IPv4 address where it stands. Absent: not stated. */
  readonly address?: string;
  /** The site where it stands, behind a device that can hold a tunnel. Absent: it stands alone and dials in. */
  readonly site?: Key;
}

/** A role of a cloud service with the Connect plug-in. */
export interface ConnectRole {
  /** Identifies it within the network. */
  readonly key: Key;
  /** The input that it came from; one subscription each. */
  readonly scope: string;
  /** Unique in its service. */
  readonly name: string;
  /** Name of the cloud service. Absent: not stated. */
  readonly service?: string;
  /** How many machines of it run. Absent: not stated. */
  readonly instances?: number;
  /** Proved that the role belongs to the subscription. */
  readonly activationToken?: Secret;
  /** How often the agent asked for its policy, as the service wrote it. */
  readonly refresh?: string;
  /** What the agent logged, as the service wrote it. */
  readonly diagnostics?: string;
  /** The role started only when the agent was connected. */
  readonly waitForConnectivity?: boolean;
  /** The instances joined an Active Directory domain through Connect. */
  readonly domainJoin?: boolean;
  /** Full name of that domain. */
  readonly domainName?: string;
  /** Full name of the domain controller to join at. */
  readonly domainController?: string;
  /** Account that joined them. */
  readonly domainAccount?: string;
  /** Password of that account, as the service wrote it. */
  readonly domainPassword?: Secret;
  /** Organizational unit that they were put into. */
  readonly domainUnit?: string;
  /** Active Directory site that they belonged to. */
  readonly domainSite?: string;
  /** Name servers of that domain, as the service wrote them. */
  readonly dnsServers?: string;
  /** Accounts that became local administrators, as the service wrote them. */
  readonly administrators?: string;
}
