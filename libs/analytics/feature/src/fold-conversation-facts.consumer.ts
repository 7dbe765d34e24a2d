import { Controller } from '@nestjs/common';
import { conversationFacts } from '@parley/analytics/projections';
import { ConsumesEvents, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';
import { IndexingLoop } from './indexing-loop';

/** Keeps the facts of every conversation, from which the documents are written. */
@Controller()
export class FoldConversationFactsConsumer {
  constructor(private readonly indexing: IndexingLoop) {}

  @ConsumesEvents(conversationFacts.declaration)
  async fold(events: readonly ReceivedEvent[], { tx, afterCommit }: ConsumerContext): Promise<void> {
    await conversationFacts.apply(tx, events, conversationFacts.tableNames());
    afterCommit(() => this.indexing.nudge());
  }
}
