import type { EntityRecogniser } from '../finding';
import { todayOf } from './calendar';
import { chineseDates } from './chinese-dates';
import { englishDates } from './english-dates';

/** Both languages in every message: people mix them. */
export const dates: EntityRecogniser = (context) => {
  const today = todayOf(context);
  return today === undefined ? [] : [...chineseDates(context, today), ...englishDates(context, today)];
};
