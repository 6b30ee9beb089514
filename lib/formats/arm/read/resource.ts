import type { Unresolved } from "../../../model/stated.ts";
import type { JsonNode } from "../../../source/tree.ts";
import type { EvaluatedNode } from "../template/evaluated.ts";
import type { IdText } from "./idText.ts";

/** A resource of some input, whatever the shape of the input. */
export interface ArmResource {
  /** In lower case: `microsoft.network/connections`. */
  readonly type: string;
  /** As the input spells it. */
  readonly typeText: string;
  /** One for each level: network and subnet. */
  readonly names: readonly IdText[];
  /** What says the name; undefined when it is only in the id. */
  readonly nameNode: EvaluatedNode | undefined;
  /** Why a part of the name is not known. */
  readonly nameReason: string;
  /** Identifies it: its id. */
  readonly id: string;
  /** The part of the inputs that it belongs to: one resource group. */
  readonly scope: string;
  readonly existing: boolean;
  /** Present when it is not known whether it is deployed. */
  readonly condition: { readonly value: Unresolved; readonly node: EvaluatedNode } | undefined;
  /** All that is said about it; more than one where several inputs do. */
  readonly bodies: readonly EvaluatedNode[];
  /** The place that stands for the whole. */
  readonly at: JsonNode;
}

/** Values of the model by the resources that they were read from. */
export type ByResource<T> = ReadonlyMap<ArmResource, T>;

/** The id of what the resource is a part of. */
export function parentId({ id }: ArmResource): string {
  return id.replace(/\/[^/]*\/[^/]*$/, "");
}
