import { describe, expect, it } from '@jest/globals';
import { proposalOf } from './proposal';
import type { ShownLine } from './thread-state';

const line = (author: ShownLine['author'], text: string): ShownLine => ({ author, text }) as ShownLine;

describe('what an agent proposes', () => {
  it('begins with the reply that tells most and the question before it', () => {
    const lines = [
      line('customer', 'Hello'), line('bot', 'A long answer of the bot that did not help at all, however long it is.'), line('customer', ' Can I change the colour? '), line('customer', ' '),
      line('agent', 'Yes: open the order and choose another colour.'), line('customer', 'Thanks'), line('agent', 'Bye!'),
    ];
    expect(proposalOf(lines)).toEqual({ question: 'Can I change the colour?', answer: 'Yes: open the order and choose another colour.' });
  });

  it('begins empty where no agent wrote', () => {
    expect(proposalOf([line('customer', 'Hello'), line('bot', 'Hello')])).toEqual({ question: '', answer: '' });
    expect(proposalOf([line('agent', 'Hello')])).toEqual({ question: '', answer: 'Hello' });
  });
});
