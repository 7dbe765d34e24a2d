/** Where one sentence ends and the next begins; an English full stop counts only before a capital, a Han sign or the end. */
const BOUNDARY = /(?<=[。！？][”』」）)]*)(?![。！？”』」）)])|(?<=[!?]["')]*)\s+|(?<=[^\s\d]\.["')]*)\s+(?=["'(]*(?:\p{Lu}|\p{Script=Han}))/u;
/** Characters of a summary, whatever its sentences are. */
const SUMMARY_LIMIT = 900;

/** The first sentences of a passage, as they stand, without Markdown signs: an extract never says what its source does not. */
export function summarise(text: string, limit = 3): string {
  const sentences = withoutMarkdown(text)
    .split(/\n+/)
    .flatMap((line) => line.split(BOUNDARY))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  return cut(sentences.slice(0, limit).reduce(joined, ''), SUMMARY_LIMIT);
}

/** At most `limit` UTF-16 units, never ending in half a character; an ellipsis shows the cut. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const withoutMarkdown = (text: string): string =>
  text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^[ \t]*(?:#{1,6}|[-*+]|>)[ \t]+/gm, '')
    .replaceAll(/(\*{1,3}|`)([^*`\n]+)\1/g, '$2');

const joined = (before: string, sentence: string): string => {
  if (before === '') return sentence;
  return /[。！？”』」）]$/u.test(before) ? before + sentence : `${before} ${sentence}`;
};
