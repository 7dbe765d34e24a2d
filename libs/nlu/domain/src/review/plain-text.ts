import { normalise } from '../text/units';

/** A text as it is compared with examples: apart from case, width and blanks. */
export const plainText = (text: string): string => normalise(text).replace(/\s+/g, ' ').trim();
