import { describe, expect, it } from '@jest/globals';
import type { Entry } from './protocol';
import { emptyThread, partnerOf, shownLines, threadReducer, toReport, withoutSources, type OutgoingMessage, type ThreadAction } from './thread-state';

const entry = (id: string, revision: number, more: Partial<Entry> = {}): Entry => ({
  id, revision, author: 'customer', time: `2026-03-01T10:00:0${revision}.000Z`, content: { kind: 'text', text: id }, ...more,
});
const message = (clientMessageId: string): OutgoingMessage => ({ clientMessageId, text: clientMessageId, time: '2026-03-01T10:00:09.000Z', state: 'sending' });
const after = (...actions: ThreadAction[]) => actions.reduce(threadReducer, emptyThread);
const shown = (...actions: ThreadAction[]) => shownLines(after(...actions)).map(({ key, state }) => `${key}:${state ?? '-'}`);
const entries = (...list: Entry[]): ThreadAction => ({ type: 'entries', entries: list, revision: Math.max(0, ...list.map(({ revision }) => revision)) });

describe('the visitor’s thread', () => {
  it('shows a written message at once, and once only when the thread has it', () => {
    expect(shown({ type: 'written', message: message('m') })).toEqual(['m:sending']);
    expect(shown({ type: 'written', message: message('m') }, entries(entry('e', 1, { clientMessageId: 'm' })))).toEqual(['m:delivered']);
  });

  it('takes an own message for read when somebody replied after it', () => {
    expect(shown(entries(entry('q', 1), entry('a', 2, { author: 'bot' }), entry('q2', 3)))).toEqual(['q:read', 'a:-', 'q2:delivered']);
  });

  it('is by time, and knows each entry by its newest revision, however they arrive', () => {
    const late = entry('a', 5, { time: '2026-03-01T10:00:01.000Z', state: 'read', author: 'bot' });
    const early = entry('a', 1, { state: 'sent', author: 'bot' });
    expect(after(entries(late), entries(early)).entries.get('a')?.state).toBe('read');
    expect(shown(entries(entry('b', 2), late))).toEqual(['a:-', 'b:delivered']);
  });

  it('resumes after the highest revision it has seen', () => {
    expect(after(entries(entry('a', 7)), entries(entry('b', 3))).revision).toBe(7);
  });

  it('keeps what was on its way when the connection is lost, to be sent again', () => {
    expect(shown({ type: 'written', message: message('m') }, { type: 'disconnected' })).toEqual(['m:waiting']);
    const acked = after({ type: 'written', message: message('m') }, { type: 'state', clientMessageId: 'm', state: 'sent' }, { type: 'disconnected' });
    expect(acked.outgoing[0]?.state).toBe('sent');
  });

  it('reports replies as delivered once and as read until they are', () => {
    const state = after(entries(entry('p', 1, { author: 'bot', state: 'pending' }), entry('d', 2, { author: 'bot', state: 'delivered' }), entry('r', 3, { author: 'agent', state: 'read' }), entry('own', 4)));
    expect(toReport(state, 'delivered')).toEqual(['p']);
    expect(toReport(state, 'read')).toEqual(['p', 'd']);
  });

  it('lets a visitor judge answers from articles only, shows the word at once, and keeps it until the thread says it, too', () => {
    const sources = [{ title: 'Refunds' }];
    const answer = entry('a', 2, { author: 'bot', purpose: 'answer', sources });
    const said = entries(entry('q', 1), answer, entry('h', 3, { author: 'bot', purpose: 'answer', sources: [] }), entry('g', 4, { author: 'agent', purpose: 'agent', sources }));
    const verdicts = (...actions: ThreadAction[]) => shownLines(after(said, ...actions)).map(({ verdict }) => verdict);
    const rated = (verdict: 'helpful' | 'wrong' | 'withdrawn'): ThreadAction => ({ type: 'rated', replyId: 'a', verdict });
    expect(verdicts()).toEqual([undefined, 'withdrawn', undefined, undefined]);
    expect(verdicts(rated('helpful'))[1]).toBe('helpful');
    expect(after(said, rated('helpful'), entries({ ...answer, revision: 5, state: 'read' })).ratings.size).toBe(1);
    expect(after(said, rated('helpful'), entries({ ...answer, revision: 5, verdict: 'helpful' })).ratings.size).toBe(0);
    expect(verdicts(rated('helpful'), entries({ ...answer, revision: 5, verdict: 'helpful' }), rated('wrong'))[1]).toBe('wrong');
    expect(verdicts(entries({ ...answer, revision: 5, verdict: 'wrong' }))[1]).toBe('wrong');
  });

  it('is with the bot until it hands over or a person writes', () => {
    expect(partnerOf(emptyThread)).toBe('bot');
    expect(partnerOf(after(entries(entry('h', 1, { author: 'bot', purpose: 'handover' }), entry('own', 2))))).toBe('human');
    expect(partnerOf(after(entries(entry('g', 1, { author: 'agent' }), entry('b', 2, { author: 'bot', purpose: 'answer' }))))).toBe('bot');
  });
});

describe('the source at the end of an answer', () => {
  const sources = [{ title: 'Refunds', url: 'https://shop.example/refunds' }];
  it('is left out of the text when it is shown as a link', () => {
    expect(withoutSources('Five days.\n\nSource: Refunds\nhttps://shop.example/refunds', sources)).toBe('Five days.');
  });
  it('stays when it is something else', () => {
    expect(withoutSources('Five days.\n\nMore: https://shop.example/refunds', sources)).toContain('More');
    expect(withoutSources('Five days.', sources)).toBe('Five days.');
  });
});
