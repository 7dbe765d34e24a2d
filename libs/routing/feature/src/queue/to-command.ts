import { ControlChanged, ConversationClosed, EscalationRequested } from '@parley/contracts';
import { dataOf, type ReceivedEvent } from '@parley/platform/event-log';
import { queueOf, type ConversationCommand } from '@parley/routing/domain';

/** What an event of the conversation means for routing; nothing for most. */
export function toCommand(event: ReceivedEvent): ConversationCommand | undefined {
  const base = { conversationId: event.subject, now: event.time };
  switch (event.type) {
    case EscalationRequested.type: {
      const { escalationId, category, priority, language } = dataOf(EscalationRequested, event);
      const primary = language.split('-')[0] ?? language;
      return {
        ...base,
        type: 'Queue',
        escalationId,
        queueId: queueOf(category),
        priority,
        language: primary,
        waitingSince: event.time,
      };
    }
    case ConversationClosed.type:
      return {
        ...base,
        type: 'End',
        cause: dataOf(ConversationClosed, event).cause === 'resolved-by-agent' ? 'resolved' : 'conversation-closed',
      };
    case ControlChanged.type:
      return dataOf(ControlChanged, event).cause === 'returned-to-bot'
        ? { ...base, type: 'End', cause: 'returned-to-bot' }
        : undefined;
    default:
      return undefined;
  }
}
