import type { IpsecPolicy } from "../model/ipsec.ts";
import { known } from "../model/stated.ts";
import type { ParameterName } from "./end.ts";
import { type Place, placeAt, type TunnelEnd } from "./tunnelEnd.ts";

type At = readonly (readonly [holder: object | undefined, key: string | number])[];

/** Where an end says a setting, or what stands nearest to it. */
export function parameterPlace(view: TunnelEnd, parameter: ParameterName): Place | undefined {
  return policyLeaf(view, parameter) ?? placeAt(view, ...spotsOf(view, parameter));
}

function spotsOf(view: TunnelEnd, parameter: ParameterName): At {
  const { tunnel, site, virtualNetwork, publicAddresses, vendor } = view;
  const isEdge = vendor === "edge";
  switch (parameter) {
    case "address.azure":
    case "identity.azure":
      return isEdge
        ? [...(parameter === "identity.azure" ? [[tunnel, "remoteId"] as const] : []), [site, "gatewayAddress"]]
        : [[publicAddresses[0], "address"]];
    case "address.cds":
    case "identity.cds":
      return isEdge
        ? [[tunnel, "localAddress"]]
        : [
            [site, "gatewayAddress"],
            [site, "gatewayName"],
          ];
    case "initiation":
      return [
        [tunnel, "initiation"],
        [tunnel, "enabled"],
      ];
    case "ike.version":
      return [
        [tunnel, "protocol"],
        [tunnel, "profile"],
      ];
    case "authentication":
      return [[tunnel, "authentication"]];
    case "sharedKey":
      return [[tunnel, "sharedKey"]];
    case "dpd":
      return [[tunnel, isEdge ? "dpdProbeSeconds" : "dpdTimeoutSeconds"]];
    case "selectors":
      return isEdge
        ? [
            [tunnel.localPrefixes, 0],
            [site?.prefixes, 0],
          ]
        : [
            [tunnel, "policyBasedSelectors"],
            [tunnel.selectors?.[0], "local"],
            [virtualNetwork?.prefixes, 0],
            [site?.prefixes, 0],
          ];
    default:
      return policySpots(view, parameter);
  }
}

type PolicyParameter = Extract<ParameterName, `ike.${string}` | `child.${string}`>;

const policyFields: Readonly<Record<Exclude<PolicyParameter, "ike.version">, readonly ["ike" | "child", string]>> = {
  "ike.encryption": ["ike", "encryption"],
  "ike.integrity": ["ike", "integrity"],
  "ike.prf": ["ike", "integrity"],
  "ike.dhGroup": ["ike", "dhGroups"],
  "ike.lifetimeSeconds": ["ike", "lifetimeSeconds"],
  "child.encryption": ["child", "encryption"],
  "child.integrity": ["child", "integrity"],
  "child.pfsGroup": ["child", "pfsGroups"],
  "child.lifetimeSeconds": ["child", "lifetimeSeconds"],
  "child.lifetimeKilobytes": ["child", "lifetimeKilobytes"],
};

/** The leaf of a setting of a policy: most of them are stated, and no other place need be thought of. */
function policyLeaf({ tunnel, places }: TunnelEnd, parameter: ParameterName): Place | undefined {
  const policy = known(tunnel.policy);
  const field = policyFields[parameter as keyof typeof policyFields];
  if (policy === undefined || field === undefined) return undefined;
  const holder = policy[field[0]] as unknown as Lists;
  const list = holder[field[1]];
  return Array.isArray(list) ? places?.of(list, 0) : places?.of(holder, field[1]);
}

function policySpots({ tunnel }: TunnelEnd, parameter: Exclude<PolicyParameter, "ike.version">): At {
  const policy = known(tunnel.policy);
  const whole: At = [
    [tunnel, "policy"],
    [tunnel, "profile"],
  ];
  if (policy === undefined) return whole;
  const [phase, key] = policyFields[parameter];
  const holder = policy[phase] as unknown as Lists;
  const list = holder[key];
  const own: At[number] = Array.isArray(list) ? [list, 0] : [holder, key];
  return key.startsWith("lifetime") ? [own, ...whole] : [own, ...statedIn(policy, phase), ...whole];
}

/** The list of a policy that says a setting. */
export function policyItems(
  policy: IpsecPolicy,
  parameter: Exclude<PolicyParameter, "ike.version">,
): readonly unknown[] | undefined {
  const [phase, key] = policyFields[parameter];
  const list = (policy[phase] as unknown as Lists)[key];
  return Array.isArray(list) ? list : undefined;
}

type Lists = Readonly<Record<string, readonly unknown[] | undefined>>;

/** Everything that a policy states, one phase first. */
export function statedIn({ ike, child }: IpsecPolicy, first: "ike" | "child" = "ike"): At {
  const phases = first === "ike" ? [ike, child] : [child, ike];
  return phases.flatMap((phase): At => Object.values(phase).map((list) => [Array.isArray(list) ? list : undefined, 0]));
}
