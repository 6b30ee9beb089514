import type { CloudAuthorization, GlobalReachConnection, PrivateCloud } from "../../../model/privateCloud.ts";
import { cloudAuthorizationFields, globalReachFields, privateCloudFields } from "../fields/privateCloudFields.ts";
import { partsOf, readPart } from "./children.ts";
import { find } from "./find.ts";
import type { ArmReadContext } from "./readContext.ts";
import type { FieldReading } from "./readFields.ts";
import { placed, readResource } from "./readResource.ts";
import type { ResourceSet } from "./resourceSet.ts";

export const privateCloudType = "microsoft.avs/privateclouds";

/** Reads private clouds of Azure VMware Solution with their authorizations and Global Reach connections. */
export function readPrivateClouds(context: ArmReadContext, resources: ResourceSet): PrivateCloud[] {
  return resources.ofType(privateCloudType).map((resource) => {
    resources.understand(resource);
    const { value, origins, identity } = readResource(context, privateCloudFields, resource, "private cloud");
    const authorizations = partsOf(context, resources, resource, "", `${privateCloudType}/authorizations`).map((part) =>
      readPart<CloudAuthorization>(context, cloudAuthorizationFields, part, "authorization"),
    );
    const reaches = partsOf(context, resources, resource, "", `${privateCloudType}/globalreachconnections`).map(
      (part) => {
        const condition = part.resource?.condition;
        for (const body of part.bodies) {
          const link = find(body, "properties.addressPrefix");
          if (link !== undefined) context.ignore(link, "read-only: the service takes it from the network block");
        }
        const further: FieldReading = { value: {}, origins: {} };
        if (condition !== undefined) {
          further.value.condition = condition.value;
          further.origins.condition = context.origin(condition.node);
        }
        return readPart<GlobalReachConnection>(context, globalReachFields, part, "Global Reach connection", further);
      },
    );
    const cloud = {
      ...identity,
      ...value,
      ...(authorizations.length === 0 ? {} : { authorizations }),
      ...(reaches.length === 0 ? {} : { globalReachConnections: reaches }),
    } as PrivateCloud;
    return placed(context, cloud, origins, resource.at);
  });
}
