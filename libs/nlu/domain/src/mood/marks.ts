/** What is not in words: capitals, repeated marks and emoji. */
export interface Marks {
  /** 0 … 4: repeated exclamation and question marks, and words in capitals. */
  readonly emphasis: number;
  /** Sum of −3 … 3 for each emoji, repeats up to three times, and of disbelief ("??"). */
  readonly sentiment: number;
  /** Points of anger. */
  readonly anger: number;
  /** The emoji, as they were written. */
  readonly emoji: readonly string[];
}

const EMOJI: readonly (readonly [sentiment: number, anger: number, emoji: RegExp])[] = [
  [2, 0, /[😀😃😄😁😊🙂😍🥰😘👍🙏❤💕🎉👏💯🌹🤩😋🥳💖]/gu],
  [-2, 1, /[😢😭😞😔☹🙁👎😩😫😒😑💔😓😰😖]/gu],
  [-2, 2, /[🙄😤]/gu],
  [-3, 4, /[😠😡🤬👿💢🖕]/gu],
];
const MAX_REPEATS = 3;

/** Question marks in a row, or mixed with exclamation marks: "收我百分之五十？？". */
const DISBELIEF = { sentiment: -0.8, anger: 1.5, pattern: /[?？!！]*[?？][?？!！]+|[!！]+[?？]/ };

export function marksOf(text: string): Marks {
  const disbelief = DISBELIEF.pattern.test(text) && /\p{L}/u.test(text);
  const found = EMOJI.map(([sentiment, anger, pattern]) => ({ sentiment, anger, emoji: text.match(pattern) ?? [] }));
  const sum = (value: (mark: (typeof found)[number]) => number) =>
    found.reduce((total, mark) => total + value(mark) * Math.min(MAX_REPEATS, mark.emoji.length), 0);
  return {
    emphasis: emphasisOf(text),
    sentiment: sum((mark) => mark.sentiment) + (disbelief ? DISBELIEF.sentiment : 0),
    anger: sum((mark) => mark.anger) + (disbelief ? DISBELIEF.anger : 0),
    emoji: found.flatMap(({ emoji }) => [...new Set(emoji)]),
  };
}

function emphasisOf(text: string): number {
  const marks = Math.min(2, count(text, /[!！]/g) * 0.4 + count(text, /[?？!！]{2,}/g) * 0.5);
  const letters = count(text, /[A-Za-z]/g);
  const shouted = letters >= 8 && count(text, /[A-Z]/g) / letters > 0.5;
  const shoutedWords = count(text, /\b[A-Z]{4,}\b/g);
  return marks + (shouted ? 2 : Math.min(1, shoutedWords * 0.5));
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
