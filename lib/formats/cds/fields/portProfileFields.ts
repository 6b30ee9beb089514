import type { PortProfile, PortSet } from "../../../model/edge.ts";
import { oneOf, port, text } from "./codecs.ts";
import { type AnyTable, fieldsOf } from "./field.ts";
import { referenceTable } from "./referenceFields.ts";

const profile = fieldsOf<PortProfile>();
const portSet = fieldsOf<PortSet>();

const portSetTable: AnyTable = {
  fields: [
    portSet.value("name", "name", text),
    portSet.value("protocol", "protocol", oneOf("TCP", "UDP", "ICMPv4", "ICMPv6"), { required: "protocol" }),
    portSet.values("ports", "destinationPorts", port),
  ],
};

/** `ApplicationPortProfile`. */
export const portProfileTable: AnyTable = {
  fields: [
    profile.value("id", "id", text),
    profile.value("name", "name", text, { required: "name" }),
    profile.value("description", "description", text),
    profile.value("ownership", "scope", oneOf("SYSTEM", "PROVIDER", "TENANT")),
    profile.parts("ports", "applicationPorts", portSetTable),
    profile.part("organization", "orgRef", referenceTable),
    profile.value("contextId", "contextEntityId", text),
  ],
  quiet: {
    status: "read-only: the state of the object",
    networkProviderScope: "read-only: the network manager of the provider behind it",
    usableForNAT: "read-only: follows from the ports",
  },
};
