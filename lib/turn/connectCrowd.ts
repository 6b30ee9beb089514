import type { PlacedMember } from "../connect/side.ts";

const mostNames = 20;

/** The members that a finding is about: that can be everybody who dials in, so that all but the first are only counted. */
export class Crowd {
  /** Those that the finding names. */
  readonly first: PlacedMember[] = [];
  #count = 0;

  /** A crowd of exactly these. */
  static of(members: readonly PlacedMember[]): Crowd {
    const crowd = new Crowd();
    crowd.addOthers(members, new Set(), 0);
    return crowd;
  }

  /** How many there are beside the first. */
  get more(): number {
    return this.#count - this.first.length;
  }

  add(member: PlacedMember): void {
    if (this.first.length < mostNames) this.first.push(member);
    this.#count += 1;
  }

  /** Adds all of a place but some, of whom so many stand there. */
  addOthers(all: readonly PlacedMember[], but: ReadonlySet<PlacedMember>, standing: number): void {
    for (const member of all) {
      if (this.first.length === mostNames) break;
      if (!but.has(member)) this.first.push(member);
    }
    this.#count += all.length - standing;
  }
}
