import type { ApiError } from '../shared/api';
import type { QueueRow } from '../shared/api-types';

interface Push {
  readonly rows: readonly QueueRow[];
  readonly removed: readonly string[];
}

export interface QueueState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly rows: ReadonlyMap<string, QueueRow>;
  /** Pushed while a load is under way: they are newer than what is being loaded. */
  readonly held: readonly Push[] | undefined;
  readonly error?: ApiError;
}

export const emptyQueue: QueueState = { status: 'loading', rows: new Map(), held: undefined };

export type QueueAction =
  | { readonly type: 'loading' }
  | { readonly type: 'loaded'; readonly rows: readonly QueueRow[] }
  | { readonly type: 'failed'; readonly error: ApiError }
  | ({ readonly type: 'pushed' } & Push);

export function queueReducer(state: QueueState, action: QueueAction): QueueState {
  switch (action.type) {
    case 'loading':
      return { status: state.status === 'ready' ? 'ready' : 'loading', rows: state.rows, held: [] };
    case 'loaded': {
      const loaded = new Map(action.rows.map((row) => [row.conversationId, row]));
      return { status: 'ready', rows: (state.held ?? []).reduce(withPush, loaded), held: undefined };
    }
    case 'failed':
      return { ...state, status: 'failed', error: action.error };
    case 'pushed':
      return state.held ? { ...state, held: [...state.held, action] } : { ...state, rows: withPush(state.rows, action) };
  }
}

/** A row only moves forward; one that left is gone whatever its revision. */
function withPush(rows: ReadonlyMap<string, QueueRow>, { rows: changed, removed }: Push): ReadonlyMap<string, QueueRow> {
  const next = new Map(rows);
  for (const row of changed) {
    const known = next.get(row.conversationId);
    if (!known || known.revision <= row.revision) next.set(row.conversationId, row);
  }
  for (const conversationId of removed) next.delete(conversationId);
  return next;
}

export interface QueueSections {
  readonly offers: readonly QueueRow[];
  readonly mine: readonly QueueRow[];
  /** Queued, or offered to somebody else. */
  readonly waiting: readonly QueueRow[];
  readonly others: readonly QueueRow[];
}

/** The queue as one person sees it. Waiting: urgent first, ageing by a point a minute, as the assignment does. */
export function sectionsOf(rows: Iterable<QueueRow>, personId: string, now: number): QueueSections {
  const all = [...rows];
  const held = (status: QueueRow['status'], mine: boolean): QueueRow[] =>
    all.filter((row) => row.status === status && (row.agentId === personId) === mine);
  const rank = (row: QueueRow): number => row.priority + (now - Date.parse(row.waitingSince)) / 60_000;
  const newest = (row: QueueRow): string => row.previewTime ?? row.waitingSince;
  return {
    offers: held('offered', true).sort((a, b) => (a.offerExpires ?? '').localeCompare(b.offerExpires ?? '')),
    mine: held('assigned', true).sort((a, b) => newest(b).localeCompare(newest(a))),
    waiting: [...all.filter(({ status }) => status === 'queued'), ...held('offered', false)].sort((a, b) => rank(b) - rank(a)),
    others: held('assigned', false).sort((a, b) => newest(b).localeCompare(newest(a))),
  };
}
