import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../shared/api';
import type { ThreadHead, ThreadLine } from '../shared/api-types';
import { emptyThread, shownLines, threadReducer, type ThreadAction } from './thread-state';

const head = (revision: number): ThreadHead => ({
  conversationId: 'c', threadId: null, channel: 'webchat', customerName: null, packet: null, reason: null, category: null, controller: 'agent',
  controllingAgentId: 'me', closed: false, closeCause: null, wrapUp: null, revision,
});
const line = (lineId: string, position: number | null, more: Partial<ThreadLine> = {}): ThreadLine => ({
  lineId, position, author: 'agent', agentId: 'me', purpose: 'agent', text: lineId, sources: null, time: '2026-03-01T10:00:00.000Z', delivery: 'composed', failure: null, ...more,
});
const after = (...actions: ThreadAction[]) => actions.reduce(threadReducer, emptyThread);
const shown = (...actions: ThreadAction[]) => shownLines(after(...actions), 'me').map(({ lineId, delivery }) => `${lineId}:${delivery}`);
const loaded = (...lines: ThreadLine[]): ThreadAction => ({ type: 'loaded', loaded: { head: head(1), lines } });
const started: ThreadAction = { type: 'reply-started', reply: { replyId: 'r', text: 'hello', time: '2026-03-01T10:00:09.000Z' } };

describe('a transcript', () => {
  it('is in the conversation’s order, with what it has not accepted yet at the end', () => {
    expect(shown(loaded(line('new', null, { delivery: 'submitted' }), line('b', 2), line('a', 1)))).toEqual(['a:composed', 'b:composed', 'new:submitted']);
  });

  it('shows a reply at once, and once only when the service shows it, too', () => {
    expect(shown(loaded(), started)).toEqual(['r:sending']);
    expect(shown(loaded(), started, { type: 'pushed', lines: [line('r', null, { delivery: 'submitted' })] })).toEqual(['r:submitted']);
  });

  it('keeps a reply that could not be submitted, with the reason, until it is sent again or discarded', () => {
    const failed: ThreadAction = { type: 'reply-failed', replyId: 'r', error: new ApiError('HTTP.UNAVAILABLE', 503, '') };
    expect(shown(loaded(), started, failed)).toEqual(['r:not-sent']);
    expect(shown(loaded(), started, failed, started)).toEqual(['r:sending']);
    expect(shown(loaded(), started, failed, { type: 'reply-discarded', replyId: 'r' })).toEqual([]);
  });

  it('applies what was pushed during a load after what was loaded, and delivery only moves forward', () => {
    expect(shown(
      { type: 'loading' }, { type: 'pushed', lines: [line('a', 1, { delivery: 'sent' }), line('b', 2)] }, loaded(line('a', 1, { delivery: 'read' })),
    )).toEqual(['a:read', 'b:composed']);
  });

  it('shows a rejection as the last word', () => {
    expect(shown(loaded(line('a', null, { delivery: 'submitted' })), { type: 'pushed', lines: [line('a', 4, { delivery: 'rejected', failure: 'STALE_EPOCH' })] })).toEqual(['a:rejected']);
  });

  it('keeps the newest head', () => {
    expect(after(loaded(), { type: 'pushed', head: head(3), lines: [] }, { type: 'pushed', head: head(2), lines: [] }).head?.revision).toBe(3);
  });

  it('ends the typing indication when the message arrives', () => {
    const typed = after(loaded(), { type: 'customer-typed', at: 5 });
    expect(typed.customerTypedAt).toBe(5);
    expect(threadReducer(typed, { type: 'pushed', lines: [line('m', 1, { author: 'customer', delivery: null })] }).customerTypedAt).toBe(0);
  });
});
