/** Longest list of clauses that is looked at: a message with more is a story, not a list of requests. */
const MAX_CLAUSES = 8;
/** A clause with less is a fragment; whether it says anything depends on its neighbours. */
const LEAST = { words: 3, han: 3 };
const BOUNDARY = /[.!?;。！？；，,\n]+|\b(?:and also|also|and|but|plus|by the way|btw)\b|另外|还有|顺便|而且|以及|并且|同时|然后|再就是/giu;

/**
 * Parts of a message that may each be a request of its own: between punctuation marks and words that join sentences. Fragments go
 * to the clause before them. A message of one clause has one part, itself.
 */
export function clausesOf(text: string): string[] {
  const clauses: string[] = [];
  let from = 0;
  const take = (to: number) => {
    const clause = text.slice(from, to).trim();
    if (clause === '') return;
    if (clauses.length > 0 && !isWhole(clause)) clauses.push(`${clauses.pop()!} ${clause}`);
    else clauses.push(clause);
  };
  for (const match of text.matchAll(BOUNDARY)) {
    // A full stop or comma inside a number or an address ends nothing.
    if (/^[.,]$/.test(match[0]) && /\S/.test(text[match.index + 1] ?? ' ')) continue;
    take(match.index);
    from = match.index + match[0].length;
  }
  take(text.length);
  return clauses.length > MAX_CLAUSES ? [text] : clauses;
}

function isWhole(clause: string): boolean {
  const han = clause.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = clause.match(/[\p{L}\p{N}']+/gu)?.length ?? 0;
  return han >= LEAST.han || words >= LEAST.words;
}
