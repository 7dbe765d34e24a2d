import { describe, expect, it } from '@jest/globals';
import { highlightsIn } from './highlights';
import { ConceptTokeniser } from './text/concept-tokeniser';

const tokeniser = new ConceptTokeniser();
const shown = (text: string, query: string) => highlightsIn(text, tokeniser.tokenise(query), tokeniser).map(({ start, end }) => text.slice(start, end));

describe('highlightsIn', () => {
  it('marks the words of the query in any form, and words that mean the same', () => {
    expect(shown('Returned zebras are refunded in 5 days.', 'zebra refund')).toEqual(['zebras', 'refunded']);
    expect(shown('You will be reimbursed.', 'refund')).toEqual(['reimbursed']);
  });

  it('marks Chinese by characters that stand together', () => {
    expect(shown('收到退货后三天内退款到账。', '退货后多久到账')).toEqual(['退货后', '到账']);
  });

  it('marks nothing where nothing fits', () => {
    expect(shown('Nothing of it.', 'zebra')).toEqual([]);
    expect(shown('', 'zebra')).toEqual([]);
  });
});
