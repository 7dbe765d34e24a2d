import { NEEDS_NO_REPLY } from '@parley/contracts';
import { awaitingBot, newestAwaited, type Conversation } from './conversation';
import type { ConversationEvent } from './events';

export type Settlement = 'needs-no-reply' | 'replied' | 'handed-over' | 'human-in-control' | 'superseded' | 'failed';

/** False while the bot owes an answer to this message: only the newest of a burst is owed one, the older are superseded. */
export function isSettled(state: Conversation, messageId: string): boolean {
  return newestAwaited(state)?.messageId !== messageId;
}

/** True when nobody waits for the bot. */
export const isQuiet = (state: Conversation): boolean => awaitingBot(state).length === 0;

/**
 * How a conversation's history settled a message, undefined while it has not: the definition that {@link isSettled}
 * abbreviates. A holding line settles nothing.
 */
export function settlementOf(history: readonly ConversationEvent[], messageId: string): Settlement | undefined {
  const index = history.findIndex((event) => event.type === 'conversation.CustomerMessageAdded' && event.data.messageId === messageId);
  const added = history[index];
  if (added?.type !== 'conversation.CustomerMessageAdded') return undefined;
  if (NEEDS_NO_REPLY.includes(added.data.content.kind)) return 'needs-no-reply';
  if (added.data.controller !== 'bot') return 'human-in-control';
  for (const event of history.slice(index + 1)) {
    const settlement = settledBy(event, messageId);
    if (settlement) return settlement;
  }
  return undefined;
}

function settledBy(event: ConversationEvent, messageId: string): Settlement | undefined {
  switch (event.type) {
    case 'conversation.ReplyComposed':
      if (event.data.messageId !== messageId || event.data.purpose === 'holding') return undefined;
      return event.data.purpose === 'handover' ? 'handed-over' : 'replied';
    case 'conversation.ControlChanged':
      return event.data.controller === 'bot' ? undefined : 'handed-over';
    case 'conversation.CustomerMessageAdded':
      return NEEDS_NO_REPLY.includes(event.data.content.kind) ? undefined : 'superseded';
    case 'conversation.SettlementFailed':
      return event.data.messageId === messageId ? 'failed' : undefined;
    case 'conversation.ConversationStarted':
    case 'conversation.ConversationReopened':
    case 'conversation.ConversationClosed':
    case 'conversation.EscalationRequested':
    case 'conversation.ReplyRejected':
      return undefined;
  }
}
