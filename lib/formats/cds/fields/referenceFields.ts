import type { EntityReference } from "../../../model/edge.ts";
import { text } from "./codecs.ts";
import { type AnyTable, fieldsOf } from "./field.ts";

const reference = fieldsOf<EntityReference>();

/** `EntityReference`: a named thing by name and id. */
export const referenceTable: AnyTable = {
  fields: [
    reference.value("name", "name", text, { narrows: "name" }),
    reference.value("id", "id", text, { narrows: "id" }),
  ],
};
