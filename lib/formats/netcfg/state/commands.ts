import type { JsonNode } from "../../../source/tree.ts";
import type { AnswerKind } from "./answerKind.ts";

/** A command of the classic PowerShell module. */
export interface KnownCommand {
  readonly kind: AnswerKind;
  /** Its parameters in the order in which they stand without names, then those that need one. */
  readonly parameters: readonly string[];
  /** What a pipe gives it: the name of a group or a table. */
  readonly subject?: string;
}

const gateway = ["VNetName", "GatewayType", "GatewaySKU"];
const site = ["VNetName", "LocalNetworkSiteName"];

/**
 * Commands that say what answers say, and those that ask for it. Source: reference pages of the Azure Service Management
 * module, and azure-docs of the time (vpn-gateway, virtual-network; 2016 to 2018).
 */
const commands: ReadonlyMap<string, KnownCommand> = new Map<string, KnownCommand>(
  Object.entries({
    "New-AzureVNetGateway": { kind: "gateway", parameters: gateway },
    "Set-AzureVNetGatewayKey": { kind: "sharedKey", parameters: [...site, "SharedKey"] },
    "Set-AzureVNetGatewayDefaultSite": { kind: "defaultSites", parameters: ["VNetName", "DefaultSite"] },
    "Set-AzureVNetGatewayIPsecParameters": {
      kind: "ipsecParameters",
      parameters: [...site, "EncryptionType", "PfsGroup", "SADataSizeKilobytes", "SALifeTimeSeconds"],
    },
    "New-AzureNetworkSecurityGroup": { kind: "securityGroup", parameters: ["Name", "Location", "Label"] },
    "Set-AzureNetworkSecurityRule": {
      kind: "rule",
      parameters: [
        ...["Name", "Type", "Priority", "Action", "SourceAddressPrefix", "SourcePortRange"],
        ...["DestinationAddressPrefix", "DestinationPortRange", "Protocol", "NetworkSecurityGroup"],
      ],
      subject: "SecurityGroupName",
    },
    "Set-AzureNetworkSecurityGroupToSubnet": {
      kind: "binding",
      parameters: ["Name", "VirtualNetworkName", "SubnetName"],
      subject: "Name",
    },
    "New-AzureRouteTable": { kind: "routeTable", parameters: ["Name", "Location", "Label"] },
    "Set-AzureRoute": {
      kind: "route",
      parameters: ["RouteName", "AddressPrefix", "NextHopType", "NextHopIpAddress", "RouteTable"],
      subject: "RouteTableName",
    },
    "Set-AzureSubnetRouteTable": {
      kind: "binding",
      parameters: ["VirtualNetworkName", "SubnetName", "RouteTableName"],
    },
    "Get-AzureVNetGateway": { kind: "question", parameters: ["VNetName"] },
    "Get-AzureVNetGatewayKey": { kind: "question", parameters: site },
    "Get-AzureVNetGatewayIPsecParameters": { kind: "question", parameters: site },
    "Get-AzureVNetConnection": { kind: "question", parameters: ["VNetName"] },
    "Get-AzureVNetSite": { kind: "question", parameters: ["VNetName"] },
    "Get-AzureNetworkSecurityGroup": { kind: "question", parameters: ["Name"] },
    "Get-AzureRouteTable": { kind: "question", parameters: ["Name"] },
  } satisfies Readonly<Record<string, KnownCommand>>).map(([name, command]) => [name.toLowerCase(), command]),
);

/** A command that is known, with the names of its parameters in full. */
export function commandOf(node: JsonNode): (KnownCommand & { nameOf(written: string): string }) | undefined {
  const command = commands.get(String(node.member("command")?.value ?? "").toLowerCase());
  if (command === undefined) return undefined;
  const { parameters } = command;
  const nameOf = (written: string): string => {
    if (/^\d+$/.test(written)) return parameters[Number(written) - 1] ?? written;
    const folded = written.toLowerCase();
    // A name may be cut off as long as it says which one is meant.
    const meant = parameters.filter((name) => name.toLowerCase().startsWith(folded));
    const exact = meant.find((name) => name.length === written.length);
    return exact ?? (meant.length === 1 ? (meant[0] as string) : written);
  };
  return { ...command, nameOf };
}
