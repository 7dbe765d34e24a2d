import type { AnswerVerdict } from '@parley/contracts';

/** What a customer says of one of the bot's answers, on any channel. */
export interface AnswerRating {
  readonly accountId: string;
  /** Thread of the one who says it: answers of other threads are not theirs to judge. */
  readonly threadId: string;
  /** Known when the reporter has our id; otherwise the vendor's id names the answer. */
  readonly replyId?: string;
  readonly externalMessageId?: string;
  readonly verdict: AnswerVerdict;
  /** By the vendor's clock, ISO 8601; absent where it is said right now. */
  readonly time?: string;
}

/** The word that stands, and since when (ISO 8601). */
export interface StandingVerdict {
  readonly verdict: AnswerVerdict;
  readonly time: string;
}

/**
 * What a new word makes of the one that stands, or nothing when it says the same or is older. Times grow with each
 * change, so that whoever reads them in another order comes to the same end.
 */
export function verdictAfter(standing: StandingVerdict | undefined, said: Pick<AnswerRating, 'verdict' | 'time'>, now: string): StandingVerdict | undefined {
  if (said.verdict === (standing?.verdict ?? 'withdrawn')) return undefined;
  if (!standing) return { verdict: said.verdict, time: said.time ?? now };
  if (said.time !== undefined && said.time < standing.time) return undefined;
  const time = said.time ?? now;
  return { verdict: said.verdict, time: time > standing.time ? time : aMomentAfter(standing.time) };
}

const aMomentAfter = (time: string): string => new Date(Date.parse(time) + 1).toISOString();

/** Skin tones, and the mark that asks for a coloured picture. */
const SHADES = /[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu;

/** A thumb up or down; any other reaction takes the place of the thumb before it, so it withdraws that. */
export function verdictOfReaction(emoji: string | undefined): AnswerVerdict {
  switch (emoji?.replace(SHADES, '')) {
    case '👍':
      return 'helpful';
    case '👎':
      return 'wrong';
    default:
      return 'withdrawn';
  }
}
