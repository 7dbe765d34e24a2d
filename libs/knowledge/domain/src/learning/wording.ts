import { maskPersonalData } from '@parley/shared/domain';

const MOST_CHARACTERS = 300;

/** A customer's wording for editors, without what may name a person; empty when nothing of use is left. */
export function wordingOf(text: string): string {
  const masked = maskPersonalData(text).replace(/\s+/g, ' ').trim();
  return /\p{L}{2}/u.test(masked) ? masked.slice(0, MOST_CHARACTERS) : '';
}
