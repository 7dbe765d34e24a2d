import { Controller } from '@nestjs/common';
import {
  AgentReplySubmitted, AssignmentEnded, ConversationAssigned, MessageReceived, MessageUnderstood, PassagesRetrieved, ResolutionSubmitted,
} from '@parley/contracts';
import {
  ConsumesEvents, HandlesTimers, type ConsumerContext, type ConsumerDeclaration, type DueTimer, type ReceivedEvent,
} from '@parley/platform/event-log';
import { CONVERSATION_SOURCES, ConversationEventsHandler } from './conversation-events.handler';
import { DeadlinesHandler } from './deadlines.handler';

/** One reader over all sources: one transaction covers a whole fetch. */
export const CONVERSATION_READER: ConsumerDeclaration = {
  reader: 'parley.conversation.decider.v1',
  topics: CONVERSATION_SOURCES,
  handles: [
    MessageReceived, MessageUnderstood, PassagesRetrieved, ConversationAssigned, AssignmentEnded, AgentReplySubmitted, ResolutionSubmitted,
  ],
};

/** Where events and deadlines enter. */
@Controller()
export class ConversationEventsController {
  constructor(
    private readonly events: ConversationEventsHandler,
    private readonly deadlines: DeadlinesHandler,
  ) {}

  @ConsumesEvents(CONVERSATION_READER)
  decideOnEvents(events: readonly ReceivedEvent[], context: ConsumerContext): Promise<void> {
    return this.events.handle(events, context);
  }

  @HandlesTimers({ kind: 'conversation.join' })
  passJoinDeadlines(timers: readonly DueTimer[], context: ConsumerContext): Promise<void> {
    return this.deadlines.handle('conversation.join', timers, context);
  }

  @HandlesTimers({ kind: 'conversation.holding' })
  passHoldingDeadlines(timers: readonly DueTimer[], context: ConsumerContext): Promise<void> {
    return this.deadlines.handle('conversation.holding', timers, context);
  }

  @HandlesTimers({ kind: 'conversation.inactivity' })
  passInactivityDeadlines(timers: readonly DueTimer[], context: ConsumerContext): Promise<void> {
    return this.deadlines.handle('conversation.inactivity', timers, context);
  }
}
