import type { CloudSegment, PrivateCloud } from "../../../model/privateCloud.ts";
import { cloudFields, cloudType, segmentFields } from "../fields.ts";
import type { ReachReadContext } from "./readContext.ts";
import { type Part, partsOf, readFields } from "./readFields.ts";
import { demand, readIdentity } from "./readIdentity.ts";

/** Reads the private cloud of a description. It is there already: only what joins it is deployed. */
export function readCloud(context: ReachReadContext, part: Part, scope: string): PrivateCloud {
  const { value, origins } = readFields(context, cloudFields, part);
  const identity = readIdentity(context, cloudFields, cloudType, part);
  const segments = partsOf(context, part.node, "segments", "segment").map((each) => readSegment(context, each));
  demand(context, part, { ...value, ...identity.value }, "managementBlock", "networkBlock", "10.20.0.0/22");
  const cloud = {
    key: context.key("private-cloud"),
    scope,
    existing: true as const,
    ...value,
    ...identity.value,
    ...(segments.length === 0 ? {} : { segments }),
  } as PrivateCloud;
  context.places.put(cloud, { ...origins, ...identity.origins }, part.node);
  return cloud;
}

function readSegment(context: ReachReadContext, part: Part): CloudSegment {
  const { value, origins } = readFields(context, segmentFields, part);
  demand(context, part, value, "gateway", "gatewayAddress", "10.30.1.1/24");
  const segment = { name: "", existing: true as const, ...value } as CloudSegment;
  context.places.put(segment, origins, part.node);
  return segment;
}
