import type { PureFunction } from "../template/value.ts";
import { arrayFunctions } from "./arrays.ts";
import { base64Functions } from "./base64.ts";
import { cidrFunctions } from "./cidr.ts";
import { dateFunctions } from "./dates.ts";
import { formatFunctions } from "./format.ts";
import { guidFunctions } from "./guid.ts";
import { jsonFunctions } from "./json.ts";
import { lambdaFunctions } from "./lambdas.ts";
import { logicFunctions } from "./logic.ts";
import { numberFunctions } from "./numbers.ts";
import { objectFunctions } from "./objects.ts";
import { stringFunctions } from "./strings.ts";
import { uniqueStringFunctions } from "./uniqueString.ts";
import { uriFunctions } from "./uris.ts";

const families: readonly (readonly PureFunction[])[] = [
  arrayFunctions,
  base64Functions,
  cidrFunctions,
  dateFunctions,
  formatFunctions,
  guidFunctions,
  jsonFunctions,
  lambdaFunctions,
  logicFunctions,
  numberFunctions,
  objectFunctions,
  stringFunctions,
  uniqueStringFunctions,
  uriFunctions,
];

/** All functions that need nothing but their arguments, by their names in small letters. */
export const pureFunctions: ReadonlyMap<string, PureFunction> = new Map(
  families.flat().map((definition) => [definition.name.toLowerCase(), definition]),
);
