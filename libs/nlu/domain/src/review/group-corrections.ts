import { plainText } from './plain-text';

/** What an agent said that a customer meant. */
export interface IntentCorrection {
  readonly messageId: string;
  /** What the customer wrote, masked. */
  readonly text: string;
  /** What the message had been taken for; null where nothing was recognised. */
  readonly recognised: string | null;
  /** Name in the intent library, or `none`. */
  readonly intent: string;
  /** ISO 8601. */
  readonly time: string;
}

/** Messages that were taken for one thing and meant another. */
export interface CorrectionGroup {
  readonly recognised: string | null;
  readonly intent: string;
  /** Messages, however many agents corrected each. */
  readonly count: number;
  /** Different texts, those that came most often first; at most {@link MOST_TEXTS}. */
  readonly texts: readonly CorrectedText[];
}

export interface CorrectedText {
  readonly text: string;
  readonly count: number;
  /** When it was corrected last, ISO 8601. */
  readonly last: string;
}

const MOST_TEXTS = 50;

/** Puts together what was mistaken in the same way, the most frequent first. Texts that differ in case, width and blanks only are one. */
export function groupCorrections(corrections: readonly IntentCorrection[]): CorrectionGroup[] {
  const groups = new Map<string, IntentCorrection[]>();
  for (const correction of corrections) {
    const key = JSON.stringify([correction.recognised, correction.intent]);
    groups.set(key, [...(groups.get(key) ?? []), correction]);
  }
  return [...groups.values()]
    .map((members): CorrectionGroup => {
      const { recognised, intent } = members[0]!;
      return { recognised, intent, count: messagesIn(members), texts: textsOf(members).slice(0, MOST_TEXTS) };
    })
    .sort((a, b) => b.count - a.count || (a.intent < b.intent ? -1 : 1));
}

const messagesIn = (corrections: readonly IntentCorrection[]): number => new Set(corrections.map(({ messageId }) => messageId)).size;

function textsOf(corrections: readonly IntentCorrection[]): CorrectedText[] {
  const same = new Map<string, IntentCorrection[]>();
  for (const correction of corrections) {
    const key = plainText(correction.text);
    same.set(key, [...(same.get(key) ?? []), correction]);
  }
  return [...same.values()]
    .map((members): CorrectedText => {
      const newest = members.reduce((one, other) => (other.time > one.time ? other : one));
      return { text: newest.text, count: messagesIn(members), last: newest.time };
    })
    .sort((a, b) => b.count - a.count || (a.last > b.last ? -1 : 1));
}
