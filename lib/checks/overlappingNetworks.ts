import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { Stated } from "../model/stated.ts";
import { textOf } from "../model/stated.ts";
import type { Estate } from "./estate.ts";
import { hubsOf } from "./hubs.ts";
import { atStart } from "./names.ts";
import { type Collision, collisionsOf, isOneSite, type Side } from "./overlaps.ts";
import type { Rule } from "./rule.ts";

/** Networks that are connected with each other and share addresses. Those that are not connected may. */
export const overlappingNetworks: Rule = {
  codes: ["NT5101", "NT5102", "NT5103"],
  check: function* (estate: Estate): Iterable<Diagnostic> {
    for (const collision of collisionsOf(hubsOf(estate))) {
      const [one, other] = collision.sides;
      yield diagnose(codeOf(collision), {
        message: `${sentence(collision)}; ${consequence(collision)}`,
        help: help(collision),
        at: estate.at(...other.member.territory.readAt(other.index)),
        actual: prefixOf(other),
        related: [
          {
            message: `${atStart(one.member.territory.title)} has ${prefixOf(one)}`,
            at: estate.at(...one.member.territory.readAt(one.index)),
          },
        ],
      });
    }
  },
};

function codeOf({ hub, sides: [{ member: one }, { member: other }] }: Collision): "NT5101" | "NT5102" | "NT5103" {
  if (hub === undefined) return "NT5102";
  if (one.byBgp && other.byBgp) return "NT5103";
  return one.activeActive && isOneSite(one, other) ? "NT5103" : "NT5101";
}

function sentence({ sides: [one, other], places }: Collision): string {
  const [left, right] = [one, other].map((side) => `${side.member.territory.title} (${prefixOf(side)})`);
  const more = places > 1 ? `, in ${places} places` : "";
  return `${atStart(left as string)} and ${right} overlap${more}`;
}

function consequence(collision: Collision): string {
  const { hub, way } = collision;
  if (hub === undefined) {
    if (way?.length === 0) return "one gateway leads to both";
    const over = way?.map(({ title }) => title).join(" and ") ?? "further networks";
    return `connections lead from one to the other over ${over}`;
  }
  if (codeOf(collision) === "NT5103") return `${hub.title} has routes to both`;
  return `${hub.title} connects them`;
}

function help(collision: Collision): string {
  const { hub, sides } = collision;
  if (codeOf(collision) === "NT5103") return "Announce longer prefixes on the side that is to have the traffic";
  if (hub === undefined) return "Renumber one of them, or keep routes from passing between them";
  // Azure translates for sites only (VPN Gateway FAQ, 2026-08-19); what an edge gateway leads to is called none.
  const translates = sides.some(({ member }) => member.territory.kind === "site");
  return `Renumber one of them${translates ? ", or translate addresses by NAT rules on the connection" : ""}`;
}

function prefixOf({ member, index }: Side): string {
  return textOf(member.territory.prefixes[index] as Stated<string>);
}
