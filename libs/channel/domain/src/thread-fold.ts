import type { AnswerRatedData, MessageContent, MessageReceivedData, OutboundContent, ReplyComposedData, ReplyPurpose } from '@parley/contracts';
import type { StandingVerdict } from './answer-rating';
import { DELIVERY_STATES, type DeliveryState } from './delivery-state';

/** What events say about one line of a thread; parts that none has told yet are absent. */
export interface ThreadChange {
  readonly threadId: string;
  readonly entryId: string;
  readonly author?: 'customer' | 'bot' | 'agent';
  readonly time?: string;
  readonly externalMessageId?: string;
  readonly conversationId?: string;
  readonly purpose?: ReplyPurpose;
  readonly content?: MessageContent | OutboundContent;
  readonly sources?: readonly { readonly title: string; readonly url?: string }[];
  readonly state?: DeliveryState;
  readonly rating?: StandingVerdict;
}

export const customerMessage = (message: MessageReceivedData, time: string): ThreadChange => ({
  threadId: message.threadId,
  entryId: message.messageId,
  author: 'customer',
  time,
  externalMessageId: message.externalMessageId,
  content: message.content,
});

export const reply = (composed: ReplyComposedData, time: string): ThreadChange => ({
  threadId: composed.threadId,
  entryId: composed.replyId,
  author: composed.author,
  time,
  conversationId: composed.conversationId,
  purpose: composed.purpose,
  content: composed.content,
  sources: composed.sources.map(({ title, url }) => ({ title, ...(url !== undefined && { url }) })),
  state: 'pending',
});

export const deliveryState = (threadId: string, replyId: string, state: DeliveryState): ThreadChange => ({ threadId, entryId: replyId, state });

export const rating = ({ threadId, replyId, verdict }: AnswerRatedData, time: string): ThreadChange => ({ threadId, entryId: replyId, rating: { verdict, time } });

/**
 * One change per line, in order of first mention. Changes commute: what is said of a line first stays, its state only
 * moves forward, and of the customer's words on it the newest counts, so it does not matter in which order the topics are read.
 */
export function foldThreadChanges(changes: readonly ThreadChange[]): ThreadChange[] {
  const lines = new Map<string, ThreadChange>();
  for (const change of changes) {
    const key = `${change.threadId} ${change.entryId}`;
    const known = lines.get(key);
    lines.set(key, known === undefined ? change : { ...change, ...known, ...furthest(known.state, change.state), ...newest(known.rating, change.rating) });
  }
  return [...lines.values()];
}

/** Order in which states replace each other on a line. */
export const STATE_ORDER: readonly DeliveryState[] = ['pending', 'sent', 'failed', 'delivered', 'read'] satisfies (typeof DELIVERY_STATES)[number][];

function furthest(a: DeliveryState | undefined, b: DeliveryState | undefined): { state?: DeliveryState } {
  const state = [a, b].filter((s) => s !== undefined).sort((x, y) => STATE_ORDER.indexOf(y) - STATE_ORDER.indexOf(x))[0];
  return state === undefined ? {} : { state };
}

function newest(a: StandingVerdict | undefined, b: StandingVerdict | undefined): { rating?: StandingVerdict } {
  const newer = a && b ? (b.time > a.time ? b : a) : (a ?? b);
  return newer ? { rating: newer } : {};
}
