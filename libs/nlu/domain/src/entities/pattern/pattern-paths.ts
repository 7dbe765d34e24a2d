type Refuse = (reason: string) => Error;

interface Cursor {
  readonly source: string;
  readonly refuse: Refuse;
  at: number;
}

/** Longest repetition, and deepest nesting of groups. */
const MAX_REPEAT = 64;
const MAX_DEPTH = 8;

/**
 * In how many ways a pattern of the bounded kind can match at one place: alternatives add, parts in a row multiply, `{n,m}`
 * counts m − n + 1.
 *
 * @param refuse makes the error for a construct outside the bounded kind
 */
export function pathsOf(source: string, refuse: Refuse): number {
  const cursor: Cursor = { source, refuse, at: 0 };
  const paths = alternatives(cursor, 0);
  if (cursor.at < source.length) throw refuse('a ")" has no "("');
  return paths;
}

function alternatives(cursor: Cursor, depth: number): number {
  if (depth > MAX_DEPTH) throw cursor.refuse('groups are nested too deeply');
  let sum = 0;
  let product = 1;
  while (cursor.at < cursor.source.length && cursor.source[cursor.at] !== ')') {
    if (cursor.source[cursor.at] === '|') {
      cursor.at += 1;
      sum += product;
      product = 1;
    } else {
      product *= part(cursor, depth);
    }
  }
  return sum + product;
}

function part(cursor: Cursor, depth: number): number {
  const char = cursor.source[cursor.at]!;
  if ('*+?{}'.includes(char)) throw cursor.refuse(`"${char}" repeats nothing here`);
  if (char === '(') return group(cursor, depth);
  if (char === '[') characterClass(cursor);
  else if (char === '\\') escape(cursor);
  else if (char === '^' || char === '$') throw cursor.refuse('anchors are not needed: patterns match whole words anywhere');
  else cursor.at += 1;
  return quantifier(cursor);
}

function group(cursor: Cursor, depth: number): number {
  cursor.at += 1;
  if (cursor.source.startsWith('?:', cursor.at)) cursor.at += 2;
  else if (cursor.source[cursor.at] === '?') throw cursor.refuse('look-around and named groups are not allowed; use "(?:…)"');
  const paths = alternatives(cursor, depth + 1);
  if (cursor.source[cursor.at] !== ')') throw cursor.refuse('a "(" is not closed');
  cursor.at += 1;
  const next = cursor.source[cursor.at];
  if (next === '?') {
    cursor.at += 1;
    return paths + 1;
  }
  if (next === '*' || next === '+' || next === '{') throw cursor.refuse('a group cannot be repeated; repeat single characters or classes');
  return paths;
}

function characterClass(cursor: Cursor): void {
  cursor.at += 1;
  while (cursor.at < cursor.source.length && cursor.source[cursor.at] !== ']') cursor.at += cursor.source[cursor.at] === '\\' ? 2 : 1;
  if (cursor.at >= cursor.source.length) throw cursor.refuse('a "[" is not closed');
  cursor.at += 1;
}

function escape(cursor: Cursor): void {
  const char = cursor.source[cursor.at + 1] ?? '';
  if (char === '' || /[1-9kpPuxcbB]/.test(char)) throw cursor.refuse(`"\\${char}" is not allowed`);
  cursor.at += 2;
}

function quantifier(cursor: Cursor): number {
  const rest = cursor.source.slice(cursor.at);
  const counted = /^\{(\d{1,3})(?:,(\d{1,3}))?\}/.exec(rest);
  if (rest[0] === '*' || rest[0] === '+' || /^\{\d*,\}/.test(rest)) throw cursor.refuse('repetition needs a bound; write {n,m} instead of * or +');
  if (rest[0] === '?') {
    cursor.at += 1;
    return 2;
  }
  if (!counted) return 1;
  const least = Number(counted[1]);
  const most = Number(counted[2] ?? counted[1]);
  if (most < least || most > MAX_REPEAT) throw cursor.refuse(`repeat at most ${MAX_REPEAT} times, the lower number first`);
  cursor.at += counted[0].length;
  return most - least + 1;
}
