import { describe, expect, it } from '@jest/globals';
import { withoutSources } from './source-lines';
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

describe('an answer in the transcript', () => {
  const sources = [{ title: 'Refunds', url: 'https://shop.example/refunds' }];
  it('shows its source once, as a link', () => {
    expect(withoutSources('Five days.\n\nSource: Refunds\nhttps://shop.example/refunds', sources)).toBe('Five days.');
  });

  it('keeps a last paragraph that is something else', () => {
    expect(withoutSources('Five days.\n\nAnything else?', sources)).toBe('Five days.\n\nAnything else?');
    expect(withoutSources('Five days.', sources)).toBe('Five days.');
  });
});
