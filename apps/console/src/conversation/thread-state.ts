import type { ApiError } from '../shared/api';
import { DELIVERY_STATES, type DeliveryState, type LoadedConversation, type ThreadHead, type ThreadLine } from '../shared/api-types';

interface Push {
  readonly head?: ThreadHead;
  readonly lines: readonly ThreadLine[];
}

/** A reply that was typed here and that the service has not shown yet. */
export interface LocalReply {
  readonly replyId: string;
  readonly text: string;
  readonly time: string;
  readonly error?: ApiError;
}

export interface ThreadState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly head: ThreadHead | undefined;
  readonly lines: ReadonlyMap<string, ThreadLine>;
  readonly local: readonly LocalReply[];
  /** Pushed while a load is under way: they are newer than what is being loaded. */
  readonly held: readonly Push[] | undefined;
  /** When the customer was last seen typing, milliseconds by this machine's clock. */
  readonly customerTypedAt: number;
  readonly error?: ApiError;
}

export const emptyThread: ThreadState = {
  status: 'loading', head: undefined, lines: new Map(), local: [], held: undefined, customerTypedAt: 0,
};

export type ThreadAction =
  | { readonly type: 'loading' }
  | { readonly type: 'loaded'; readonly loaded: Pick<LoadedConversation, 'head' | 'lines'> }
  | { readonly type: 'failed'; readonly error: ApiError }
  | ({ readonly type: 'pushed' } & Push)
  | { readonly type: 'customer-typed'; readonly at: number }
  | { readonly type: 'reply-started'; readonly reply: LocalReply }
  | { readonly type: 'reply-failed'; readonly replyId: string; readonly error: ApiError }
  | { readonly type: 'reply-discarded'; readonly replyId: string };

export function threadReducer(state: ThreadState, action: ThreadAction): ThreadState {
  switch (action.type) {
    case 'loading':
      return { ...withoutError(state), status: state.status === 'ready' ? 'ready' : 'loading', held: [] };
    case 'loaded': {
      const held = state.held ?? [];
      const start: ThreadState = { ...withoutError(state), status: 'ready', held: undefined };
      return [action.loaded, ...held].reduce(withPush, start);
    }
    case 'failed':
      return { ...state, status: 'failed', error: action.error };
    case 'pushed':
      return state.held ? { ...state, held: [...state.held, action] } : withPush(state, action);
    case 'customer-typed':
      return { ...state, customerTypedAt: action.at };
    case 'reply-started':
      return { ...state, local: [...without(state.local, action.reply.replyId), action.reply] };
    case 'reply-failed':
      return { ...state, local: state.local.map((reply) => (reply.replyId === action.replyId ? { ...reply, error: action.error } : reply)) };
    case 'reply-discarded':
      return { ...state, local: without(state.local, action.replyId) };
  }
}

const without = (replies: readonly LocalReply[], replyId: string): LocalReply[] => replies.filter((reply) => reply.replyId !== replyId);

function withoutError({ error: _error, ...state }: ThreadState): ThreadState {
  return state;
}

function withPush(state: ThreadState, { head, lines }: Push): ThreadState {
  const merged = new Map(state.lines);
  for (const line of lines) merged.set(line.lineId, mergeLine(merged.get(line.lineId), line));
  const newHead = head && (!state.head || head.revision >= state.head.revision) ? head : state.head;
  const customerSpoke = lines.some(({ lineId, author }) => author === 'customer' && !state.lines.has(lineId));
  return {
    ...state,
    head: newHead,
    lines: merged,
    local: state.local.filter(({ replyId }) => !merged.has(replyId)),
    ...(customerSpoke && { customerTypedAt: 0 }),
  };
}

const rankOf = (delivery: DeliveryState | null): number => (delivery === null ? -1 : DELIVERY_STATES.indexOf(delivery));

/** A push may be older than what was loaded meanwhile: delivery only moves forward, and a place that was given stays. */
function mergeLine(known: ThreadLine | undefined, line: ThreadLine): ThreadLine {
  return known && rankOf(line.delivery) < rankOf(known.delivery) ? { ...line, ...known } : { ...line, position: line.position ?? known?.position ?? null };
}

export type ShownState = DeliveryState | 'sending' | 'not-sent';

/** One bubble of the transcript. */
export interface ShownLine extends Omit<ThreadLine, 'delivery'> {
  readonly delivery: ShownState | null;
  readonly error?: ApiError;
}

/** In the conversation's order; what it has not accepted yet comes last, by time. */
export function shownLines(state: ThreadState, personId: string): ShownLine[] {
  const last = Number.MAX_SAFE_INTEGER;
  const lines = [...state.lines.values()].sort(
    (a, b) => (a.position ?? last) - (b.position ?? last) || a.time.localeCompare(b.time),
  );
  const local = state.local.map(({ replyId, text, time, error }): ShownLine => ({
    lineId: replyId, author: 'agent', agentId: personId, purpose: 'agent', text, sources: null, time, position: null, failure: null,
    delivery: error ? 'not-sent' : 'sending',
    ...(error && { error }),
  }));
  return [...lines, ...local];
}
