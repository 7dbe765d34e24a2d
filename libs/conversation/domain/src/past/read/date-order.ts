import { PastFileError } from '../past-file.error';
import type { ChatHeader } from './chat-line';
import { readingOf } from './local-time';

/** What the numbers of a date mean in their order. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

type Dated = Pick<ChatHeader, 'date' | 'yearFirst' | 'hour' | 'minute' | 'second'>;

/**
 * The order in which every date of a chat exists; of two, the one in which the chat does not jump back.
 * @throws PastFileError `contradicting-dates`, `unknown-date-order`
 */
export function dateOrderOf(entries: readonly Dated[], given?: DateOrder): DateOrder {
  const orders = given === undefined ? DATE_ORDERS.filter((order) => order !== 'ymd' || entries[0]?.yearFirst) : [given];
  const possible = orders.filter((order) => entries.every((entry) => clockReading(entry, order) !== undefined));
  if (possible.length === 0) throw new PastFileError('contradicting-dates');
  const inSequence = possible.length === 1 ? possible : possible.filter((order) => neverBack(entries, order));
  if (inSequence.length !== 1) throw new PastFileError('unknown-date-order');
  return inSequence[0]!;
}

/** The clock reading as if it were UTC, in milliseconds. */
export function clockReading({ date: [a, b, c], yearFirst, hour, minute, second }: Dated, order: DateOrder): number | undefined {
  if (yearFirst !== (order === 'ymd') && (yearFirst || a > 99)) return undefined;
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  return readingOf({ year: year < 100 ? 2000 + year : year, month, day, hour, minute, second });
}

function neverBack(entries: readonly Dated[], order: DateOrder): boolean {
  let last = -Infinity;
  for (const entry of entries) {
    const time = clockReading(entry, order) ?? -Infinity;
    // Clocks are put back by an hour in autumn.
    if (time < last - 3_600_000) return false;
    last = time;
  }
  return true;
}
