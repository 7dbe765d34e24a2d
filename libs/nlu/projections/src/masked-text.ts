import { cutText, maskPersonalData } from '@parley/shared/domain';

/** Half of what events carry: an address that ends behind their end is no longer known for one, and must not be shown. */
const LONGEST = 500;

/**
 * What of a customer's message is kept for editors: its beginning, without what may name or reach a person. Empty when
 * nothing else was said.
 */
export const maskedText = (text: string): string => cutText(maskPersonalData(text).trim(), LONGEST);
