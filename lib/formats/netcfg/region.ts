/**
 * Regions of the classic era: the name that Resource Manager uses, and the display name that network configurations use.
 * Source: Azure documentation, "Azure regions", names as of 2016 to 2024.
 */
const regions: readonly (readonly [name: string, displayName: string])[] = [
  ["australiaeast", "Australia East"],
  ["australiasoutheast", "Australia Southeast"],
  ["brazilsouth", "Brazil South"],
  ["canadacentral", "Canada Central"],
  ["canadaeast", "Canada East"],
  ["centralindia", "Central India"],
  ["centralus", "Central US"],
  ["chinaeast", "China East"],
  ["chinanorth", "China North"],
  ["eastasia", "East Asia"],
  ["eastus", "East US"],
  ["eastus2", "East US 2"],
  ["germanycentral", "Germany Central"],
  ["germanynortheast", "Germany Northeast"],
  ["japaneast", "Japan East"],
  ["japanwest", "Japan West"],
  ["koreacentral", "Korea Central"],
  ["koreasouth", "Korea South"],
  ["northcentralus", "North Central US"],
  ["northeurope", "North Europe"],
  ["southcentralus", "South Central US"],
  ["southeastasia", "Southeast Asia"],
  ["southindia", "South India"],
  ["uksouth", "UK South"],
  ["ukwest", "UK West"],
  ["usgovarizona", "USGov Arizona"],
  ["usgoviowa", "USGov Iowa"],
  ["usgovtexas", "USGov Texas"],
  ["usgovvirginia", "USGov Virginia"],
  ["westcentralus", "West Central US"],
  ["westeurope", "West Europe"],
  ["westindia", "West India"],
  ["westus", "West US"],
  ["westus2", "West US 2"],
];

const displayNames: ReadonlyMap<string, string> = new Map(regions);

/** The name of a region whatever its spelling: files hold free text such as `West Us`. */
export function regionName(text: string): string {
  return text.toLowerCase().replace(/\s+/g, "");
}

/** The display name of a region; the name itself where none is known. */
export function regionDisplayName(name: string): string {
  return displayNames.get(name) ?? name;
}
