import { decidingMessage, type Conversation } from './conversation';
import type { ConversationSettings } from './settings';

export const DEADLINE_KINDS = ['conversation.join', 'conversation.holding', 'conversation.inactivity'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

export interface Deadline {
  /** The same deadline has the same id, however often it is set. */
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly afterMs: number;
  /** The message that it is about; absent for inactivity. */
  readonly messageId?: string;
}

/** The deadlines that a conversation in this state has: the difference of two states tells what to set and what to drop. */
export function deadlinesOf(state: Conversation, settings: ConversationSettings): readonly Deadline[] {
  if (state.status !== 'open' || state.control.by !== 'bot') return [];
  const { conversationId, epoch, heldMessageId, channel } = state;
  const deciding = decidingMessage(state);
  const deadlines: Deadline[] = [
    { id: `inactivity:${conversationId}:${epoch}`, kind: 'conversation.inactivity', afterMs: settings.inactivityMs[channel] },
  ];
  if (deciding && deciding.messageId !== heldMessageId) {
    deadlines.push({ id: `join:${deciding.messageId}`, kind: 'conversation.join', afterMs: settings.joinMs, messageId: deciding.messageId });
  }
  if (heldMessageId !== null) {
    deadlines.push({ id: `holding:${heldMessageId}`, kind: 'conversation.holding', afterMs: settings.holdingMs, messageId: heldMessageId });
  }
  return deadlines;
}

/** What changed between two states of a conversation. */
export function deadlineChanges(before: Conversation, after: Conversation, settings: ConversationSettings): { set: Deadline[]; drop: string[] } {
  const old = deadlinesOf(before, settings);
  const now = deadlinesOf(after, settings);
  return {
    set: now.filter(({ id }) => !old.some((deadline) => deadline.id === id)),
    drop: old.map(({ id }) => id).filter((id) => !now.some((deadline) => deadline.id === id)),
  };
}

/**
 * How long until an inactivity deadline that came too early is due, in ms; undefined when the conversation has no such
 * deadline any more: it ended, a human took over, or it began anew under another one.
 */
export function remainingInactivityMs(state: Conversation, id: string, now: string, settings: ConversationSettings): number | undefined {
  if (state.status !== 'open' || !deadlinesOf(state, settings).some((deadline) => deadline.id === id)) return undefined;
  return Math.max(SHORTEST_WAIT_MS, Date.parse(state.lastActivityTime) + settings.inactivityMs[state.channel] - Date.parse(now));
}

/** A conversation that is past its time but owes an answer is looked at again after this. */
const SHORTEST_WAIT_MS = 1_000;
