/**
 * Whether a path matches a pattern: `*` stands for any part of a step, `?` for one character, `**` as a whole step for any
 * number of steps, also none. Takes time in proportion to both lengths, whatever the pattern.
 */
export function globMatches(glob: string, path: string): boolean {
  const steps = path.split("/");
  // Whether the pattern so far matches the first so many steps.
  let reached = steps.map(() => false);
  reached.unshift(true);
  for (const part of glob.split("/")) reached = part === "**" ? anyFurther(reached) : oneFurther(reached, part, steps);
  return reached.at(-1) === true;
}

function anyFurther(reached: readonly boolean[]): boolean[] {
  const first = reached.indexOf(true);
  return reached.map((_, count) => first >= 0 && count >= first);
}

function oneFurther(reached: readonly boolean[], part: string, steps: readonly string[]): boolean[] {
  return reached.map(
    (_, count) => count > 0 && reached[count - 1] === true && stepMatches(part, steps[count - 1] ?? ""),
  );
}

// On a mismatch the last `*` takes one character more: earlier ones need not, as what follows the last can only move on.
function stepMatches(part: string, step: string): boolean {
  const pattern = Array.from(part);
  const text = Array.from(step);
  let at = 0;
  let star = -1;
  let taken = 0;
  for (let index = 0; index < text.length; ) {
    if (pattern[at] === "*") {
      star = at++;
      taken = index;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++taken;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((character) => character === "*");
}
