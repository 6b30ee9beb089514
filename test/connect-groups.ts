import fc from "fast-check";

/** A description of groups as data. */
export interface Description {
  readonly [member: string]: unknown;
  readonly connectGroups: readonly object[];
}

const machines = ["a", "b", "c", "d", "e", "f"];
const roles = ["R", "S", "T", "U"];
const groups = ["One", "Two", "Three", "Four"];

// Machines of one name are one machine wherever they stand, and say the same of themselves everywhere.
const stations = fc.record(
  Object.fromEntries(
    machines.map((name, index) => [
      name,
      fc.constantFrom<object | string>(
        name,
        { name, site: "Lyon" },
        { name, site: "Lyon", address: `192.168.20.${index + 1}` },
        { name, site: "Turin", address: `192.168.30.${index + 1}` },
        { name, site: "Nowhere" },
        { name, site: "Lyon", address: "203.0.113.1" },
      ),
    ]),
  ) as Record<string, fc.Arbitrary<object | string>>,
);

const group = fc.record({
  interconnected: fc.constantFrom(true, false, undefined),
  endpoints: fc.subarray(machines, { maxLength: 4 }),
  roles: fc.subarray(roles, { maxLength: 3 }),
  linkedGroups: fc.subarray(groups, { maxLength: 2 }),
});

/** Descriptions with all that decides who reaches whom, and who can. */
export const descriptions: fc.Arbitrary<Description> = fc
  .record({
    stations,
    groups: fc.array(group, { maxLength: groups.length }),
    instances: fc.array(fc.constantFrom(undefined, 1, 2, 20, 300), {
      minLength: roles.length,
      maxLength: roles.length,
    }),
    addressSpace: fc.constantFrom(undefined, ["10.7.0.0/16"], ["10.7.0.0/26"], ["10.7.0.0/24", "10.9.0.0/22"]),
    clientAddressPool: fc.constantFrom(undefined, ["172.30.0.0/24"]),
  })
  .map(({ stations: places, groups: drawn, instances, addressSpace, clientAddressPool }) => {
    const names = groups.slice(0, drawn.length);
    return JSON.parse(
      JSON.stringify({
        addressSpace,
        clientAddressPool,
        sites: [
          { name: "Lyon", gatewayAddress: "198.51.100.7", prefixes: ["192.168.20.0/24"] },
          { name: "Turin", gatewayAddress: "198.51.100.8", prefixes: ["192.168.30.0/24", "192.168.31.0/24"] },
          { name: "Nowhere" },
        ],
        roles: roles.map((name, index) => ({ name, instances: instances[index] })),
        connectGroups: drawn.map((each, index) => ({
          ...each,
          name: names[index],
          endpoints: each.endpoints.map((name) => places[name]),
          linkedGroups: each.linkedGroups.filter((name) => names.includes(name) && name !== names[index]),
        })),
      }),
    ) as Description;
  });
