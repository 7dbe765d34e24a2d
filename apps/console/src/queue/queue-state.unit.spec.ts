import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../shared/api';
import type { QueueRow } from '../shared/api-types';
import { emptyQueue, queueReducer, sectionsOf, type QueueAction } from './queue-state';

const row = (conversationId: string, revision: number, more: Partial<QueueRow> = {}): QueueRow => ({
  conversationId, revision, status: 'queued', queueId: 'general', priority: 50, language: 'en', channel: 'webchat', customerName: null, reason: null,
  category: null, waitingSince: '2026-03-01T10:00:00.000Z', agentId: null, offerId: null, offerExpires: null, preview: null, previewAuthor: null,
  previewTime: null, ...more,
});
const after = (...actions: QueueAction[]) => actions.reduce(queueReducer, emptyQueue);
const revisions = (...actions: QueueAction[]) => [...after(...actions).rows.values()].map(({ conversationId, revision }) => `${conversationId}${revision}`);

describe('the queue', () => {
  it('applies what was pushed during a load after what was loaded', () => {
    expect(revisions({ type: 'loading' }, { type: 'pushed', rows: [row('a', 2)], removed: ['b'] }, { type: 'loaded', rows: [row('a', 1), row('b', 1)] })).toEqual(['a2']);
  });

  it('never goes back to an older revision of a row', () => {
    expect(revisions({ type: 'loading' }, { type: 'pushed', rows: [row('a', 2)], removed: [] }, { type: 'loaded', rows: [row('a', 3)] })).toEqual(['a3']);
  });

  it('takes pushes at once when nothing is being loaded, also for a row that came back', () => {
    expect(revisions(
      { type: 'loading' }, { type: 'loaded', rows: [row('a', 1)] }, { type: 'pushed', rows: [], removed: ['a'] }, { type: 'pushed', rows: [row('a', 5)], removed: [] },
    )).toEqual(['a5']);
  });

  it('keeps showing what it had while it loads anew, and drops what a new load does not have', () => {
    const again = after({ type: 'loading' }, { type: 'loaded', rows: [row('a', 1)] }, { type: 'loading' });
    expect([again.status, again.rows.size]).toEqual(['ready', 1]);
    expect(queueReducer(again, { type: 'loaded', rows: [] }).rows.size).toBe(0);
  });

  it('says why a load failed and goes on collecting pushes for the next one', () => {
    const failed = after({ type: 'loading' }, { type: 'failed', error: new ApiError('HTTP.UNAVAILABLE', 503, '') }, { type: 'pushed', rows: [row('a', 2)], removed: [] });
    expect([failed.status, failed.error?.code, failed.held?.length]).toEqual(['failed', 'HTTP.UNAVAILABLE', 1]);
    expect(queueReducer(failed, { type: 'loaded', rows: [] }).rows.size).toBe(1);
  });
});

describe('the queue as one person sees it', () => {
  it('tells offers to me, my conversations, who waits, and what colleagues have', () => {
    const sections = sectionsOf(
      [
        row('offer', 1, { status: 'offered', agentId: 'me' }), row('mine', 1, { status: 'assigned', agentId: 'me' }), row('queued', 1),
        row('offered-elsewhere', 1, { status: 'offered', agentId: 'other' }), row('theirs', 1, { status: 'assigned', agentId: 'other' }),
      ],
      'me', Date.parse('2026-03-01T10:05:00Z'),
    );
    const ids = Object.fromEntries(Object.entries(sections).map(([name, rows]) => [name, (rows as QueueRow[]).map(({ conversationId }) => conversationId)]));
    expect(ids).toEqual({ offers: ['offer'], mine: ['mine'], waiting: ['queued', 'offered-elsewhere'], others: ['theirs'] });
  });

  it('puts the urgent first, and whoever has waited a minute per point longer before them', () => {
    const { waiting } = sectionsOf(
      [row('calm', 1), row('urgent', 1, { priority: 90 }), row('old', 1, { waitingSince: '2026-03-01T09:00:00.000Z' })],
      'me', Date.parse('2026-03-01T10:05:00Z'),
    );
    expect(waiting.map(({ conversationId }) => conversationId)).toEqual(['old', 'urgent', 'calm']);
  });
});
