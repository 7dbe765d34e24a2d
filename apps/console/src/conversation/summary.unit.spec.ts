import { describe, expect, it } from '@jest/globals';
import { summaryFacts } from './summary';

describe('the summary of a packet', () => {
  it('shows what was said first and last, without ids, and leaves out what the panel shows elsewhere', () => {
    const summary = 'reason: anger\nfirst: "Where is it?" [018f2c1a-0000-7000-8000-000000000001]\nintents: track [018f2c1a]\nanger: 8 [018f2c1a]';
    expect(summaryFacts(summary)).toEqual([{ key: 'first', text: 'Where is it?' }]);
  });

  it('shows a line of an unknown form as it is', () => {
    expect(summaryFacts('The customer is travelling.\n\nnote: call back')).toEqual([{ text: 'The customer is travelling.' }, { text: 'note: call back' }]);
  });
});
