/** What is known of a deployment before it runs. What is left out stays unresolved; nothing is made up. */
export interface DeploymentContext {
  /** Id of the subscription, a GUID. */
  readonly subscription?: string;
  /** The resource group that is deployed to. */
  readonly resourceGroup?: {
    /** As Azure spells it: hashes made of ids depend on the case. */
    readonly name?: string;
    /** Its region. */
    readonly location?: string;
  };
  /** Id of the tenant, a GUID. */
  readonly tenantId?: string;
  /** Name of the management group that is deployed to. */
  readonly managementGroup?: string;
  /** The deployment itself. */
  readonly deployment?: {
    /** What `deployment().name` gives. */
    readonly name?: string;
    /** Where its record is kept, above the level of resource groups. */
    readonly location?: string;
  };
  /** The time that `utcNow()` gives, as ISO 8601: `2024-01-02T03:04:05Z`. */
  readonly utcNow?: string;
}
