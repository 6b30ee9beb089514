import { FunctionError, ObjectValue, type PureFunction, type Value } from "../template/value.ts";
import { compareText } from "./letterCase.ts";
import { functionLimits } from "./limits.ts";
import { Sameness } from "./sameness.ts";
import { type Arguments, checkDepth, checkItemCount, define, isArray, kindOf, tooMuch } from "./signature.ts";

const any = Number.POSITIVE_INFINITY;

/** Functions of objects, and those that take arrays as well to join or compare them. */
export const objectFunctions: readonly PureFunction[] = [
  define("createObject", [0, any], (args) => createObject(args)),
  define("items", [1, 1], (args) => sortedMembers(args.object(0)).map(([key, value]) => itemOf(key, value))),
  define("objectKeys", [1, 1], (args) => sortedMembers(args.object(0)).map(([key]) => key)),
  define("shallowMerge", [1, 1], (args) => shallowMerge(args.array(0))),
  define("union", [1, any], (args) => (isArray(args.at(0)) ? unionOfArrays(args) : unionOfObjects(args))),
  define("intersection", [1, any], (args) => (isArray(args.at(0)) ? sharedItems(args) : sharedMembers(args))),
];

type Member = readonly [name: string, value: Value];

function createObject(args: Arguments): ObjectValue {
  if (args.count % 2 !== 0) throw new FunctionError(`${args.count} arguments given, expected a value for each name`);
  checkItemCount(args.count / 2);
  const members: Member[] = [];
  for (let index = 0; index < args.count; index += 2) members.push([args.text(index), args.at(index + 1)]);
  return new ObjectValue(members);
}

function itemOf(key: string, value: Value): ObjectValue {
  return new ObjectValue([
    ["key", key],
    ["value", value],
  ]);
}

function sortedMembers(object: ObjectValue): Member[] {
  return [...object.entries()].sort(([a], [b]) => compareText(a, b));
}

function shallowMerge(array: readonly Value[]): ObjectValue {
  const members: Member[] = [];
  for (const item of array) {
    if (!(item instanceof ObjectValue)) {
      throw new FunctionError(`an item of the array is ${kindOf(item)}, expected an object`);
    }
    if (members.length + item.size > functionLimits.mergedMembers) throw tooManyMembers();
    for (const member of item.entries()) members.push(member);
  }
  return new ObjectValue(members);
}

function unionOfArrays(args: Arguments): Value[] {
  const sameness = new Sameness();
  const found = new Map<unknown, Value>();
  for (const array of args.rest((index) => args.array(index))) {
    for (const item of array) {
      const key = sameness.keyOf(item);
      if (!found.has(key)) found.set(key, item);
    }
    checkItemCount(found.size);
  }
  return [...found.values()];
}

function unionOfObjects(args: Arguments): ObjectValue {
  const merge = new DeepMerge();
  return args.rest((index) => args.object(index)).reduce((merged, object) => merge.of(merged, object, 0));
}

/** Joins objects at every depth; what is not an object on both sides is replaced by the later. */
class DeepMerge {
  #left = functionLimits.mergedMembers;

  of(earlier: ObjectValue, later: ObjectValue, depth: number): ObjectValue {
    checkDepth(depth);
    this.#left -= earlier.size + later.size;
    if (this.#left < 0) throw tooManyMembers();
    const merged = later.entries().map(([name, value]): Member => {
      const before = earlier.get(name);
      const both = before instanceof ObjectValue && value instanceof ObjectValue;
      return [name, both ? this.of(before, value, depth + 1) : value];
    });
    return new ObjectValue([...earlier.entries(), ...merged]);
  }
}

function sharedItems(args: Arguments): Value[] {
  const sameness = new Sameness();
  const [first, ...others] = args.rest((index) => args.array(index));
  const sets = others.map((array) => new Set(array.map((item) => sameness.keyOf(item))));
  const shared = new Map<unknown, Value>();
  for (const item of first ?? []) {
    const key = sameness.keyOf(item);
    if (!shared.has(key) && sets.every((set) => set.has(key))) shared.set(key, item);
  }
  return [...shared.values()];
}

function sharedMembers(args: Arguments): ObjectValue {
  const sameness = new Sameness();
  const [first, ...others] = args.rest((index) => args.object(index));
  const isShared = ([name, value]: Member): boolean =>
    others.every((object) => {
      const other = object.get(name);
      return other !== undefined && sameness.areSame(value, other);
    });
  return new ObjectValue((first ?? new ObjectValue()).entries().filter(isShared));
}

function tooManyMembers(): FunctionError {
  return tooMuch("the object", functionLimits.mergedMembers, "members");
}
