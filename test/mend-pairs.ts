import assert from "node:assert/strict";
import { cdsSpelling } from "../lib/formats/registry.ts";
import type { TunnelEnd } from "../lib/ipsec/tunnelEnd.ts";
import { emptyNetwork, type Network } from "../lib/model/network.ts";
import { isUnresolved } from "../lib/model/stated.ts";
import { Places } from "../lib/source/places.ts";
import { printYaml } from "../lib/source/printYaml.ts";
import { constant, type Traced } from "../lib/source/traced.ts";
import { writerOf } from "../lib/write.ts";
import type { Edit, Source } from "../mod.ts";

// biome-ignore lint/suspicious/noExplicitAny: documents of any shape
export type Any = any;

const gatewaySubnet = { name: "GatewaySubnet", prefixes: ["10.0.255.0/27"] };

/** The template that describes an Azure end, as a writer of templates makes it. */
export function azureText(end: TunnelEnd): string {
  const gateway = {
    ...end.gateway,
    name: "gateway",
    location: "westeurope",
    virtualNetwork: "v",
  } as Network["gateways"][number];
  const network: Network = {
    ...emptyNetwork,
    virtualNetworks:
      end.virtualNetwork === undefined
        ? []
        : [{ ...end.virtualNetwork, location: "westeurope", subnets: [gatewaySubnet] }],
    publicAddresses: end.publicAddresses.map((address) => ({ ...address, location: "westeurope" })),
    sites: end.site === undefined ? [] : [{ ...end.site, location: "westeurope" }],
    gateways: [gateway],
    tunnels: [{ ...end.tunnel, location: "westeurope" }],
  };
  return written(network, "arm");
}

/** The bundle that describes an edge end, with every algorithm that it offers: the writer keeps to what the service takes. */
export function edgeText(end: TunnelEnd, syntax: "json" | "yaml" = "json"): string {
  const network: Network = {
    ...emptyNetwork,
    sites: end.site === undefined ? [] : [end.site],
    gateways: end.gateway === undefined ? [] : [{ ...end.gateway, name: "edge" }],
    tunnels: [end.tunnel],
  };
  const bundle: Any = JSON.parse(written(network, "cds"));
  const { policy } = end.tunnel;
  const body = bundle.ipsecVpnTunnels[0].connectionProperties;
  if (policy !== undefined && !isUnresolved(policy)) {
    for (const phase of ["ike", "child"] as const) {
      for (const [key, value] of Object.entries(policy[phase])) {
        const spelling = cdsSpelling(`policy.${phase}.${key}`);
        if (spelling === undefined || !Array.isArray(value) || value.includes(0)) continue;
        const [part = "", name = ""] = spelling.steps.map(String);
        body[part][name] = spelling.spell(value);
      }
    }
  }
  return syntax === "yaml" ? printYaml(traced(bundle)).text : `${JSON.stringify(bundle, null, 2)}\n`;
}

function traced(value: Any): Traced {
  if (Array.isArray(value)) return value.map(traced);
  if (typeof value !== "object" || value === null) return constant(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, traced(item)]));
}

function written(network: Network, to: "arm" | "cds"): string {
  const { documents } = writerOf(to)?.write(network, new Places(), () => {}, { includeSecrets: true }) ?? {
    documents: [],
  };
  assert.ok(documents[0]);
  return documents[0].text;
}

/** What somebody does who follows the edits of a fix one by one, and knows nothing of the files. */
export function followed(sources: readonly Source[], edits: readonly Edit[]): readonly Source[] {
  const documents = new Map<string, Any>(sources.map(({ name, text }) => [name, JSON.parse(text as string)]));
  for (const { file, path = "", to } of edits) {
    const steps = path
      .split("/")
      .slice(1)
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = steps.pop() ?? "";
    let holder: Any = documents.get(file);
    for (const [index, step] of steps.entries()) {
      holder[step] ??= /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
      holder = holder[step];
    }
    holder[last] = to;
  }
  return sources.map(({ name }) => ({ name, text: JSON.stringify(documents.get(name)) }));
}
