export interface Names {
  readonly customer: ReadonlySet<string>;
  readonly agent: ReadonlySet<string>;
}

/** Letters of a part of a name from which it is looked for on its own; fewer are too often other words. */
const SHORTEST_PART = 3;
const SHORTEST_HAN = 2;

/** Puts roles where participants are named. */
export function nameMask({ customer, agent }: Names): (text: string) => string {
  const roles = ([['[customer]', customer], ['[agent]', agent]] as const).flatMap(([role, names]) => patternsOf(names).map((pattern) => [pattern, role] as const));
  return (text) => roles.reduce((rest, [pattern, role]) => rest.replace(pattern, role), text);
}

function patternsOf(names: ReadonlySet<string>): RegExp[] {
  const whole = [...names].map((name) => name.trim()).filter((name) => /\p{L}/u.test(name));
  // A whole name counts in any spelling, one word only as it is written: "May" is a person, "may" is not.
  const single = whole.filter((name) => /^\p{Lu}\p{Ll}+$/u.test(name));
  const others = whole.filter((name) => !single.includes(name));
  return [pattern(others, 'giu'), pattern([...single, ...whole.flatMap(partsOf)], 'gu')].filter((found) => found !== undefined);
}

function pattern(names: readonly string[], flags: string): RegExp | undefined {
  const long = [...new Set(names)].filter((name) => [...name].length >= 2).sort((a, b) => b.length - a.length);
  const sources = long.map((name) => {
    const source = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
    // Chinese puts no space between a name and its neighbours.
    return /\p{Script=Han}/u.test(name) ? source : `(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`;
  });
  return sources.length === 0 ? undefined : new RegExp(sources.join('|'), flags);
}

function partsOf(name: string): string[] {
  if (/^\p{Script=Han}{3,4}$/u.test(name)) return [name.slice(-2)];
  return name.split(/[\s,.()·-]+/).filter((part) => (/^\p{Script=Han}+$/u.test(part) ? part.length >= SHORTEST_HAN : part.length >= SHORTEST_PART && /^\p{Lu}/u.test(part)));
}
