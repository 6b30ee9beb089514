import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { reached } from "../lib/connect/groupReach.ts";
import { linksOf } from "../lib/connect/members.ts";
import { TodaysReach } from "../lib/connect/reachToday.ts";
import type { PlacedMember } from "../lib/connect/side.ts";
import { connectReach } from "../lib/connectReach.ts";
import { convert } from "../lib/convert.ts";
import { overlap, rangesOf } from "../lib/model/address.ts";
import { read } from "../lib/read.ts";
import { Places } from "../lib/source/places.ts";
import { designConnect } from "../lib/turn/connectDesign.ts";
import { descriptions } from "./connect-groups.ts";
import { casesOf } from "./fixtures.ts";

// A group each: its name, `+` when it is interconnected, its machines, its roles in capitals, and groups after an arrow.
function described(notation: string): string {
  const groups = notation.split(";").map((text) => {
    const [members = "", links = ""] = text.split("→");
    const [head = "", ...names] = members.trim().split(/\s+/);
    return {
      name: head.replace("+", ""),
      interconnected: head.endsWith("+"),
      endpoints: names.filter((name) => name === name.toLowerCase()),
      roles: names.filter((name) => name !== name.toLowerCase()),
      linkedGroups: links.split(/\s+/).filter((name) => name !== ""),
    };
  });
  return JSON.stringify({ connectGroups: groups });
}

// Each pair that reached each other, and no other.
const rows: readonly (readonly [what: string, notation: string, reached: string])[] = [
  ["machines of an interconnected group reach each other", "one+ a b c", "a-b a-c b-c"],
  ["machines of another group do not", "one a b c", ""],
  ["machines and roles of a group reach each other all the same", "one a b R", "a-R b-R"],
  ["roles of a group do not, nor do their instances", "one R S", ""],
  ["roles of an interconnected group do, and so do their instances", "one+ R S", "R-R R-S S-S"],
  ["groups that are not linked are apart", "one+ a R; two+ b S", "R-R S-S a-R b-S"],
  [
    "a link lets members of two groups reach each other, not those of one",
    "one a R → two; two b S",
    "R-S a-R a-S a-b b-R b-S",
  ],
  ["a link counts from the other side too", "one a; two b → one", "a-b"],
  ["links do not go on through a third group", "one a → two; two b → three; three c", "a-b b-c"],
  ["a machine in two groups has the reach of both", "one+ a b; two+ a c", "a-b a-c"],
  ["a role in two groups that are linked reaches itself", "one R → two; two R", "R-R"],
  ["a role in no group reaches nobody", "one+ a", ""],
];

function reachedIn(text: string): string {
  const { members, pairs } = connectReach(read({ name: "connect.json", text }));
  return pairs
    .filter(({ before }) => before)
    .map((pair) => pair.members.map((at) => members[at]?.name).join("-"))
    .sort()
    .join(" ");
}

for (const [what, notation, expected] of rows) {
  test(`reach before: ${what}`, () => assert.equal(reachedIn(described(notation)), expected));
}

function assertKept(text: string): void {
  const source = { name: "connect.json", text };
  const reading = read(source);
  const { members, pairs } = connectReach(reading);
  const { diagnostics, documents } = convert(source, { to: "arm" });
  const deployed = reachIn(read(documents.slice(0, 1)).network, reading);
  for (const { members: both, before, today, code } of pairs) {
    const [one, other] = both.map((at) => members[at]?.name ?? "");
    const kept = today === (before ? "yes" : "no");
    assert.equal(code === undefined, kept, `${one} and ${other}: ${before} and ${today}, ${code}`);
    // What is written is what was designed.
    assert.equal(deployed(both), today, `${one} and ${other} in the template`);
    if (kept) continue;
    assert.ok(
      today !== "one way" && (before || today !== "yes" || isExcused(both, reading)),
      `${one} and ${other}: a hole`,
    );
    const named = diagnostics.some(
      (finding) =>
        finding.code === code && finding.message.includes(`"${one}"`) && finding.message.includes(`"${other}"`),
    );
    assert.ok(named, `${code} does not name ${one} and ${other}`);
  }
}

// More than before is let through only where addresses cannot tell a machine from another one that was let through.
function isExcused(both: readonly [number, number], { network }: ReturnType<typeof read>): boolean {
  const { placed } = designConnect(network, new Places());
  const links = linksOf(network.connectGroups);
  const [machine, role] = both.map((at) => placed[at] as PlacedMember) as [PlacedMember, PlacedMember];
  return placed.some(
    (twin) =>
      machine.side.kind !== "network" &&
      role.side.kind === "network" &&
      reached(twin.member, role.member, links) &&
      overlap(rangesOf(twin.side.prefixes), rangesOf(machine.side.prefixes)),
  );
}

// The reach in the network that the template describes: sites are known by name there.
function reachIn(network: ReturnType<typeof read>["network"], { network: groups }: ReturnType<typeof read>) {
  const { placed } = designConnect(groups, new Places());
  const names = new Map(groups.sites.map(({ key, name }) => [key, name]));
  const keys = new Map(network.sites.map(({ key, name }) => [name, key]));
  const moved = placed.map(({ member, side }): PlacedMember => {
    if (side.kind !== "site") return { member, side };
    return { member, side: { ...side, site: keys.get(names.get(side.site) ?? "") ?? side.site } };
  });
  const reach = new TodaysReach(network);
  return ([one, other]: readonly [number, number]) =>
    reach.between(moved[one] as PlacedMember, moved[other] as PlacedMember);
}

test("everybody reaches today whom they reached before, but for the pairs that the report names", () => {
  fc.assert(
    fc.property(descriptions, (description) => assertKept(JSON.stringify(description))),
    { numRuns: 200 },
  );
});

for (const { name, sources } of casesOf("connect")) {
  const [only, other] = sources;
  if (only === undefined || other !== undefined || read(sources).from === undefined) continue;
  test(`the reach of connect/${name} is kept, or the report says otherwise`, () => {
    assertKept(new TextDecoder().decode(only.text as Uint8Array));
  });
}

test("the filter notices a rule that is missing, one too many, and one in the wrong order", () => {
  const text = described("one+ R; two S");
  const { network, placed } = designConnect(read({ name: "connect.json", text }).network, new Places());
  const [r, s] = placed as [PlacedMember, PlacedMember];
  const [group] = network.securityGroups;
  assert.ok(group);
  const judged = (rules: typeof group.rules) =>
    new TodaysReach({
      ...network,
      securityGroups: network.securityGroups.map((each) => (each === group ? { ...each, rules } : each)),
    });
  assert.deepEqual([judged(group.rules).between(r, r), judged(group.rules).between(r, s)], ["yes", "no"]);
  const withoutAllow = group.rules.filter(({ action }) => action === "Deny");
  assert.equal(judged(withoutAllow).between(r, r), "no");
  // The other group denies what comes from this one, and what goes to it.
  assert.equal(judged([]).between(r, s), "no");
  assert.equal(judged([]).between(r, r), "yes");
  const denyFirst = group.rules.map((rule) => (rule.action === "Deny" ? { ...rule, priority: 50 } : rule));
  assert.equal(judged(denyFirst).between(r, r), "no");
});
